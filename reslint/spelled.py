"""Words of adopted resolutions, other words that could be taken for a slip in one of those, and what a slip makes of a word."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache
from string import ascii_lowercase

from reslint.matching.expressions import expression
from reslint.packaged import packaged

__all__ = ["IN_NAMES", "always_small", "are_apart", "frequent", "halves", "is_known", "near", "rarer", "with_one_slip"]

IN_NAMES = frozenset(
    "administrative advisory affairs african agency agreement assembly association august authority budgetary caribbean "
    "charter collective colonial commission commissioner committee conference convention cooperation coordination council "
    "covenant december declaration department development director disarmament discrimination economic elimination "
    "environment executive expert february framework general government governments headquarters human humanitarian "
    "independence independent international january march member migration ministers nations november october organization "
    "peacebuilding peacekeeping permanent platform president principles programme protocol questions rapporteur refugees "
    "regional representative rights secretariat secretary security september social special states sustainable territories "
    "territory treaty tribunal united universal women working".split()
)
"""Words that names of bodies and offices are made of, in small letters."""

# Shorter words have too many others around them.
SHORTEST, SHORT = 5, 6
_SHORTEST_HALF = 3
# Words that stand beside every other word. Those that also begin words ("infeasible", "onboarding") are the second half only, or
# beside one of their own.
_SMALL = frozenset(
    "of the and to with from this that these those its their all also as at or is are which such other into has have not "
    "was were will may can between within through during against upon must shall should any every most more next once again "
    "than their they when where while who whose".split()
)
_BEGINNING = frozenset("in on for by an be under".split())
# What ends as adjectives and adverbs do goes together with no other word; what ends as these do may ("results-oriented").
_ADJECTIVE = expression(r"(?!general)[a-z]{3,}(?:al|able|ible|ive|ous|ary|ant|ent|ly)")
_COMPOUND = expression(r"[a-z]+(?:ed|ing|wide|free|ly|ness|ship|ships|able|ization|izations)")


@cache
def frequent() -> frozenset[str]:
    """The words of three letters and more that several adopted resolutions have, in small letters."""
    return always_small() | _listed("words.txt")


@cache
def always_small() -> frozenset[str]:
    """Those of them that have no capital inside a sentence unless they are a part of a longer name, and some shorter ones."""
    return _listed("small-words.txt")


@cache
def rarer() -> frozenset[str]:
    """The right words that could be taken for a slip in frequent ones, in small letters."""
    return _listed("rare-words.txt")


def is_known(word: str) -> bool:
    """Whether a word in small letters is right, for all that is known."""
    if word in frequent() or word in rarer() or word in _SMALL or word in _BEGINNING:
        return True
    # "annexs" and "countrys" are no plurals.
    singular = word.removesuffix("s")
    return singular != word and not singular.endswith(("s", "x", "y")) and (singular in frequent() or singular in rarer())


def are_apart(first: str, second: str) -> bool:
    """Whether two words in small letters, the second of which has a capital where they are written, make no name together."""
    return second in frequent() and (first in _SMALL or (first in IN_NAMES and second in IN_NAMES and first != "secretary"))


def near(word: str, words: Set[str]) -> Set[str]:
    """Those of the words of some length that are one slip away from a word of some length.

    In a short word no letter is taken for another: "delist" is not "desist", but a word that no list has.
    """
    if len(word) < SHORTEST:
        return frozenset()
    found = {other for other in with_one_slip(word) & words if len(other) >= SHORTEST}
    if len(word) > SHORT:
        return found
    return {other for other in found if len(other) != len(word) or sorted(other) == sorted(word)}


def halves(word: str, words: Set[str]) -> tuple[str, str] | None:
    """The two words of which a word consists that lacks a blank, "ofthe" or "nationalpolicy"; None for any other word."""
    found = [pair for pair in _pairs(word) if _are_apart(*pair, words)]
    return max(found, key=lambda pair: min(map(len, pair))) if found else None


def with_one_slip(word: str) -> Set[str]:
    """What becomes of a word where a letter is left out, added, taken for another or changes places with the next."""
    ends = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    made = {before + after[1:] for before, after in ends if after}
    made.update(before + after[1] + after[0] + after[2:] for before, after in ends if len(after) > 1)
    for letter in ascii_lowercase:
        made.update([before + letter + after for before, after in ends])
        made.update([before + letter + after[1:] for before, after in ends if after])
    made.discard(word)
    return made


def _pairs(word: str) -> Iterator[tuple[str, str]]:
    return ((word[:place], word[place:]) for place in range(2, len(word) - 1))


def _are_apart(first: str, second: str, words: Set[str]) -> bool:
    """Whether a blank stands between the two wherever they follow each other."""
    small = second in _SMALL or second in _BEGINNING
    if first in _SMALL or (first in _BEGINNING and small):
        return small or (second in words and len(second) >= _SHORTEST_HALF)
    if first not in words:
        return False
    if second in _SMALL:
        return len(first) > 3 or second not in ("is", "or", "as", "at", "all", "can", "any")
    return second in words and len(second) > 3 and bool(_ADJECTIVE.fullmatch(first)) and not _COMPOUND.fullmatch(second)


def _listed(name: str) -> frozenset[str]:
    text = (packaged("grammar") / name).read_text(encoding="utf-8")
    # What stands above the first empty line says what the list is.
    return frozenset(text.partition("\n\n")[2].split())
