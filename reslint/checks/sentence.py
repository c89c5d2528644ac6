"""sentence: a draft is one sentence, so nothing in its paragraphs may end one.

Declarations and rules that a draft adopts are sentences of their own and are left alone. Where a draft has sentences all over,
this is said once, with all places.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.checks.positions import places
from reslint.checks.unless import Unless
from reslint.derived.passages import Hit, search
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule

WHERE = "preambular main -quotation, operative main -quotation"
MESSAGE = "{summary}"

_ALL_OVER = 5


class Settings(NamedTuple):
    """``patterns``: where a sentence ends, with the mark in a group named ``here``; ``unless``: patterns that explain it."""

    patterns: tuple[Regex, ...]
    unless: tuple[Regex, ...] = ()


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if not settings.patterns:
        yield '"patterns" is empty: it needs at least one pattern'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The ends of sentences inside the draft's own paragraphs. Raises TimeoutError."""
    hits = list(_hits(draft, rule, settings))
    if len(hits) < _ALL_OVER:
        yield from (rule.finding(hit.holder, *hit.range, MESSAGE) for hit in hits)
        return
    spans = [hit.holder.text.span(*hit.range) for hit in hits]
    yield rule.finding_at("", spans[0], MESSAGE, None, tuple(spans[1:]), found=hits[0].found)


def _hits(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Hit]:
    own: set[int] | None = None
    unless = Unless(settings.unless, ignore_case=False)
    for source in settings.patterns:
        for hit in search(draft, rule.where, pattern(source, ignore_case=False)):
            if own is None:
                own = (
                    {id(one.paragraph) for one in places(draft) if not one.paragraph.plural}
                    if draft.form == "resolution"
                    else set()
                )
            if id(hit.holder) in own and not unless.silences(hit):
                yield hit
