"""definition: a short form that a draft introduces is one that it uses, or the other way about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.derived.passages import Hit, Holder, search
from reslint.draft import Draft, Kind
from reslint.finding import Finding
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule
from reslint.text import Span

WHERE = "body"
WORDS = ("term",)
MESSAGE = "“{term}” is introduced here and not used again"
NOT_INTRODUCED = "“{term}” is used before it is introduced: the long name comes first, then the short one"


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
    for source in settings.patterns:
        for hit in search(draft, rule.where, pattern(source, ignore_case=False)):
            term = hit.match["term"]
            if term and not _used(draft, term, hit.holder, hit.match.span("term")):
                yield rule.finding(hit.holder, *hit.range, MESSAGE, term=term)


def _not_introduced(draft: Draft, rule: Rule, sources: tuple[Regex, ...], uses: Regex) -> Iterator[Finding]:
    introduced: dict[str, Span] = {}
    for source in sources:
        for hit in search(draft, rule.where, pattern(source, ignore_case=False)):
            if not hit.match["term"]:
                continue
            span = hit.holder.text.span(*hit.match.span("term"))
            introduced[hit.match["term"]] = min(span, introduced.get(hit.match["term"], span))
    early: dict[str, list[Hit]] = {}
    for hit in search(draft, rule.where, pattern(uses, ignore_case=False, whole_words=True)):
        at = introduced.get(hit.found)
        if at is None or hit.holder.text.span(*hit.range) < at:
            early.setdefault(hit.found, []).append(hit)
    for term, hits in early.items():
        first, *others = [hit.holder.text.span(*hit.range) for hit in hits]
        yield rule.finding_at(hits[0].holder.label, first, NOT_INTRODUCED, None, tuple(others), term=term, found=term)


def _used(draft: Draft, term: str, introduced_in: Holder, at: tuple[int, int]) -> bool:
    """Whether the term stands anywhere but at ``at``, pages' furniture apart."""
    paragraphs = (paragraph for paragraph in draft.paragraphs if paragraph.kind is not Kind.FURNITURE)
    holders: list[Holder] = [*paragraphs, *draft.notes]
    if any(term in holder.text.string for holder in holders if holder is not introduced_in):
        return True
    string = introduced_in.text.string
    return term in string[: at[0]] or term in string[at[1] :]
