"""Where texts occur: the literals of all patterns, found in one pass before any pattern is tried."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from reslint.matching.literals import fold

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

    from reslint.matching.patterns import Pattern

__all__ = ["Finder", "Haystack", "finder"]

# Shorter texts stand nearly everywhere, those with a figure or mark aside, so that a list of them all costs more than to look for
# one when it is asked for.
_SHORTEST = 3
# Between texts that are searched together: it is no blank, letter or mark, so that no text seems to go on in the next one.
_BETWEEN = "\0\n\0"
_EVERYWHERE = frozenset(("the", "and", "nd", "ing", "to", "or", "of the", "in the", "co", "as", "th", ",", "."))


class Finder:
    """Finds many texts at once. ``texts``: those that it finds."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = frozenset(texts)
        self._ordered = sorted(self.texts)
        self._automaton: AhoCorasick | None = None
        self._rows: dict[Pattern, tuple[frozenset[str], ...]] = {}

    def rows(self, pattern: Pattern) -> tuple[frozenset[str], ...]:
        """The rows of what a pattern needs that are found here: where a text has nothing of one of them, it has no match."""
        known = self._rows.get(pattern)
        if known is None:
            rows = (frozenset(folded for _, folded in row) for row in pattern.needs)
            known = self._rows[pattern] = tuple(row for row in rows if row <= self.texts)
        return known

    def places(self, string: str) -> Mapping[str, Sequence[int]]:
        """Where those of the texts begin that the string has."""
        if not self._ordered:
            return {}
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick

            self._automaton = AhoCorasick(self._ordered)
        found: dict[int, list[int]] = {}
        for text, start, _ in self._automaton.find_matches_as_indexes(string, overlapping=True):
            if text in found:
                found[text].append(start)
            else:
                found[text] = [start]
        return {self._ordered[text]: starts for text, starts in found.items()}


@lru_cache(maxsize=16)
def finder(texts: tuple[frozenset[str], ...]) -> Finder:
    """The finder of the texts in all of the sets, but for those that are not worth it."""
    every: frozenset[str] = frozenset().union(*texts)
    return Finder(text for text in every if _is_rare(text))


def _is_rare(text: str) -> bool:
    return len(text) >= (_SHORTEST if text.isalpha() else _SHORTEST - 1) and text.strip() not in _EVERYWHERE


class Haystack:
    """Texts that many patterns are looked for in. They are told by their indexes in ``strings``."""

    def __init__(self, strings: Sequence[str]) -> None:
        self.strings = strings
        self._finder = finder(())
        self._holding: dict[tuple[str, bool], Collection[int]] = {}

    def expect(self, finder: Finder) -> None:
        """Takes the finder for the literals of the patterns to come."""
        if finder is not self._finder:
            self._finder = finder
            self.__dict__.pop("_places", None)
            self.__dict__.pop("_present", None)

    @cached_property
    def _together(self) -> str:
        """All of them, a line each."""
        return _BETWEEN.join(self.strings)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each begins among all."""
        return list(accumulate((len(string) + len(_BETWEEN) for string in self.strings[:-1]), initial=0))

    @cached_property
    def _folded(self) -> list[str]:
        """Each in lower case."""
        return [fold(string) for string in self.strings]

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        """Where the literals that the finder knows begin among all, whatever their capitals."""
        return self._finder.places(_BETWEEN.join(self._folded))

    @cached_property
    def _present(self) -> frozenset[str]:
        """The literals that the finder knows and finds."""
        return frozenset(self._places)

    def candidates(self, pattern: Pattern) -> Sequence[int]:
        """The texts in which the pattern can match, in order."""
        if not pattern.needs:
            return range(len(self.strings))
        known, places, present = self._finder.texts, self._places, self._present
        for texts in self._finder.rows(pattern):
            if present.isdisjoint(texts):
                return ()
        left: set[int] | None = None
        for row in pattern.needs:
            found: set[int] = set()
            for literal, folded in row:
                if folded in places or folded not in known:
                    found.update(self._with(folded if pattern.ignore_case else literal, folded, pattern.ignore_case))
            left = found if left is None else left & found
            if not left:
                return ()
        return sorted(left or ())

    def matching(self, pattern: Pattern) -> Sequence[int]:
        """The texts that a match among all touches, in order: one search costs much less than one for each text."""
        found: dict[int, None] = {}
        for start, end in pattern.places(self._together):
            found[self._at(start)] = None
            found[self._at(end)] = None
        return list(found)

    def _at(self, place: int) -> int:
        """The text at a place among all."""
        return bisect_right(self._starts, place) - 1

    def _with(self, literal: str, folded: str, ignore_case: bool) -> Collection[int]:
        """The texts that have the literal, which is in lower case where case is ignored."""
        key = (literal, ignore_case)
        known = self._holding.get(key)
        if known is None:
            strings, places = self._folded if ignore_case else self.strings, self._places.get(folded)
            if places is None or len(places) > len(strings):
                known = [index for index, string in enumerate(strings) if literal in string]
            else:
                within = {self._at(place) for place in places}
                known = within if ignore_case else [index for index in within if literal in strings[index]]
            self._holding[key] = known
        return known
