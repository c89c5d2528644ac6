"""Where the text of a draft begins: an organ's name, "We, the Ministers,", a declaration's or a decision's sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reslint.matching.expressions import expression
from reslint.parsing.numbers import paragraph_number, section_mark
from reslint.parsing.openings import read_opening
from reslint.readers.block import Block
from reslint.text import Text

_ORGAN_HEADS = (
    r"(?:General Assembly|Council|Commission|Committee|Conference|Assembly|Congress|Board|Meeting|Authority|Parties|Forum|"
    r"Sub-?Commission)"
)
_SMALL = r"of|and|the|on|in|for|to|against|its"
_SMALL_WORDS = frozenset(_SMALL.split("|"))
_ENACTING = expression(
    rf"[“\"]?(?:(?P<the>[Tt]he)\s+)?(?=(?P<name>(?:[A-Z&][\w’'-]*|&|{_SMALL})(?:\s+(?:[A-Z&(][\w’'&)-]*|{_SMALL}))*))"
    r"(?P=name)\s*(?P<end>[,:;.]?)[,:;.]?"
)
_ORGAN = expression(rf"\b{_ORGAN_HEADS}\b")
_SAID = expression(
    r"[“\"]?(?:\d{1,3}\.\s+)?The\s(?P<name>[A-Z]\w+(?:\s(?:[A-Z]\w+|of|the|on|and|for))*)\s(?:also |further )?(?P<verb>[a-z]+)\b"
)
_FEWEST_SAID = 3
# The organs whose names are known so well that a slip in them is one.
_PRINCIPAL = ("General Assembly", "Security Council", "Economic and Social Council", "Human Rights Council")
_ALIKE = 0.85
# No organ's name is longer.
_LONGEST_NAME = 120
# A slip makes a name longer or shorter by no more than this.
_SLIP = 3
_DECLARATION = expression(
    r"We,?\s+(?:the\s+)?[A-Z]|We,?\s+the\s+[a-z]"
    r"|We,\s+(?:(?:all|elected|high-level|other|young)\s+)?"
    r"(?:delegates|governments|heads|leaders|mayors|members|ministers|parliamentarians|participants|peoples|representatives|states)\b"
)
# A statement that is read out begins in quotation marks: “The Human Rights Council: ...
_QUOTES = '“"'
_WE = expression(r"(?:We|Our)\b")
_MEETING_DECISION = expression(
    rf"At its\s[^,.;:]{{3,80}}\bmeetings?,\s(?:held\s)?on\s[^.;:]{{6,60}}?\d{{4}},\sthe\s"
    rf"(?P<name>(?:[A-Z][\w’'-]*|{_SMALL})(?:\s(?:[A-Z][\w’'-]*|{_SMALL}))*)(?P<rest>\b.*)",
    re.DOTALL,
)
_DECIDES = expression(
    r"(?:[\w-]+ed|took|chose|takes|decides|adopts|approves|endorses|requests|notes|elects|appoints|confirms)\b|[,:]\s*$"
)
_RECOMMENDS = expression(
    r"(?:1\.\s+)?(?:Also\s+)?[Rr]ecommends?\b.*\bthe\s+following\s+draft\s+(?:resolution|decision)\b.*:$", re.DOTALL
)
_PART_LETTER = expression(r"(?:Draft\s+resolution\s+)?[A-Z]")
_DECLARED = expression(
    r"\b(?:declaration|communiqué|call to action|call for action|outcome document|pact|commitments)\b", re.IGNORECASE
)
# A line that only introduces the text is not longer than this.
_LONGEST_LINE = 3000


def _proper(string: str) -> str:
    """A line in capitals, or with a principal organ's name in another case, as names of organs are written; another as it is."""
    if string[:4].lower() != "the " or len(string) > _LONGEST_NAME or not string.endswith((",", ":")):
        return string
    words = [word if word in _SMALL_WORDS else word[:1].upper() + word[1:] for word in string.lower().split(" ")]
    proper = " ".join(words)
    if len(proper) != len(string) or not (string.isupper() or proper[4:-1] in _PRINCIPAL):
        return string
    return proper


def is_decision(text: Text) -> bool:
    """Whether a block is a decision in one sentence: "The General Assembly approves the programme of work ..."."""
    if _decided_at_meeting(text.string):
        return True
    match = _ENACTING.match(text.string)
    if not match or text.string[0] in _QUOTES or not match["the"] or match["end"] or not _ORGAN.search(match["name"]):
        return False
    words = text.string[match.end() :].strip()
    opening = read_opening(words[:1].upper() + words[1:200], "operative") if words[:1].islower() else None
    return opening is not None and opening.known and opening.form == "indicative"


def _decided_at_meeting(string: str) -> str:
    """The organ of "At its 3rd plenary meeting, on 21 September 2026, the General Assembly ... decided to ...", or ""."""
    match = _MEETING_DECISION.match(string) if string.startswith("At its") else None
    organ = _ORGAN.search(match["name"]) if match else None
    return match["name"][: organ.end()] if match and organ and _DECIDES.search(match["rest"]) else ""


def is_declaration_line(string: str) -> bool:
    """Whether a block is the opening of a declaration, "We, the Ministers of Health,", and no sentence of it."""
    return bool(_DECLARATION.match(string)) and not string.rstrip().endswith((".", ";"))


