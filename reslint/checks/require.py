"""require: a part or a form that must be there.

In the simplest case a draft must have a part at all (``part: title``). With ``pattern``, the words must occur in the part, once
in the draft or, with ``each``, in each of its passages. With ``when``, all this is asked only where those words occur.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from reslint.derived.passages import Passage, occurs, search, select
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.matching.patterns import Pattern, Regex, pattern
from reslint.rules import Rule
from reslint.selectors import Selector
from reslint.text import Span

MESSAGE = "{summary}"


class Settings(NamedTuple):
    """``part``: where the form must be; ``pattern``: the form, without it the part itself must be there; ``when``: a pattern that
    must occur (in the selector ``in``) for the requirement to hold; ``at``: the part whose first passage is reported, the whole
    draft without it or where there is none; ``side``: its start, its end or the whole of it; ``each``: every passage of the part
    must have the form, and ``when`` is looked for in the passage itself.
    """

    part: Selector
    pattern: Regex | None = None
    when: Regex | None = None
    at: Selector | None = None
    side: Literal["start", "end", "whole"] = "start"
    each: bool = False
    ignore_case: bool = False


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if settings.each and not settings.pattern:
        yield '"each" needs a "pattern": the form that every passage must have'
    if settings.each and settings.at is not None:
        yield '"at" has no meaning beside "each": every passage without the form is reported itself'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The places where something is missing."""
    form = pattern(settings.pattern, settings.ignore_case) if settings.pattern else None
    when = pattern(settings.when, settings.ignore_case) if settings.when else None
    if settings.each and form is not None:
        yield from _in_each(draft, rule, settings, form, when)
        return
    if when is not None and not occurs(draft, rule.where, when):
        return
    if next(search(draft, settings.part, form) if form is not None else select(draft, settings.part), None) is not None:
        return
    place = next(select(draft, settings.at), None) if settings.at is not None else None
    if place is None:
        yield rule.finding_at("", Span(0, 0), MESSAGE)
    else:
        yield _at(rule, settings, place)


def _in_each(draft: Draft, rule: Rule, settings: Settings, form: Pattern, when: Pattern | None) -> Iterator[Finding]:
    for passage in select(draft, settings.part):
        string = passage.holder.text.string
        if when is not None and not when.occurs(string, passage.start, passage.end):
            continue
        if not form.occurs(string, passage.start, passage.end):
            yield _at(rule, settings, passage)


def _at(rule: Rule, settings: Settings, passage: Passage) -> Finding:
    start = passage.end if settings.side == "end" else passage.start
    end = passage.start if settings.side == "start" else passage.end
    return rule.finding(passage.holder, start, end, MESSAGE)
