"""Where a draft refers to places of its own, for whoever wants to know them all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from reslint.checks.reference import WHERE, targets
from reslint.derived.passages import Holder
from reslint.draft import Draft
from reslint.selectors import selector

__all__ = ["Internal", "internal_references", "references_in_time"]


class Internal(NamedTuple):
    """``holder.text.string[start:end]`` refers to the paragraphs with the indexes ``targets``, as far as they are there."""

    holder: Holder
    start: int
    end: int
    targets: tuple[int, ...]


def internal_references(draft: Draft) -> Iterator[Internal]:
    """The references to paragraphs, sections and annexes of the draft itself, in order of the text. Raises TimeoutError."""
    if draft.form not in ("amendment", "statement", "none"):
        for holder, start, end, found in targets(draft, selector(WHERE)):
            yield Internal(holder, start, end, found)


def references_in_time(draft: Draft) -> list[Internal]:
    """The same as far as they are found in time, for an editor in which somebody points at one of them."""
    found: list[Internal] = []
    with suppress(TimeoutError):
        found.extend(internal_references(draft))
    return found
