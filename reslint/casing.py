"""Capital letters of words that take the place of others."""

from __future__ import annotations

__all__ = ["in_case_of"]


def in_case_of(words: str, found: str) -> str:
    """The words with a capital at their head where the words found have one, in capitals where those are in capitals."""
    letters = [character for character in found if character.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return words.upper()
    if found[:1].isupper():
        return words[:1].upper() + words[1:]
    return words
