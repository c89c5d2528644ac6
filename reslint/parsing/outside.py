"""What people send along with a draft: the end of a letter, an answer quoted below it, explanatory and financial notes; and what
they write between its paragraphs."""

from __future__ import annotations

import re

from reslint.matching.expressions import expression
from reslint.parsing.enacting import is_enacting_line
from reslint.parsing.headings import begins_annex
from reslint.parsing.place import Place
from reslint.parsing.terminals import aside
from reslint.readers.block import Block

__all__ = ["SentAlong", "is_remark"]

_LONGEST_LINE = 160
_FIRST = frozenset("bBkKwWmMtTsSyYrRoOfFeEpPcCnN-")
_LETTER = expression(
    r"(?:(?:(?:with )?(?:best|kind|warm|many)(?: \w+)? )?(?:regards|wishes|thanks)|yours \w+|sincerely|respectfully|thank you)"
    r"[,.!]?"
    r"|--|-{3,}\s?(?:forwarded|original) message\s?-{3,}|On .{6,80} wrote:|From: .+|Sent from my .+",
    re.IGNORECASE,
)
_NOTE = expression(
    r"(?:explanatory (?:note|memorandum)|(?:note|statement) (?:by|of) the secretariat\b.*"
    r"|(?:note|message) to (?:colleagues|delegations)"
    r"|(?:(?:note|statement) (?:of|on) )?(?:the )?programme budget implications?\b.*|PBI)(?: \(PBI\))?\s?[:.]?",
    re.IGNORECASE,
)
# What the room writes between and below the paragraphs: "[Silence procedure until 14 March]", "Footer: as of 12 March".
_REMARK = expression(
    r"[\[({*_\s]*(?:silence\s(?:procedure|until|is|was|broken)\b|footer:|as of \d|"
    r"(?<=[\[({])(?:comments?|n\.?b\.?|notes?|(?:co-?)?facilitators?(?:[’']s?)?(?:\s\w+)?|secretariat|placeholder)\s?:)",
    re.IGNORECASE,
)


def is_remark(string: str) -> bool:
    """Whether a line is what the room writes between and below the paragraphs."""
    return _REMARK.match(string) is not None


class SentAlong:
    """Follows a text, and tells what was sent along behind the draft, up to the next annex or resolution."""

    def __init__(self) -> None:
        self._begun = False

    def holds(self, block: Block, place: Place) -> bool:
        """Whether the next block, which stands at this place, is no part of the draft; its notes are."""
        string = block.text.string
        if self._begun:
            self._begun = not (begins_annex(string) or is_enacting_line(block.text))
            beside = aside(block) if self._begun else None
            return self._begun and not (beside and beside.type == "NOTE" and beside.notation != "asterisk")
        ended = place.part == "closing" or (place.part == "operative" and place.finished)
        self._begun = ended and _begins(string)
        return self._begun


def _begins(string: str) -> bool:
    """Whether a line behind the text begins something that is no part of the draft: "Best regards,", "Explanatory note"."""
    if string[:1] not in _FIRST or len(string) > _LONGEST_LINE:
        return False
    return _LETTER.fullmatch(string) is not None or _NOTE.fullmatch(string) is not None
