"""addressee: whom a paragraph addresses, and with which verb. An organ does not request or urge itself: it decides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.checks.unless import Unless
from reslint.derived.passages import search
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule

WORDS = ("organ",)
MESSAGE = "“{found}”: the {organ} does not address itself; it decides"


class Settings(NamedTuple):
    """``verbs``: patterns of verbs with what stands between them and the addressee, who is the organ that speaks; ``unless``:
    patterns that silence a match which they overlap.
    """

    verbs: tuple[Regex, ...]
    unless: tuple[Regex, ...] = ()


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if not settings.verbs:
        yield '"verbs" is empty: it needs at least one pattern'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The places where the organ addresses itself. Raises TimeoutError."""
    organ = draft.organ
    if not organ or draft.form not in ("resolution", "decision"):
        return
    unless = Unless(settings.unless, ignore_case=False)
    for verb in settings.verbs:
        # The verb is what the text is searched for: every draft has the name of its organ.
        addressed = pattern(Regex(rf"(?:{verb}) the {organ}(?![\w-]| (?:of|on|for) )"), ignore_case=False)
        for hit in search(draft, rule.where, addressed):
            if not unless.silences(hit):
                yield rule.finding(hit.holder, *hit.range, MESSAGE, organ=organ)
