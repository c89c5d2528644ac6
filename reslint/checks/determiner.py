"""determiner: a noun stands behind words that call for one, in their number, "these measures", "every State", "the extension".

Between the two may stand adjectives. Only nouns count of which adopted resolutions have both numbers; where a word may be a verb,
"these require that", what follows has to show that it is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from reslint.casing import in_case_of
from reslint.derived.clause_words import Token, tokens_of
from reslint.derived.passages import is_within
from reslint.derived.passages import select as passages_of
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.nouns import may_be_verb, plural_of, singular_of
from reslint.rules import Rule

WORDS = ("right", "before")
MESSAGE = "“{before}” goes with “{right}”, not “{found}”"

# Behind these stands no noun that they go with but for adjectives.
_FURTHEST = 3
_ADJECTIVE = ("al", "ive", "ous", "able", "ible", "ic", "ary", "ful", "less", "ant", "ent", "ory", "ish")
# Nouns may end so as well.
_NOMINAL = ("al", "ant", "ent")
# What shows that the word before it is a noun, and what ends it if it can be nothing else.
_SURE = frozenset("of which who whose shall should will may can must have has are were is was ; . : )".split())
_ENDING = _SURE | frozenset(
    "to in on for with by at as from under between among or when where through within during still also already often not that "
    "taken made given held set require requires need needs remain remains include includes continue continues persist facing "
    "affecting concerning carrying containing involving providing dealing aiming allowing requiring ensuring seeking leading "
    "promoting relating belonging calling transporting serving supporting now".split()
)
# Behind a comma, another adjective may follow, "various science, technology and other fields", but none behind these.
_ASIDE = frozenset("which who whose including especially as such where in and with".split())
_OF = frozenset("one each several many few both either neither two three four five six".split())
# "Those dealing with the matter."
_PRONOUNS = frozenset("these those many several few".split())
_NUMBER = frozenset(("number", "series"))
_LAST = frozenset(("the", "its", "their", "of"))
# What follows a noun, not an adjective.
_BEHIND_NOUN = frozenset("of made reached in to by for between from with on adopted taken given ; .".split())


class Settings(NamedTuple):
    """``many``: words that a noun for many follows; ``one``: words that a noun for one follows; ``any``: words that any noun
    follows; ``adjectives``: those that may stand between, beside words whose endings tell; ``either``: nouns that go with both;
    ``names``: nouns with a capital.

    ``nouns``: words that are no nouns, such as verbs, with the nouns that are meant where one stands behind one of ``any``.
    """

    many: tuple[str, ...] = ()
    one: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    nouns: Mapping[str, str] = MappingProxyType({})


class _Lexicon:
    """The same, for quick looks."""

    def __init__(self, lists: Sequence[Sequence[str]], nouns: Sequence[tuple[str, str]]) -> None:
        self.many, self.one, self.any, self.adjectives, self.either, self.names = map(frozenset, lists)
        self.nouns = dict(nouns)

    def noun_for(self, word: str) -> str:
        """The noun that is meant by a word that is none, "the suggest" and "the suggests"."""
        return self.nouns.get(word) or plural_of(self.nouns.get(word.removesuffix("s"), ""))


class _Slip(NamedTuple):
    """Words that call for a noun, as they are written, what stands behind them, and its right form."""

    before: str
    noun: Token
    right: str


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The nouns whose number is not that of the word before them, and words that are no nouns where one belongs."""
    lexicon = _lexicon(settings[:-1], tuple(settings.nouns.items()))
    for passage in passages_of(draft, rule.where):
        for slip in _slips(passage.string, lexicon):
            start = passage.start + slip.noun.start
            place = (start, start + len(slip.noun.word))
            if is_within(place, passage):
                right = in_case_of(slip.right, slip.noun.word)
                made = fix(rule.fix, [replacement(passage.holder.text, *place, right)])
                yield rule.finding(passage.holder, *place, MESSAGE, made, right=right, before=slip.before)


@lru_cache(maxsize=4)
def _lexicon(lists: tuple[tuple[str, ...], ...], nouns: tuple[tuple[str, str], ...]) -> _Lexicon:
    return _Lexicon(lists, nouns)


