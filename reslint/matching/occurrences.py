"""Where texts occur: the literals of all patterns, found in one pass before any pattern is tried."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reslint.matching.literals import fold

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

    from reslint.matching.patterns import Pattern

__all__ = ["Finder", "Haystack", "finder", "is_rare"]

# Shorter texts stand nearly everywhere, those with a figure or mark aside, so that a list of them all costs more than to look for
# one when it is asked for.
_SHORTEST = 3
# So many texts are sooner searched one by one than with all others.
_FEW = 16
# Between texts that are searched together: it is no blank, letter or mark, so that no text seems to go on in the next one.
_BETWEEN = "\0\n\0"
_EVERYWHERE = frozenset(("the", "and", "nd", "ing", "to", "or", "of the", "in the", "co", "as", "th", ",", "."))


class Row(NamedTuple):
    """Texts in small letters of which a pattern needs one. ``capitals``: those that it needs as they are written; ``known``:
    whether a finder finds them all."""

    texts: frozenset[str]
    capitals: Mapping[str, str]
    known: bool


class Finder:
    """Finds many texts at once. ``texts``: those that it finds."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = frozenset(texts)
        self._ordered = sorted(self.texts)
        self._automaton: AhoCorasick | None = None
        self._rows: dict[Pattern, tuple[Row, ...]] = {}
        self._certain: dict[Pattern, tuple[frozenset[str], ...]] = {}

    def rows(self, pattern: Pattern) -> tuple[Row, ...]:
        """The rows of what a pattern needs."""
        known = self._rows.get(pattern)
        if known is None:
            known = self._rows[pattern] = tuple(self._row(row, pattern.ignore_case) for row in pattern.needs)
        return known

    def certain(self, pattern: Pattern) -> tuple[frozenset[str], ...]:
        """The texts of the rows that are all found here: where a text has nothing of one of them, it has no match."""
        sets = self._certain.get(pattern)
        if sets is None:
            rows = (frozenset([folded for _, folded in row]) for row in pattern.needs)
            sets = self._certain[pattern] = tuple(texts for texts in rows if texts <= self.texts)
        return sets

    def _row(self, row: Sequence[tuple[str, str]], ignore_case: bool) -> Row:
        texts = frozenset(folded for _, folded in row)
        # Words in small letters stand in a text with capitals, too, but seldom: to look costs more than to try.
        capitals = {} if ignore_case else {folded: literal for literal, folded in row if literal != folded}
        if capitals:
            often = Counter(folded for _, folded in row)
            capitals = {folded: literal for folded, literal in capitals.items() if often[folded] == 1}
        return Row(texts, capitals, texts <= self.texts)

    def places(self, string: str) -> Mapping[str, Sequence[int]]:
        """Where those of the texts begin that the string has."""
        found: dict[int, list[int]] = {}
        for text, start, _ in self.matches(string):
            if text in found:
                found[text].append(start)
            else:
                found[text] = [start]
        return {self._ordered[text]: starts for text, starts in found.items()}

    def present(self, string: str) -> Collection[str]:
        """Those of the texts that the string has, each once."""
        return _present_in(self, string)

    def named(self, places: Iterable[int]) -> Collection[str]:
        """The texts at places in their order."""
        return [self._ordered[place] for place in places]

    def matches(self, string: str) -> Sequence[tuple[int, int, int]]:
        """All occurrences of texts: the index of each text, where it begins and where it ends."""
        if not self._ordered:
            return ()
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick

            self._automaton = AhoCorasick(self._ordered)
        return self._automaton.find_matches_as_indexes(string, overlapping=True)


@lru_cache(maxsize=1024)
def _present_in(finder: Finder, string: str) -> Collection[str]:
    """The texts of a finder that a string has: a draft at which somebody writes keeps most of its paragraphs."""
    return finder.named({text for text, _, _ in finder.matches(string)})


