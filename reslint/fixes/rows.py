"""Rows of words in a sentence, "A, B and C": their members put in another order, or one of them taken out.

What stands between the members stays where it is. Members that look different (one in italics, say) change no places.
"""

from __future__ import annotations

from collections.abc import Sequence

from reslint.derived.ranges import Range
from reslint.draft import Draft
from reslint.finding import Edit
from reslint.fixes import contiguous
from reslint.text import Text

__all__ = ["rearranged", "without_member"]


def rearranged(draft: Draft, text: Text, members: Sequence[Range], order: Sequence[int]) -> list[Edit] | None:
    """The edits that put the member ``order[i]`` at the place of member i; None where anything else would be touched."""
    moved = [(place, source) for place, source in enumerate(order) if place != source]
    if not all(contiguous(text, *members[place]) for place, _ in moved) or len({_looks(text, members[m]) for _, m in moved}) > 1:
        return None
    return [Edit(text.span(*members[place]), _written(draft, text, members[source])) for place, source in moved]


def without_member(draft: Draft, text: Text, members: Sequence[Range], index: int) -> list[Edit] | None:
    """The edits that take out a member with what stands before it, the first with what stands behind it.

    The words before the last member ("and") go over to the one that becomes the last.
    """
    edits = [(members[index - 1][1], members[index][1], "") if index else (members[0][0], members[1][0], "")]
    if index == len(members) - 1 and index > 1:
        last = (members[index - 1][1], members[index][0])
        before = (members[index - 2][1], members[index - 1][0])
        if text.string[slice(*last)] != text.string[slice(*before)]:
            edits.append((*before, _written(draft, text, last)))
    if not all(contiguous(text, start, end) for start, end, _ in edits):
        return None
    return [Edit(text.span(start, end), new) for start, end, new in edits]


def _written(draft: Draft, text: Text, place: Range) -> str:
    """The characters as the source has them, with its no-break blanks."""
    span = text.span(*place)
    return draft.source.text[span.start : span.end]


def _looks(text: Text, place: Range) -> frozenset[tuple[str, bool]]:
    """The styles of a member, and whether each covers it all."""
    return frozenset(
        (mark.style.value, mark.start <= place[0] and place[1] <= mark.end)
        for mark in text.marks
        if mark.start < place[1] and place[0] < mark.end
    )
