"""Nouns: the forms for one and for many, as far as adopted resolutions have both; and the ending that they share with verbs."""

from __future__ import annotations

from functools import lru_cache

from reslint.spelled import frequent

__all__ = ["may_be_verb", "plural_of", "singular_of", "with_s"]

_IRREGULAR = {
    "analysis": "analyses",
    "basis": "bases",
    "child": "children",
    "crisis": "crises",
    "criterion": "criteria",
    "man": "men",
    "phenomenon": "phenomena",
    "woman": "women",
}
_SINGULAR = {many: one for one, many in _IRREGULAR.items()}
# What ends so is no verb.
_NOMINAL = ("tion", "sion", "ment", "ness", "ity", "ship", "ance", "ence", "ism", "ure", "cy", "sis")


@lru_cache(maxsize=8192)
def plural_of(word: str) -> str:
    """The form for many of a noun in small letters, "" where there is none, or where it is the same."""
    made = _IRREGULAR.get(word) or with_s(word)
    return made if len(word) > 2 and made in frequent() and not word.endswith("ss") else ""


@lru_cache(maxsize=8192)
def singular_of(word: str) -> str:
    """The form for one of a noun in small letters that is many, "" where there is none."""
    if word in _SINGULAR:
        return _SINGULAR[word]
    stems = (f"{word[:-3]}y", word[:-2], word[:-1])
    return next((stem for stem in stems if len(stem) > 1 and with_s(stem) == word and stem in frequent()), "")


@lru_cache(maxsize=8192)
def may_be_verb(word: str) -> bool:
    """Whether a noun in small letters is a verb as well, "the need" and "they need"."""
    if not word or word.endswith(_NOMINAL):
        return False
    stem = word.removesuffix("e")
    doubled = f"{word}{word[-1]}"
    return not frequent().isdisjoint(
        (f"{stem}ing", f"{stem}ed", f"{word}ing", f"{word[:-1]}ied", f"{doubled}ing", f"{doubled}ed")
    )


def with_s(word: str) -> str:
    """A word in small letters with the ending -s, as nouns for many have it and verbs for one."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "sh", "ch", "x", "o")) else f"{word}s"
