"""What people send along with a draft: the end of a letter, an answer quoted below it, explanatory and financial notes."""

from __future__ import annotations

import re

from reslint.matching.expressions import expression

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


def is_outside(string: str) -> bool:
    """Whether a line behind the text begins something that is no part of the draft: "Best regards,", "Explanatory note"."""
    if string[:1] not in _FIRST or len(string) > _LONGEST_LINE:
        return False
    return _LETTER.fullmatch(string) is not None or _NOTE.fullmatch(string) is not None
