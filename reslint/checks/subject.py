"""subject: a verb has the number of its subject, "that climate change has", "each of the targets requires".

The subject is the last noun before the first preposition: "the efforts of the Council" is many, "the work of its members" is one.
What stands between commas to be added, "together with its members", changes nothing. Of "each of", "one of" and the like it is
one, of "per cent of", "one third of" and "neither … nor" what stands behind. Behind "that", the plain form of a verb may be right
for one, too ("requests that the Council meet"); there, only what states a fact counts ("noting that").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reslint.casing import in_case_of
from reslint.derived.antecedents import antecedent
from reslint.derived.clause_words import Lexicon, Token, tokens_of
from reslint.derived.joined_subjects import joined_subject
from reslint.derived.passages import Passage, is_within
from reslint.derived.passages import select as passages_of
from reslint.derived.subjects import Subject, subject_and_verb
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.nouns import may_be_verb, singular_of
from reslint.rules import Rule

WORDS = ("right", "subject")
MESSAGE = "“{subject}” goes with “{right}”, not “{found}”"

_TELLS = frozenset("while whereas although because whose since".split())
_OPENS = _TELLS | frozenset("that where when if".split())
_ASKS = frozenset(
    "demand demands demanding request requests requesting decides recommends recommending provided agree so".split()
)
_WITHOUT_OBJECT = frozenset(
    [("poses", "to"), ("poses", "for"), ("plays", "in"), ("represents", "for"), ("makes", "to"), ("has", "on")]
)
_RELATIVES = frozenset("that which who".split())
_SHORTEST = 4
_BEGINS = expression(rf" (?:{'|'.join(sorted(_OPENS | _RELATIVES))}) ")
_FACTS = expression(
    r"(?i)\b(?:not(?:es?|ing)|recogni[zs](?:es?|ing)|stress(?:es|ing)|emphasi[zs](?:es?|ing)|reaffirm(?:s|ing)|concern(?:ed)?"
    r"|aware|mindful|convinced|fact|acknowledg(?:es?|ing)|consider(?:s|ing)|underlin(?:es?|ing)|underscor(?:es?|ing)"
    r"|recall(?:s|ing)|alarmed|regret(?:s|ting)|observ(?:es|ing)|believ(?:es|ing)|affirm(?:s|ing)|view|in mind|disturbed"
    r"|determin(?:es|ing)|ensur(?:es?|ing)|welcom(?:es|ing)|reiterat(?:es|ing)|conviction|indicate[sd]?|shows?|estimated|account|conscious|so)"
    r"(?: (?:also|further|with|its|deep|grave|great|serious|regret|concern|alarm|appreciation|satisfaction|note|again|once))*\Z"
)


class Settings(NamedTuple):
    """``verbs``: plain forms of the verbs that are looked at beside "be" and "have", none of which is a noun as well;
    ``both``: those that are, which count where an article or the like stands behind; ``plurals``: nouns that are many without
    an s; ``singulars``: nouns that are one with it; ``either``: nouns that go with both; ``units``: what is measured in them
    is one sum.
    """

    verbs: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    singulars: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The verbs whose number is not that of their subject."""
    lexicon = _lexicon(settings)
    for passage in passages_of(draft, rule.where):
        for subject, verb in _clauses(passage.string, lexicon):
            yield from _finding(rule, passage, lexicon, subject, verb)


@lru_cache(maxsize=1024)
def _clauses(string: str, lexicon: Lexicon) -> Sequence[tuple[Subject, Token]]:
    """The subjects and verbs of a text that are certain: while somebody writes, most paragraphs stay as they are."""
    return list(_told(string, lexicon)) if _BEGINS.search(string) else ()


def _told(string: str, lexicon: Lexicon) -> Iterator[tuple[Subject, Token]]:
    tokens = tokens_of(string)
    for at, token in enumerate(tokens):
        if token.small in _OPENS:
            following = tokens[at + 1 : at + 40]
            told = subject_and_verb(following, lexicon) or joined_subject(following, lexicon)
            if told and _is_sure(*told, string, tokens, at, lexicon):
                yield told
        if token.small in _RELATIVES:
            told = antecedent(tokens, at, lexicon)
            if told:
                yield told


@lru_cache(maxsize=4)
def _lexicon(settings: Settings) -> Lexicon:
    return Lexicon(*settings)


def _finding(rule: Rule, passage: Passage, lexicon: Lexicon, subject: Subject, verb: Token) -> Iterator[Finding]:
    one = lexicon.one_of(verb.small) if subject.sure else ""
    right = lexicon.many_of(verb.small) if subject.many else one
    start = passage.start + verb.start
    place = (start, start + len(verb.word))
    if right and is_within(place, passage):
        written = in_case_of(right, verb.word)
        edit = replacement(passage.holder.text, *place, written)
        yield rule.finding(passage.holder, *place, MESSAGE, fix(rule.fix, [edit]), right=written, subject=subject.noun)


def _is_sure(subject: Subject, verb: Token, string: str, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the clause behind a word has to have the verb for one or many."""
    # "while ensuring that ..." goes on from what stands before it.
    if tokens[at].small != "that" and tokens[at + 1].small.endswith("ing"):
        return False
    if not subject.many or not _may_be_verb(tokens, at, lexicon):
        return subject.many or _states_fact(string, tokens, at)
    # "The threat that mines pose to the region": a verb without its object has it before "that".
    after = tokens[tokens.index(verb) + 1 :][:1]
    return (verb.small, *(each.small for each in after)) in _WITHOUT_OBJECT or _states_fact(string, tokens, at)


def _may_be_verb(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether what seems to be a noun may be the verb of a relative clause, "the time that passes before it is known"."""
    first = tokens[at + 1].word
    asked = at and tokens[at - 1].small in _ASKS
    if tokens[at].small != "that" or asked or not first.islower() or not first.endswith("s") or lexicon.is_small(first):
        return False
    # Of short words most are verbs too, "runs", "wins".
    one = singular_of(first)
    return first in lexicon.verbs or len(one) < _SHORTEST or may_be_verb(one)


def _states_fact(string: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause tells what is so. One that is joined to another tells it where that one does."""
    while tokens[at].small == "that" and at and tokens[at - 1].small in {"and", "or", "but", ","}:
        at = next((before for before in range(at - 1, -1, -1) if tokens[before].small == "that"), -1)
        if at < 0:
            return False
    return tokens[at].small in _TELLS or bool(_FACTS.search(string[max(0, tokens[at].start - 80) : tokens[at].start].rstrip()))
