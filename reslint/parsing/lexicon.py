"""The word lists of openings, read once from grammar/opening-words.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from reslint.matching.expressions import expression
from reslint.packaged import packaged
from reslint.parsing.morphology import bases_of_indicative, bases_of_participle, bases_of_past, guess_base, indicative, participle

__all__ = ["Lexicon", "Phrases", "Verb", "lexicon", "read_lexicon"]

Words = tuple[str, ...]
Phrases = dict[str, tuple[Words, ...]]


class Verb(NamedTuple):
    """A word read as a verb: its base form, and whether the lists have it."""

    base: str
    known: bool


class Lexicon(NamedTuple):
    """Kinds of words, named as the sections of the file. Phrases are found by their first word, longest first.

    ``varying`` are the phrases where official texts vary, and the values of ``own`` say so of a noun. ``shorter`` says
    of an organ what its openings leave in roman.
    """

    verbs: frozenset[str]
    others: frozenset[str]
    titles: frozenset[str]
    adjectives: frozenset[str]
    how: frozenset[str]
    not_how: frozenset[str]
    degrees: frozenset[str]
    feelings: frozenset[str]
    determiners: frozenset[str]
    links: frozenset[str]
    with_further: frozenset[str]
    repetition: Phrases
    manner: Phrases
    bases: Mapping[str, Verb]
    forms: Mapping[str, Verb]
    goes_on: Mapping[str, Phrases]
    own: Mapping[str, Mapping[str, bool]]
    varying: frozenset[Words]
    shorter: Mapping[str, frozenset[str]]

    def _form(self, word: str, bases: Callable[[str], list[str]]) -> Verb | None:
        if word in self.others:
            return None
        known = self.forms.get(word)
        if known:
            return known
        found = bases(word)
        return Verb(guess_base(found), False) if found else None

    def participle(self, word: str) -> Verb | None:
        """The verb of a word in -ing, by the lists or by its ending."""
        return self._form(word, bases_of_participle)

    def indicative(self, word: str) -> Verb | None:
        """The verb of a word in -s, by the lists or by its ending."""
        return self._form(word, bases_of_indicative)

    def base(self, word: str) -> Verb | None:
        """The verb that a word is the base form of; None where the lists do not have it."""
        return self.bases.get(word)

    def past(self, word: str) -> Verb | None:
        """The verb of a past participle, by the lists or by its ending."""
        bases = [] if word in self.others else bases_of_past(word)
        known = next((verb for base in bases if (verb := self.base(base))), None)
        return known or (Verb(guess_base(bases), False) if bases else None)


def _forms(verbs: Iterable[str]) -> tuple[dict[str, Verb], dict[str, Verb]]:
    """The verbs by their base forms, and by their participles and indicatives; those in -ize also as the British spell them."""
    bases: dict[str, Verb] = {}
    forms: dict[str, Verb] = {}
    for base in verbs:
        verb = Verb(base, True)
        for spelling in (base, base[:-3] + "ise") if base.endswith("ize") else (base,):
            bases[spelling] = forms[participle(spelling)] = forms[indicative(spelling)] = verb
    return bases, forms


def _sections(text: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        line = line.split("#")[0].strip()
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[] "), [])
        elif line:
            lines.append(line)
    return sections


def _entries(lines: list[str]) -> list[str]:
    return [entry for line in lines for entry in expression(r"\s*,\s*").split(line.strip(", ")) if entry]


def _phrases(entries: Iterable[str]) -> Phrases:
    phrases: Phrases = {}
    for words in sorted({tuple(entry.rstrip("?").split()) for entry in entries}, key=lambda words: (-len(words), words)):
        phrases[words[0]] = (*phrases.get(words[0], ()), words)
    return phrases


def _keyed(lines: list[str]) -> list[tuple[list[str], list[str]]]:
    pairs: list[tuple[list[str], list[str]]] = []
    for line in lines:
        keys, colon, values = line.rpartition(":")
        if colon:
            pairs.append((_entries([keys]), []))
        if pairs:
            pairs[-1][1].extend(_entries([values]))
    return pairs


def read_lexicon(text: str) -> Lexicon:
    """The lexicon that the text of a word list describes."""
    sections = _sections(text)

    def words(name: str) -> frozenset[str]:
        return frozenset(_entries(sections.get(name, [])))

    goes_on: dict[str, list[str]] = {}
    for keys, values in _keyed(sections.get("goes on", [])):
        for key in keys:
            goes_on.setdefault(key, []).extend(values)
    own: dict[str, dict[str, bool]] = {}
    for keys, values in _keyed(sections.get("own nouns", [])):
        for key in keys:
            own.setdefault(key, {}).update({value.rstrip("?"): value.endswith("?") for value in values})
    marked = [entry for entries in (words("manner"), *goes_on.values()) for entry in entries if entry.endswith("?")]
    bases, forms = _forms(words("verbs") | words("also in titles"))
    return Lexicon(
        verbs=words("verbs"),
        others=words("not verbs"),
        titles=words("also in titles"),
        adjectives=words("adjectives"),
        how=words("how"),
        not_how=words("not how"),
        degrees=words("degrees"),
        feelings=words("feelings"),
        determiners=words("determiners"),
        links=words("links"),
        with_further=words("with further"),
        repetition=_phrases(words("repetition")),
        manner=_phrases(words("manner")),
        bases=bases,
        forms=forms,
        goes_on={key: _phrases(values) for key, values in goes_on.items()},
        own=own,
        varying=frozenset(tuple(entry.rstrip("?").split()) for entry in marked),
        shorter={key: frozenset(values) for keys, values in _keyed(sections.get("shorter", [])) for key in keys},
    )


@cache
def lexicon() -> Lexicon:
    """The lexicon of grammar/opening-words.txt."""
    return read_lexicon((packaged("grammar") / "opening-words.txt").read_text(encoding="utf-8"))
