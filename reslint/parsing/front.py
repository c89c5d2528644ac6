"""What stands around the text of a draft: masthead, title, sponsors, closing lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reslint.matching.expressions import expression
from reslint.parsing.enacting import is_enacting_line, recommends
from reslint.parsing.pages import is_furniture
from reslint.readers.block import Block
from reslint.text import Style, Text

# "At its 43rd meeting, the President of the Council made the following statement:"
_STATEMENT = expression(r"At (?:its|the)\s.*\bmeeting\b.*\b(?:statement|the following text)\b.*:$", re.DOTALL)
_CLOSING = (
    expression(r"\*?\d{1,4}\s?(?:st|nd|rd|th)\s+(?:\([a-z -]+\)\s+)?(?:plenary\s+|resumed\s+)?meeting\b", re.IGNORECASE),
    expression(r"(?:Plenary\s+)?meeting\s+(?:No\.?\s*)?\d", re.IGNORECASE),
    expression(
        r"\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4}[.*]?$"
    ),
    expression(r"\[(?:Adopted|Resolution adopted|Text adopted)\b"),
    expression(r"(?:In favour|Against|Abstaining|Abstentions?):?$", re.IGNORECASE),
    expression(r"(?:In favour|Against|Abstaining):\s"),
)
_SPONSORS = expression(
    r"(?:.*\S)\s?(?::|\s[-–—])\s?[*, ]{0,8}(?:revised\s+)?"
    r"(?:draft\s+(?:resolution|decision|declaration|statement)|amendments?\s+to\s+(?:the\s+)?(?:draft|document))"
    r"|(?:revised\s+)?draft\s+(?:resolution|decision)\s+(?:submitted|proposed|recommended|prepared)\s+by\b"
    r"|sponsors?:|(?:main\s+)?submitters?:",
    re.IGNORECASE | re.DOTALL,
)
# A line of the front, sponsors and all, is not longer than this.
_LONGEST_LINE = 3000
_AMENDMENT_TITLE = expression(
    r"(?:Proposed\s+|Draft\s+)?amendments?\s+to\s+(?:the\s+)?draft\s+(?:resolution|decision|declaration)\b", re.IGNORECASE
)
_AMENDMENT = expression(r"\bamendments?\s+to\s+(?:the\s+)?(?:draft|document)", re.IGNORECASE)
_FIELD = expression(
    r"(?:United Nations\s+)?[AESTL]/[A-Z0-9.()/ -]+\*{0,2}$|United Nations\b.{0,40}$"
    r"|(?:General Assembly|(?:Security|Economic and Social|Human Rights) Council)$|General Assembly\s+Distr|Distr(?:\.|ibution)"
    r"|\d{1,2}\s+[A-Z][a-z]+\s+\d{4}\b.{0,60}$|Original\b|(?:English|French|Spanish)\s+(?:only|and)"
    r"|[A-Z][a-z-]+(?:\s[a-z]+)?\s+(?:special\s+|resumed\s+|substantive\s+|organizational\s+|emergency\s+special\s+)*session\b"
    r"|\d{4}\s+(?:substantive\s+)?session|(?:Agenda\s+)?items?\s+\d|Agenda\s+Item"
    r"|(?:Resolution|Decision)\s+adopted\b|Resolution\s+\d+\s+\(\d{4}\)|Adopted\s+(?:by|without|on)\b|\[(?:on|without|Original|adopted)"
    r"|(?:First|Second|Third|Fourth|Fifth|Sixth|Main|Special Political|Disarmament)\b.*Committee\b"
    r"|[A-Z][a-z]+,\s+\d{1,2}(?:[–-]|\s+).*\d{4}$|Provisional|Advance|For (?:participants|action)|Resolutions?\s+and\s+decisions",
    re.DOTALL,
)
_WORKING = expression(
    r"(?:(?:main\s|co-?)?sponsors?|signatories|(?:co-?)?(?:sponsored|submitted)\sby|contacts?|status|version|facilitators?|forum"
    r"|silence(?:\sprocedure)?|topic|question\sof)\s?:.*|(?:as\sof|silence\sprocedure\suntil|version\s(?:of|as\sof))\s.*\d.*"
    r"|(?:draft\s)?decision(?:\sto\sbe\sadopted\sby\s.{3,60})?(?:\s[-–—]\s.{3,40})?"
    r"|\[?(?:(?:zero|first|second|third|working|informal|penholder(?:’s)?|(?:co-)?facilitators?’s?|chair’s|clean|revised|blue)\s){0,2}"
    r"(?:draft|text|version)(?:\s(?:\d{1,2}|zero|one|two|three))?(?:\s?[-–—,(]?\s?(?:(?:as\s)?of\s)?\d{1,2}\s[a-z]+\s\d{4}\)?)?\]?",
    re.IGNORECASE,
)
_LETTER = expression(r"(?:Dear|Hi|Hello)\b.{0,60},$|(?:From|To|Cc|Subject|Sent|Date):\s|On\s.{5,80}\swrote:$")
_ITEM = r"\d{1,3}(?:\s*\([a-z]\))*"
# A line of the masthead by all its words, not only by its first: behind the sponsors or as a heading, the others are titles.
_DATUM = expression(
    r"(?:United Nations\s+)?[AESTL]/[A-Z0-9.()/ -]+\*{0,2}|United Nations|Distr(?:\.|ibution)\b.*|Original:.*"
    r"|(?:General Assembly|(?:Security|Economic and Social|Human Rights) Council)(?:\s+Distr.*)?|\d{1,2}\s+[A-Z][a-z]+\s+\d{4}"
    r"|(?:English|French|Spanish)\s+(?:only|and)\b.*|\d{4}\s+(?:substantive\s+)?session"
    r"|[A-Z][a-z-]+(?:\s(?!special|resumed)[a-z]+)?\s+(?:special\s+|resumed\s+|substantive\s+|organizational\s+|emergency\s+)*session"
    rf"|(?:Agenda\s+)?[Ii]tems?\s+{_ITEM}(?:(?:,|\s+and|\s+to)\s+{_ITEM})*(?:\s+of\s+the\b.*)?"
    r"|(?:Resolution|Decision)\s+adopted\b.*|Resolution\s+\d+\s+\(\d{4}\)|Adopted\s+(?:by|without|on)\b.*"
    r"|\[(?:on|without|Original|adopted)\b.*"
    r"|(?:First|Second|Third|Fourth|Fifth|Sixth|Main|Special Political|Disarmament)\b.*Committee"
    r"|Provisional|Advance\b.*version|[A-Z][a-z]+,\s+\d{1,2}(?:[–-]|\s+).*\d{4}|For (?:participants|action)"
    r"|Resolutions?\s+and\s+decisions",
    re.DOTALL,
)
# Words and marks behind which a title is not yet whole.
_UNFINISHED = expression(r"(?:[,:–—-]|\b(?:of|and|or|the|in|on|for|to|with|from|at|by|against|its))$")


def is_sponsors_line(string: str) -> bool:
    """Whether a block names the sponsors of a draft."""
    return len(string) < _LONGEST_LINE and bool(_SPONSORS.match(string))


def is_amendment_line(string: str) -> bool:
    """Whether a block is the sponsors' line of an amendment: "Norway: amendment to draft resolution A/80/L.12"."""
    return "amendment" in string.lower() and bool(_AMENDMENT.search(string)) and is_sponsors_line(string)


