"""The places of a text as editors count them: lines from 0, and columns in the units that editor and server have agreed on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from reslint.matching.expressions import expression

__all__ = ["Lines", "Place"]

# What ends a line in the protocol, and nothing else does.
_END = expression(r"\r\n|\r|\n")


class Place(NamedTuple):
    """A line and a column in it."""

    line: int
    column: int


class Lines:
    """The lines of a text; ``units`` gives the length of a string in the agreed units."""

    def __init__(self, text: str, units: Callable[[str], int]) -> None:
        self._text, self._units = text, units
        ends = list(_END.finditer(text))
        self._starts = [0, *(end.end() for end in ends)]
        self._ends = [*(end.start() for end in ends), len(text)]

    def place(self, offset: int) -> Place:
        """The place of an offset in code points."""
        offset = max(0, min(offset, len(self._text)))
        line = bisect_right(self._starts, offset) - 1
        before = self._text[self._starts[line] : min(offset, self._ends[line])]
        return Place(line, len(before) if before.isascii() else self._units(before))

    def offset(self, line: int, column: int) -> int:
        """The offset of a place; of one beyond a line or the text, the end of it."""
        if line >= len(self._starts):
            return len(self._text)
        start, end = self._starts[line], self._ends[line]
        words = self._text[start:end]
        if words.isascii():
            return min(end, start + column)
        reached = 0
        for at, character in enumerate(words):
            if reached >= column:
                return start + at
            reached += self._units(character)
        return end
