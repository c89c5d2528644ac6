"""annotation: what people, or programs, left on top of the text: comments, tracked changes, numbers typed among automatic ones.

All of one rule is one finding, with its places: it has one cause. What reslint itself proposed in a marked copy is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from reslint.derived.places import Places
from reslint.draft import Annotation, Draft
from reslint.finding import Edit, Finding
from reslint.fixes import fix
from reslint.matching.patterns import LIMIT, Regex, pattern
from reslint.rules import Rule
from reslint.text import Span

WORDS = ("count", "author", "text")
MESSAGE = "{summary}"

_OWN = "reslint"


class Settings(NamedTuple):
    """``of``: what is looked for; ``unless``: a pattern that matches the text of what may stay."""

    of: tuple[
        Literal[
            "comment",
            "settled-comment",
            "insertion",
            "deletion",
            "formatting",
            "italic-font",
            "typed-number",
            "doubled-number",
            "empty-number",
            "line-break",
            "endnote",
            "highlight",
            "hidden",
            "stale-reference",
        ],
        ...,
    ]
    unless: Regex | None = None


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The first of them, with the others."""
    found = [one for one in draft.annotations if one.kind in settings.of and not _may_stay(one, settings)]
    differing = [one for one in found if _differs(draft, one)]
    for group, safety in (([one for one in found if one not in differing], rule.fix), (differing, "suggested")):
        if group:
            yield _finding(draft, rule, group, "none" if rule.fix == "none" else safety)


def _finding(draft: Draft, rule: Rule, found: Sequence[Annotation], safety: str) -> Finding:
    """The first of some with the others, and the words taken out if the rule says so."""
    first = found[0]
    words = {"count": str(len(found)), "author": first.author or "somebody", "text": first.text}
    # A comment and the answers to it stand at the same words.
    place, *places = dict.fromkeys(_visible(draft, one.span) for one in found)
    without = fix(safety, [Edit(one.span, "") for one in found])
    return rule.finding_at(Places(draft).label(place.start), place, MESSAGE, without, tuple(places), **words)


def _differs(draft: Draft, one: Annotation) -> bool:
    """Whether it is a second number that is not as the first: which of the two is right is for the drafter to say."""
    typed = draft.source.text[one.span.start : one.span.end].split()
    return one.kind == "doubled-number" and one.text != "" and any(number != one.text for number in typed)


def _visible(draft: Draft, span: Span) -> Span:
    """The span without the blanks that it begins with: an inserted paragraph begins with the tab before its number."""
    string = draft.source.text[span.start : span.end]
    return Span(span.end - len(string.lstrip()), span.end) if string.strip() else span


def _may_stay(one: Annotation, settings: Settings) -> bool:
    if one.author == _OWN or settings.unless is None:
        return one.author == _OWN
    return pattern(settings.unless).compiled.search(one.text, timeout=LIMIT) is not None
