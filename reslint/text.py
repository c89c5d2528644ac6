"""Located, styled text: characters that know where in the file they came from.

Readers make it, parsing cuts it, checks point into it. All offsets are in code points, all ranges are half open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from reslint.matching.expressions import expression

# The fields of what stands below, for searches: where a range starts and ends, and both places of an origin.
_START, _END = itemgetter(0), itemgetter(1)
_AT, _SOURCE = itemgetter(0), itemgetter(1)


class Style(StrEnum):
    """What a format can say about a run of characters."""

    ITALIC = "italic"
    BOLD = "bold"
    UNDERLINE = "underline"
    SUPERSCRIPT = "superscript"
    CALL = "call"
    INSERTED = "inserted"


class Span(NamedTuple):
    """A range of characters of the source."""

    start: int
    end: int


class Mark(NamedTuple):
    """A style over a range of a text's characters."""

    start: int
    end: int
    style: Style


class Origin(NamedTuple):
    """Where a run of characters comes from: from offset ``at`` of the text on, one character for each ``width`` of the source."""

    at: int
    source: int
    width: int = 1


@dataclass(frozen=True)
class Text:
    """Characters as a pattern sees them, their styles, and the way back to the source.

    ``string`` has plain blanks and hyphens where the source has no-break ones, and neither markup nor hidden characters.
    ``origins`` are in rising order of ``at`` and cover the whole string.
    """

    string: str
    origins: tuple[Origin, ...] = ()
    marks: tuple[Mark, ...] = ()

    def __len__(self) -> int:
        return len(self.string)

    def source_offset(self, index: int) -> int:
        """The source offset at which character ``index`` begins; for the end of the string, where its last character ends."""
        if not self.origins:
            return 0
        if index >= len(self.string) and index > 0:
            return self.source_end(index)
        origin = self.origins[max(0, bisect_right(self.origins, index, key=_AT) - 1)]
        return origin.source + (index - origin.at) * origin.width

    def source_end(self, index: int) -> int:
        """The source offset behind the character before ``index``."""
        if index <= 0 or not self.origins:
            return self.source_offset(0)
        origin = self.origins[max(0, bisect_right(self.origins, index - 1, key=_AT) - 1)]
        return origin.source + (index - origin.at) * origin.width

    def index(self, offset: int) -> int:
        """The first character that stands at the source offset or behind it; the length where there is none."""
        low = bisect_right(self.origins, offset, key=_SOURCE)
        if low == 0:
            return 0
        origin = self.origins[low - 1]
        after = self.origins[low].at if low < len(self.origins) else len(self.string)
        if origin.source == offset or origin.width == 0:
            return origin.at
        return min(after, origin.at + -(-(offset - origin.source) // origin.width))

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source range of ``string[start:end]``."""
        end = len(self.string) if end is None else end
        first = self.source_offset(start)
        return Span(first, max(first, self.source_end(end)) if end > start else first)

    def origins_within(self, start: int, end: int) -> Sequence[Origin]:
        """The origins that begin inside ``string[start:end]``, behind its start."""
        return self.origins[bisect_right(self.origins, start, key=_AT) : bisect_left(self.origins, end, key=_AT)]

    def slice(self, start: int, end: int | None = None) -> Text:
        """The text of ``string[start:end]``, with its origins and marks."""
        end = len(self.string) if end is None else end
        if start == 0 and end == len(self.string):
            return self
        if start >= end:
            return Text("")
        low = max(0, bisect_right(self.origins, start, key=_AT) - 1)
        high = bisect_left(self.origins, end, key=_AT)
        origins = [Origin(origin.at - start, origin.source, origin.width) for origin in self.origins[low:high]]
        if origins and origins[0].at < 0:
            first = origins[0]
            origins[0] = Origin(0, first.source - first.at * first.width, first.width)
        marks = tuple(
            Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.style)
            for mark in self.marks
            if mark.start < end and mark.end > start
        )
        return Text(self.string[start:end], tuple(origins), marks)

    def strip(self) -> Text:
        """The text without blanks at its ends."""
        start = len(self.string) - len(self.string.lstrip())
        return self.slice(start, max(start, len(self.string.rstrip())))

    def without(self, ranges: Sequence[tuple[int, int]]) -> Text:
        """The text without the given ranges, which are in order and do not overlap."""
        if not ranges:
            return self
        cuts = [0, *(place for taken in ranges for place in taken), len(self.string)]
        kept = [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True) if start < end]
        starts = [start for start, _ in kept]
        places = list(accumulate((end - start for start, end in kept), initial=0))

        def moved(place: int) -> int:
            index = bisect_right(starts, place) - 1
            return places[index] + min(place, kept[index][1]) - kept[index][0] if index >= 0 else 0

        origins: list[Origin] = []
        for (start, end), at in zip(kept, places, strict=False):
            low = max(0, bisect_right(self.origins, start, key=_AT) - 1)
            for origin in self.origins[low : bisect_left(self.origins, end, key=_AT)]:
                begin = max(origin.at, start)
                origins.append(Origin(begin - start + at, origin.source + (begin - origin.at) * origin.width, origin.width))
        marks = [Mark(moved(mark.start), moved(mark.end), mark.style) for mark in self.marks]
        marks = sorted((mark for mark in marks if mark.start < mark.end), key=lambda mark: mark.start)
        return Text("".join(self.string[start:end] for start, end in kept), tuple(origins), tuple(marks))

    def with_marks(self, marks: Iterable[Mark]) -> Text:
        """The same text with other marks."""
        return Text(self.string, self.origins, tuple(marks))

    def leading(self, style: Style) -> int:
        """How many characters at the start carry the style (blanks between two such runs count with them)."""
        reach, further = 0, self._behind_blanks(0)
        for mark in self.marks:
            if mark.style is style and mark.start <= further and mark.end > reach:
                reach, further = mark.end, self._behind_blanks(mark.end)
        return len(self.string[:reach].rstrip())

    def _behind_blanks(self, at: int) -> int:
        while at < len(self.string) and self.string[at].isspace():
            at += 1
        return at

    def covered(self, style: Style) -> list[tuple[int, int]]:
        """The ranges that carry the style, in order, touching ones joined."""
        return list(self._covered.get(style, ()))

    def meeting(self, style: Style, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Those of them that meet ``string[start:end]`` or stand right beside it."""
        ranges = self._covered.get(style, ())
        return ranges[bisect_left(ranges, start, key=_END) : bisect_right(ranges, end, key=_START)]

    @cached_property
    def _covered(self) -> dict[Style, tuple[tuple[int, int], ...]]:
        styles: dict[Style, list[tuple[int, int]]] = {}
        for mark in sorted(self.marks, key=lambda mark: mark.start):
            ranges = styles.setdefault(mark.style, [])
            if ranges and mark.start <= ranges[-1][1]:
                ranges[-1] = (ranges[-1][0], max(ranges[-1][1], mark.end))
            else:
                ranges.append((mark.start, mark.end))
        return {style: tuple(ranges) for style, ranges in styles.items()}


def covering(ranges: Iterable[tuple[int, int]]) -> Callable[[int, int], bool]:
    """What tells of a start and an end whether one of the ranges holds all that is between."""
    ordered = sorted(ranges)
    starts = [start for start, _ in ordered]
    furthest = list(accumulate((end for _, end in ordered), max, initial=-1))
    return lambda start, end: furthest[bisect_right(starts, start)] >= end


def with_line_ends(text: str) -> str:
    """The same text, a character for each, with "\\n" for every carriage return that alone ends a line."""
    if "\r" not in text or text.count("\r") == text.count("\r\n"):
        return text
    # Each run is matched once, with what is behind it: to look ahead from every return of a long one has no end.
    return expression(r"\r+\n?").sub(_line_ends, text) if "\n" in text else text.replace("\r", "\n")


def _line_ends(returns: re.Match[str]) -> str:
    """A run of carriage returns, as it is where it belongs to the line feed behind it, else as so many ends of lines."""
    return returns[0] if returns[0].endswith("\n") else "\n" * len(returns[0])


def concatenate(pieces: Iterable[Text], glue: str = "") -> Text:
    """The pieces one after the other; ``glue`` between two stands for no character of its own, behind the first of them."""
    filled = [piece for piece in pieces if piece.string]
    if len(filled) == 1:
        return filled[0]
    parts: list[str] = []
    origins: list[Origin] = []
    marks: list[Mark] = []
    at = end = 0
    for piece in filled:
        if parts and glue:
            origins.append(Origin(at, end, 0))
            parts.append(glue)
            at += len(glue)
        for first, source, width in piece.origins:
            last = origins[-1] if origins else None
            # What goes on where the last one ended is one with it.
            if not last or width != last.width or source - last.source != (first + at - last.at) * width:
                origins.append(Origin(first + at, source, width))
        marks += [Mark(mark.start + at, mark.end + at, mark.style) for mark in piece.marks] if at else piece.marks
        parts.append(piece.string)
        at += len(piece.string)
        end = piece.source_end(len(piece.string))
    return Text("".join(parts), tuple(origins), tuple(marks))
