"""Ranges inside a paragraph or note that have a name in selectors: opening, quotations, titles of instruments, citations ..."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from reslint.draft import Draft, Note, Paragraph, Style
from reslint.matching.expressions import expression

__all__ = ["Range", "find_ranges", "intersect", "joined", "overlaps", "quotations", "titles_of_instruments"]

Range = tuple[int, int]

# A closing single quotation mark is one that no letter follows; with a letter behind it, it is an apostrophe.
_CLOSING_SINGLE = expression(r"’(?!\w)")
_DOUBLE = expression(r"[“”]")


def find_ranges(draft: Draft, holder: Paragraph | Note, word: str) -> tuple[Range, ...]:
    """The ranges of ``holder.text.string`` that the word of a selector means, in order (citations apart)."""
    match word:
        case "opening":
            opening = holder.opening if isinstance(holder, Paragraph) else None
            return ((0, opening.end),) if opening and opening.end else ()
        case "italic":
            return _over_blanks(holder.text.string, holder.text.covered(Style.ITALIC))
        case "quotation":
            return _inserted(holder) if draft.form in ("amendment", "statement") else quotations(holder.text.string)
        case "title-of-instrument":
            opening = holder.opening if isinstance(holder, Paragraph) else None
            return titles_of_instruments(holder.text.string, opening.end if opening else 0)
        case "symbol":
            return _symbol(draft, holder)
    raise ValueError(word)


def overlaps(found: Range, ranges: Sequence[Range]) -> bool:
    """Whether a range shares a character with any of the others, which are in order and do not overlap each other."""
    at = bisect_left(ranges, (found[1], 0)) - 1
    return at >= 0 and ranges[at][1] > found[0]


def _over_blanks(string: str, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges, with those joined between which only blanks stand: the end of a line is none of italics."""
    together: list[Range] = []
    for start, end in ranges:
        if together and not string[together[-1][1] : start].strip():
            together[-1] = (together[-1][0], end)
        else:
            together.append((start, end))
    return tuple(together)


def joined(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The same characters in ranges that are in order and do not overlap."""
    together: list[Range] = []
    for start, end in sorted(ranges):
        if together and start <= together[-1][1]:
            together[-1] = (together[-1][0], max(together[-1][1], end))
        else:
            together.append((start, end))
    return tuple(together)


def intersect(first: Sequence[Range], second: Sequence[Range]) -> tuple[Range, ...]:
    """What two lists of ranges, each in order, have in common."""
    common: list[Range] = []
    at = 0
    for start, end in first:
        while at < len(second) and second[at][1] <= start:
            at += 1
        beside = at
        while beside < len(second) and second[beside][0] < end:
            common.append((max(start, second[beside][0]), min(end, second[beside][1])))
            beside += 1
    return tuple(common)


def _inserted(holder: Paragraph | Note) -> tuple[Range, ...]:
    """The quotations in a paragraph of an amendment or statement: one that begins with quotation marks is itself draft text."""
    string = holder.text.string
    if string[:1] not in ("“", '"') or (string[0] == '"' and string[-1] != '"'):
        return quotations(string)
    end = len(string) - (string[0] == '"')
    return tuple((start + 1, stop + 1) for start, stop in quotations(string[1:end]))


def quotations(string: str) -> tuple[Range, ...]:
    """The quotations of a paragraph, with their marks. A mark without its fellow in the paragraph quotes nothing."""
    if not any(mark in string for mark in '“"‘'):
        return ()
    return joined((*_curly(string), *_straight(string), *_single(string)))


def _curly(string: str) -> Iterator[Range]:
    opened: list[int] = []
    for mark in _DOUBLE.finditer(string):
        if mark.group() == "“":
            opened.append(mark.start())
        elif opened:
            start = opened.pop()
            if not opened:
                yield start, mark.end()


def _straight(string: str) -> Iterator[Range]:
    marks = [place for place, character in enumerate(string) if character == '"'] if '"' in string else []
    if len(marks) % 2 == 0:
        for start, end in zip(marks[::2], marks[1::2], strict=True):
            yield start, end + 1


def _single(string: str) -> Iterator[Range]:
    start = string.find("‘")
    while start >= 0:
        closing = _CLOSING_SINGLE.search(string, start)
        if not closing:
            return
        yield start, closing.end()
        start = string.find("‘", closing.end())


@cache
def _title() -> re.Pattern[str]:
    """Capitalised words around a word for an instrument: "Vienna Declaration and Programme of Action", "2030 Agenda for ...".

    Every repetition has a bound, so that a long run of capitalised words costs no more than its length.
    """
    name = r"[A-Z][\w’'-]{0,40}"
    noun = (
        r"(?:Convention|Covenant|Protocol|Declaration|Agreement|Charter|(?:Programme|Plan|Platform|Framework)s?\s(?:of|for)\sAction|"
        r"Principle|Treaty|Treatie|Statute|Rule|Agenda|Compact|Consensus|Guideline|Pact|Accord|Constitution|Regulation|Code)s?(?![\w’'-])"
    )
    before = rf"(?:\d{{4}}\s)?(?:(?!The\s){name}\s(?:(?:and|on|of)\s(?={name}))?){{0,12}}"
    first = rf"\s(?:(?:of|on|for|against|to|relating\sto|concerning|between)\s(?:the\s)?{name}|and\s(?:{name}\s){{0,4}}{noun})"
    further = (
        rf"(?:\s(?:(?:of|on|for|against|to|and|or|the|in|from|by|with)\s){{0,3}}{name}"
        rf"|,\s{name}(?=(?:,\s{name}){{0,6}},?\s(?:and|or)\s[A-Z]))"
    )
    year = r"(?:\sof\s\d{4}|,\s\d{4})?(?!\d)"
    return expression(rf"(?<![\w-])(?P<before>{before}){noun}(?P<behind>(?:{first}{further}{{0,20}})?{year})")


def titles_of_instruments(string: str, opening: int = 0) -> tuple[Range, ...]:
    """The titles of instruments in a paragraph: names, not "the Convention" alone. ``opening``: where its opening words end."""
    return tuple(
        (match.start(), match.end()) for match in _title().finditer(string, opening) if match["before"] or match["behind"]
    )


def _symbol(draft: Draft, holder: Paragraph | Note) -> tuple[Range, ...]:
    """Where the symbol of the masthead stands in this paragraph."""
    symbol, text = draft.masthead.symbol, holder.text
    if symbol is None or not symbol.value or not isinstance(holder, Paragraph):
        return ()
    at = text.string.find(symbol.value)
    while at >= 0:
        if text.source_offset(at) == symbol.span.start:
            return ((at, at + len(symbol.value)),)
        at = text.string.find(symbol.value, at + 1)
    return ()
