"""The numerals of annexes: none for a single one, roman ones for several."""

from __future__ import annotations

import re

from reslint.derived.numbering import Member, Row, roman
from reslint.draft import Draft
from reslint.finding import Edit
from reslint.fixes import replacement
from reslint.matching.expressions import expression

__all__ = ["annex_marks"]

_MARK = expression(r"\s+(\w+)$")


def annex_marks(draft: Draft, row: Row) -> list[Edit | None] | None:
    """The edits that give the annexes the marks that belong to them.

    None where their order is not certain (only "Annex" twice may be one annex on two pages), and where the text speaks of one of
    them by a mark that it would lose.
    """
    marks = [_mark(member) for member in row.members]
    right = [roman(index).upper() for index in range(1, len(marks) + 1)] if len(marks) > 1 else [""]
    if len(marks) > 1 and (not any(marks) or not all(_is_number(mark, index) for index, mark in enumerate(marks, 1))):
        return None
    changed = [index for index, mark in enumerate(marks) if mark != right[index]]
    if any(marks[index] and _spoken_of(draft, row, marks[index]) for index in changed):
        return None
    return [_edit(row.members[index], marks[index], right[index]) for index in changed]


def _heading(member: Member) -> str:
    return member.paragraph.text.string[: member.width]


def _mark(member: Member) -> str:
    match = _MARK.search(_heading(member))
    return match[1] if match else ""


def _is_number(mark: str, index: int) -> bool:
    """Whether it can be the mark of the annex with that place, in figures, letters or numerals, or is none."""
    return mark.lower() in ("", str(index), chr(ord("a") + index - 1), roman(index))


def _spoken_of(draft: Draft, row: Row, mark: str) -> bool:
    word = r"\b(?:annex|appendi[cx]|enclosure)[a-z]*"
    reference = re.compile(rf"{word}\s(?:\w{{1,4}}(?:,|\sand|\sto|\sor)\s)*{mark}\b", re.IGNORECASE)
    headings = {id(member.paragraph) for member in row.members}
    texts = [paragraph.text.string for paragraph in draft.paragraphs if id(paragraph) not in headings]
    return any(reference.search(text) for text in [*texts, *(note.text.string for note in draft.notes)])


def _edit(member: Member, mark: str, right: str) -> Edit | None:
    heading = _heading(member)
    word = heading[: len(heading) - len(mark)].rstrip()
    return replacement(member.paragraph.text, 0, member.width, f"{word} {right}".rstrip())
