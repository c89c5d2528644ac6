"""word-spaces: two words that lack the blank between them, and a word that has one in it.

With ``prefixes``, only words are looked at that have a hyphen behind what begins words ("re-build", "dis-armament"), and that
adopted resolutions write without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple

from reslint.casing import in_case_of
from reslint.derived.passages import Hit
from reslint.derived.unknown import hits_of, unknown_words
from reslint.derived.whole import chunks, running_text
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
_AROUND = "()[]“”‘’,;.:"
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
    """``prefixes``: whether hyphens behind prefixes are meant, and nothing else."""

    prefixes: bool = False


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The places where a blank is missing or too many, or a hyphen behind a prefix."""
    if settings.prefixes:
        for first, second in sorted(set(_prefixed(draft))):
            for hit in hits_of(draft, rule.where, first, f"{first}-{second}"):
                yield _finding(rule, hit, fold(first + second))
        return
    unknown = frozenset(unknown_words(draft))
    divided = {pair for pair in _pairs(draft, unknown) if _is_one(*pair)}
    for first, sign, second in sorted(divided):
        part = first if first in unknown else second
        for hit in hits_of(draft, rule.where, part, f"{first}{sign}{second}"):
            yield _finding(rule, hit, fold(first + second))
    for word in sorted(unknown.difference(*divided)):
        pair = halves(fold(word), frequent())
        if pair and not near(fold(word), frequent()):
            yield from (_finding(rule, hit, " ".join(pair)) for hit in hits_of(draft, rule.where, word))
    for word in sorted(set(_CAPITAL_INSIDE.findall("\n".join(chunks(draft))))):
        first, second = _HALVES.findall(word)
        if are_apart(fold(first), fold(second)):
            yield from (_finding(rule, hit, f"{first} {second}") for hit in hits_of(draft, rule.where, word))


def _pairs(draft: Draft, unknown: Set[str]) -> Iterator[tuple[str, str, str]]:
    """The words that stand side by side, or in one with a hyphen, and one of which is unknown; with the sign between them."""
    bare = {chunk: chunk.strip(_AROUND) for chunk in chunks(draft)}
    words = running_text(draft).split()
    concerned = {chunk for chunk, word in bare.items() if word in unknown}
    for at in [at for at, word in enumerate(words) if word in concerned]:
        word, before, after = words[at], words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        if after and word.endswith(bare[word]) and bare[after].islower():
            yield bare[word], " ", bare[after]
        if before and bare[word].islower() and before.endswith(bare[before]):
            yield bare[before], " ", bare[word]
    for first, sign, second in [word.partition("-") for word in bare.values() if "-" in word]:
        if second.islower() and (first in unknown or second in unknown):
            yield first, sign, second


def _prefixed(draft: Draft) -> Iterator[tuple[str, str]]:
    """Prefix and word, where a hyphen parts them. With a capital it may be a name: "Organisation for Economic Co-operation"."""
    for chunk in chunks(draft):
        first, sign, second = chunk.strip(_AROUND).partition("-")
        if sign and first in _PREFIXES and second.isalpha() and second.islower() and fold(first + second) in frequent():
            yield first, second


def _is_one(first: str, sign: str, second: str) -> bool:
    whole = fold(first + second)
    return len(whole) >= _SHORTEST and whole in frequent() and not (sign == "-" and fold(first) in _PREFIXES)


def _finding(rule: Rule, hit: Hit, right: str) -> Finding:
    written = in_case_of(right, hit.found)
    edit = replacement(hit.holder.text, *hit.range, written)
    return rule.finding(hit.holder, *hit.range, MESSAGE, fix(rule.fix, [edit]), right=written)
