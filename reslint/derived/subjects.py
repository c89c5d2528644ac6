"""Clauses: which noun is the subject of a verb, and whether it is one or many.

A clause is followed from the word that opens it to its first finite verb, as long as nothing stands between that could make
another word the subject: a comma, a relative clause, an infinitive with a verb of its own. What is not certain has no subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reslint.derived.clause_words import (
    ADJECTIVES_IN_ING,
    ADVERBS,
    BARRIERS,
    BE,
    DETERMINERS,
    JOINS,
    MANY_BEFORE,
    ONE,
    PREPOSITIONS,
    Lexicon,
    Token,
)
from reslint.nouns import plural_of

__all__ = ["Subject", "subject_and_verb", "subject_of", "verb_in", "without_contacts"]

_PARTICIPLES = frozenset(
    "held taken made given led set put known left lost found brought born driven seen shown sent built undertaken drawn chosen "
    "present available responsible alike concerned involved".split()
)
_NOUNS_IN_ING = frozenset(
    "funding training housing understanding meeting building capacity-building peacekeeping peacebuilding trafficking".split()
)
_PRONOUNS = {"they": True, "we": True, "it": False}
_ASIDES = frozenset("including especially particularly notably specially".split())
_ASIDES_WITH = frozenset("together along combined coupled".split())
_FRACTIONS = frozenset("half third thirds quarter quarters fifth fifths tenth tenths".split())
_BEFORE_FRACTIONS = frozenset("a an one two three four about almost nearly over some approximately roughly estimated".split())
_NO_SUBJECTS = frozenset("welcome gone lost hit known then here there now clear good left due first".split())
_ONE_OF = frozenset("each one neither either none".split())
_MANY_OF = frozenset("many several few both".split())
_ADJECTIVAL = ("ant", "able", "ible", "ous", "ful", "ive", "ary")
_FURTHEST = 14


class Subject(NamedTuple):
    """A subject as it is written, whether it is many, and whether it is ``sure`` to be one where it is not: nothing is joined to
    it by "and", and no other noun could be meant.
    """

    noun: str
    many: bool
    sure: bool


def subject_and_verb(following: Sequence[Token], lexicon: Lexicon) -> tuple[Subject, Token] | None:
    """The subject and the verb of the clause that the words are, if both are certain."""
    clause = _without_asides(following[: 2 * _FURTHEST], lexicon)
    clause = without_contacts(clause, lexicon)[:_FURTHEST]
    verb = verb_in(clause, lexicon)
    subject = subject_of(clause[:verb], lexicon) if verb else None
    return (subject, clause[verb]) if subject else None


def _without_asides(clause: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """A clause without what stands between two commas to name a part of the subject, ", especially girls,"."""
    for at, token in enumerate(clause[:-2]):
        if not token.word[0].isalnum():
            first, second = clause[at + 1].small, clause[at + 2].small
            if token.word != "," or not (first in _ASIDES or (first in _ASIDES_WITH and second == "with")):
                break
            end = next((place for place in range(at + 1, len(clause)) if not clause[place].word[0].isalnum()), 0)
            verb = clause[end + 1].small if end and clause[end].word == "," and end + 1 < len(clause) else ""
            if verb in lexicon.verbs and all(each.small != "to" for each in clause[at:end]):
                return (*clause[:at], *clause[end + 1 :])
            break
    return clause


def without_contacts(clause: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """A clause without the short ones inside that a pronoun begins, "the flag it flies", "the places in which they live"."""
    for at in range(1, len(clause) - 3):
        # "The origin they cannot establish": what the pronoun has is not yet a whole verb.
        whole = clause[at + 1].small not in BARRIERS and clause[at + 1].small not in {*BE, *BE.values(), "had"}
        if clause[at].small in _PRONOUNS and whole and lexicon.is_verb(clause[at + 2].word, clause[at + 3].small):
            first = at - 2 if at > 2 and clause[at - 1].small == "which" and clause[at - 2].small in PREPOSITIONS else at
            before = clause[first - 1]
            if before.word[0].isalnum() and before.small not in BARRIERS | PREPOSITIONS | JOINS | DETERMINERS:
                return (*clause[:first], *clause[at + 2 :])
    return clause


def _is_adverb(word: str) -> bool:
    return word in ADVERBS or word.endswith("ly")


def verb_in(clause: Sequence[Token], lexicon: Lexicon) -> int:
    """Where the finite verb of a clause stands; 0 if that is not certain."""
    for at, token in enumerate(clause):
        small = token.small
        if (small in _PRONOUNS and not at) or (small == "than" and at == 1):
            continue
        if (
            (small in BARRIERS and not (small in {"them", "whom", "which"} and at > 1 and clause[at - 1].small == "of"))
            or not (token.word[0].isalnum())
            or "’" in small
            or "'" in small
        ):
            return 0
        if at and lexicon.is_verb(token.word, clause[at + 1].small if at + 1 < len(clause) else ""):
            before = clause[at - 2 if at > 1 and _is_adverb(clause[at - 1].small) else at - 1].small
            if before == "to" or before in JOINS or before in PREPOSITIONS or before in DETERMINERS - {"also", "only", "all"}:
                if small not in BE and small not in BE.values():
                    continue
                return 0
            return at
    return 0


def subject_of(words: Sequence[Token], lexicon: Lexicon) -> Subject | None:
    if len(words) > 2 and words[1].small in {"than", "least", "to"} and words[0].small in {"more", "less", "fewer", "at", "up"}:
        words = words[2:]
    while words and (words[-1].small in ADVERBS or (_is_adverb(words[-1].small) and len(words) > 1)):
        words = words[:-1]
    if len(words) > 2 and words[0].small in {"every", "each"} and words[1].small in {"year", "day", "month", "week"}:
        words = words[2:]
    if not words or words[0].small in PREPOSITIONS:
        return None
    first = words[0].small
    if first in _PRONOUNS:
        return Subject(words[0].word, _PRONOUNS[first], True) if len(words) == 1 else None
    if first.endswith("ing") and len(words) > 2 and words[1].small in PREPOSITIONS | DETERMINERS and first not in PREPOSITIONS:
        return Subject(words[0].word, False, not any(each.small in JOINS for each in words))
    if len(words) > 2 and words[1].small == "of" and (first in _ONE_OF or first in _MANY_OF):
        return Subject(f"{words[0].word} of", first in _MANY_OF, first in {"each", "one"})
    of = next((at for at in range(1, len(words)) if words[at].small == "of"), 0)
    if of and _is_fraction(words[:of]):
        subject = _noun(*_parted(words[of + 1 :], lexicon), lexicon)
        told = " ".join(each.word for each in words[: of + 1])
        return subject._replace(noun=f"{told} {subject.noun}") if subject and subject.many else None
    if of > 1 and words[of - 1].small == "number" and first in {"a", "the"}:
        subject = _noun(*_parted(words[of + 1 :], lexicon), lexicon)
        told = " ".join(each.word for each in words[: of + 1])
        if subject is None or not subject.many:
            return None
        if first == "a":
            return subject._replace(noun=f"{told} {subject.noun}")
        return Subject(told, False, not any(each.small in JOINS for each in words) and len(words) < of + 5)
    if of > 1 and (words[of - 2].small, words[of - 1].small) == ("per", "cent"):
        subject = _noun(*_parted(words[of + 1 :], lexicon), lexicon)
        return subject if subject and subject.many else None
    head, rest = _parted(words, lexicon)
    if rest and rest[0].small in JOINS and lexicon.number(words[-1].word) is not True:
        return None  # "weapons and ammunition management"
    return _noun(head, rest, lexicon)


def _is_fraction(words: Sequence[Token]) -> bool:
    """Whether the words are "half", "nearly one third" and the like."""
    last = words[-1].small.rsplit("-", 1)[-1]
    return last in _FRACTIONS and all(each.small in _BEFORE_FRACTIONS for each in words[:-1])


def _parted(words: Sequence[Token], lexicon: Lexicon) -> tuple[Sequence[Token], Sequence[Token]]:
    """The words up to the noun, and what follows it."""
    many = False
    for at, token in enumerate(words):
        small = token.small
        if small in PREPOSITIONS and not (small in DETERMINERS and at == 0):
            return words[:at], words[at:]
        if small in JOINS:
            return words[:at], words[at:]
        if at and (small in _PARTICIPLES or (many and small.endswith(("ing", "ed")))):
            return words[:at], words[at:]
        many = lexicon.number(token.word) is True and small not in DETERMINERS
    return words, ()


def _noun(head: Sequence[Token], rest: Sequence[Token], lexicon: Lexicon) -> Subject | None:
    if not head or len(head) > 6:
        return None
    words = list(head)
    if words[0].small in ONE and len(words) > 1:
        if lexicon.number(words[-1].word):
            return None
        return Subject(" ".join(each.word for each in words), False, not any(each.small in JOINS for each in rest))
    bare = [each for each in words if each.small not in DETERMINERS]
    if not bare or (bare[0] is words[0] and bare[0].small.endswith("ing") and bare[0].small not in ADJECTIVES_IN_ING):
        return None
    hidden = len(bare) > 1 and bare[-1].small.endswith(("ing", "ed")) and bare[-1].small not in _NOUNS_IN_ING
    if len(bare) == 1 and bare[0].small.endswith("ed"):
        return None
    noun = bare[-2] if hidden else bare[-1]
    if _comes_first(noun, words):
        return None
    bare = bare[:-1] if hidden else bare
    # Another plural before it may be a subject with a verb that is not known here: "States regret the loss".
    if any(lexicon.number(each.word) is True and each.small not in DETERMINERS for each in bare[:-1]):
        return None
    # "The United States has": what is called by a name for many is one.
    if any(each.word == "United" for each in bare[:-1]):
        return None
    if any(each is not words[0] and each.small in DETERMINERS for each in words[1:]) and words[0].small not in DETERMINERS:
        return None
    many = lexicon.number(noun.word)
    # "These data", "those species".
    if many is None and words[0].small in {"these", "those"} and len(words) > 1 and noun.word.islower():
        many = True
    if many is None or noun.small.endswith("ly"):
        return None
    if many and noun.small in lexicon.units:
        return None
    told = " ".join(each.word for each in words)
    joined = any(each.small in JOINS for each in rest)
    # "the plan of the Office helps States continue": a word in -s inside may be the verb.
    inner = [each for each in rest if lexicon.number(each.word) is True and each.small not in DETERMINERS]
    sure = (
        not joined
        and not hidden
        and len(rest) < 6
        and all(each is rest[-1] for each in inner)
        and not any(each.word.isdigit() for each in words)
    )
    # Where the noun itself has the wrong number, that is what is told.
    if many and words[0].small in {"a", "an"} and words[1].small not in MANY_BEFORE:
        return None
    if not many and (words[0].small in MANY_BEFORE):
        sure = False
    return Subject(told, many, sure)


def _comes_first(noun: Token, words: Sequence[Token]) -> bool:
    """Whether the words stand before the verb without being its subject, "equally important are", "gone are"."""
    if any(each.small in {"the", "its", "their", "these", "those", "a", "an"} for each in words):
        return False
    return noun.small in _NO_SUBJECTS or (noun.small.endswith(_ADJECTIVAL) and not plural_of(noun.small))
