"""Texts that many patterns are looked for in: what a match needs is found first, for all patterns in one pass.

A match needs chains: rows of texts, one of each directly behind one of the row before (see ``reslint.matching.chains``). Where
those texts stand is known after one pass, so that a chain is followed by comparing places, and a pattern is tried only where all
its chains are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any

from reslint.matching.bales import BETWEEN, bales
from reslint.matching.chains import MARKS, Row
from reslint.matching.literals import fold
from reslint.matching.occurrences import Finder
from reslint.matching.patterns import Needs, Pattern, needs_of, pattern

__all__ = ["NOTHING", "Expected", "Haystack", "expected"]

# Shorter texts stand nearly everywhere, those with a figure or mark aside, so that a list of them all costs more than to look for
# one when it is asked for.
_SHORTEST = 3
_EVERYWHERE = frozenset(("the", "and", "nd", "ing", "to", "or", "of the", "in the", "co", "as", "th", ",", "."))
# So many texts are sooner searched one by one than with all others.
_FEW = 16


Wanted = tuple[tuple[tuple[str, bool], ...], Needs, tuple[Row, ...]]
"""A pattern to come: its source, with whether capitals matter to none of it (twice where both is so); what it needs; and the rows
of all its chains, in lower case."""


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

    ``wanted``: those that need something; ``anywhere``: the others, which any text may have; ``rare``: the texts of the rows that
    are worth a place in a list, ``common``: the other texts, with what marks and nothing stand for. All are plain values, which a
    cache can keep.
    """

    def __init__(
        self, wanted: Sequence[Wanted], anywhere: Iterable[tuple[str, bool]], rare: Iterable[str], common: Iterable[str]
    ) -> None:
        self.wanted = wanted
        self.anywhere = frozenset(anywhere)
        self.finder = Finder(rare)
        self.common = frozenset(common)
        # What is known of the last texts: a draft at which somebody writes keeps most of its paragraphs.
        self.seen = lru_cache(maxsize=1024)(_nothing_known)

    @cached_property
    def known(self) -> frozenset[tuple[str, bool]]:
        """All of the patterns."""
        return self.anywhere.union(key for keys, _, _ in self.wanted for key in keys)

    def plainly(self) -> tuple[Any, ...]:
        """What it is made of."""
        return self.wanted, tuple(sorted(self.anywhere)), tuple(sorted(self.finder.texts)), tuple(sorted(self.common))


NOTHING = Expected((), (), (), ())


def expected(sources: Iterable[tuple[str, bool | None]]) -> Expected:
    """What is expected of patterns, told by their sources and whether capitals matter to none of them (None: both will be)."""
    known: dict[tuple[str, bool], Needs] = {}
    for source, ignoring in sources:
        for ignore_case in (True, False) if ignoring is None else (ignoring,):
            known[source, ignore_case] = needs_of(source)
    once: dict[Any, Any] = {}
    wanted = tuple(_once(_wanted(known), once))
    texts = frozenset(text for _, _, rows in wanted for row in rows for text in row)
    rare = frozenset(filter(is_rare, texts))
    return Expected(wanted, (key for key, needs in known.items() if not needs), rare, texts - rare)


def _wanted(known: Mapping[tuple[str, bool], Needs]) -> Iterator[Wanted]:
    for key, needs in known.items():
        other = (key[0], not key[1])
        alone = other not in known or any(row != written for chain in needs for row, written in chain)
        if needs and (alone or key[1]):
            yield (key,) if alone else (key, other), needs, tuple(row for chain in needs for row, _ in chain)


def _once(value: Any, known: dict[Any, Any]) -> Any:
    """The same with each row and text in it once: many patterns have lists of words in common."""
    if isinstance(value, Iterator | tuple):
        value = tuple(_once(part, known) for part in value)
    return known.setdefault((type(value), value), value)


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
        for name in ("_seen", "_holding"):
            self.__dict__.pop(name, None)

    def may_have(self, source: str, ignore_case: bool) -> bool:
        """Whether a pattern can match in any text: most cannot, and to see this costs less than to search."""
        return bool(self.candidates(source, ignore_case))

    def candidates(self, source: str, ignore_case: bool) -> Sequence[int]:
        """The texts in which a pattern can match, in order."""
        key = (source, ignore_case)
        if key in self._expected.known:
            return range(len(self.strings)) if key in self._expected.anywhere else self._holding.get(key, ())
        needs = pattern(source, ignore_case).needs
        left: Sequence[int] = range(len(self.strings))
        for chain in needs:
            for row, _ in chain:
                if row not in MARKS and "" not in row:
                    left = [index for index in left if any(text in self._folded[index] for text in row)]
        return left

    @cached_property
    def _holding(self) -> Mapping[tuple[str, bool], Sequence[int]]:
        """The texts in which the patterns can match that were expected."""
        self._look()
        holding: dict[tuple[str, bool], list[int]] = {}
        for index, seen in enumerate(self._seen):
            for number in seen.wanted or ():
                for key in self._expected.wanted[number][0]:
                    holding.setdefault(key, []).append(index)
        return holding

    def _look(self) -> None:
        """Looks which of the patterns that were expected the texts can have of which nobody knows."""
        new = [index for index, seen in enumerate(self._seen) if seen.wanted is None]
        found: list[list[int]] = [[] for _ in new]
        for bale in bales([self.strings[index] for index in new], self._expected.finder, self._expected.common):
            present = bale.present
            for number, (keys, needs, rows) in enumerate(self._expected.wanted):
                if not any(map(present.isdisjoint, rows)):
                    for index in bale.with_all(needs, keys[0][1]):
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
