"""What kinds that look for forms have in common: patterns that silence a match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reslint.derived.passages import Hit
from reslint.derived.ranges import Range, overlaps
from reslint.matching.patterns import Regex, pattern


@dataclass(slots=True)
class Unless:
    """Patterns that silence a match which they overlap, for one run of a rule."""

    sources: Sequence[Regex]
    ignore_case: bool
    _ranges: dict[tuple[int, str], list[Range]] = field(default_factory=dict)

    def silences(self, hit: Hit) -> bool:
        """Whether one of the patterns matches around the words found, or at least overlaps them. Raises TimeoutError."""
        return any(overlaps(hit.range, self._matches(hit, source)) for source in self.sources)

    def _matches(self, hit: Hit, source: Regex) -> list[Range]:
        key = (id(hit.holder), source)
        if key not in self._ranges:
            found = pattern(source, self.ignore_case).find(hit.holder.text.string)
            self._ranges[key] = [match.span() for match in found]
        return self._ranges[key]
