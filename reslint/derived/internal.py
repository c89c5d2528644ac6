"""Where a draft refers to places of its own, for whoever wants to know them all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from reslint.derived.contents import contents
from reslint.derived.own_references import Reference, references
from reslint.derived.passages import Holder, Passage, select
from reslint.derived.referred import named, numbered, owner_of, scope_of, sections_of
from reslint.draft import Draft
from reslint.selectors import Selector, selector

__all__ = ["WHERE", "Internal", "internal_references", "references_in", "references_in_time"]

WHERE = "body -quotation, note -quotation"
"""Where a draft speaks of itself."""


class Internal(NamedTuple):
    """``holder.text.string[start:end]`` refers to the paragraphs with the indexes ``targets``, as far as they are there."""

    holder: Holder
    start: int
    end: int
    targets: tuple[int, ...]


def internal_references(draft: Draft) -> Iterator[Internal]:
    """The references to paragraphs, sections and annexes of the draft itself, in order of the text. Raises TimeoutError."""
    if draft.form not in ("amendment", "statement", "none"):
        for reference in references_in(draft, selector(WHERE)):
            if reference.said:
                yield Internal(reference.holder, reference.start, reference.end, _targets(draft, reference))


def references_in_time(draft: Draft) -> list[Internal]:
    """The same as far as they are found in time, for an editor in which somebody points at one of them."""
    found: list[Internal] = []
    with suppress(TimeoutError):
        found.extend(internal_references(draft))
    return found


def references_in(draft: Draft, where: Selector) -> Iterator[Reference]:
    """The references in what the selector means, those to notes aside."""
    found = [reference for reference in references(draft) if reference.sort != "note"]
    if not found:
        return
    passages: dict[int, list[Passage]] = {}
    for passage in select(draft, where):
        passages.setdefault(id(passage.holder), []).append(passage)
    for reference in found:
        if any(_is_in(reference, passage) for passage in passages.get(id(reference.holder), ())):
            yield reference


def _is_in(reference: Reference, passage: Passage) -> bool:
    inside = passage.start <= reference.start and reference.end <= passage.end
    return inside and not any(start < reference.end and end > reference.start for start, end in passage.excluded)


def _targets(draft: Draft, reference: Reference) -> tuple[int, ...]:
    """The indexes of the paragraphs that it is about, as far as they are there."""
    known = contents(draft)
    found: list[int] = []
    for item in named(reference):
        if reference.sort == "section":
            found += sections_of(known, reference, item.mark)[:1]
        elif reference.sort == "subparagraph":
            owner = owner_of(known, reference)
            found += owner.marks.get(item.mark, [])[:1] if owner else []
        elif reference.sort == "paragraph":
            for one in numbered(scope_of(known, reference), item)[:1]:
                found += (one.marks.get(item.mark) or [one.index])[:1]
    return tuple(found)
