"""mistyped: a word that is no word, and one slip away from a word that resolutions have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reslint.casing import in_case_of
from reslint.derived.passages import Hit, search
from reslint.derived.whole import chunks
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.matching.literals import fold
from reslint.matching.patterns import Pattern, Regex, pattern
from reslint.rules import Rule
from reslint.spelled import frequent, rarer, with_one_slip

WORDS = ("right",)
MESSAGE = "There is no word “{found}”: “{right}” seems to be meant"

# A word in small letters, or one with a capital, of six letters to thirty. Others are names, too short to be sure of, or none.
_WORD = expression(r"(?<![^\W_])[A-Za-z][a-z]{5,29}(?![^\W_])")
_LEFT = r"(?<![\w./&@’'])(?<![./&]\w{0,40}-)"
_RIGHT = r"(?!\w|[’'](?!s\b)\w|@|(?:-\w{1,40}){0,4}[./&]\w)"
# A name in another language has its own words.
_FOREIGN = expression(
    r"\b(?i:d[eiou]|d[ae]s|des|del|della|dell|der|die|das|den|und|et|la|le|les|el|los|las|il|en|pour|sur|du|y|e)\b|\bd[’']|[^\x00-\x7f‐-‧]\w"
)
_AROUND = 30
# So many unknown words are those of another language, or of none.
_MOST = 1000
# With a capital only words are meant that names of bodies and offices are made of: "Cristian" and "Hazaras" are names.
_IN_NAMES = frozenset(
    "administrative advisory affairs african agency agreement assembly association authority budgetary caribbean charter "
    "commission commissioner committee conference convention coordination council covenant declaration department "
    "development director disarmament discrimination economic elimination environment executive expert framework general "
    "government governments headquarters human humanitarian independent international member migration ministers nations "
    "organization peacebuilding peacekeeping permanent platform president principles programme protocol questions rapporteur "
    "refugees regional representative rights secretariat secretary security social special states sustainable treaty tribunal "
    "united universal women working".split()
)


class Settings(NamedTuple):
    """No settings."""


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The words that are mistyped, each once with all its places."""
    unknown = [word for word in sorted(set(_WORD.findall("\n".join(chunks(draft))))) if not _is_known(fold(word))]
    for word in unknown if len(unknown) <= _MOST else ():
        right = meant(word)
        hits = [hit for hit in search(draft, rule.where, _pattern(word)) if not _is_foreign(hit)] if right else []
        if hits:
            edits = [replacement(hit.holder.text, *hit.range, right) for hit in hits]
            spans = tuple(hit.holder.text.span(*hit.range) for hit in hits)
            yield rule.finding_at(
                hits[0].holder.label, spans[0], MESSAGE, fix(rule.fix, edits), spans[1:], found=hits[0].found, right=right
            )


@lru_cache(maxsize=32768)
def meant(word: str) -> str:
    """The one word that is meant by a mistyped word, or "" where that is not sure."""
    small = fold(word)
    if _is_known(small):
        return ""
    near = with_one_slip(small) & frequent()
    if not near or any(_is_inflected(small, other) for other in near):
        return ""
    if small != word and not near <= _IN_NAMES:
        return ""
    # An ending that came to grief is the least likely slip; a letter too many or too few is the likeliest.
    best = min(sorted(near), key=lambda other: (small[:1] != other[:1], len(other) == len(small), small[-1:] != other[-1:]))
    return in_case_of(best, word)


@lru_cache(maxsize=32768)
def _is_known(small: str) -> bool:
    return any(form in frequent() or form in rarer() for form in (small, small.removesuffix("s")))


def _is_inflected(one: str, other: str) -> bool:
    """Whether the words differ by an ending, which a rare word may have."""
    short, long = sorted((one, other), key=len)
    return long in (f"{short}s", f"{short}d")


def _is_foreign(hit: Hit) -> bool:
    start, end = hit.range
    string = hit.holder.text.string
    return _FOREIGN.search(string, max(0, start - _AROUND), end + _AROUND) is not None


def _pattern(word: str) -> Pattern:
    return pattern(Regex(f"{word}(?<={_LEFT}{word}){_RIGHT}", (((word, fold(word)),),)), ignore_case=False)
