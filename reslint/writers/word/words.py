"""Edits cut to the words that differ: those that stay keep their look, links and bookmarks, and are not shown as changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from reslint.finding import Edit
from reslint.matching.expressions import expression
from reslint.text import Span

__all__ = ["cut_to_words"]

_WORD = expression(r"\w+|\s|[^\w\s]")
# Of what is longer, hardly a word stays.
_LONGEST = 2000


def cut_to_words(text: str, edit: Edit) -> Iterator[Edit]:
    """The edits, in order of place, that an edit of a text consists of."""
    old = text[edit.span.start : edit.span.end]
    if not old or not edit.text or edit.italic is not None or edit.italics is not None or len(old) + len(edit.text) > _LONGEST:
        yield edit
        return
    before, after = _WORD.findall(old), _WORD.findall(edit.text)
    places = list(accumulate(map(len, before), initial=edit.span.start))
    same, alike = _differing(before, after)
    gone, new = before[same : len(before) - alike], after[same : len(after) - alike]
    if not set(gone) & set(new):
        if gone or new:
            yield Edit(Span(places[same], places[len(before) - alike]), "".join(new))
        return
    for sort, low, high, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if sort != "equal":
            yield Edit(Span(places[low], places[high]), "".join(after[first:last]))


def _differing(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many words two rows have in common at their beginning, and behind that at their end."""
    shorter = min(len(before), len(after))
    first = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    last = next((at for at in range(shorter - first) if before[-1 - at] != after[-1 - at]), shorter - first)
    return first, last
