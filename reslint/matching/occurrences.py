"""Where many texts occur: found in one pass."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["Finder"]

# By so many characters texts are told at a place.
_BEGINNING = 3
# To make an automaton of a text takes, for each character of it, as long as to search so many characters without one.
_WORTH = 0.05


class Finder:
    """Finds many texts at once. ``texts``: those that it finds, in order; ``lengths``: how long those are that begin alike, by
    their first characters, where that is known already."""

    def __init__(self, texts: Iterable[str], lengths: Mapping[str, Sequence[int]] | None = None) -> None:
        # Those that are in order already are soon sorted.
        self.texts = sorted(dict.fromkeys(texts))
        if lengths is not None:
            self.__dict__["lengths"] = lengths
        self._searched = 0

    @cached_property
    def lengths(self) -> Mapping[str, Sequence[int]]:
        """How long the texts are that begin alike, by their first characters."""
        found: dict[str, set[int]] = {}
        for text in self.texts:
            if len(text) >= _BEGINNING:
                found.setdefault(text[:_BEGINNING], set()).add(len(text))
        return {beginning: tuple(sorted(several)) for beginning, several in found.items()}

    def places(self, string: str) -> Mapping[str, Sequence[int]]:
        """Where those of the texts begin that the string has."""
        if self._is_small(string):
            return self._without_automaton(string)
        found: dict[int, list[int]] = {}
        for text, start, _ in self._matches(string):
            if text in found:
                found[text].append(start)
            else:
                found[text] = [start]
        return {self.texts[text]: starts for text, starts in found.items()}

    def present(self, string: str) -> Collection[str]:
        """Those of the texts that the string has, each once, in order."""
        return _present_in(self, string)

    def seen(self, string: str) -> Collection[str]:
        """As ``present``, whether or not it is known already."""
        if self._is_small(string):
            return sorted(self._without_automaton(string))
        return [self.texts[place] for place in sorted({text for text, _, _ in self._matches(string)})]

    def _is_small(self, string: str) -> bool:
        """Whether a string is searched sooner than the automaton is made, with all that was searched without it before."""
        if "_automaton" in self.__dict__:
            return False
        self._searched += len(string)
        return self._searched < self._most

    @cached_property
    def _most(self) -> float:
        return _WORTH * sum(map(len, self.texts))

    def _without_automaton(self, string: str) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {text: starts for text in self._shortest if (starts := list(_starts(text, string)))}
        lengths, texts = self.lengths, self._set
        for start in range(len(string)):
            for length in lengths.get(string[start : start + _BEGINNING], ()):
                text = string[start : start + length]
                if text in texts:
                    if text in found:
                        found[text].append(start)
                    else:
                        found[text] = [start]
        return found

    @cached_property
    def _set(self) -> frozenset[str]:
        return frozenset(self.texts)

    @cached_property
    def _shortest(self) -> Sequence[str]:
        """Those that have no more than a part of a beginning."""
        return [text for text in self.texts if len(text) < _BEGINNING]

    def _matches(self, string: str) -> Sequence[tuple[int, int, int]]:
        """All occurrences of texts: the index of each text, where it begins and where it ends."""
        return self._automaton.find_matches_as_indexes(string, overlapping=True) if self.texts else ()

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick

        # Nothing is searched without it any more.
        self.__dict__.pop("_set", None)
        return AhoCorasick(self.texts)


def _starts(text: str, string: str) -> Iterator[int]:
    start = string.find(text)
    while start >= 0:
        yield start
        start = string.find(text, start + 1)


@lru_cache(maxsize=1024)
def _present_in(finder: Finder, string: str) -> Collection[str]:
    """The texts of a finder that a string has: a draft at which somebody writes keeps most of its paragraphs."""
    return finder.seen(string)
