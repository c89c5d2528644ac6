"""prefer: forms that are equally right, but not in one draft.

The form that occurs most often is taken for the draft's own (the one that stands first in its group, of two that are equal); each
of the others is reported once, with all its places.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.checks.unless import Unless
from reslint.derived.passages import Hit, search
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule

WORDS = ("right", "count", "others")
MESSAGE = "The draft has “{right}” as well ({others}) as “{found}” ({count}); choose one of them"


class Settings(NamedTuple):
    """``groups``: lists of forms that mean the same; ``ignore_case``, ``whole_words``, ``compounds``, ``unless`` as in replace.

    The fix puts the draft's own form as it stands where it first occurs, so it is offered for forms that do not inflect.
    """

    groups: tuple[tuple[Regex, ...], ...]
    ignore_case: bool = True
    whole_words: bool = True
    compounds: bool = False
    unless: tuple[Regex, ...] = ()


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if not settings.groups or any(len(group) < 2 for group in settings.groups):
        yield '"groups" must be lists of two forms or more, such as [website, web site]'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The forms that are in the minority."""
    for group in settings.groups:
        forms = [hits for source in group if (hits := _hits(draft, rule, settings, source))]
        if len(forms) < 2:
            continue
        own = max(forms, key=len)
        for hits in forms:
            if hits is not own:
                yield _finding(rule, hits, own)


def _hits(draft: Draft, rule: Rule, settings: Settings, source: Regex) -> list[Hit]:
    form = pattern(source, settings.ignore_case, settings.whole_words, settings.compounds)
    unless = Unless(settings.unless, settings.ignore_case)
    return [hit for hit in search(draft, rule.where, form) if not unless.silences(hit)]


def _finding(rule: Rule, hits: list[Hit], own: list[Hit]) -> Finding:
    first, right = hits[0], own[0].found
    mended = fix(rule.fix, [replacement(hit.holder.text, *hit.range, right) for hit in hits])
    spans = tuple(hit.holder.text.span(*hit.range) for hit in hits)
    return rule.finding_at(
        first.holder.label,
        spans[0],
        MESSAGE,
        mended,
        spans[1:],
        found=first.found,
        right=right,
        count=str(len(hits)),
        others=str(len(own)),
    )
