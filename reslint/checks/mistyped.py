"""mistyped: a word that is no word, and one slip away from a word that resolutions have, or two where it is long."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reslint.casing import in_case_of
from reslint.derived.unknown import hits_of, unknown_words
from reslint.derived.whole import chunks
from reslint.draft import Draft
from reslint.facts.state_table import states
from reslint.facts.table import of_tables
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.matching.literals import fold
from reslint.rules import Rule
from reslint.spelled import IN_NAMES, frequent, is_known, near
from reslint.twice import meant_twice

WORDS = ("right",)
MESSAGE = "There is no word “{found}”: “{right}” seems to be meant"

# Another word with a capital than those that names of bodies are made of is a name ("Cristian", "Hazaras"), unless it is long and
# went wrong inside.
_LONG = 8
_LONG_STATE = 6
_WITH_FIGURES = expression(r"[A-Za-z]+[01][A-Za-z01]*[a-z]")


class Settings(NamedTuple):
    """No settings."""


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The words that are mistyped, each once with all its places."""
    for word in [*unknown_words(draft), *_with_figures(draft)]:
        right = meant(word)
        told = right or " or ".join(f"“{each}”" for each in forms(word)).strip("“”")
        hits = list(hits_of(draft, rule.where, word)) if told else []
        if hits:
            made = fix(rule.fix, [replacement(hit.holder.text, *hit.range, right) for hit in hits]) if right else None
            spans = tuple(hit.holder.text.span(*hit.range) for hit in hits)
            yield rule.finding_at(hits[0].holder.label, spans[0], MESSAGE, made, spans[1:], found=hits[0].found, right=told)


@lru_cache(maxsize=32768)
def meant(word: str) -> str:
    """The one word that is meant by a mistyped word, or "" where that is not sure."""
    small = fold(word)
    if is_known(small):
        return ""
    if not word.isalpha():
        read = (small.replace("0", "o").replace("1", letter) for letter in "li")
        return next((in_case_of(letters, word) for letters in read if letters in frequent()), "")
    around = near(small, frequent())
    if not around and small != word and (state := _state(small)):
        return in_case_of(state, word)
    if not around:
        twice = [other for other in meant_twice(small, frequent()) if small == word or other in IN_NAMES or other in _in_states()]
        return in_case_of(twice[0], word) if len(twice) == 1 else ""
    if any(_is_inflected(small, other) for other in around):
        return ""
    if small != word:
        around = {other for other in around if other in IN_NAMES or other in _in_states() or _is_sure(small, other)}
    best = min(sorted(around), key=lambda other: _unlikely(small, other), default="")
    return in_case_of(best, word)


def _unlikely(word: str, other: str) -> tuple[bool, ...]:
    """How unlikely the slip is: an ending that came to grief is the least likely one, a letter too few the likeliest."""
    return word[:1] != other[:1], len(other) == len(word), word[-1:] != other[-1:], len(other) < len(word)


def _state(word: str) -> str:
    """The State that is meant by a word; "" where none is, or where another ending makes the name of its people or of a town."""
    if word in _in_states():
        return ""
    around = {other for other in near(word, _in_states()) if other[:2] == word[:2] and other[-1] == word[-1]}
    return around.pop() if len(around) == 1 else ""


@of_tables
def _in_states() -> frozenset[str]:
    """The States whose names are one word, in small letters."""
    names = (fold(state.short.partition(" (")[0]) for state in states())
    return frozenset(name for name in names if len(name) >= _LONG_STATE and name.isalpha())


def _with_figures(draft: Draft) -> list[str]:
    """The words in which a figure stands for a letter that looks like it, or might."""
    likely = (chunk.strip("(“”,;.):’") for chunk in chunks(draft) if ("0" in chunk or "1" in chunk) and not chunk[:1].isdigit())
    return sorted({word for word in likely if _WITH_FIGURES.fullmatch(word)})


def forms(word: str) -> tuple[str, ...]:
    """The plural and the genitive, one of which is meant by "agencys"; nothing for any other word."""
    stem = word.removesuffix("ys")
    if stem == word or stem[-1:] in "aeiou" or fold(f"{stem}y") not in frequent():
        return ()
    return f"{stem}ies", f"{stem}y’s"


def _is_inflected(one: str, other: str) -> bool:
    """Whether the words differ by an ending, which a rare word may have."""
    short, long = sorted((one, other), key=len)
    return long in (f"{short}s", f"{short}d")


def _is_sure(word: str, other: str) -> bool:
    """Whether a word with a capital is the other, mistyped: two letters inside changed places, or one is missing or doubled."""
    if min(len(word), len(other)) < _LONG or word[0] != other[0] or word[-2:] != other[-2:]:
        return False
    if len(word) == len(other):
        return sorted(word) == sorted(other)
    short, long = sorted((word, other), key=len)
    return len(word) < len(other) or any(
        short == long[:at] + long[at + 1 :] and long[at] == long[at - 1] for at in range(1, len(long))
    )
