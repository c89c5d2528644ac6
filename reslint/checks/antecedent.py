"""antecedent: a short name stands for a long one, so it must be clear for which.

Where a draft names several bodies that share a short name, one of the long names has to stand before the short one, in the same
paragraph or in the one before. Nothing is said of the short name of the organ that speaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.derived.passages import Passage, search, select
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.matching.patterns import Match, Pattern, Regex, pattern
from reslint.rules import Rule

WHERE = "body main"
WORDS = ("count",)
MESSAGE = "“{found}” may be any of the {count} that the draft names: write the name in full"


class Settings(NamedTuple):
    """``long``: the names in full, by what they have in common; ``short``: the short name that any of them may have."""

    long: tuple[Regex, ...]
    short: Regex


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if len(settings.long) < 2:
        yield '"long" needs two names or more that share the short name'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The first place where the short name has no long one before it, with the others. Raises TimeoutError."""
    longs = [pattern(source, ignore_case=False) for source in settings.long]
    hits = [next(search(draft, rule.where, long), None) for long in longs]
    named = sum(hit is not None for hit in hits)
    if named < 2 or any(long.occurs(f"the {draft.organ}") for long in longs):
        return
    found = list(_unclear(draft, rule, longs, pattern(settings.short, ignore_case=False)))
    if found:
        spans = [passage.holder.text.span(*match.span()) for passage, match in found]
        words = {"found": found[0][1].group(), "count": str(named)}
        yield rule.finding_at(found[0][0].holder.label, spans[0], MESSAGE, None, tuple(spans[1:]), **words)


def _unclear(draft: Draft, rule: Rule, longs: list[Pattern], short: Pattern) -> Iterator[tuple[Passage, Match]]:
    named_before = False
    for passage in select(draft, rule.where):
        string = passage.holder.text.string
        starts = [match.start() for long in longs for match in long.find(string)]
        if not named_before:
            for match in short.find(string, passage.start, passage.end):
                if not any(start < match.start() for start in starts):
                    yield passage, match
        named_before = bool(starts)
