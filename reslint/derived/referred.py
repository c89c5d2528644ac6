"""What a reference of the draft to itself may be about: which of its paragraphs, subparagraphs and sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reslint.derived.contents import MAIN, Contents, Numbered, last_of
from reslint.derived.own_references import Item, Reference

__all__ = ["Named", "annexes_of", "named", "numbered", "owner_of", "scope_of", "sections_of"]


class Named(NamedTuple):
    """One of the things that a reference names: a paragraph ``number`` with what it repeats ("bis") and the ``mark`` of its
    subparagraph or "", and the ``inner`` one below that; or, of sections and annexes, the ``mark`` alone."""

    start: int
    end: int
    number: int
    mark: str
    repeat: str = ""
    inner: str = ""


def named(reference: Reference) -> Iterator[Named]:
    """What it names, in order; "2 (a) and (b)" names two subparagraphs of paragraph 2."""
    number, repeat = 0, ""
    for item in reference.items:
        start, end = _place(item)
        if item.number is not None and reference.sort in ("section", "annex"):
            yield Named(start, end, 0, item.number.mark)
            continue
        if item.number is not None:
            digits, _, repeat = item.number.mark.partition(" ")
            number = int(digits)
        mark, inner, *_ = *(part.mark for part in item.marks), "", ""
        yield Named(start, end, number, mark, repeat, inner)


def _place(item: Item) -> tuple[int, int]:
    start = item.number.start if item.number else item.marks[0].start - 1
    return start, item.marks[-1].end + 1 if item.marks else item.number.end if item.number else start


def scope_of(known: Contents, reference: Reference) -> list[Numbered]:
    """The paragraphs that a reference may be about, those of its own annex or part first."""
    own = known.region(reference.holder)
    if reference.annex is not None:
        regions = annexes_of(known, reference)
    elif reference.noun in ("annex", "statement", "declaration"):
        regions = [own, MAIN] if own != MAIN else [*known.regions(), MAIN]
    elif reference.noun:
        regions = [MAIN]
    else:
        regions = [own, MAIN] if own != MAIN else [MAIN, *known.regions()]
    found = known.scope(regions, reference.holder, reference.section)
    return sorted(found, key=lambda one: regions.index(one.region) > 0)


def annexes_of(known: Contents, reference: Reference) -> list[int]:
    """The annexes that are meant where an annex is named: that with its numeral, or for "the annex" the own one, else any."""
    own = known.region(reference.holder)
    return known.regions(reference.annex) if reference.annex else [own] if own != MAIN else known.regions()


def numbered(scope: Sequence[Numbered], item: Named) -> list[Numbered]:
    """The paragraphs with that number."""
    found = [one for one in scope if one.number == item.number]
    return [one for one in found if one.repeat == item.repeat] or ([] if item.repeat else found)


def sections_of(known: Contents, reference: Reference, mark: str) -> list[int]:
    """Where the sections of that mark begin, in the annex that is named or in all of the draft."""
    places = known.sections.get(mark, [])
    if reference.annex is None:
        return places
    regions = annexes_of(known, reference)
    return [place for place in places if known.region(known.draft.paragraphs[place]) in regions]


def owner_of(known: Contents, reference: Reference) -> Numbered | None:
    """The paragraph whose subparagraphs are named."""
    if reference.owner is None:
        return known.owner(reference.holder)
    digits, _, repeat = reference.owner.mark.partition(" ")
    scope = scope_of(known, reference)
    own = [one for one in scope if one.region == scope[0].region]
    # A number that is left out is not one of an annex.
    near = own if int(digits) <= last_of(own) else scope
    return next(iter(numbered(near, Named(0, 0, int(digits), "", repeat))), None)
