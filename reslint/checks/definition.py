"""definition: a short form that a draft introduces once and uses, or the other way about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reslint.derived.passages import Hit, Holder, search
from reslint.draft import Draft, Kind
from reslint.finding import Finding
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule
from reslint.selectors import selector
from reslint.text import Span

WHERE = "body"
WORDS = ("term", "before")
MESSAGE = "“{term}” is introduced as a short form and not used again"
AGAIN = "“{term}” was introduced as a short form before, in {before}: introduce it once, for one thing"
NOT_INTRODUCED = "“{term}” is used before it is introduced: the long name comes first, then the short one"


# Where a short form is introduced, also within quotation marks.
_ANYWHERE = selector("body")


class Settings(NamedTuple):
    """``patterns``: how a short form is introduced, with the short form in a group named ``term``.

    ``uses``: what short forms look like. Then each must be introduced before it is used; its first use is reported, with others
    before it is introduced.
    """

    patterns: tuple[Regex, ...]
    uses: Regex | None = None


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    for source in settings.patterns:
        if "term" not in pattern(source, ignore_case=False).compiled.groupindex:
            yield f'"patterns" has "{source}", which has no group "term"'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The short forms that stand nowhere else in the draft, or that are used too early. Raises TimeoutError."""
    if settings.uses is not None:
        yield from _not_introduced(draft, rule, settings.patterns, settings.uses)
        return
    hits = [hit for source in settings.patterns for hit in search(draft, rule.where, pattern(source, ignore_case=False))]
    introduced: dict[str, Hit] = {}
    for hit in sorted(hits, key=lambda hit: hit.holder.text.span(*hit.range)):
        term = hit.match["term"]
        if not term:
            continue
        first = introduced.setdefault(term, hit)
        if first.holder is not hit.holder:
            yield rule.finding(hit.holder, *hit.range, AGAIN, term=term, before=first.holder.label)
        elif not _used(draft, term, hit.holder, hit.match.end("term")):
            yield rule.finding(hit.holder, *hit.range, MESSAGE, term=term)


def _not_introduced(draft: Draft, rule: Rule, sources: tuple[Regex, ...], uses: Regex) -> Iterator[Finding]:
    introduced: dict[str, Span] = {}
    for source in sources:
        for hit in search(draft, _ANYWHERE, pattern(source, ignore_case=False)):
            if not hit.match["term"]:
                continue
            span = hit.holder.text.span(*hit.match.span("term"))
            name = _singular(hit.match["term"])
            introduced[name] = min(span, introduced.get(name, span))
    early: dict[str, list[Hit]] = {}
    for hit in search(draft, rule.where, pattern(uses, ignore_case=False, whole_words=True)):
        at = introduced.get(_singular(hit.found))
        if at is None or hit.holder.text.span(*hit.range) < at:
            early.setdefault(_singular(hit.found), []).append(hit)
    for hits in early.values():
        first, *others = [hit.holder.text.span(*hit.range) for hit in hits]
        term = hits[0].found
        yield rule.finding_at(hits[0].holder.label, first, NOT_INTRODUCED, None, tuple(others), term=term, found=term)


def _singular(term: str) -> str:
    """Capitals without the s of their plural: "NGOs" introduces "NGO"."""
    return term[:-1] if term.endswith("s") and term[:-1].isupper() else term


def _used(draft: Draft, term: str, introduced_in: Holder, end: int) -> bool:
    """Whether the term stands anywhere else, pages' furniture apart; not before ``end`` in its own paragraph, nor at the head of
    a long name: there it is part of what it is short for."""
    use = re.compile(rf"(?<!\w){re.escape(term)}s?(?!\w)(?! (?:of|on|for|to|against) (?:the )?[A-Z])")
    paragraphs = (paragraph for paragraph in draft.paragraphs if paragraph.kind is not Kind.FURNITURE)
    holders: list[Holder] = [*paragraphs, *draft.notes]
    return any(use.search(holder.text.string, end if holder is introduced_in else 0) for holder in holders)
