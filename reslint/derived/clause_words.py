"""The words of clauses: the small words that join and open them, and verbs and nouns with their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reslint.matching.expressions import expression
from reslint.nouns import with_s

__all__ = [
    "ADJECTIVES_IN_ING",
    "ADVERBS",
    "BARRIERS",
    "BE",
    "DETERMINERS",
    "JOINS",
    "MANY_BEFORE",
    "NO_NAMES",
    "ONE",
    "PREPOSITIONS",
    "Lexicon",
    "Token",
    "tokens_of",
]

_TOKEN = expression(r"[\w’'-]+|[^\w\s]")
DETERMINERS = frozenset(
    "the its their these those this such a an any all both some most many several few other our his her various numerous no more "
    "only over about approximately nearly almost also".split()
)
ONE = frozenset("each every another".split())
MANY_BEFORE = frozenset(
    "these those many several few both most all some various numerous multiple two three four five six seven eight nine "
    "ten".split()
)
PREPOSITIONS = frozenset(
    "of in for on by with to from at among amongst between against under within through throughout across into towards toward "
    "over during after before without concerning regarding about beyond around above below upon near per despite following "
    "behind including like along".split()
)
ADVERBS = frozenset("also not still already often never always now only rarely seldom thus therefore increasingly alone".split())
BARRIERS = frozenset(
    "that which who whom whose where when while whereas if what how why whether as because although than there it they we he "
    "she i you them us him unless until since so but nor should shall will would may might can could must cannot did be been "
    "being am let once given notwithstanding due owing along".split()
)
ADJECTIVES_IN_ING = frozenset(
    "developing existing emerging ongoing remaining growing continuing participating contributing outstanding neighbouring "
    "rising underlying pressing differing competing".split()
)
JOINS = frozenset("and or".split())
BE = {"is": "are", "was": "were", "has": "have", "does": "do"}
NO_NAMES = frozenset("States Governments Parties Members Territories Ministers".split())
_OBJECTS = frozenset(
    "an important a key vital crucial critical the major central essential significant serious its their all no this these those "
    "assistance support help protection obstacles barriers them us more most particular multiple many numerous several new "
    "increasing difficulties challenges discrimination".split()
)
_GOING_ON = frozenset(
    [
        ("results", "in"),
        ("leads", "to"),
        ("aims", "to"),
        ("lives", "in"),
        ("works", "in"),
        ("works", "for"),
        ("works", "to"),
        ("lies", "with"),
        ("lie", "with"),
        ("needs", "not"),
    ]
)


class Token(NamedTuple):
    """A word or a mark, in small letters too, and where it begins."""

    word: str
    small: str
    start: int


class Lexicon:
    """Verbs and nouns, and their numbers."""

    def __init__(
        self,
        verbs: Sequence[str],
        both: Sequence[str],
        plurals: Sequence[str],
        singulars: Sequence[str],
        either: Sequence[str],
        units: Sequence[str],
    ) -> None:
        self.singular = {with_s(verb): verb for verb in (*verbs, *both)}
        self.plural = {verb: third for third, verb in self.singular.items()}
        self.verbs = frozenset([*self.singular, *self.plural, *BE, *BE.values()])
        self.nouns = frozenset([*both, *map(with_s, both)])
        self.plurals = frozenset(plurals)
        self.singulars = frozenset(singulars)
        self.either = frozenset(either)
        self.units = frozenset(units)

    def many_of(self, verb: str) -> str:
        """The form for many of a verb in the form for one, "" if it is not."""
        return BE.get(verb) or self.singular.get(verb, "")

    def one_of(self, verb: str) -> str:
        """The form for one of a verb in the form for many, "" if it is not."""
        return next((one for one, many in BE.items() if many == verb), "") or self.plural.get(verb, "")

    def is_verb(self, word: str, following: str) -> bool:
        """Whether a word is one of the verbs, if another follows."""
        return word in self.verbs and (word not in self.nouns or following in _OBJECTS or (word, following) in _GOING_ON)

    def is_small(self, word: str) -> bool:
        """Whether a word is an article or the like."""
        return word in DETERMINERS

    def number(self, word: str) -> bool | None:
        """Whether a noun is many, None where this is not sure."""
        small = word.lower()
        last = small.rsplit("-", 1)[-1]
        if (
            last.endswith("ics")
            or last in self.either
            or small in self.either
            or (last != small and word[0].isupper() and last in self.plurals)
        ):
            return None
        if last in self.plurals:
            return True
        if last in self.singulars or last.endswith(("ss", "us", "is")):
            return False
        if not last.isalpha() or len(last) < 3:
            return None
        many = last.endswith("s")
        return None if many and word[0].isupper() and word not in NO_NAMES else many


def tokens_of(string: str) -> list[Token]:
    """The words and marks of a text."""
    return [Token(hit[0], hit[0].lower(), hit.start()) for hit in _TOKEN.finditer(string)]
