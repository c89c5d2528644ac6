"""The numbered rows of a draft: operative paragraphs, sections, annexes. Those of subparagraphs: ``reslint.derived.item_lists``.

Each row is a list of members with the value of their number, so that ``reslint.derived.series`` can judge their order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from reslint.derived.once import once_a_draft
from reslint.draft import Draft, Kind, Paragraph
from reslint.matching.expressions import expression
from reslint.parsing.levels import Levels
from reslint.parsing.numbers import Number, letter_value, lettered_numbers, paragraph_number, roman_value

__all__ = [
    "Boundary",
    "Member",
    "Row",
    "annex_rows",
    "belonging",
    "counted_rows",
    "labelled_rows",
    "operative_rows",
    "roman",
    "section_rows",
    "without_repeats",
    "written",
]

_ANNEX = expression(r"(?P<word>Annex|Appendix|Enclosure)\b(?:\s+(?P<mark>[IVXLC]+|[A-Z]|\d{1,2})\b)?", re.IGNORECASE)
_ROMANS = ((90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Boundary(NamedTuple):
    """What stands between two members of a row: the heading, of several the highest.

    ``mark``: its numeral or letter, or ""; ``level``: 1 for the highest marked headings, 9 for those without a mark.
    """

    paragraph: Paragraph
    mark: str
    level: int


class Member(NamedTuple):
    """A member of a row: ``value`` None where it has no number. ``scheme``: "arabic", "letter", "roman", "digit", "dash" or "".

    ``boundary``: the heading between the member before it and itself. ``width``: how many characters of a heading are its mark.
    ``repeat``: what stands behind the number of a paragraph that was put in between ("bis", "alt").
    """

    paragraph: Paragraph
    value: int | None
    scheme: str = "arabic"
    closing: str = "."
    boundary: Boundary | None = None
    width: int = 0
    repeat: str = ""


@dataclass(slots=True)
class Row:
    """Members of one count. ``parent``: the paragraph that a list stands under; ``level``: of a list, from 1."""

    members: list[Member] = field(default_factory=list)
    parent: Paragraph | None = None
    level: int = 0

    @property
    def values(self) -> list[int | None]:
        """The values of its members."""
        return [member.value for member in self.members]


def roman(value: int) -> str:
    """A number below 100 as a small roman numeral."""
    numeral = ""
    for worth, letters in _ROMANS:
        while value >= worth:
            numeral, value = numeral + letters, value - worth
    return numeral


def written(member: Member, value: int) -> str:
    """The number ``value`` as a mark of the member's kind: "7.", "(c)", "(iii)", "IV"."""
    body = {"letter": _letter, "roman": roman}.get(member.scheme, str)(value)
    if member.paragraph.kind is Kind.HEADING:
        return body.upper()
    if member.paragraph.kind is Kind.OPERATIVE and (member.paragraph.number or "").strip("(")[:1].isupper():
        body = body.upper()
    closing = "" if member.closing.isalnum() else member.closing
    return f"({body})" if closing == "()" else f"{body}{closing}"


