"""Texts that many patterns are looked for in: what a match needs is found first, for all patterns in one pass.

A match needs chains: rows of texts, one of each directly behind one of the row before (see ``reslint.matching.chains``). Where
those texts stand is known after one pass, so that a chain is followed by comparing places, and a pattern is tried only where all
its chains are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any

from reslint.matching.bales import BETWEEN, Numbered, bales
from reslint.matching.chains import MARKS
from reslint.matching.literals import fold
from reslint.matching.occurrences import Finder
from reslint.matching.patterns import CasedRow, Needs, Pattern, needs_of, pattern

__all__ = ["NOTHING", "Expected", "Haystack", "expected"]

# Shorter texts stand nearly everywhere, those with a figure or mark aside, so that a list of them all costs more than to look for
# one when it is asked for.
_SHORTEST = 3
_EVERYWHERE = frozenset(("the", "and", "nd", "ing", "to", "or", "of the", "in the", "co", "as", "th", ",", "."))
# So many texts are sooner searched one by one than with all others.
_FEW = 16


Wanted = tuple[tuple[tuple[str, bool], ...], tuple[Numbered, ...], tuple[int, ...]]
"""A pattern to come: its source, with whether capitals matter to none of it (twice where both is so); the chains that it needs;
and the rows of them all."""


class _Seen:
    """What is known of a text. ``wanted``: the numbers of patterns that it can have, None where nobody has looked; ``without``:
    patterns that it has no match of."""

    __slots__ = ("wanted", "without")

    def __init__(self) -> None:
        self.wanted: Sequence[int] | None = None
        self.without: set[Pattern] = set()


def _nothing_known(string: str) -> _Seen:
    return _Seen()


class Expected:
    """The patterns to come, by what they need.

    ``rows``: those of all chains, marks first; ``wanted``: the patterns that need something; ``anywhere``: the others, which any
    text may have; ``rare``: the texts of the rows that are worth a place in a list, ``common``: the other texts;
    ``lengths``: as those of the finder. All are plain values, which a cache can keep.
    """

    def __init__(
        self,
        rows: Sequence[CasedRow],
        wanted: Sequence[Wanted],
        anywhere: Iterable[tuple[str, bool]],
        rare: Iterable[str],
        common: Iterable[str],
        lengths: Mapping[str, Sequence[int]] | None = None,
    ) -> None:
        self.rows = rows
        self.wanted = wanted
        self.anywhere = frozenset(anywhere)
        self.finder = Finder(rare, lengths)
        self.common = frozenset(common)
        # What is known of the last texts: a draft at which somebody writes keeps most of its paragraphs.
        self.seen = lru_cache(maxsize=1024)(_nothing_known)

    @cached_property
    def needing(self) -> Mapping[tuple[str, bool], int]:
        """Those of the patterns that need something, by their sources and whether capitals matter to none of them, with their
        numbers."""
        return {key: number for number, (keys, _, _) in enumerate(self.wanted) for key in keys}

    def plainly(self) -> tuple[Any, ...]:
        """What it is made of."""
        rare, common = tuple(self.finder.texts), tuple(sorted(self.common))
        return self.rows, self.wanted, tuple(sorted(self.anywhere)), rare, common, self.finder.lengths


NOTHING = Expected((), (), (), (), ())


def expected(sources: Iterable[tuple[str, bool | None]]) -> Expected:
    """What is expected of patterns, told by their sources and whether capitals matter to none of them (None: both will be)."""
    known: dict[tuple[str, bool], Needs] = {}
    for source, ignoring in sources:
        for ignore_case in (True, False) if ignoring is None else (ignoring,):
            known[source, ignore_case] = needs_of(source)
    numbers = {(mark, mark): number for number, mark in enumerate(MARKS)}
    wanted = tuple(_wanted(known, numbers))
    # Many rows have texts in common, and many are the same whatever their capitals.
    once: dict[Any, Any] = {}
    rows = tuple(_once(numbers, once))
    texts = frozenset(text for row, _ in rows for text in row)
    rare = frozenset(filter(is_rare, texts))
    return Expected(rows, wanted, (key for key, needs in known.items() if not needs), rare, texts - rare)


def _wanted(known: Mapping[tuple[str, bool], Needs], numbers: dict[CasedRow, int]) -> Iterator[Wanted]:
    """The patterns that need something; their rows are numbered on."""
    for key, needs in known.items():
        other = (key[0], not key[1])
        alone = other not in known or any(row != written for chain in needs for row, written in chain)
        if needs and (alone or key[1]):
            cased = [[(row, row if key[1] else written) for row, written in chain] for chain in needs]
            chains = tuple(tuple(numbers.setdefault(row, len(numbers)) for row in chain) for chain in cased)
            yield (key,) if alone else (key, other), chains, tuple(dict.fromkeys(number for chain in chains for number in chain))


def _once(value: Any, known: dict[Any, Any]) -> Any:
    """The same with each row and text in it once."""
    if not isinstance(value, str):
        value = tuple(_once(part, known) for part in value)
    return known.setdefault(value, value)


def is_rare(text: str) -> bool:
    """Whether a text in lower case is worth a place in a list of all that are to be found: others stand nearly everywhere."""
    return "\0" not in text and len(text) >= (_SHORTEST if text.isalpha() else _SHORTEST - 1) and text.strip() not in _EVERYWHERE


class Haystack:
    """Texts that many patterns are looked for in. They are told by their indexes in ``strings``."""

    def __init__(self, strings: Sequence[str]) -> None:
        self.strings = strings
        self.expect(NOTHING)

    def expect(self, what: Expected) -> None:
        """Takes what the patterns to come need."""
        self._expected = what
        for name in ("_seen", "_held", "_holding", "absent"):
            self.__dict__.pop(name, None)

    @cached_property
    def absent(self) -> frozenset[tuple[str, bool]]:
        """Those of the patterns that were expected that can match in no text."""
        return frozenset(self._expected.needing.keys() - self._holding.keys())

    @property
    def present(self) -> Collection[int]:
        """The numbers of those of the patterns that were expected that may match in some text."""
        return self._held.keys()

    def candidates(self, source: str, ignore_case: bool) -> Sequence[int]:
        """The texts in which a pattern can match, in order."""
        key = (source, ignore_case)
        if key in self._expected.needing:
            return self._holding.get(key, ())
        left: Sequence[int] = range(len(self.strings))
        needs = () if key in self._expected.anywhere else pattern(source, ignore_case).needs
        for row in (row for chain in needs for row, _ in chain if row not in MARKS and "" not in row):
            # What stands in none of them is sooner seen in all at once.
            if not left or not any(text in self._together_folded for text in row):
                return ()
            left = [index for index in left if any(text in self._folded[index] for text in row)]
        return left

    @cached_property
    def _holding(self) -> Mapping[tuple[str, bool], Sequence[int]]:
        """The texts in which the patterns can match that were expected."""
        wanted = self._expected.wanted
        return {key: indexes for number, indexes in self._held.items() for key in wanted[number][0]}

    @cached_property
    def _held(self) -> Mapping[int, Sequence[int]]:
        """The same by the numbers of the patterns."""
        self._look()
        holding: dict[int, list[int]] = {}
        for index, seen in enumerate(self._seen):
            for number in seen.wanted or ():
                if number in holding:
                    holding[number].append(index)
                else:
                    holding[number] = [index]
        return holding

    def _look(self) -> None:
        """Looks which of the patterns that were expected the texts can have of which nobody knows."""
        new = [index for index, seen in enumerate(self._seen) if seen.wanted is None]
        found: list[list[int]] = [[] for _ in new]
        for bale in bales([self.strings[index] for index in new], self._expected):
            missing = bale.missing
            for number, (_, chains, rows) in enumerate(self._expected.wanted):
                if missing.isdisjoint(rows):
                    for index in bale.with_all(chains):
                        found[index].append(number)
        for index, numbers in zip(new, found, strict=True):
            self._seen[index].wanted = numbers

    @cached_property
    def _seen(self) -> list[_Seen]:
        return [self._expected.seen(string) for string in self.strings]

    @cached_property
    def _folded(self) -> list[str]:
        """Each in lower case."""
        return [fold(string) for string in self.strings]

    @cached_property
    def _together_folded(self) -> str:
        return fold(self._together)

    def occurring(self, wanted: Pattern, indexes: Sequence[int]) -> Sequence[int]:
        """Those of the texts in which the pattern matches, or may match with what stands beside them."""
        asked = [index for index in indexes if wanted not in self._seen[index].without]
        if len(asked) > _FEW and not wanted.anchored:
            touched = {self._at(place) for places in wanted.places(self._together) for place in places}
            found = [index for index in asked if index in touched]
        else:
            found = [index for index in asked if wanted.occurs(self.strings[index])]
        if len(found) < len(asked):
            for index in set(asked).difference(found):
                self._seen[index].without.add(wanted)
        return found

    @cached_property
    def _together(self) -> str:
        """All of them, a line each: one search costs much less than one for each."""
        return BETWEEN.join(self.strings)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each begins among all."""
        return list(accumulate((len(string) + len(BETWEEN) for string in self.strings[:-1]), initial=0))

    def _at(self, place: int) -> int:
        """The text at a place among all."""
        return bisect_right(self._starts, place) - 1
