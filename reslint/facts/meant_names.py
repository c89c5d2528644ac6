"""Which known name a row of words is meant for: one that has another word in one place, or one word more."""

from __future__ import annotations

from collections.abc import Sequence

from reslint.facts.known_names import SMALL, WORD, KnownName, Names, Stems, ends_of, weight
from reslint.matching.literals import fold

__all__ = ["meant_by"]

_UNITED_NATIONS = ("united", "nation")
# Names with fewer words of weight are not told from others by one word left out.
_FEWEST_WITHOUT_ONE = 4


def _with_another(stems: Stems, strange: Sequence[bool], names: Names) -> KnownName | None:
    """The name that has another word in one place; ``strange``: which words no name has."""
    found: list[KnownName] = []
    for end in ends_of(stems):
        for known in names.ends.get(end, ()):
            at = _one_other(stems, known.stems)
            if at is None or (True in strange and not strange[at]) or known.stems[at] in _UNITED_NATIONS or known in found:
                continue
            if one_for_another(stems[at], known.stems[at]):
                found.append(known)
    return found[0] if len(found) == 1 else None


def _one_other(stems: Stems, others: Stems) -> int | None:
    """Where two rows differ, if in one place only."""
    differing = [at for at, (one, other) in enumerate(zip(stems, others, strict=True)) if one != other]
    return differing[0] if len(differing) == 1 else None


def _without_one(stems: Stems, names: Names) -> KnownName | None:
    """The name that has one word more, inside it."""
    found: list[KnownName] = []
    for known in names.ends.get((len(stems) + 1, stems[0], stems[-1]), ()):
        at = next((at for at, (one, other) in enumerate(zip(stems, known.stems, strict=False)) if one != other), len(stems))
        if stems[at:] != known.stems[at + 1 :] or weight(known.stems) < _FEWEST_WITHOUT_ONE or known.stems[at] in _UNITED_NATIONS:
            continue
        if not _joined(known, at):
            found.append(known)
    return found[0] if len(found) == 1 else None


def meant_by(stems: Stems, strange: Sequence[bool], names: Names) -> KnownName | None:
    """The name that a row of stems is meant for that no name has: with one word left out, or another word."""
    return _without_one(stems, names) or _with_another(stems, strange, names)


def _joined(known: KnownName, at: int) -> bool:
    """Whether the word is one of several that "and" joins: without it the name may be another's."""
    words = [match.span() for match in WORD.finditer(known.name) if fold(match.group()) not in SMALL]
    before, behind = known.name[words[at - 1][1] : words[at][0]], known.name[words[at][1] : words[at + 1][0]]
    return any(" and " in between or "," in between for between in (before, behind))


_ALIKE = tuple(
    frozenset(group.split())
    for group in (
        "convention covenant treaty agreement protocol",
        "commission committee council board subcommittee subcommission",
        "agency authority organization office institute department division",
        "program plan platform agenda framework strategy",
        "declaration statement charter",
        "elimination eradication abolition",
        "suppression prevention prohibition",
        "disability disabled handicap",
        "person individual",
        "discrimination discriminatory",
        "crime offence criminal",
        "race racial",
        "rapporteur representative expert",
        "force mission",
        "fund program",
        "refugee displaced",
        "question matter issue",
        "worker labor",
    )
)
_BEGINNING = 5


def one_for_another(found: str, right: str) -> bool:
    """Whether one word is easily written for another: they begin alike ("environmental", "environment"), differ by a letter, or
    mean much the same.
    """
    if found == right:
        return False
    begin, shorter = _shared(found, right), min(len(found), len(right))
    if begin >= max(_BEGINNING, shorter - 2) and abs(len(found) - len(right)) < _BEGINNING:
        return True
    longer = max(len(found), len(right))
    if shorter >= _BEGINNING - 1 and longer - shorter < 2 and begin + _shared(found[::-1], right[::-1]) >= longer - 1:
        return True
    return any(found in group and right in group for group in _ALIKE)


def _shared(one: str, other: str) -> int:
    """How many characters two words begin with in common."""
    for at, (first, second) in enumerate(zip(one, other, strict=False)):
        if first != second:
            return at
    return min(len(one), len(other))