@lru_cache(maxsize=16)
def finder(texts: tuple[frozenset[str], ...]) -> Finder:
    """The finder of the texts in all of the sets."""
    return Finder(frozenset().union(*texts))


def is_rare(text: str) -> bool:
    """Whether a text in lower case is worth a place in a list of all that are to be found: others stand nearly everywhere."""
    return len(text) >= (_SHORTEST if text.isalpha() else _SHORTEST - 1) and text.strip() not in _EVERYWHERE


@lru_cache(maxsize=1024)
def _patterns_without(text: str) -> set[Pattern]:
    """The patterns that are known to have no match in a text: a draft at which somebody writes keeps most of its paragraphs."""
    return set()


class Haystack:
    """Texts that many patterns are looked for in. They are told by their indexes in ``strings``."""

    def __init__(self, strings: Sequence[str]) -> None:
        self.strings = strings
        self._finder = finder(())
        self._holding: dict[str, Collection[int]] = {}

    def expect(self, finder: Finder) -> None:
        """Takes the finder for the literals of the patterns to come."""
        if finder is not self._finder:
            self._finder = finder
            self.__dict__.pop("_indexes", None)
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
    def _indexes(self) -> Mapping[str, Sequence[int]]:
        """In which texts the literals stand that the finder knows and finds, whatever their capitals."""
        found: dict[str, list[int]] = {}
        for index, string in enumerate(self._folded):
            for literal in self._finder.present(string):
                if literal in found:
                    found[literal].append(index)
                else:
                    found[literal] = [index]
        return found

    @cached_property
    def _present(self) -> frozenset[str]:
        """The literals that the finder knows and finds."""
        return frozenset(self._indexes)

    def may_have(self, pattern: Pattern) -> bool:
        """Whether the pattern can match in any text, as far as that is seen at a glance."""
        return not any(map(self._present.isdisjoint, self._finder.certain(pattern)))

    def candidates(self, pattern: Pattern) -> Sequence[int]:
        """The texts in which the pattern can match, in order."""
        if not pattern.needs:
            return range(len(self.strings))
        if not self.may_have(pattern):
            return ()
        known, present = self._finder.texts, self._present
        left: set[int] | None = None
        for row in self._finder.rows(pattern):
            texts = row.texts & present if row.known else [text for text in row.texts if text in present or text not in known]
            found: set[int] = set()
            for text in texts:
                found.update(self._with(row.capitals.get(text, text), text))
            left = found if left is None else left & found
            if not left:
                return ()
        return sorted(left or ())

    def occurring(self, pattern: Pattern, indexes: Sequence[int]) -> Sequence[int]:
        """Those of the texts in which the pattern matches, or may match with what stands beside them."""
        without = self._without
        asked = [index for index in indexes if pattern not in without[index]]
        if len(asked) > _FEW and not pattern.anchored:
            touched = self._touched(pattern)
            found = [index for index in asked if index in touched]
        else:
            found = [index for index in asked if pattern.occurs(self.strings[index])]
        if len(found) < len(asked):
            for index in set(asked).difference(found):
                without[index].add(pattern)
        return found

    @cached_property
    def _without(self) -> list[set[Pattern]]:
        """For each text, patterns that have no match in it."""
        return [_patterns_without(string) for string in self.strings]

    def _touched(self, pattern: Pattern) -> set[int]:
        """The texts that a match among all touches: one search costs much less than one for each text."""
        return {self._at(place) for places in pattern.places(self._together) for place in places}

    def _at(self, place: int) -> int:
        """The text at a place among all."""
        return bisect_right(self._starts, place) - 1

    def _with(self, literal: str, folded: str) -> Collection[int]:
        """The texts that have the literal; whatever their capitals if it is in small letters."""
        known = self._holding.get(literal)
        if known is None:
            strings = self._folded if literal == folded else self.strings
            known = self._indexes.get(folded, range(len(strings)))
            if literal != folded or folded not in self._indexes:
                known = [index for index in known if literal in strings[index]]
            self._holding[literal] = known
        return known