@lru_cache(maxsize=1024)
def _slips(string: str, lexicon: _Lexicon) -> Sequence[_Slip]:
    """Those of a text: while somebody writes, most paragraphs stay as they are."""
    tokens = tokens_of(string)
    return [slip for at in range(len(tokens) - 2) if (slip := _slip(tokens, at, lexicon))]


def _slip(tokens: Sequence[Token], at: int, lexicon: _Lexicon) -> _Slip | None:
    """That of the noun which a token calls for."""
    small = tokens[at].small
    called = _calls_for(tokens, at, lexicon)
    if small not in lexicon.any and not called:
        return None
    first = noun = at + 1
    while noun < min(first + _FURTHEST, len(tokens) - 1) and _is_adjective(tokens[noun], lexicon):
        noun += 1
    if noun + 1 >= len(tokens):
        return None
    meant = lexicon.noun_for(tokens[noun].word) if small in lexicon.any else ""
    if meant and tokens[noun + 1].small in _BEHIND_NOUN:
        # "The equipment necessary to", "the Secretary-General continue to".
        sure = lexicon.adjectives.issuperset(one.small for one in tokens[first:noun])
        return _Slip(tokens[at].word, tokens[noun], meant) if sure else None
    return _other_number(tokens, first, noun, *called, lexicon) if called else None


def _calls_for(tokens: Sequence[Token], at: int, lexicon: _Lexicon) -> tuple[str, bool] | None:
    """The words that end with a token and call for a number, and whether for many: "these", "one of the", "a number of"."""
    token = tokens[at]
    if token.small in lexicon.many:
        return token.word, True
    if token.small in lexicon.one:
        return token.word, False
    if token.small not in _LAST:
        return None
    before = [each.small for each in tokens[max(0, at - 2) : at]]
    if len(before) == 2 and token.small != "of" and before[1] == "of" and before[0] in _OF:
        return f"{tokens[at - 2].word} of {token.word}", True
    if token.small == "of" and before and before[-1] in _NUMBER and (len(before) < 2 or before[0] != "the"):
        return f"{tokens[at - 1].word} of", True
    return None


def _other_number(tokens: Sequence[Token], first: int, at: int, before: str, many: bool, lexicon: _Lexicon) -> _Slip | None:
    """The noun at a place where it has not the number that words call for, the first of which behind them may be another."""
    noun = tokens[at]
    small = noun.small
    if small in lexicon.either or not (noun.word.islower() or noun.word in lexicon.names):
        return None
    if small.endswith("ing") and before.lower() in _PRONOUNS:
        return None
    right = plural_of(small) if many else singular_of(small)
    # A singular in -s that is no plural: "analysis", "process".
    if not right or (many and singular_of(small)) or (not many and plural_of(small)):
        return None
    alone = at == first and before.lower() not in ("a", "an")
    # "This refusal continues": what seems to be an adjective may be the noun.
    unsure = any(one.small.endswith(_NOMINAL) and one.small not in lexicon.adjectives for one in tokens[first:at])
    doubtful = (alone or (unsure and not many)) and may_be_verb(small if many else right)
    return _Slip(before, noun, right) if _ends(tokens, at, doubtful) else None


def _ends(tokens: Sequence[Token], at: int, doubtful: bool) -> bool:
    """Whether the words end with a noun, and it is one: ``doubtful`` where it may be a verb."""
    following = tokens[at + 1].small
    if doubtful:
        return following in _SURE
    if following == "," and at + 2 < len(tokens):
        return tokens[at + 2].small in _ASIDE and not tokens[at].small.endswith(_ADJECTIVE)
    return following in _ENDING or following.endswith("ed")


def _is_adjective(token: Token, lexicon: _Lexicon) -> bool:
    small = token.small
    if small in lexicon.adjectives or "-" in small:
        return True
    if small in lexicon.nouns:
        return False
    # "Proposal" and "document" end so as well.
    return small.endswith(_ADJECTIVE) and not plural_of(small) and not singular_of(small)
