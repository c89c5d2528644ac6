"""word-spaces: two words that lack the blank between them, and a word that has one in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.casing import in_case_of
from reslint.derived.passages import Hit
from reslint.derived.unknown import hits_of, unknown_words
from reslint.derived.whole import chunks
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.matching.literals import fold
from reslint.rules import Rule
from reslint.spelled import are_apart, frequent, halves, near

WORDS = ("right",)
MESSAGE = "Write “{right}” instead of “{found}”"

# Shorter ones are sooner two words, one of them an abbreviation.
_SHORTEST = 6
_PARTS = expression(r"([ -])")
# Some write a hyphen behind these: "co-operation" is a matter of spelling.
_PREFIXES = frozenset(
    "anti bi bio co counter cyber de dis eco em en extra fore geo hydro im in infra inter intra macro mal mega meta "
    "micro mid mis multi neo non out over pan para photo poly post pre pro proto pseudo quasi radio re self semi socio "
    "sub super tele trans ultra un under uni up vice well".split()
)
# "MemberStates", "theSecretary"
_CAPITAL_INSIDE = expression(r"(?<![^\W_])[A-Za-z][a-z]+[A-Z][a-z]{3,}(?![^\W_])")
_HALVES = expression(r"[A-Za-z][a-z]+|[A-Z][a-z]+")


class Settings(NamedTuple):
    """No settings."""


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The places where a blank is missing or too many."""
    for word in unknown_words(draft):
        divided = list(_divided(draft, rule, word))
        yield from divided
        pair = None if divided or near(fold(word), frequent()) else halves(fold(word), frequent())
        if pair:
            yield from (_finding(rule, hit, " ".join(pair)) for hit in hits_of(draft, rule.where, word))
    for word in sorted(set(_CAPITAL_INSIDE.findall("\n".join(chunks(draft))))):
        first, second = _HALVES.findall(word)
        if are_apart(fold(first), fold(second)):
            yield from (_finding(rule, hit, f"{first} {second}") for hit in hits_of(draft, rule.where, word))


def _divided(draft: Draft, rule: Rule, part: str) -> Iterator[Finding]:
    """Where the word is part of one that a blank or hyphen divides: "regi onal", "Devel-opment"."""
    sources = [rf"{part}[ -][a-z]+"]
    if part.islower():
        sources.append(rf"[A-Za-z][a-z]*[ -]{part}")
    for source in sources:
        for hit in hits_of(draft, rule.where, part, source):
            first, sign, _ = _PARTS.split(hit.found)
            whole = fold(_PARTS.sub("", hit.found))
            if len(whole) >= _SHORTEST and whole in frequent() and not (sign == "-" and fold(first) in _PREFIXES):
                yield _finding(rule, hit, whole)


def _finding(rule: Rule, hit: Hit, right: str) -> Finding:
    written = in_case_of(right, hit.found)
    edit = replacement(hit.holder.text, *hit.range, written)
    return rule.finding(hit.holder, *hit.range, MESSAGE, fix(rule.fix, [edit]), right=written)
