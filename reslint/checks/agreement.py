"""agreement: two parts of a draft that must say the same, or of which neither stands without the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from reslint.derived.passages import Holder, search, select
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.matching.expressions import expression
from reslint.matching.patterns import Regex, pattern
from reslint.parsing.numbers import roman_value
from reslint.rules import Rule
from reslint.selectors import Selector

WORDS = ("one", "other", "mark")

_EQUAL = "“{other}” does not agree with “{one}”"
_ALONE = "{summary}"
_NUMERAL = expression(r"\b[IVXLC]+\b")
_TO = expression(r"(?: to |[–-])$")


class Place(NamedTuple):
    """A part and the words in it that count (their group ``here``, if there is one); without ``pattern``, the part itself.

    ``enough`` and ``enough_in``: what is accepted as its being there, where that is more than the words that ask for the other.
    """

    part: Selector
    pattern: Regex | None = None
    enough: Regex | None = None
    enough_in: Selector | None = None


class Settings(NamedTuple):
    """``one``, ``other``: the two places. They must "be-equal" (the first words found in each, where both are there; the other is
    told), "both-occur" (``without_one``, ``without_other``: what is said where one of them is missing) or "name-each" (the words
    of ``one`` name the roman numeral of each ``other`` if they name that of any; ``without_one`` is said where they do not).
    """

    one: Place
    other: Place
    must: Literal["be-equal", "both-occur", "name-each"]
    without_one: str = ""
    without_other: str = ""
    forms: tuple[Literal["resolution", "decision", "declaration", "amendment"], ...] = ("resolution", "declaration")


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The place that does not agree with the other."""
    if draft.form not in settings.forms:
        return
    if draft.flat and settings.must != "be-equal":
        return  # Without lines a part such as an annex cannot be told from the text before it.
    if settings.must == "name-each":
        yield from _unnamed(draft, rule, settings)
        return
    one, other = _first(draft, settings.one), _first(draft, settings.other)
    if settings.must == "be-equal":
        if one and other and _plain(one) != _plain(other):
            yield rule.finding(*other, _EQUAL, one=_words(one), other=_words(other))
    elif one and not other and not _enough(draft, settings.other):
        yield rule.finding(*one, settings.without_other or _ALONE)
    elif other and not one and not _enough(draft, settings.one):
        yield rule.finding(*other, settings.without_one or _ALONE)


def _unnamed(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The parts whose numeral is not named, where that of another is."""
    named = {value for found in _every(draft, settings.one) for value in _values(_words(found))}
    parts = [(found, roman_value(_words(found))) for found in _every(draft, settings.other)]
    if not any(value in named for _, value in parts) or _enough(draft, settings.one):
        return
    for found, value in parts:
        if value and value not in named:
            yield rule.finding(*found, settings.without_one or _ALONE, mark=_words(found))


def _values(words: str) -> set[int]:
    """What the numerals are worth, with those between "I to III"."""
    values: set[int] = set()
    last = 0
    for numeral in _NUMERAL.finditer(words):
        value = roman_value(numeral[0])
        values.update(range(last, value) if _TO.search(words, 0, numeral.start()) else (), (value,))
        last = value
    return values


def _every(draft: Draft, place: Place) -> Iterator[Found]:
    if place.pattern is not None:
        for hit in search(draft, place.part, pattern(place.pattern, False)):
            yield hit.holder, *hit.range


Found = tuple[Holder, int, int]


def _first(draft: Draft, place: Place) -> Found | None:
    if place.pattern is None:
        passage = next(select(draft, place.part), None)
        return (passage.holder, passage.start, passage.end) if passage else None
    hit = next(search(draft, place.part, pattern(place.pattern, False)), None)
    return (hit.holder, *hit.range) if hit else None


def _enough(draft: Draft, place: Place) -> bool:
    if place.enough is None and place.enough_in is None:
        return False
    where = place.enough_in or place.part
    return _first(draft, Place(where, place.enough)) is not None


def _words(found: Found) -> str:
    holder, start, end = found
    return holder.text.string[start:end]


def _plain(found: Found) -> str:
    return " ".join(_words(found).split()).lower()