def _introduces_statement(string: str) -> bool:
    return string.endswith(":") and len(string) < _LONGEST_LINE and bool(_STATEMENT.match(string))


def is_amendment_title(string: str) -> bool:
    """Whether a block is the title of an amendment: "Amendments to draft resolution A/80/L.12"."""
    return len(string) < 200 and bool(_AMENDMENT_TITLE.match(string)) and not string.endswith((".", ",", ";"))


def is_closing_line(string: str) -> bool:
    """Whether a block is (or begins) the lines behind the text: meeting, date, vote."""
    return len(string) < 400 and any(pattern.match(string) for pattern in _CLOSING)


class FrontReader:
    """Tells masthead, sponsors and title apart in the blocks before the enacting line."""

    def __init__(self, blocks: Sequence[Block], titled: bool) -> None:
        self._types = [self._type(block.text) for block in blocks]
        if titled:
            self._find_title(blocks)

    @staticmethod
    def _type(text: Text) -> str:
        if is_sponsors_line(text.string):
            return "SPONSORS"
        # What introduces the text: who recommends it, at which meeting it was read out.
        before = is_enacting_line(text) or recommends(text.string) or _introduces_statement(text.string)
        return "REMARK" if before else "MASTHEAD"

    def _find_title(self, blocks: Sequence[Block]) -> None:
        """The title is the last line before the enacting line that is no datum of the masthead."""
        sponsored = "SPONSORS" in self._types
        for index in range(len(blocks) - 1, -1, -1):
            if self._types[index] == "SPONSORS":
                return
            if self._types[index] == "REMARK" or _is_beside(blocks[index]) or _is_remark(blocks, index):
                continue
            if _LETTER.match(blocks[index].text.string):
                return
            field = _DATUM.fullmatch if sponsored or blocks[index].style == "heading" else _FIELD.match
            if not field(blocks[index].text.string):
                self._types[index] = "TITLE"
                self._begin_title(blocks, index)
            return

    def _begin_title(self, blocks: Sequence[Block], last: int) -> None:
        """Lines between the sponsors and the title's ``last`` line that it goes on with are its beginning."""
        sponsors = max((index for index in range(last) if self._types[index] == "SPONSORS"), default=last)
        for index in range(last - 1, sponsors, -1):
            before, behind = blocks[index].text.string, blocks[index + 1].text.string
            if self._types[index] != "MASTHEAD" or _is_beside(blocks[index]):
                return
            if not (behind[:1].islower() or _UNFINISHED.search(before)):
                return
            self._types[index], self._types[index + 1] = "TITLE", "CONTINUATION"

    def type_of(self, index: int) -> str:
        """The terminal of the front's block."""
        return self._types[index]


def _is_remark(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line says how work on the draft stands, or is a sentence below a title or in the letter that brings the draft."""
    string = blocks[index].text.string
    if _WORKING.fullmatch(string):
        return True
    if not string.endswith(".") or _stands_out(blocks[index]):
        return False
    return any(_stands_out(block) or _LETTER.match(block.text.string) for block in blocks[:index])


def _stands_out(block: Block) -> bool:
    return block.style == "heading" or block.text.leading(Style.BOLD) == len(block.text) > 0


def _is_beside(block: Block) -> bool:
    """Whether a block of the front is a note, a rule or the furniture of a page."""
    string = block.text.string
    furniture = block.style in ("rule", "furniture", "contents") or is_furniture(string) or bool(block.note)
    return furniture or string[:1] in "*†" or bool(block.text.leading(Style.SUPERSCRIPT))
