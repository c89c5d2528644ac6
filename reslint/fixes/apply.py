"""Fixes that go together, and edits applied to the characters of a source."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from reslint.finding import Edit, Fix
from reslint.text import Span

__all__ = ["Applied", "apply", "replaced"]


class Applied(NamedTuple):
    """The text after the fixes, which of them were applied, and their edits in order of place; the others stand in the way of
    an earlier one."""

    text: str
    fixes: tuple[Fix, ...]
    edits: tuple[Edit, ...]


def apply(text: str, fixes: Iterable[Fix]) -> Applied:
    """Applies the fixes that do not get in each other's way, the first in the text first, each whole or not at all."""
    taken: list[Fix] = []
    spans: list[Span] = []
    for fix in sorted(fixes, key=lambda fix: min((edit.span for edit in fix.edits), default=Span(0, 0))):
        if _fits(fix, spans, len(text)):
            taken.append(fix)
            for edit in fix.edits:
                insort(spans, edit.span)
    edits = sorted((edit for fix in taken for edit in fix.edits), key=lambda edit: edit.span)
    return Applied(replaced(text, edits), tuple(taken), tuple(edits))


def replaced(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits, which keep out of each other's way."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def _fits(fix: Fix, spans: Sequence[Span], length: int) -> bool:
    """Whether the fix's edits lie in the text and keep apart from each other and from the spans that are taken."""
    own = sorted(edit.span for edit in fix.edits)
    if not all(0 <= span.start <= span.end <= length for span in own):
        return False
    if any(_clash(first, second) for first, second in pairwise(own)):
        return False
    for span in own:
        at = bisect_left(spans, span)
        if at < len(spans) and _clash(span, spans[at]):
            return False
        if at > 0 and _clash(spans[at - 1], span):
            return False
    return bool(own)


def _clash(first: Span, second: Span) -> bool:
    """Whether two spans in order share characters or begin at one place; a span right behind another is no clash."""
    return second.start < first.end or first.start == second.start
