"""Where texts occur in a string: the literals of all patterns, found in one pass before any pattern is tried."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["Finder", "finder"]

# Shorter texts stand nearly everywhere, so that a list of them all costs more than to look for one when it is asked for.
_SHORTEST = 3


class Finder:
    """Finds many texts at once. ``texts``: those that it finds."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = frozenset(texts)
        self._ordered = sorted(self.texts)
        self._automaton: AhoCorasick | None = None

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
    return Finder(text for text in frozenset().union(*texts) if len(text) >= _SHORTEST)
