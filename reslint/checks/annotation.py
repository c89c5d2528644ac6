"""annotation: what people, or programs, left on top of the text: comments, tracked changes, numbers typed among automatic ones.

All of one rule is one finding, with its places: it has one cause. What reslint itself proposed in a marked copy is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from reslint.draft import Annotation, Draft
from reslint.finding import Finding
from reslint.patterns import LIMIT, Regex, pattern
from reslint.places import Places
from reslint.rules import Rule
from reslint.text import Span

WORDS = ("count", "author", "text")
MESSAGE = "{summary}"

_OWN = "reslint"


class Settings(NamedTuple):
    """``of``: what is looked for; ``unless``: a pattern that matches the text of comments that may stay."""

    of: tuple[Literal["comment", "insertion", "deletion", "formatting", "italic-font", "typed-number"], ...]
    unless: Regex | None = None


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The first of them, with the others."""
    found = [one for one in draft.annotations if one.kind in settings.of and not _may_stay(one, settings)]
    if not found:
        return
    first = found[0]
    words = {"count": str(len(found)), "author": first.author or "somebody", "text": first.text}
    place, *places = [_visible(draft, one.span) for one in found]
    label = Places(draft).label(place.start)
    yield rule.finding_at(label, place, MESSAGE, None, tuple(places), **words)


def _visible(draft: Draft, span: Span) -> Span:
    """The span without the blanks that it begins with: an inserted paragraph begins with the tab before its number."""
    string = draft.source.text[span.start : span.end]
    return Span(span.end - len(string.lstrip()), span.end) if string.strip() else span


def _may_stay(one: Annotation, settings: Settings) -> bool:
    if one.author == _OWN or settings.unless is None:
        return one.author == _OWN
    return pattern(settings.unless).compiled.search(one.text, timeout=LIMIT) is not None