def _letter(value: int) -> str:
    return chr(96 + (value - 1) % 26 + 1) * ((value - 1) // 26 + 1)


@lru_cache(maxsize=512)
def _paragraph_value(printed: str) -> Number | None:
    return paragraph_number(f"{printed} x")


@once_a_draft
def operative_rows(draft: Draft) -> list[Row]:
    """The operative paragraphs, a row for each enacting line of the main part and each stretch of an annex that has a heading.

    Paragraphs that were put in between while the others kept their numbers ("5 bis.") have no place in the count. Nor, in an
    annex, have those without a number.
    """
    return [row for row in map(without_repeats, counted_rows(draft)) if row.members]


def without_repeats(row: Row) -> Row:
    """The row without the members that were put in between while the others kept their numbers."""
    members: list[Member] = []
    boundary: Boundary | None = None
    for member in row.members:
        boundary = boundary or member.boundary
        if not member.repeat:
            members.append(member._replace(boundary=boundary) if boundary is not member.boundary else member)
            boundary = None
    return Row(members, row.parent, row.level)


@once_a_draft
def counted_rows(draft: Draft) -> list[Row]:
    """The same rows with the paragraphs that were put in between."""
    rows = [Row()]
    levels = Levels()
    boundary: Boundary | None = None
    for paragraph in draft.paragraphs:
        if paragraph.kind is Kind.ENACTING or (paragraph.kind is Kind.HEADING and paragraph.part == "annex"):
            rows.append(Row())
            levels, boundary = Levels(), None
        elif paragraph.kind is Kind.HEADING:
            boundary = _boundary(paragraph, levels, boundary)
        elif paragraph.kind is Kind.OPERATIVE:
            if rows[-1].members and rows[-1].members[-1].paragraph.part != paragraph.part:
                rows.append(Row())
            member = _operative(paragraph, boundary, rows[-1].members)
            if member:
                rows[-1].members.append(member)
                boundary = None
    return [_without_slip(row) for row in rows if row.members]


@once_a_draft
def labelled_rows(draft: Draft) -> list[Row]:
    """The preambular paragraphs that have the labels of working papers, "PP3", as one row."""
    members = []
    for paragraph in draft.of(Kind.PREAMBULAR, part="main"):
        number = _paragraph_value(paragraph.number) if paragraph.number else None
        if number and number.label == "PP":
            members.append(Member(paragraph, number.value, closing=number.closing, repeat=number.repeat))
    return [Row(members)]


def _without_slip(row: Row) -> Row:
    """The row, in which a single letter among figures ("l." for "1.") is no number."""
    lettered = [index for index, member in enumerate(row.members) if member.scheme != "arabic"]
    if len(lettered) == 1:
        member = row.members[lettered[0]]
        row.members[lettered[0]] = Member(member.paragraph, None, boundary=member.boundary)
    return row


def _operative(paragraph: Paragraph, boundary: Boundary | None, before: Sequence[Member]) -> Member | None:
    number = _paragraph_value(paragraph.number) if paragraph.number else None
    if number is None and paragraph.number:
        readings = lettered_numbers(f"{paragraph.number} x")
        first = before[-1].scheme if before else "roman" if paragraph.number.strip("()")[:1] in "iI" else "letter"
        reading = next((one for one in readings if one.scheme == first), None)
        if reading:
            return Member(paragraph, reading.value, reading.scheme, reading.closing, boundary)
    if number is None:
        return Member(paragraph, None, boundary=boundary) if paragraph.part == "main" else None
    return Member(paragraph, number.value, closing=number.closing, boundary=boundary, repeat=number.repeat)


def belonging(row: Row, index: int) -> int:
    """The number that its neighbours leave free for a member without one, or 0."""
    before = row.members[index - 1].value if index else 0
    after = row.members[index + 1].value if index + 1 < len(row.members) else None
    starts_again = index and row.members[index].boundary is not None and after == 2
    if starts_again:
        return 1
    if before is None or (after is not None and after != before + 2):
        return 0
    return before + 1 if after is not None or row.members[index].boundary is None else 0


def _boundary(heading: Paragraph, levels: Levels, before: Boundary | None) -> Boundary:
    mark = _section_mark(heading)
    level = levels.place(_section_readings(mark))[0] if mark else 9
    if before and before.level <= level:
        return before
    return Boundary(heading, mark, level)


def _section_mark(heading: Paragraph) -> str:
    """Its numeral or letter, or ""."""
    return heading.section if heading.section and heading.label.endswith(f"section {heading.section}") else ""


def _section_readings(mark: str) -> list[Number]:
    if mark.isdigit():
        return [Number(mark, int(mark), 0, scheme="digit", closing="")]
    readings = [("letter", letter_value(mark)), ("roman", roman_value(mark))]
    if len(mark) > 1 or mark in "IVX":
        readings.reverse()
    return [Number(mark, value, 0, scheme=scheme, closing="") for scheme, value in readings if value]


@once_a_draft
def section_rows(draft: Draft) -> list[Row]:
    """The marked headings, a row for each level under one heading. Each annex has rows of its own."""
    done: list[Row] = []
    levels = Levels()
    rows: list[Row] = []
    for paragraph in draft.paragraphs:
        if paragraph.kind is Kind.ENACTING or (paragraph.label == "annex heading" and _ANNEX.match(paragraph.text.string)):
            levels, rows = Levels(), []
        mark = _section_mark(paragraph)
        if paragraph.kind is not Kind.HEADING or not mark or _borrowed(paragraph, mark):
            continue
        if rows and rows[0].members[0].paragraph.part != paragraph.part:
            levels, rows = Levels(), []
        if any(_repeats(row.members[-1].paragraph.text.string, paragraph.text.string, mark) for row in rows):
            continue  # A heading that a table or a new page repeats.
        level, reading = levels.place(_section_readings(mark))
        rows = rows[:level]
        if len(rows) < level:
            rows.append(Row(level=level))
            done.append(rows[-1])
        rows[-1].members.append(Member(paragraph, reading.value, reading.scheme, "", width=_width(paragraph, mark)))
    return done


def _repeats(before: str, string: str, mark: str) -> bool:
    """Whether a heading begins with the words, and not only the mark, of the one before."""
    return len(before) > len(mark) + 2 and string.startswith(before)


def _borrowed(paragraph: Paragraph, mark: str) -> bool:
    """Whether the heading is named after a part or section of another document, as in resolutions on the budget."""
    return mark.isdigit() or paragraph.text.string.lower().startswith("part ")


def _width(paragraph: Paragraph, mark: str) -> int:
    at = paragraph.text.string.find(mark)
    return at + len(mark) if at >= 0 else len(paragraph.text.string)


@once_a_draft
def annex_rows(draft: Draft) -> list[Row]:
    """The headings of annexes; those of the appendices of one annex are a row of their own."""
    annexes = Row()
    rows: list[Row] = []
    for paragraph in draft.of(Kind.HEADING, part="annex"):
        match = _ANNEX.match(paragraph.text.string)
        if not match or paragraph.text.string[match.end() :].lstrip()[:1] not in ("", ".", ":", "–", "—", "-", "*"):
            continue
        member = _annex(paragraph, match["mark"] or "", match.end())
        if match["word"].lower() == "annex":
            annexes.members.append(member)
            rows.append(Row())
        elif rows:
            rows[-1].members.append(member)
    return [_in_letters(row) for row in (annexes, *rows) if row.members]


def _in_letters(row: Row) -> Row:
    """The row; with "C" and "D" as letters where they stand beside "A" and "B"."""
    letters = [_letter_of(member) for member in row.members]
    if not any(member.scheme == "letter" for member in row.members) or not all(letters):
        return row
    return Row([member._replace(value=value, scheme="letter") for member, value in zip(row.members, letters, strict=True)])


def _letter_of(member: Member) -> int:
    words = member.paragraph.text.string[: member.width].split()
    return letter_value(words[-1]) if len(words) > 1 and len(words[-1]) == 1 else 0


def _annex(paragraph: Paragraph, mark: str, width: int) -> Member:
    readings = _section_readings(mark) if mark else []
    if not readings:
        return Member(paragraph, None, "", width=width)
    reading = max(readings, key=lambda reading: reading.scheme == "roman")
    return Member(paragraph, reading.value, reading.scheme, "", width=width)
