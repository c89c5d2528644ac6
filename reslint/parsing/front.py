"""What stands around the text of a draft: masthead, title, sponsors, enacting line, closing lines, the furniture of pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reslint.parsing.openings import read_opening
from reslint.readers.block import Block
from reslint.text import Style, Text

_ORGAN_HEADS = (
    r"(?:General Assembly|Council|Commission|Committee|Conference|Assembly|Congress|Board|Meeting|Authority|Parties|Forum|"
    r"Sub-?Commission)"
)
_SMALL = r"of|and|the|on|in|for|to|against|its"
_ENACTING = re.compile(
    rf"(?:(?P<the>[Tt]he)\s+)?(?=(?P<name>(?:[A-Z&][\w’'-]*|&|{_SMALL})(?:\s+(?:[A-Z&(][\w’'&)-]*|{_SMALL}))*))"
    r"(?P=name)\s*(?P<end>[,:;.]?)"
)
_ORGAN = re.compile(rf"\b{_ORGAN_HEADS}\b")
_DECLARATION = re.compile(r"We,?\s+(?:the\s+)?[A-Z]")
_CLOSING = (
    re.compile(r"\*?\d{1,4}\s?(?:st|nd|rd|th)\s+(?:\([a-z -]+\)\s+)?(?:plenary\s+|resumed\s+)?meeting\b", re.IGNORECASE),
    re.compile(r"(?:Plenary\s+)?meeting\s+(?:No\.?\s*)?\d", re.IGNORECASE),
    re.compile(
        r"\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4}[.*]?$"
    ),
    re.compile(r"\[(?:Adopted|Resolution adopted|Text adopted)\b"),
    re.compile(r"(?:In favour|Against|Abstaining|Abstentions?):?$", re.IGNORECASE),
    re.compile(r"(?:In favour|Against|Abstaining):\s"),
)
_FURNITURE = re.compile(
    r"(?:\(?(?:\d{1,3}\s*/\s*\d{1,3}|Page\s+\d+(?:\s+of\s+\d+)?|\d{1,3}\s+of\s+\d{1,3})\)?\s*)?"
    r"(?:\(?[A-Z]?\)?\s*\d{2}-\d{5,6}(?:\s*\([A-Z]\))?(?:\s+\*?\d{6,9}\*?)?\s*)?"
    r"(?:\(?(?:\d{1,3}\s*/\s*\d{1,3})\)?\s*)?",
    re.IGNORECASE,
)
_BARCODE = re.compile(r"\*\d{7,9}\*|\d{2}-\d{5,6}\s*\(E\).*|%%%[^%\n]*|(?:[A-Z][A-Z ,/-]+\|)+[A-Z ,/-]*|Please recycle.*")
_SPONSORS = re.compile(
    r"(?:.*\S)\s?(?::|\s[-–—])\s?[*, ]{0,8}(?:revised\s+)?"
    r"(?:draft\s+(?:resolution|decision|declaration|statement)|amendments?\s+to\s+(?:the\s+)?(?:draft|document))"
    r"|(?:revised\s+)?draft\s+(?:resolution|decision)\s+(?:submitted|proposed|recommended|prepared)\s+by\b"
    r"|sponsors?:|(?:main\s+)?submitters?:",
    re.IGNORECASE | re.DOTALL,
)
# A line of the front, sponsors and all, is not longer than this.
_LONGEST_LINE = 3000
_AMENDMENT = re.compile(r"\bamendments?\s+to\s+(?:the\s+)?(?:draft|document)", re.IGNORECASE)
_FIELD = re.compile(
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


def is_decision(text: Text) -> bool:
    """Whether a block is a decision in one sentence: "The General Assembly approves the programme of work ..."."""
    match = _ENACTING.match(text.string)
    if not match or not match["the"] or match["end"] or not _ORGAN.search(match["name"]):
        return False
    words = text.string[match.end() :].strip()
    opening = read_opening(words[:1].upper() + words[1:200], "operative") if words[:1].islower() else None
    return opening is not None and opening.known and opening.form == "indicative"


def is_enacting_line(text: Text) -> bool:
    """Whether a block is "The General Assembly," (or another organ), a declaration's opening or a decision's first words."""
    string = text.string
    if _DECLARATION.match(string):
        return True
    match = _ENACTING.match(string)
    if not match or not _ORGAN.search(match["name"]):
        return False
    rest = string[match.end() :].strip()
    if not rest:
        return bool(match["the"] or match["end"] == ",") and len(string) < 160
    # A decision runs on: "The General Assembly, recalling its decision ... of ...:" or "... decides to appoint ...".
    return bool(match["the"]) and match["end"] == "," and len(match["name"]) < 120 and rest[:1].islower()


def enacting_organ(string: str) -> str:
    """The organ's name in an enacting line, without its article; "" for a declaration."""
    match = _ENACTING.match(string)
    organ = _ORGAN.search(match["name"]) if match and not _DECLARATION.match(string) else None
    if not match or not organ:
        return ""
    runs_on = not match["end"] and string[match.end() :].strip()
    return match["name"][: organ.end()] if runs_on else match["name"].strip()


def is_sponsors_line(string: str) -> bool:
    """Whether a block names the sponsors of a draft."""
    return len(string) < _LONGEST_LINE and bool(_SPONSORS.match(string))


def is_amendment_line(string: str) -> bool:
    """Whether a block is the sponsors' line of an amendment: "Norway: amendment to draft resolution A/80/L.12"."""
    return "amendment" in string.lower() and bool(_AMENDMENT.search(string)) and is_sponsors_line(string)


def is_closing_line(string: str) -> bool:
    """Whether a block is (or begins) the lines behind the text: meeting, date, vote."""
    return len(string) < 400 and any(pattern.match(string) for pattern in _CLOSING)


def is_furniture(string: str) -> bool:
    """Whether a block is what a page or an index brings: job number, page number, bar code, thesaurus terms."""
    return len(string) < 2000 and bool((_FURNITURE.fullmatch(string) and string) or _BARCODE.fullmatch(string))


class FrontReader:
    """Tells masthead, sponsors and title apart in the blocks before the enacting line."""

    def __init__(self, blocks: Sequence[Block], titled: bool) -> None:
        self._types = [self._type(block.text.string) for block in blocks]
        if titled:
            self._find_title(blocks)

    @staticmethod
    def _type(string: str) -> str:
        return "SPONSORS" if is_sponsors_line(string) else "MASTHEAD"

    def _find_title(self, blocks: Sequence[Block]) -> None:
        """The title is the last line before the enacting line that is no datum of the masthead."""
        for index in range(len(blocks) - 1, -1, -1):
            string = blocks[index].text.string
            if self._types[index] == "SPONSORS":
                return
            if (
                is_furniture(string)
                or blocks[index].style == "rule"
                or blocks[index].note
                or string[:1] in "*†"
                or blocks[index].text.leading(Style.SUPERSCRIPT)
            ):
                continue
            if not _FIELD.match(string):
                self._types[index] = "TITLE"
            return

    def type_of(self, index: int) -> str:
        """The terminal of the front's block."""
        return self._types[index]
