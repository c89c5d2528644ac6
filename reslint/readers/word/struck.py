"""Words that someone struck out by hand, with a line through them: they are no part of the text any more, as in text files."""

from __future__ import annotations

from collections.abc import Sequence

from reslint.text import Span, Style, Text

__all__ = ["unstruck"]

# What closes up to the word before it, and not to a blank that is left of struck-out words.
_CLOSE = (" ", ",", ";", ".", ":", ")")


def unstruck(text: Text, struck: Sequence[Span]) -> Text:
    """The text without what stands in these ranges of the source; calls of notes in them stay, as their notes do."""
    if not struck:
        return text
    ranges: list[tuple[int, int]] = []
    for span in struck:
        start, end = text.index(span.start), text.index(span.end)
        if ranges and start <= ranges[-1][1]:
            start, _ = ranges.pop()
        if start < end:
            ranges.append((start, end))
    calls = {start for start, _ in text.covered(Style.CALL)}
    return text.without([_with_blank(text.string, start, end, calls) for start, end in ranges]).strip()


def _with_blank(string: str, start: int, end: int, calls: set[int]) -> tuple[int, int]:
    """A range with the blank before it, where what follows closes up."""
    closes = end == len(string) or string[end] in _CLOSE or end in calls
    return (start - 1, end) if closes and start and string[start - 1] == " " else (start, end)
