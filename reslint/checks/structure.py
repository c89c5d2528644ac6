"""structure: parts of a draft that must be there, must not be there, or must not stand where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal, NamedTuple

from reslint.derived.passages import Holder, search, select
from reslint.draft import Draft, Kind, Paragraph
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule
from reslint.selectors import Selector
from reslint.text import Span

WORDS = ("right",)
MESSAGE = "{summary}"


class Settings(NamedTuple):
    """``in`` is the part that the rule is about, ``pattern`` narrows it to places with these words. It

    - must be "there" (a missing part is told at the beginning of the first ``at``, else of the whole draft);
    - must "not-be-there" (all its places are told once; ``write``, with ``\\1`` for groups of the pattern, is what is right);
    - must "not-follow" the part ``other``, unless a part ``unless`` stands between (neighbours are told once);
    - must "not-precede" the part ``other`` directly.

    ``other_pattern`` narrows ``other``, ``before`` what must not be there to what stands directly before such a part. All this is
    asked in drafts of the ``forms``, with a masthead's symbol that has the pattern ``symbol``, where the part ``beside`` is there
    and the part ``without`` is not.
    """

    must: Literal["be-there", "not-be-there", "not-follow", "not-precede"]
    pattern: Regex | None = None
    other: Selector | None = None
    other_pattern: Regex | None = None
    unless: Selector | None = None
    at: Selector | None = None
    write: str | None = None
    forms: tuple[Literal["resolution", "decision", "declaration", "amendment"], ...] = ("resolution",)
    symbol: Regex | None = None
    beside: Selector | None = None
    without: Selector | None = None
    before: Selector | None = None


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if settings.must in ("not-follow", "not-precede") and settings.other is None:
        yield f'"must: {settings.must}" needs "other": the part that it must not stand beside'
    if settings.write is not None and (settings.must != "not-be-there" or settings.pattern is None):
        yield '"write" has a meaning only beside a "pattern" that must not be there'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The parts that are missing, too many or in the wrong place."""
    if draft.form not in settings.forms or not _asked(draft, settings):
        return
    if settings.must == "be-there":
        if not _has(draft, rule.where, settings.pattern):
            yield _at(draft, rule, settings.at)
    elif settings.must == "not-be-there":
        yield from _forbidden(draft, rule, settings)
    elif settings.other is not None:
        part, other = _holders(draft, rule.where, settings.pattern), _holders(draft, settings.other, settings.other_pattern)
        wrong = _preceding(draft, part, other) if settings.must == "not-precede" else _following(draft, settings, part, other)
        for first, *others in _together(wrong):
            places = tuple(other.text.span() for other in others)
            words = first.text.string
            yield rule.finding_at(first.label, first.text.span(), MESSAGE, None, places, found=words)


def _together(paragraphs: Iterable[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs, those that stand side by side together."""
    groups: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if groups and groups[-1][-1].index == paragraph.index - 1:
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    return groups


def _asked(draft: Draft, settings: Settings) -> bool:
    if settings.symbol is not None:
        symbol = draft.masthead.symbol
        if symbol is None or not pattern(settings.symbol, False).occurs(symbol.value):
            return False
    if settings.beside is not None and not _has(draft, settings.beside):
        return False
    return settings.without is None or not _has(draft, settings.without)


def _has(draft: Draft, where: Selector, words: Regex | None = None) -> bool:
    places = search(draft, where, pattern(words, False)) if words else select(draft, where)
    return next(iter(places), None) is not None


def _at(draft: Draft, rule: Rule, where: Selector | None) -> Finding:
    passage = next(select(draft, where), None) if where is not None else None
    if passage is None:
        return rule.finding_at("", Span(0, 0), MESSAGE)
    return rule.finding(passage.holder, passage.start, passage.start, MESSAGE)


def _forbidden(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    away = _not_before(draft, settings.before) if settings.before is not None else set()
    if settings.pattern is None:
        passages = [passage for passage in select(draft, rule.where) if id(passage.holder) not in away]
        found: list[tuple[Holder, int, int]] = [(passage.holder, passage.start, passage.end) for passage in passages]
        rights: list[str] = []
    else:
        hits = [hit for hit in search(draft, rule.where, pattern(settings.pattern, False)) if id(hit.holder) not in away]
        found = [(hit.holder, *hit.range) for hit in hits]
        rights = [hit.match.expand(settings.write) for hit in hits if settings.write is not None]
    if not found:
        return
    edits = [replacement(h.text, start, end, right) for (h, start, end), right in zip(found, rights, strict=False)]
    (holder, start, end), *others = found
    places = tuple(h.text.span(s, e) for h, s, e in others)
    words = {"found": holder.text.string[start:end], "right": rights[0] if rights else ""}
    yield rule.finding_at(holder.label, holder.text.span(start, end), MESSAGE, fix(rule.fix, edits), places, **words)


def _not_before(draft: Draft, before: Selector) -> set[int]:
    """The paragraphs that do not stand directly before such a part."""
    every = {id(paragraph) for paragraph in draft.paragraphs}
    return every - {id(paragraph) for paragraph in _preceding(draft, every, _holders(draft, before, None))}


def _holders(draft: Draft, where: Selector, words: Regex | None) -> set[int]:
    if words is None:
        return {id(passage.holder) for passage in select(draft, where)}
    return {id(hit.holder) for hit in search(draft, where, pattern(words, False))}


def _following(draft: Draft, settings: Settings, part: set[int], other: set[int]) -> Iterator[Paragraph]:
    between = _holders(draft, settings.unless, None) if settings.unless is not None else set()
    seen = False
    for paragraph in draft.paragraphs:
        if id(paragraph) in between:
            seen = False
        elif seen and id(paragraph) in part:
            yield paragraph
        elif id(paragraph) in other:
            seen = True


def _preceding(draft: Draft, part: set[int], other: set[int]) -> Iterator[Paragraph]:
    visible = [paragraph for paragraph in draft.paragraphs if paragraph.kind is not Kind.FURNITURE]
    for paragraph, after in zip(visible, islice(visible, 1, None), strict=False):
        if id(paragraph) in part and id(after) in other:
            yield paragraph
