"""What kinds that look for forms have in common: patterns that silence a match."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reslint.derived.passages import Hit
from reslint.derived.ranges import Range, overlaps
from reslint.matching.patterns import Pattern, Regex, pattern


class Unless(NamedTuple):
    """Patterns that silence a match which they overlap."""

    sources: Sequence[Regex]
    ignore_case: bool

    def silences(self, hit: Hit) -> bool:
        """Whether one of the patterns matches around the words found, or at least overlaps them. Raises TimeoutError."""
        string = hit.holder.text.string
        return any(overlaps(hit.range, _places(pattern(source, self.ignore_case), string)) for source in self.sources)


@lru_cache(maxsize=1024)
def _places(silencing: Pattern, string: str) -> Sequence[Range]:
    """Where a pattern matches: several hits may ask about one paragraph, and so may the next state of a draft."""
    return [match.span() for match in silencing.find(string)]
