"""Kinds of check, one module a kind, and the running of rules over a draft.

A new kind, "end-mark" say, is a module ``reslint/checks/end_mark.py`` and its name in ``reslint.kinds.KINDS``. The module has

- ``Settings``, a named tuple: its fields with their types and defaults are the keys that ``check:`` may have in a
  rule file, with hyphens for underscores (types: see ``reslint.settings``; a pattern has the type ``Regex``). ``in`` and
  ``message`` are there for every kind, as ``rule.where`` and ``rule.message``;
- ``check(draft, rule, settings) -> Iterator[Finding]``, which reads the draft and yields findings made by ``rule.finding`` (a
  place in a paragraph or note) or ``rule.finding_at`` (any place of the source, or the whole draft), with a message template of
  its own for rules that have none;
- if need be ``WORDS``, the words beside found, label and summary that its messages fill in; ``WHERE``, the selector where a
  rule has no ``in`` ("body" otherwise); ``validate(settings) -> Iterator[str]``, further objections to settings, each a sentence
  that has the setting's name in quotation marks, which leads to its line.

What helps: ``reslint.derived.passages`` (``select`` the passages that a selector means, ``search`` patterns in them),
``reslint.matching.patterns`` (``pattern`` makes one), ``reslint.fixes`` (``replacement`` makes the edit for words, where the
source allows one, ``fix`` the fix), ``reslint.derived.once`` (``once_a_draft``: what several kinds need of a draft and is
costly).

A kind knows nothing of files and formats; it does not sort, does not look at severities, and catches no TimeoutError.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from reslint.derived.passages import expect, present
from reslint.kinds import kind_module
from reslint.matching.haystack import NOTHING

if TYPE_CHECKING:
    from reslint.draft import Draft
    from reslint.finding import Finding
    from reslint.rules import Rule
    from reslint.text import Span

__all__ = ["CheckFailed", "Outcome", "examine", "run"]

_RECOGNITION = "recognition"
_LANGUAGE = "language"


class CheckFailed(Exception):
    """A check that a distribution brings along failed; the message is one sentence without its full stop."""


class Outcome(NamedTuple):
    """What rules say of a draft: findings in order of the text, and a sentence for each rule that could not be run to its end."""

    findings: tuple[Finding, ...]
    warnings: tuple[str, ...]


def run(draft: Draft, rules: Iterable[Rule]) -> list[Finding]:
    """The findings of the rules, in order of the text. As ``examine``, but raises CheckFailed for a rule that was not applied."""
    outcome = examine(draft, rules)
    if outcome.warnings:
        raise CheckFailed(outcome.warnings[0])
    return list(outcome.findings)


def examine(draft: Draft, rules: Iterable[Rule]) -> Outcome:
    """Runs the rules over the draft, each with its severity for the draft's organ and stage; rules that are off do not run.

    A rule that fails or whose pattern takes too long gives a warning instead of findings; the others go on. Where a rule of
    recognition speaks (the text is not English, or no draft), the others would only repeat its cause and do not run. Of
    paragraphs that are in another language than the draft, only the rules that say so speak.
    """
    every = list(rules)
    alone = _run(draft, [rule for rule in every if rule.kind == _RECOGNITION])
    return alone if alone.findings else _run(draft, [rule for rule in every if rule.kind != _RECOGNITION])


def _run(draft: Draft, rules: Iterable[Rule]) -> Outcome:
    findings: dict[tuple[Any, ...], Finding] = {}
    warnings = []
    every = list(rules)
    # Rules of one set have the same; what a configuration has changed is looked for as it comes.
    expect(draft, next((rule.expected for rule in every if rule.expected is not NOTHING), NOTHING))
    there = frozenset(present(draft))
    for rule in every:
        if rule.triggers and there.isdisjoint(rule.triggers):
            continue
        speaking = rule.in_draft(draft)
        if speaking.severity == "off":
            continue
        try:
            for finding in list(kind_module(rule.kind).check(draft, speaking, rule.settings)):
                findings.setdefault((finding.rule, finding.paragraph, finding.span, finding.message), finding)
        except TimeoutError:
            warnings.append(f'the rule "{rule.name}" was not applied: its pattern takes too long on this draft')
        except CheckFailed as error:
            warnings.append(f'the rule "{rule.name}" was not applied: {error}')
        except Exception as error:
            # Settings that no other rule has may find a fault in a kind, which must not cost the findings of all other rules.
            told = f"please report that its check failed ({type(error).__name__}: {error})"
            warnings.append(f'the rule "{rule.name}" was not applied: {told}')
    left = _settled(draft, list(findings.values()), {rule.name: rule.yields_to for rule in every if rule.yields_to})
    left = _in_english(draft, left, {rule.name for rule in every if rule.kind == _LANGUAGE})
    left = _outside_addresses(draft, left)
    return Outcome(tuple(sorted(left, key=_place)), tuple(warnings))


def _in_english(draft: Draft, findings: Sequence[Finding], languages: Collection[str]) -> list[Finding]:
    """The findings without the places that are in another language, where only the rules of ``languages`` speak."""
    from reslint.derived.foreign import foreign

    spans = [one.span for one in foreign(draft)] if findings else []
    if not spans:
        return list(findings)
    from reslint.derived.places import Places
    from reslint.derived.ranges import joined, overlaps

    ranges = joined(spans)

    def is_foreign(span: Span) -> bool:
        return overlaps((span.start, max(span.end, span.start + 1)), ranges)

    label_at = Places(draft).label
    left = (finding if finding.rule in languages else _apart(finding, is_foreign, label_at) for finding in findings)
    return [finding for finding in left if finding is not None]


def _outside_addresses(draft: Draft, findings: Sequence[Finding]) -> list[Finding]:
    """The findings without the places in addresses of pages and of mail: to change a letter there is to break them."""
    from reslint.derived.addresses import is_inside

    def is_taken(span: Span) -> bool:
        return is_inside(draft, span)

    if not any(is_taken(span) for finding in findings for span in _touched(finding)):
        return list(findings)
    from reslint.derived.places import Places

    label_at = Places(draft).label
    left = (_apart(finding, is_taken, label_at) for finding in findings)
    return [finding for finding in left if finding is not None]


def _touched(finding: Finding) -> Iterator[Span]:
    yield from (finding.span, *finding.places)
    yield from (edit.span for edit in (finding.fix.edits if finding.fix else ()))


def _apart(finding: Finding, is_taken: Callable[[Span], bool], label_at: Callable[[int], str]) -> Finding | None:
    """What is left of a finding without some places; None where nothing is. It has no correction that reaches into them."""
    taken = [span for span in (finding.span, *finding.places) if is_taken(span)]
    rest = finding.without(taken, label_at) if taken else finding
    if rest and rest.fix and any(is_taken(edit.span) for edit in rest.fix.edits):
        rest = replace(rest, fix=None)
    return rest


def _settled(draft: Draft, findings: Sequence[Finding], yields: Mapping[str, tuple[str, ...]]) -> list[Finding]:
    """The findings without the places at which a rule speaks that they yield to: one cause is said once."""
    if not any(finding.rule in yields for finding in findings):
        return list(findings)
    from reslint.derived.places import Places
    from reslint.derived.ranges import joined, overlaps

    places: dict[str, list[Span]] = {}
    for finding in findings:
        places.setdefault(finding.rule, []).extend((finding.span, *finding.places))
    ranges = {rule: joined((span.start, span.end) for span in spans) for rule, spans in places.items()}

    def is_weaker(rule: str, span: Span) -> bool:
        place = (span.start, span.end)
        if not any(overlaps(place, ranges[name]) for name in yields.get(rule, ()) if name in ranges):
            return False
        # Which of several rules speaks depends on those at the place alone, not on what the draft has elsewhere.
        there = {name: yields.get(name, ()) for name in sorted(ranges) if overlaps(place, ranges[name])}
        return any(name in there for name in _without_circles(there)[rule])

    label_at = Places(draft).label
    left = []
    for finding in findings:
        taken = [span for span in (finding.span, *finding.places) if is_weaker(finding.rule, span)]
        rest = finding.without(taken, label_at) if taken else finding
        left += [rest] if rest else []
    return left


def _without_circles(yields: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """The rules that each yields to, so that of rules that yield to one another in a circle the last one asked speaks."""
    settled: dict[str, tuple[str, ...]] = {}

    def settle(rule: str, asking: tuple[str, ...]) -> None:
        asking = (*asking, rule)
        names = tuple(name for name in yields[rule] if name in yields and name not in asking)
        for name in names:
            if name not in settled:
                settle(name, asking)
        settled[rule] = names

    for rule in sorted(yields):
        if rule not in settled:
            settle(rule, ())
    return settled


def _place(finding: Finding) -> tuple[Any, ...]:
    """Findings about the whole draft come first, the others in order of the text."""
    return (finding.paragraph != "", finding.span, finding.rule, finding.message)
