"""Where many texts occur: found in one pass."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["Finder"]


class Finder:
    """Finds many texts at once. ``texts``: those that it finds, in order."""

    def __init__(self, texts: Iterable[str]) -> None:
        # Those that are in order already are soon sorted.
        self.texts = sorted(dict.fromkeys(texts))
        self._automaton: AhoCorasick | None = None

    def places(self, string: str) -> Mapping[str, Sequence[int]]:
        """Where those of the texts begin that the string has."""
        found: dict[int, list[int]] = {}
        for text, start, _ in self.matches(string):
            if text in found:
                found[text].append(start)
            else:
                found[text] = [start]
        return {self.texts[text]: starts for text, starts in found.items()}

    def present(self, string: str) -> Collection[str]:
        """Those of the texts that the string has, each once."""
        return _present_in(self, string)

    def named(self, places: Iterable[int]) -> Collection[str]:
        """The texts at places in their order."""
        return [self.texts[place] for place in places]

    def matches(self, string: str) -> Sequence[tuple[int, int, int]]:
        """All occurrences of texts: the index of each text, where it begins and where it ends."""
        if not self.texts:
            return ()
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick

            self._automaton = AhoCorasick(self.texts)
        return self._automaton.find_matches_as_indexes(string, overlapping=True)


@lru_cache(maxsize=1024)
def _present_in(finder: Finder, string: str) -> Collection[str]:
    """The texts of a finder that a string has: a draft at which somebody writes keeps most of its paragraphs."""
    return finder.named({text for text, _, _ in finder.matches(string)})
