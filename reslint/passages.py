"""Passages: the stretches of a draft that a selector means, and the search for patterns in them.

What a search needs of a draft (its text in lower case, its quotations, its titles of instruments ...) is worked out when first
asked for and only for the paragraphs concerned, and kept while that draft is being checked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from reslint.draft import Citation, Draft, Kind, Note, Paragraph
from reslint.literals import fold
from reslint.once import once_a_draft
from reslint.patterns import GRAM, Match, Pattern
from reslint.ranges import Range, find_ranges, intersect, joined, overlaps
from reslint.selectors import Item, Selector, Sort, sort_of

__all__ = ["Hit", "Passage", "citations", "occurs", "search", "select"]

Holder = Paragraph | Note


@dataclass(frozen=True, slots=True)
class Passage:
    """``holder.text.string[start:end]``, in which a match must not overlap any range of ``excluded``."""

    holder: Holder
    start: int
    end: int
    excluded: tuple[Range, ...] = ()

    @property
    def string(self) -> str:
        """Its characters."""
        return self.holder.text.string[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Hit:
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
    yield from _passages(draft).all_of(where)


def search(draft: Draft, where: Selector, pattern: Pattern) -> Iterator[Hit]:
    """The matches of the pattern in the passages that the selector means, in reading order. Raises TimeoutError."""
    known = _passages(draft)
    candidates = known.candidates(pattern)
    if not candidates:
        return
    meant, sorts, whole = known.meant(where), known.sorts, where.whole
    concerned = [index for index in candidates if sorts[index] in meant]
    together = whole and not pattern.anchored and len(concerned) > _FEW
    if together:
        concerned = [index for index in known.matching(pattern) if sorts[index] in meant]
    for index in concerned:
        # Most paragraphs have no match, and to see this costs less than to find their quotations and titles.
        if whole and not together and not pattern.occurs(known.holders[index].text.string):
            continue
        for passage in known.of(index, where):
            for match in pattern.find(passage.holder.text.string, passage.start, passage.end):
                if not (passage.excluded and overlaps(match.span(), passage.excluded)):
                    yield Hit(passage, match)


def occurs(draft: Draft, where: Selector, pattern: Pattern) -> bool:
    """Whether the pattern matches in the passages that the selector means. Raises TimeoutError."""
    return next(search(draft, where, pattern), None) is not None


def citations(draft: Draft, holder: Holder) -> tuple[Citation, ...]:
    """The citations in a paragraph or note of the draft."""
    return _passages(draft).citations(holder)


@once_a_draft
def _passages(draft: Draft) -> _Passages:
    return _Passages(draft)


# So many paragraphs are sooner searched one by one than with all others.
_FEW = 16


@dataclass
class _Haystack:
    """All text of a draft, a line for each holder. Most of what rules look for is not there, and this shows it soon."""

    string: str

    @cached_property
    def _words(self) -> str:
        """Every word once: a text is several times as long."""
        return "\n".join(dict.fromkeys(self.string.split()))

    @cached_property
    def _grams(self) -> set[str]:
        """Everything in words that is as long as ``GRAM``."""
        words = self._words
        return {words[at : at + GRAM] for at in range(len(words) - GRAM + 1)}

    def contains(self, literal: str, word: str, grams: tuple[str, ...]) -> bool:
        """Whether the literal is in the text; ``word`` is its longest word, ``grams`` are the pieces of that."""
        return self._grams.issuperset(grams) and word in self._words and (word == literal or literal in self.string)


@dataclass
class _Passages:
    """A draft while it is being checked. ``holders``: its paragraphs and notes, without page furniture."""

    draft: Draft
    holders: Sequence[Holder] = field(init=False)
    _meant: dict[str, frozenset[Sort]] = field(default_factory=dict)
    _wholes: dict[int, Passage] = field(default_factory=dict)
    _all: dict[str, tuple[Passage, ...]] = field(default_factory=dict)
    _items: dict[tuple[str, Sort], tuple[Item, ...]] = field(default_factory=dict)
    _selected: dict[tuple[int, str], tuple[Passage, ...]] = field(default_factory=dict)
    _ranges: dict[tuple[int, str], tuple[Range, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        paragraphs = [paragraph for paragraph in self.draft.paragraphs if paragraph.kind is not Kind.FURNITURE]
        self.holders = [*paragraphs, *self.draft.notes]

    @cached_property
    def _written(self) -> _Haystack:
        return _Haystack("\n".join(holder.text.string for holder in self.holders))

    @cached_property
    def _folded(self) -> _Haystack:
        return _Haystack(fold(self._written.string))

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for holder in self.holders:
            starts.append(at)
            at += len(holder.text.string) + 1
        return starts

    def candidates(self, pattern: Pattern) -> Sequence[int]:
        """The holders in which the pattern can match, in order."""
        if not pattern.needs:
            return range(len(self.holders))
        haystack = self._folded if pattern.ignore_case else self._written
        found: set[int] = set()
        for literal, word, grams in pattern.needs:
            if haystack.contains(literal, word, grams):
                found.update(self._holders_with(literal, haystack.string))
        return sorted(found)

    def matching(self, pattern: Pattern) -> Sequence[int]:
        """The holders that a match in all text touches, in order: one search costs much less than one for each holder."""
        found: dict[int, None] = {}
        for start, end in pattern.places(self._written.string):
            found[bisect_right(self._starts, start) - 1] = None
            found[bisect_right(self._starts, end) - 1] = None
        return list(found)

    def _holders_with(self, literal: str, string: str) -> Iterator[int]:
        at = string.find(literal)
        while at >= 0:
            index = bisect_right(self._starts, at) - 1
            yield index
            if index + 1 == len(self._starts):
                return
            at = string.find(literal, self._starts[index + 1])

    def all_of(self, where: Selector) -> tuple[Passage, ...]:
        """The passages of all holders."""
        known = self._all.get(where.source)
        if known is None:
            meant = self.meant(where)
            found = (self.of(index, where) for index, sort in enumerate(self.sorts) if sort in meant)
            known = self._all[where.source] = tuple(passage for passages in found for passage in passages)
        return known

    def of(self, index: int, where: Selector) -> tuple[Passage, ...]:
        """The passages of one holder."""
        key = (index, where.source)
        known = self._selected.get(key)
        if known is None:
            known = self._selected[key] = tuple(self._select(index, where))
        return known

    @cached_property
    def sorts(self) -> list[Sort]:
        """For each holder, all of it that the choice of whole paragraphs depends on."""
        return [sort_of(holder) for holder in self.holders]

    @cached_property
    def _kinds_of_sorts(self) -> dict[Sort, Holder]:
        return dict(zip(self.sorts, self.holders, strict=True))

    def meant(self, where: Selector) -> frozenset[Sort]:
        """The sorts of holders that the selector means."""
        known = self._meant.get(where.source)
        if known is None:
            items = [item for item in where.items if item.concerns(self.draft)]
            for sort, holder in self._kinds_of_sorts.items():
                self._items[where.source, sort] = tuple(item for item in items if item.holds(holder))
            known = frozenset(sort for sort in self._kinds_of_sorts if self._items[where.source, sort])
            self._meant[where.source] = known
        return known

    def _select(self, index: int, where: Selector) -> Iterator[Passage]:
        holder = self.holders[index]
        items = self._items[where.source, self.sorts[index]]
        for item in items:
            if not item.ranges and not any(self._of_word(index, word) for word in item.spared):
                yield self._whole(index)
                return
        found: set[tuple[Range, tuple[Range, ...]]] = set()
        for item in items:
            ranges: tuple[Range, ...] = ((0, len(holder.text.string)),)
            for word in item.ranges:
                ranges = intersect(ranges, self._of_word(index, word))
            spared = joined(place for word in item.spared for place in self._of_word(index, word))
            for start, end in ranges:
                excluded = tuple(place for place in spared if place[0] < end and place[1] > start)
                if ((start, end), excluded) not in found:
                    found.add(((start, end), excluded))
                    yield Passage(holder, start, end, excluded)

    def _whole(self, index: int) -> Passage:
        known = self._wholes.get(index)
        if known is None:
            holder = self.holders[index]
            known = self._wholes[index] = Passage(holder, 0, len(holder.text.string))
        return known

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
