"""What two slips make of a long word.

The words sound alike, have a letter doubled or out of its place and one slip more, or lack two letters.
Two slips of any sort lead from one right word to another all too often ("resistant", "resistance").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reslint.matching.expressions import expression
from reslint.spelled import with_one_slip

__all__ = ["meant_twice"]

# Shorter words have too many others around them.
_SHORTEST, _LONG = 7, 9
_VOWELS = expression("[aeiouy]+")
_RUNNING = expression(r"(.)\1+")
_ALIKE = str.maketrans("czkq", "ssss")
# Each slip takes a letter away and brings another.
_MOST_LETTERS = 4
# It begins words of its own, with a sense that is not that of "inter".
_PREFIX = "intra"


def meant_twice(word: str, words: frozenset[str]) -> list[str]:
    """Those of the words that two slips may have turned into a word in small letters."""
    if len(word) < _SHORTEST or not word.isascii() or not word.isalpha() or word.startswith(_PREFIX):
        return []
    letters = _letters(word)
    near = (other for other, its in _beginning_with(word[0], words) if (letters ^ its).bit_count() <= _MOST_LETTERS)
    return sorted(other for other in near if abs(len(word) - len(other)) <= 2 and _is_twice(word, other))


def _is_twice(word: str, other: str) -> bool:
    if _sound(word) == _sound(other):
        return not with_one_slip(word).isdisjoint(with_one_slip(other))
    if len(word) < _LONG or word[-1] != other[-1]:
        return False
    if len(other) == len(word) + 2:
        rest = iter(other)
        return word[-2] == other[-2] and all(letter in rest for letter in word)
    return len(other) >= _LONG - 1 and abs(len(word) - len(other)) <= 1 and not with_one_slip(other).isdisjoint(_likely(word))


def _likely(word: str) -> set[str]:
    """What becomes of a word where two letters inside change places, or a letter is doubled or no longer is."""
    inside = range(1, len(word) - 1)
    made = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in inside}
    made.update(word[:at] + word[at + 1 :] for at in inside if word[at] == word[at - 1])
    made.update(word[:at] + word[at] + word[at:] for at in inside if word[at] not in "aeiou")
    made.discard(word)
    return made


def _sound(word: str) -> str:
    """The word without what the ear does not tell: which vowels it has, whether a letter is doubled, "c" and "s"."""
    return _RUNNING.sub(r"\1", _VOWELS.sub("a", word.replace("ph", "f").translate(_ALIKE)))


def _letters(word: str) -> int:
    """The letters that occur in a word, one bit each."""
    letters = 0
    for letter in word:
        letters |= 1 << (ord(letter) - ord("a"))
    return letters


@lru_cache(maxsize=64)
def _beginning_with(letter: str, words: frozenset[str]) -> Sequence[tuple[str, int]]:
    """The words that may be meant by one that begins with the letter, with the letters of each."""
    likely = (word for word in words if word[:1] == letter and len(word) >= _SHORTEST and word.isascii() and word.isalpha())
    return [(word, _letters(word)) for word in likely]
