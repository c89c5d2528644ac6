"""The lists of subparagraphs: which marks are of one list, and what it stands under."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reslint.derived.numbering import Member, Row
from reslint.derived.once import once_a_draft
from reslint.draft import Draft, Kind, Paragraph
from reslint.parsing.numbers import Number, item_numbers, lettered_numbers, list_numbers, odd_item_numbers, same_count, skips

__all__ = ["lists"]


# No draft has so many lists inside one another.
_DEEPEST = 50


@lru_cache(maxsize=512)
def _item_readings(printed: str) -> tuple[Number, ...]:
    mark = f"{printed} x"
    return tuple(item_numbers(mark) or list_numbers(mark) or odd_item_numbers(f"{printed} X x") or lettered_numbers(mark))


@once_a_draft
def lists(draft: Draft) -> list[Row]:
    """The lists of subparagraphs, those inside others behind them."""
    return list(_Lists().read(draft))


class _Lists:
    """Goes through a draft once and keeps the lists that are open, outermost first.

    A list ends with the next preambular or operative paragraph. Headings and paragraphs without number may stand inside it.
    """

    def __init__(self) -> None:
        self._open: list[Row] = []
        self._parent: Paragraph | None = None
        self._interrupted = False

    def read(self, draft: Draft) -> Iterator[Row]:
        """The lists of the draft, in order of their first members."""
        for paragraph in draft.paragraphs:
            if paragraph.kind is Kind.SUBPARAGRAPH:
                row = self._list(paragraph)
                if not row.members:
                    yield row
                row.members.append(_item(paragraph, row))
                self._interrupted = False
            elif paragraph.beside is not None:
                continue
            elif paragraph.kind in (Kind.TEXT, Kind.HEADING):
                self._interrupted = True
            elif paragraph.kind is not Kind.FURNITURE:
                self._open, self._parent, self._interrupted = [], paragraph, False

    def _list(self, paragraph: Paragraph) -> Row:
        """The list that the subparagraph belongs to."""
        readings = _item_readings(paragraph.number or "")
        found = self._continued(readings) if readings else self._marked(paragraph.level)
        below = self._interrupted or any(reading.scheme == "roman" and reading.value == 1 for reading in readings)
        if found is None and not below:
            found = self._of_level(paragraph.level, readings)
            found = self._further(readings) if found is None else found
            found = self._beside(paragraph.level, readings) if found is None else found
        if found is not None:
            del self._open[found + 1 :]
            return self._open[found]
        if not below:
            self._open = [row for row in self._open if row.level < paragraph.level]
        parent = self._open[-1].members[-1].paragraph if self._open else self._parent
        self._open.append(Row(parent=parent, level=paragraph.level))
        # To look through all that were ever begun would take long in a draft of nothing but first items.
        del self._open[:-_DEEPEST]
        return self._open[-1]

    def _marked(self, level: int) -> int | None:
        """The innermost open list, if it is of that level and has marks: an item that lost its own stands in it."""
        last = self._open[-1] if self._open else None
        return len(self._open) - 1 if last and last.level == level and last.members[-1].value else None

    def _of_level(self, level: int, readings: tuple[Number, ...]) -> int | None:
        """The innermost open list of that level, if the mark is of its kind."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].level == level:
                last = _last(self._open[index])
                return index if any(_alike(last, reading) for reading in readings) else None
        return None

    def _beside(self, level: int, readings: tuple[Number, ...]) -> int | None:
        """The open list of that level that the mark would go on with, were it written alike: "b." or "(2)" behind "(a)"."""
        for index in range(len(self._open) - 1, -1, -1):
            last = _last(self._open[index])
            if self._open[index].level == level and last.value:
                value, scheme = last.value, last.scheme
                following = (other.value == value + 1 or skips(scheme, value, other, readings) for other in readings)
                return index if any(following) else None
        return None

    def _further(self, readings: tuple[Number, ...]) -> int | None:
        """The innermost open list that the mark goes on with if marks before it are missing."""
        if any(reading.value == 1 for reading in readings):
            return None
        for index in range(len(self._open) - 1, -1, -1):
            last = _last(self._open[index])
            if any(_alike(last, reading) and reading.value > (last.value or 0) for reading in readings):
                return index
        return None

    def _continued(self, readings: tuple[Number, ...]) -> int | None:
        """The innermost open list in which the mark is the next."""
        for index in range(len(self._open) - 1, -1, -1):
            last = _last(self._open[index])
            if any(_alike(last, reading) and _is_next(reading, last.value or 0) for reading in readings):
                return index
        return None


def _last(row: Row) -> Member:
    """The last member that has a mark, if any has."""
    return next((member for member in reversed(row.members) if member.paragraph.number), row.members[-1])


def _alike(member: Member, reading: Number) -> bool:
    return same_count(member.scheme, member.closing, member.value or 0, reading)


def _is_next(reading: Number, value: int) -> bool:
    return reading.value == value + 1 or (bool(reading.repeat) and reading.value == value)


def _item(paragraph: Paragraph, row: Row) -> Member:
    readings = _item_readings(paragraph.number or "")
    if not readings:
        return Member(paragraph, None, "dash", "-")
    if row.members:
        last = _last(row)
        alike = [reading for reading in readings if _alike(last, reading)]
        following = [reading for reading in readings if reading.value == (last.value or 0) + 1]
        reading = next(iter([*alike, *following, *readings]))
    else:
        reading = next((reading for reading in readings if reading.value == 1), readings[0])
    value = None if reading.scheme == "dash" else reading.value
    return Member(paragraph, value, reading.scheme, reading.closing, repeat=reading.repeat)
