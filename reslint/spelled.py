"""Words of adopted resolutions and, of all other words, those that look like one of them; and the words that one slip makes."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from string import ascii_lowercase

from reslint.matching.expressions import expression
from reslint.packaged import packaged

__all__ = ["frequent", "rarer", "with_one_slip"]


@cache
def frequent() -> frozenset[str]:
    """The words of six letters and more that several adopted resolutions have, in small letters."""
    return _listed("words.txt")


@cache
def rarer() -> frozenset[str]:
    """The words that are one slip away from a frequent one and are right, in small letters."""
    return _listed("rare-words.txt")


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


def _listed(name: str) -> frozenset[str]:
    text = (packaged("grammar") / name).read_text(encoding="utf-8")
    return frozenset(expression(r"(?m)^#.*").sub("", text).split())