def speaks_as_we(string: str) -> bool:
    """Whether a paragraph, without its number, is a sentence of a declaration: "We will act.", "Our aim is ..."."""
    return bool(_WE.match(string)) and string.rstrip().endswith((".", ";", ":"))


def is_enacting_line(text: Text) -> bool:
    """Whether a block is "The General Assembly," (or another organ), a declaration's opening or a decision's first words."""
    string = _proper(text.string)
    if _DECLARATION.match(string):
        return True
    match = _ENACTING.match(string)
    if match and not _ORGAN.search(match["name"]):
        return bool(_misspelt(string, match))
    if not match:
        return False
    rest = string[match.end() :].strip()
    if not rest:
        return bool(match["the"] or match["end"] == ",") and len(string) < 160
    if string[0] in _QUOTES:
        return False
    # A decision runs on: "The General Assembly, recalling its decision ... of ...:" or "... decides to appoint ...".
    return bool(match["the"]) and match["end"] == "," and len(match["name"]) < 120 and rest[:1].islower()


def _misspelt(string: str, match: re.Match[str]) -> str:
    """The organ that a line of its own with a comma, "The Security Counsel,", means by a name like its own; else ""."""
    name = match["name"].strip()
    if name in _PRINCIPAL or not match["the"] or match["end"] != "," or string[match.end() :].strip() or len(name) > 40:
        return ""
    if all(abs(len(name) - len(organ)) > _SLIP for organ in _PRINCIPAL):
        return ""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, _PRINCIPAL, 1, _ALIKE)), "")


def runs_on(string: str) -> bool:
    """Whether an enacting line holds more than the name of the organ: it begins a quotation, or a decision's sentence."""
    match = _ENACTING.match(_proper(string))
    return not match or string[0] in _QUOTES or bool(string[match.end() :].strip())


def enacting_organ(string: str) -> str:
    """The organ's name in an enacting line, without its article and as it is spelled rightly; "" for a declaration."""
    string = _proper(string)
    match = _ENACTING.match(string) if not _DECLARATION.match(string) else None
    if not match:
        return _decided_at_meeting(string)
    organ = _ORGAN.search(match["name"])
    if not organ:
        return _misspelt(string, match) or _decided_at_meeting(string)
    more = not match["end"] and string[match.end() :].strip()
    return match["name"][: organ.end()] if more else _misspelt(string, match) or match["name"].strip()


def recommends(string: str) -> bool:
    """Whether a block recommends a draft to another organ: "Recommends ... the adoption of the following draft resolution:"."""
    return string.endswith(":") and len(string) < _LONGEST_LINE and bool(_RECOMMENDS.match(string))


def recommended_text(blocks: Sequence[Block], enacting: int) -> int:
    """The enacting line of the draft that the organ of the line ``enacting`` only recommends to another; -1 if it does not.

    "The Commission on Narcotic Drugs / Recommends ... the following draft resolution: / title / The General Assembly,"
    """
    following = blocks[enacting + 1 : enacting + 6]
    if not following or not recommends(following[0].text.string):
        return -1
    return next((enacting + 2 + i for i, block in enumerate(following[1:]) if is_enacting_line(block.text)), -1)


def part_letters(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of the letters of several resolutions in one file: "B" above the title and the enacting line of the second."""
    found: set[int] = set()
    for index, block in enumerate(blocks):
        if is_enacting_line(block.text):
            found.update(at for at in range(max(0, index - 2), index) if _PART_LETTER.fullmatch(blocks[at].text.string))
    return frozenset(found)


def first_said(blocks: Sequence[Block]) -> int:
    """The first paragraph of a statement, whose paragraphs begin "The Security Council recalls"; -1 if the text is none."""
    said = [index for index, block in enumerate(blocks) if _says(block.text.string)]
    return said[0] if len(said) >= _FEWEST_SAID else -1


def _says(string: str) -> bool:
    match = _SAID.match(string)
    if not match or not _ORGAN.search(match["name"]):
        return False
    opening = read_opening(match["verb"].capitalize() + string[match.end() : match.end() + 100], "operative", plural=True)
    # The plural is a slip: "The Security Council reaffirm".
    return opening is not None and opening.known and opening.form in ("indicative", "plural")


def first_sentence(blocks: Sequence[Block], begun: str, declaration: bool) -> int:
    """The first paragraph of a declaration that has no line "We, the ...," but sentences; -1 if the text is none.

    Many of its paragraphs open with "We" or "Our", and its title or the first of them says what it is, unless it is known to be a
    ``declaration``. ``begun`` is the enacting line, or "".
    """
    if begun and (is_declaration_line(begun) or not speaks_as_we(begun)):
        return -1
    numbers = [paragraph_number(block.text.string) for block in blocks]
    words = [block.text.string[n.end if n else 0 :] for block, n in zip(blocks, numbers, strict=True)]
    ours = [index for index, string in enumerate(words) if speaks_as_we(string)]
    if not ours:
        return -1
    first = next((index for index in range(ours[0]) if numbers[index]), ours[0])
    # The heading of its first section stands behind the title.
    while first > 1 and (mark := section_mark(words[first - 1])) and mark[1]:
        first -= 1
    prose = sum(bool(number) or string.endswith(".") for number, string in zip(numbers[first:], words[first:], strict=True))
    named = any(_DECLARED.search(string) for string in words[:first]) or is_declaration_line(words[ours[0]].rstrip(".;"))
    return first if declaration or (named and len(ours) > 1 and len(ours) * 4 >= prose) else -1
