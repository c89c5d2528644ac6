"""Words of a draft written anew as the source writes them: with its italics, its no-break blanks, its line breaks gone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reslint.draft import Draft, Note, Style
from reslint.finding import Edit
from reslint.fixes.italics import draft_mark, mark_before
from reslint.text import Span, Text

__all__ = ["rewritten"]

_MARKUP = ("*", "_")
_UNBREAKABLE = {" ": "\u00a0\u202f", "-": "\u2011"}


def rewritten(draft: Draft, note: Note, new: Text) -> Edit | None:
    """The edit that makes the text of a note into ``new``, put together from texts of the draft; None where it cannot be made.

    What is the same at both ends stays out of it.
    """
    source, mark = draft.source.text, draft_mark(draft)
    span = _whole(source, note.text)
    old, right = source[span.start : span.end], _written(source, new, mark)
    if len(note.pieces) > 1 and "\n\n" in old:
        return None
    before = _shared(old, right)
    behind = _shared(old[before:][::-1], right[before:][::-1])
    place = Span(span.start + before, span.end - behind)
    if draft.source.is_locked(place):
        return None
    end = len(right) - behind
    looks = None if mark or draft.source.lined else _within(new.covered(Style.ITALIC), before, end)
    return Edit(place, right[before:end], italics=looks)


def _within(ranges: Sequence[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The ranges as far as they lie between two offsets, counted from the first."""
    return tuple((max(low, start) - start, min(high, end) - start) for low, high in ranges if low < end and high > start)


def _whole(source: str, text: Text) -> Span:
    """The text with the marks of italics at its ends."""
    span, start, end = text.span(), 0, len(text.string)
    ranges = text.covered(Style.ITALIC)
    first = span.start - len(mark_before(source, text, start)) if any(begin == start for begin, _ in ranges) else span.start
    last = next((mark_before(source, text, begin) for begin, stop in ranges if stop == end), "")
    return Span(first, span.end + len(last) if source.startswith(last, span.end) else span.end)


def _written(source: str, text: Text, italics: str) -> str:
    ranges = text.covered(Style.ITALIC)
    cuts = sorted({0, len(text.string), *(cut for place in ranges for cut in place)})
    pieces = []
    for start, end in pairwise(cuts):
        mark = italics if any(begin <= start and end <= stop for begin, stop in ranges) else ""
        pieces += [mark, *(_character(source, text, at) for at in range(start, end)), mark]
    return "".join(pieces)


def _character(source: str, text: Text, at: int) -> str:
    """A character as the source has it, with a no-break blank or hyphen; a line break is a blank."""
    character = text.string[at]
    if not text.origins or at < text.origins[0].at:
        return character
    start, end = text.source_offset(at), text.source_end(at + 1)
    own = source[start:end]
    if own in _MARKUP and own == character and source[start - 1 : start] == "\\":
        return f"\\{own}"
    return own if own in _UNBREAKABLE.get(character, "") and own else character


def _shared(first: str, second: str) -> int:
    """How many characters two strings begin with in common."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count
