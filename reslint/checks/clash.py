"""clash: two words running of which one must have been left over, "for to", "the a", "which that"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reslint.checks.unless import Unless
from reslint.derived.passages import Hit, search
from reslint.derived.passages import select as passages_of
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.matching.patterns import Pattern, Regex, pattern
from reslint.rules import Rule

WORDS = ()
MESSAGE = "“{found}”: these words do not follow each other; one of them seems to be left over"


class Settings(NamedTuple):
    """``words``: a word, and those that cannot follow it, between blanks. Both hold as they are written, side by side, with no
    mark between them. ``unless``: patterns that silence a match which they overlap.
    """

    words: Mapping[str, str] = {}
    unless: tuple[Regex, ...] = ()


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if not settings.words:
        yield '"words" is missing: lines of the form "word: words that cannot follow it"'
    for word, others in settings.words.items():
        if not others.split() or word.split() != [word]:
            yield f'"words" has "{word}", which is no word, or is followed by none'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The pairs of words that stand side by side, each place for itself."""
    clashing = _pairs(tuple(settings.words.items()))
    unless = Unless(settings.unless, ignore_case=False)
    found: set[tuple[str, str]] = set()
    # To part a text at its blanks costs a hundredth of what the search for so many pairs does.
    for passage in passages_of(draft, rule.where):
        found.update(clashing.intersection(pairwise(passage.string.split())))
    for pair in sorted(found):
        for hit in search(draft, rule.where, _pattern(*pair)):
            if not unless.silences(hit):
                yield _finding(rule, hit)


@lru_cache(maxsize=16)
def _pairs(words: tuple[tuple[str, str], ...]) -> frozenset[tuple[str, str]]:
    return frozenset((word, other) for word, others in words for other in others.split())


def _pattern(word: str, other: str) -> Pattern:
    return pattern(Regex(rf"(?<![^\s“(]){re.escape(word)} +{re.escape(other)}(?![^\s”),.;:])"), ignore_case=False)


def _finding(rule: Rule, hit: Hit) -> Finding:
    return rule.finding(hit.holder, *hit.range, MESSAGE)
