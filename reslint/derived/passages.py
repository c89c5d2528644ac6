"""Passages: the stretches of a draft that a selector means, and the search for patterns in them.

What a search needs of a draft (its text in lower case, its quotations, its titles of instruments ...) is worked out when first
asked for and only for the paragraphs concerned, and kept while that draft is being checked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain
from typing import NamedTuple

from reslint.derived.once import once_a_draft
from reslint.derived.ranges import Range, find_ranges, intersect, joined, overlaps
from reslint.draft import Citation, Draft, Kind, Note, Paragraph
from reslint.matching.haystack import Expected, Haystack
from reslint.matching.patterns import Match, Pattern
from reslint.selectors import Item, Meant, Selector, Sort, meant, organ_slug, sort_of

__all__ = ["Hit", "Passage", "absent", "citations", "expect", "is_within", "occurs", "present", "search", "select"]

Holder = Paragraph | Note


class Passage:
    """``holder.text.string[start:end]``, in which a match must not overlap any range of ``excluded``.

    ``spared`` works those ranges out when they are asked for: most passages have nothing in them that would be reported.
    """

    def __init__(self, holder: Holder, start: int, end: int, spared: Callable[[], Sequence[Range]] = tuple) -> None:
        self.holder = holder
        self.start = start
        self.end = end
        self.spared = spared

    @cached_property
    def excluded(self) -> tuple[Range, ...]:
        """The ranges, in order."""
        return tuple(place for place in self.spared() if place[0] < self.end and place[1] > self.start)

    @property
    def string(self) -> str:
        """Its characters."""
        return self.holder.text.string[self.start : self.end]


class Hit(NamedTuple):
    """A match of a pattern in a passage; what it concerns is its group ``here``, if it has one."""

    passage: Passage
    match: Match

    @property
    def holder(self) -> Holder:
        """The paragraph or note that it is in."""
        return self.passage.holder

    @property
    def range(self) -> Range:
        """Where the characters concerned stand."""
        if "here" in self.match.re.groupindex and self.match.start("here") >= 0:
            return self.match.span("here")
        return self.match.span()

    @property
    def found(self) -> str:
        """The characters concerned."""
        start, end = self.range
        return self.holder.text.string[start:end]


def select(draft: Draft, where: Selector) -> Iterator[Passage]:
    """The passages that the selector means, in reading order (notes last), none twice."""
    return iter(_passages(draft).all_of(where))


def search(draft: Draft, where: Selector, pattern: Pattern) -> Iterator[Hit]:
    """The matches of the pattern in the passages that the selector means, in reading order. Raises TimeoutError."""
    known = _passages(draft)
    candidates = known.haystack.candidates(pattern.source, pattern.ignore_case)
    if not candidates:
        return
    meant, sorts = known.meant(where), known.sorts
    concerned: Sequence[int] = [index for index in candidates if meant[sorts[index]]]
    if where.whole:
        # Most paragraphs have no match, and to see this costs less than to find their quotations and titles.
        concerned = known.haystack.occurring(pattern, concerned)
    for index in concerned:
        for passage in known.of(index, where):
            for match in pattern.find(passage.holder.text.string, passage.start, passage.end):
                if not overlaps(match.span(), passage.excluded):
                    yield Hit(passage, match)


def absent(draft: Draft) -> frozenset[tuple[str, bool]]:
    """Of the patterns that were expected, by their sources and whether capitals matter to none of them, those that cannot match
    anywhere in the draft: they are most, and to see this costs less than to search."""
    return _passages(draft).haystack.absent


def present(draft: Draft) -> Collection[int]:
    """Of the patterns that were expected, the numbers of those that may match somewhere in the draft."""
    return _passages(draft).haystack.present


def occurs(draft: Draft, where: Selector, pattern: Pattern) -> bool:
    """Whether the pattern matches in the passages that the selector means. Raises TimeoutError."""
    return next(search(draft, where, pattern), None) is not None


def citations(draft: Draft, holder: Holder) -> tuple[Citation, ...]:
    """The citations in a paragraph or note of the draft."""
    return _passages(draft).citations(holder)


def is_within(place: Range, passage: Passage) -> bool:
    """Whether a place lies in a passage and touches nothing that is excluded from it."""
    return passage.start <= place[0] and place[1] <= passage.end and not overlaps(place, passage.excluded)


@once_a_draft
def _passages(draft: Draft) -> _Passages:
    return _Passages(draft)


def expect(draft: Draft, patterns: Expected) -> None:
    """Says which patterns will be searched for in the draft: what they need is found together."""
    _passages(draft).haystack.expect(patterns)


@dataclass
class _Passages:
    """A draft while it is being checked. ``holders``: its paragraphs and notes, without furniture; ``haystack``: their texts."""

    draft: Draft
    holders: Sequence[Holder] = field(init=False)
    haystack: Haystack = field(init=False)
    _meant: dict[str, Sequence[Meant | None]] = field(default_factory=dict)
    _all: dict[str, tuple[Passage, ...]] = field(default_factory=dict)
    _selected: dict[tuple[int, str], tuple[Passage, ...]] = field(default_factory=dict)
    _of_items: dict[tuple[int, tuple[str, ...], tuple[str, ...]], tuple[Passage, ...]] = field(default_factory=dict)
    _ranges: dict[tuple[int, str], tuple[Range, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        paragraphs = [paragraph for paragraph in self.draft.paragraphs if paragraph.kind is not Kind.FURNITURE]
        self.holders = [*paragraphs, *self.draft.notes]
        self.haystack = Haystack([holder.text.string for holder in self.holders])

    def all_of(self, where: Selector) -> tuple[Passage, ...]:
        """The passages of all holders."""
        known = self._all.get(where.source)
        if known is None:
            meant = self.meant(where)
            found = (self._meant_in(index, where, meant[sort]) for index, sort in enumerate(self.sorts) if meant[sort])
            known = self._all[where.source] = tuple(chain.from_iterable(found))
        return known

    def of(self, index: int, where: Selector) -> tuple[Passage, ...]:
        """The passages of one holder, which the selector means."""
        return self._meant_in(index, where, self.meant(where)[self.sorts[index]])

    def _meant_in(self, index: int, where: Selector, meant: Meant | None) -> tuple[Passage, ...]:
        if meant is None:
            return ()
        if meant.whole:
            return self._wholes[index]
        if len(meant.items) == 1:
            return self._of_item(index, meant.items[0].ranges, meant.items[0].spared)
        key = (index, where.source)
        known = self._selected.get(key)
        if known is None:
            known = self._selected[key] = tuple(self._select(index, meant.items))
        return known

    @cached_property
    def _numbers(self) -> dict[Sort, int]:
        """All on which the choice of whole paragraphs depends, numbered."""
        found = dict.fromkeys(sort_of(holder) for holder in self.holders)
        return {sort: number for number, sort in enumerate(found)}

    @cached_property
    def sorts(self) -> list[int]:
        """For each holder, the number of its sort."""
        return [self._numbers[sort_of(holder)] for holder in self.holders]

    def meant(self, where: Selector) -> Sequence[Meant | None]:
        """What the selector means, by the numbers of sorts."""
        known = self._meant.get(where.source)
        if known is None:
            organ, stage = self._organ, self.draft.stage
            known = self._meant[where.source] = [meant(where.source, organ, stage, sort) for sort in self._numbers]
        return known

    @cached_property
    def _organ(self) -> str:
        return organ_slug(self.draft)

    @cached_property
    def _wholes(self) -> list[tuple[Passage]]:
        return [(Passage(holder, 0, len(holder.text.string)),) for holder in self.holders]

    def _select(self, index: int, items: Sequence[Item]) -> Iterator[Passage]:
        if any(not item.ranges and not self._spared(index, item.spared) for item in items):
            yield from self._wholes[index]
            return
        found: set[tuple[Range, tuple[Range, ...]]] = set()
        for item in items:
            for passage in self._of_item(index, item.ranges, item.spared):
                if ((passage.start, passage.end), passage.excluded) not in found:
                    found.add(((passage.start, passage.end), passage.excluded))
                    yield passage

    def _of_item(self, index: int, words: tuple[str, ...], spared: tuple[str, ...]) -> tuple[Passage, ...]:
        """The passages of a holder that lie in the ranges of all words, without those of the words that are spared."""
        key = (index, words, spared)
        known = self._of_items.get(key)
        if known is None:
            holder = self.holders[index]
            ranges: tuple[Range, ...] = ((0, len(holder.text.string)),)
            for word in words:
                ranges = intersect(ranges, self._of_word(index, word))
            without = partial(self._spared, index, spared)
            known = self._of_items[key] = tuple(Passage(holder, start, end, without) for start, end in ranges)
        return known

    def _spared(self, index: int, words: tuple[str, ...]) -> tuple[Range, ...]:
        """The ranges of the words in a holder."""
        if len(words) == 1:
            return self._of_word(index, words[0])
        return joined(place for word in words for place in self._of_word(index, word))

    def _of_word(self, index: int, word: str) -> tuple[Range, ...]:
        key = (index, word)
        if key not in self._ranges:
            holder = self.holders[index]
            if word == "citation":
                self._ranges[key] = tuple((citation.start, citation.end) for citation in self.citations(holder))
            else:
                self._ranges[key] = find_ranges(self.draft, holder, word)
        return self._ranges[key]

    @cached_property
    def _citations(self) -> dict[int, tuple[Citation, ...]]:
        """The citations of all holders by their identity: whose a number is may be said far from where it stands."""
        from reslint.parsing.citation_notes import noted
        from reslint.parsing.citation_resolver import resolved
        from reslint.parsing.citations import find_citations

        organ = self.draft.organ
        found = [find_citations(holder.text.string, organ) for holder in self.holders]
        found = resolved(noted(self.holders, found), organ)
        return {id(holder): cited for holder, cited in zip(self.holders, found, strict=True)}

    def citations(self, holder: Holder) -> tuple[Citation, ...]:
        """The citations in one holder."""
        known = self._citations.get(id(holder))
        if known is None:
            from reslint.parsing.citations import find_citations

            known = find_citations(holder.text.string, self.draft.organ)
        return known
