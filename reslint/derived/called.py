"""Calls and notes as checks want them: calls with their paragraphs, first calls, marks out of order or run together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reslint.derived.once import once_a_draft
from reslint.draft import Call, Draft, Kind, Note, Paragraph
from reslint.matching.expressions import expression
from reslint.text import Span

__all__ = ["Place", "Placed", "Together", "blocks", "disordered", "first_calls", "numbered", "placed_calls", "run_together"]

_MARKUP = expression(r"</?[A-Za-z][^<>]*>|[\[\]^~\s]")


class Place(NamedTuple):
    """A label and a range of the source."""

    label: str
    span: Span


class Placed(NamedTuple):
    """A call and its paragraph."""

    call: Call
    paragraph: Paragraph


class Together(NamedTuple):
    """Marks at one place that nothing parts: ``call`` is the first of them; a comma belongs at ``at``, if it is not -1."""

    call: Call
    paragraph: Paragraph
    span: Span
    marks: tuple[str, ...]
    at: int = -1


@once_a_draft
def placed_calls(draft: Draft) -> tuple[Placed, ...]:
    """All calls in order of the text."""
    found = []
    for paragraph in draft.paragraphs:
        if paragraph.calls and paragraph.kind is not Kind.FURNITURE:
            slips = _slips(paragraph) if paragraph.kind is not Kind.MASTHEAD else frozenset()
            found += [Placed(call, paragraph) for call in paragraph.calls if id(call) not in slips]
    return tuple(found)


def _slips(paragraph: Paragraph) -> frozenset[int]:
    """Pairs of stars that were to make a punctuation mark italic: the first of them stands before it, where no call would."""
    stars = [call for call in paragraph.calls if call.notation == "asterisk"]
    string, at = paragraph.text.string, 0
    found: set[int] = set()
    while at + 1 < len(stars):
        if string[stars[at].at : stars[at].at + 1] in (",", ";", ".", ":"):
            found.update((id(stars[at]), id(stars[at + 1])))
            at += 1
        at += 1
    return frozenset(found)


def first_calls(calls: Iterable[Placed]) -> list[Placed]:
    """The calls without repeats."""
    seen: set[str] = set()
    return [one for one in calls if not (one.call.mark in seen or seen.add(one.call.mark))]  # type: ignore[func-returns-value]


def numbered(notes: Iterable[Note]) -> list[Note]:
    """The notes that have numbers."""
    return [note for note in notes if note.mark.isdigit()]


def blocks(values: Sequence[int]) -> list[slice]:
    """The shortest stretches that have to be sorted for all the values to be in rising order."""
    lowest_behind = list(values)
    for index in range(len(values) - 2, -1, -1):
        lowest_behind[index] = min(values[index], lowest_behind[index + 1])
    found, start, highest = [], 0, -1
    for index, value in enumerate(values):
        highest = max(highest, value)
        if index + 1 == len(values) or highest <= lowest_behind[index + 1]:
            if index > start:
                found.append(slice(start, index + 1))
            start = index + 1
    return found


def disordered(values: Sequence[int]) -> list[int]:
    """The indexes of the fewest values without which the others are in rising order; of two that were swapped, the first."""
    ends: list[int] = []
    rows: list[int] = []
    for value in values:
        row = bisect_left(ends, value)
        ends[row : row + 1] = [value]
        rows.append(row)
    kept: set[int] = set()
    wanted, following = len(ends) - 1, float("inf")
    for index in range(len(values) - 1, -1, -1):
        if rows[index] == wanted and values[index] < following:
            kept.add(index)
            wanted, following = wanted - 1, values[index]
    return [index for index in range(len(values)) if index not in kept]


@once_a_draft
def run_together(draft: Draft) -> tuple[Together, ...]:
    """Marks that nothing parts: two calls side by side, and a number such as 12 that has no note where 1 and 2 have, uncalled."""
    found = []
    calls = placed_calls(draft)
    called = {one.call.mark for one in calls}
    notes = {note.mark for note in draft.notes}
    for index, one in enumerate(calls):
        other = calls[index + 1] if index + 1 < len(calls) else None
        if other is not None and other.paragraph is one.paragraph and _touch(draft, one.call, other.call):
            span = Span(one.call.span.start, other.call.span.end)
            at = _comma_between(draft, one.call, other.call)
            found.append(Together(one.call, one.paragraph, span, (one.call.mark, other.call.mark), at))
        elif one.call.mark not in notes and (split := _split(one.call.mark, notes - called)):
            # In a superscript of digits every character is one of the source.
            whole = one.call.span.end - one.call.span.start == len(one.call.mark)
            at = one.call.span.start + len(split[0]) if whole else -1
            found.append(Together(one.call, one.paragraph, one.call.span, split, at))
    return tuple(found)


def _comma_between(draft: Draft, call: Call, other: Call) -> int:
    """Where the comma belongs between two calls: behind the first mark, or between the brackets of both; -1 where none can go."""
    if call.notation == "superscript":
        return call.span.end
    end = call.span.end + len("]")
    bracketed = call.notation == "bracket" == other.notation and other.span.start == end + len("[^")
    return end if bracketed and draft.source.text[call.span.end : end] == "]" else -1


def _touch(draft: Draft, call: Call, other: Call) -> bool:
    if not (call.at == other.at and call.mark.isdigit() and other.mark.isdigit() and call.mark != other.mark):
        return False
    between = draft.source.text[call.span.end : other.span.start]
    return len(between) < 40 and not _MARKUP.sub("", between)


def _split(mark: str, waiting: set[str]) -> tuple[str, ...]:
    if mark.isdigit():
        for at in range(1, len(mark)):
            first, second = mark[:at], mark[at:]
            if first in waiting and second in waiting and int(second) == int(first) + 1:
                return first, second
    return ()
