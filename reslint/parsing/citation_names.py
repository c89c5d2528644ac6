"""Names of bodies next to the noun: "General Assembly resolution", "resolution 16/18 of the Human Rights Council"."""

from __future__ import annotations

import re
from functools import cache

from reslint.facts.table import of_tables
from reslint.matching.expressions import expression

__all__ = ["body_before", "body_named_at", "first_names"]

_WITHOUT_RESOLUTIONS = frozenset(("court", "secretariat", "treaty body"))
# A name that is in no table is a body's if it has one of these words.
_BODY_NOUNS = frozenset(
    (
        *("Assembly", "Authority", "Board", "Body", "Commission", "Committee", "Conference", "Congress", "Council", "Forum"),
        *("Organization", "Parliament", "Parties", "Union"),
    )
)


def body_before(text: str, floor: int, start: int) -> tuple[str, int, int] | None:
    """The body named directly before the noun at ``start`` ("NAMED"), or the possessive there ("OWN"), with its place."""
    floor = max(floor, start - 200)
    at = start
    for word in ("draft ", "own ", "previous ", "earlier ", "relevant ", "subsequent ", "related ", "annual "):
        if text.endswith(word, floor, at):
            at -= len(word)
    for word in ("its ", "Its "):
        if text.endswith(word, floor, at):
            return "OWN", at - len(word), at - 1
    if at == floor or text[at - 1] != " ":
        return None
    end = at - 1
    for mark in ("’s", "'s", "’", "'"):
        if text.endswith(mark, floor, end):
            end -= len(mark)
            break
    match = _capitals().search(text[floor:end])
    if match is None:
        return None
    return _name_in(text, floor, floor + match.start(), end)


@of_tables
def _names() -> dict[str, tuple[str, ...]]:
    """The names of bodies that adopt resolutions, by their last word, the longest first."""
    from reslint.facts.organ_table import organs

    by_word: dict[str, list[str]] = {}
    for organ in organs():
        for name in () if organ.kind in _WITHOUT_RESOLUTIONS else organ.names:
            by_word.setdefault(name.rsplit(" ", 1)[-1], []).append(name)
    return {word: tuple(sorted(names, key=len, reverse=True)) for word, names in by_word.items()}


@of_tables
def first_names() -> dict[str, tuple[str, ...]]:
    """The names of bodies that adopt resolutions, by their first word, the longest first."""
    by_word: dict[str, list[str]] = {}
    for names in _names().values():
        for name in names:
            by_word.setdefault(name.split(" ", 1)[0], []).append(name)
    return {word: tuple(sorted(names, key=len, reverse=True)) for word, names in by_word.items()}


@cache
def _capitals() -> re.Pattern[str]:
    """A run of capitalized words with the small words that names have between them, at the end."""
    word = r"[A-Z][\w’-]*"
    return expression(rf"{word}(?: (?:(?:of|on|for|to|in|and|against|the) ){{0,2}}{word}){{0,16}}$")


_OPENINGS = expression(
    r"(?:[A-Z][a-z]+(?:ing|s|ed) (?:also |further )?|See (?:also )?|Including )(?:(?:the|of|to|in|on|and) ){0,3}(?=[A-Z])"
)
"""A capitalized opening before a name: "Recalling Conference"."""


def _name_in(text: str, floor: int, start: int, end: int) -> tuple[str, int, int] | None:
    """The longest known name that ends at ``end``; else the capitalized words from ``start``, if they end like a body's name."""
    last = text[start:end].rsplit(" ", 1)[-1]
    for name in _names().get(last, ()):
        if text.endswith(name, floor, end):
            return "NAMED", end - len(name), end
    if last not in _BODY_NOUNS:
        return None
    opening = _OPENINGS.match(text, start, end)
    return "NAMED", opening.end() if opening else start, end


def body_named_at(text: str, start: int, end: int) -> int:
    """Where the name of a body ends that begins at ``start`` ("of the Human Rights Council on Monday"), or 0 if it is none."""
    words = text[start:end]
    for name in first_names().get(words.split(" ", 1)[0], ()):
        if text.startswith(name, start):
            return start + len(name)
    return end if any(noun in words for noun in _BODY_NOUNS) else 0
