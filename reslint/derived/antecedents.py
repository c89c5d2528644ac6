"""What "that", "which" or "who" stands for, where that is certain."""

from __future__ import annotations

from collections.abc import Sequence

from reslint.derived.clause_words import (
    ADJECTIVES_IN_ING,
    ADVERBS,
    BARRIERS,
    DETERMINERS,
    JOINS,
    MANY_BEFORE,
    NO_NAMES,
    ONE,
    PREPOSITIONS,
    Lexicon,
    Token,
)
from reslint.derived.subjects import Subject

__all__ = ["antecedent"]

_SMALL_WORDS = PREPOSITIONS | JOINS | DETERMINERS | ONE
_BEFORE_ACTING = frozenset("in by for of from with without towards on at when while".split())
_SINGLING = frozenset("one group each number set series".split())
_MADE = frozenset("adoption implementation repeal enactment introduction elimination use promotion development".split())


def antecedent(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[Subject, Token] | None:
    """What "that", "which" or "who" stands for, where only the noun before it can be meant, and the verb behind it."""
    following = [each for each in tokens[at + 1 : at + 4] if each.small not in ADVERBS]
    if len(following) < 2 or not at or not lexicon.is_verb(following[0].word, following[1].small):
        return None
    noun, around = tokens[at - 1], _before(tokens, at)
    if noun.small == "those" and not _SINGLING.intersection(each.small for each in around):
        return Subject(f"those {tokens[at].small}", True, True), following[0]
    if noun.small in _SMALL_WORDS or not (noun.word.islower() or noun.word in NO_NAMES):
        return None
    many = lexicon.number(noun.word)
    who = tokens[at].small == "who"
    if many:
        alone = _is_alone(around, lexicon) or (who and _is_acted_on(around))
    else:
        alone = many is False and not who and _is_object(around, lexicon)
    return (Subject(noun.word, bool(many), True), following[0]) if alone else None


def _is_alone(around: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether nothing before the last noun, which is many, could be meant instead."""
    phrase = next((place for place in range(len(around) - 1, 0, -1) if around[place - 1].small in _SMALL_WORDS), 0)
    leading = around[:phrase]
    while leading and leading[-1].small in DETERMINERS:
        leading = leading[:-1]
    if _SINGLING.intersection(each.small for each in around):
        return False
    if not leading:
        return bool(around) and around[0].small in MANY_BEFORE
    called = len(leading) == 2 and leading[0].small in {"call", "calls", "calling"}
    made = len(leading) > 1 and leading[-1].small == "of" and leading[-2].small in _MADE
    asked = leading[-1].small == "to" and around[phrase].small in lexicon.plural and phrase < len(around) - 1
    return called or made or asked or leading[-1].small not in PREPOSITIONS | JOINS


def _is_acted_on(around: Sequence[Token]) -> bool:
    """Whether the last noun is all that a verb in -ing has for its object, "in assisting farmers"."""
    if len(around) < 3 or _SINGLING.intersection(each.small for each in around):
        return False
    acting = around[-2].small
    return around[-3].small in _BEFORE_ACTING and acting.endswith("ing") and acting not in ADJECTIVES_IN_ING


def _is_object(around: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether the last noun is all that an infinitive has for its object, "to adopt legislation"."""
    asked = next((place for place in range(len(around) - 1, 0, -1) if around[place - 1].small == "to"), 0)
    if not asked or around[asked].small not in lexicon.plural or around[-1].small.endswith("ing"):
        return False
    before = around[asked - 2] if asked > 1 else None
    if before and (before.small.endswith("ed") or (before.word.islower() and lexicon.number(before.word))):
        return False
    told = {each.small for each in around[asked:]} - DETERMINERS - ONE
    others = [each.word for each in around[asked:-1] if each.small in told]
    return not told & (PREPOSITIONS | JOINS) and all(lexicon.number(each) is False for each in others)


def _before(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The words before one, as far as no mark stands between; at most eight."""
    first = at
    while first and at - first < 8 and tokens[first - 1].word[0].isalnum() and tokens[first - 1].small not in BARRIERS:
        first -= 1
    return tokens[first:at]
