"""Marks of paragraphs, headings, calls and notes, and the edits that give them another number."""

from __future__ import annotations

import re
from typing import NamedTuple

from reslint.draft import Draft, Note, Paragraph
from reslint.finding import Edit
from reslint.matching.expressions import expression
from reslint.parsing.numbers import REPEATS
from reslint.text import Span

__all__ = ["Left", "Renamed", "counted", "letters", "raised"]

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_WORDS = "|".join(word for word in REPEATS if word != "alt")
_COUNTED = expression(rf"(?P<number>\d{{1,3}})(?P<repeat>(?:\s?(?:{_WORDS})\b)*)", re.IGNORECASE)
_LETTERS = expression(rf"(?:[A-Za-z]{{1,7}}|\d{{1,2}})(?:\s?\b(?:{_WORDS})\b)*")
_FIGURES = expression(r"[0-9]+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


class Renamed(NamedTuple):
    """A paragraph, heading or note that gets another number or mark; and the edits for that.

    ``string`` is the new text of a heading that has its mark in it; otherwise None.
    """

    holder: Paragraph | Note
    new: str
    edits: tuple[Edit, ...] = ()
    string: str | None = None


class Left(NamedTuple):
    """What is left to the drafter: where it stands, and one sentence that says why."""

    label: str
    span: Span
    sentence: str


def counted(draft: Draft, span: Span, new: int) -> Edit | None:
    """The number of a paragraph ("7.", "[OP7 bis]") as ``new``, without "bis" and the like; None where it cannot be edited."""
    return _edit(draft, span, _COUNTED, str(new))


def letters(draft: Draft, span: Span, new: str) -> Edit | None:
    """The letters or figures of a mark ("(b)", "IV", "(b bis)") as ``new``, without "bis"; None where they cannot be edited."""
    return _edit(draft, span, _LETTERS, new)


def raised(draft: Draft, span: Span, new: str) -> Edit | None:
    """The figures of a call or of a note's mark as ``new``, raised where they were raised; None where they cannot be edited."""
    match = _only(draft, span, _FIGURES)
    if match is None:
        return None
    return _edit(draft, span, _FIGURES, new if match.group().isascii() else new.translate(SUPERSCRIPT))


def _only(draft: Draft, span: Span, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The only match of a pattern in a range of the source."""
    found = list(pattern.finditer(draft.source.text[span.start : span.end]))
    return found[0] if len(found) == 1 else None


def _edit(draft: Draft, span: Span, pattern: re.Pattern[str], new: str) -> Edit | None:
    match = _only(draft, span, pattern)
    if match is None:
        return None
    place = Span(span.start + match.start(), span.start + match.end())
    return None if draft.source.is_locked(place) else Edit(place, new)
