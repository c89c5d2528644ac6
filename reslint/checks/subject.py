"""subject: a verb has the number of its subject, "that climate change has", "each of the targets requires".

A clause is followed from the word that opens it to its first finite verb, as long as nothing stands between that could make
another word the subject: a comma, a relative clause, an infinitive with a verb of its own. What is not certain is left alone.

The subject is the last noun before the first preposition: "the efforts of the Council" is many, "the work of its members" is one.
Of "each of", "one of" and the like it is one, of "per cent of" what stands behind. Behind "that", the plain form of a
verb may be right for one, too ("requests that the Council meet"); there, only what states a fact counts ("noting that").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reslint.casing import in_case_of
from reslint.derived.passages import Passage, is_within
from reslint.derived.passages import select as passages_of
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.rules import Rule

WORDS = ("right", "subject")
MESSAGE = "“{subject}” goes with “{right}”, not “{found}”"

_TOKEN = expression(r"[\w’'-]+|[^\w\s]")
_OPENS = frozenset("that while whereas although because whose where when if since".split())
_TELLS = frozenset("while whereas although because whose since".split())
_FACTS = expression(
    r"(?i)\b(?:not(?:es?|ing)|recogni[zs](?:es?|ing)|stress(?:es|ing)|emphasi[zs](?:es?|ing)|reaffirm(?:s|ing)|concern(?:ed)?"
    r"|aware|mindful|convinced|fact|acknowledg(?:es?|ing)|consider(?:s|ing)|underlin(?:es?|ing)|underscor(?:es?|ing)"
    r"|recall(?:s|ing)|alarmed|regret(?:s|ting)|observ(?:es|ing)|believ(?:es|ing)|affirm(?:s|ing)|view|in mind|disturbed"
    r"|determin(?:es|ing)|ensur(?:es?|ing)|welcom(?:es|ing)|reiterat(?:es|ing)|conviction|indicate[sd]?|shows?|estimated|account|conscious)"
    r"(?: (?:also|further|with|its|deep|grave|great|serious|regret|concern|alarm|appreciation|satisfaction|note|again|once))*\Z"
)
_DETERMINERS = frozenset(
    "the its their these those this such a an any all both some most many several few other our his her various numerous no more "
    "only over about approximately nearly almost also".split()
)
_ONE = frozenset("each every another".split())
_ONE_OF = frozenset("each one neither either none".split())
_MANY_OF = frozenset("many several few both".split())
_PREPOSITIONS = frozenset(
    "of in for on by with to from at among amongst between against under within through throughout across into towards toward "
    "over during after before without concerning regarding about beyond around above below upon near per despite following behind "
    "including like along".split()
)
_ADVERBS = frozenset("also not still already often never always now only rarely seldom thus therefore increasingly".split())
_BARRIERS = frozenset(
    "along that which who whom whose where when while whereas if what how why whether as because although than there it they we he she "
    "i you them us him if unless until since so but nor not-only should shall will would may might can could must cannot do does "
    "did be been being am let let’s once given notwithstanding due owing".split()
)
_OBJECTS = frozenset("an important a key vital crucial critical the major central essential a significant serious its their all no this these those them us more most".split())
_GOING_ON = frozenset([("results", "in"), ("leads", "to"), ("aims", "to")])
_JOINS = frozenset("and or".split())
_PARTICIPLES = frozenset(
    "held taken made given led set put known left lost found brought born driven seen shown sent built undertaken drawn chosen "
    "present available responsible alike concerned involved".split()
)
_BE = {"is": "are", "was": "were", "has": "have"}
_FURTHEST = 14
_RELATIVES = frozenset("that which who".split())
_SMALL_WORDS = _PREPOSITIONS | _JOINS | _DETERMINERS | _ONE
_SINGLING = frozenset("one group each number set series".split())



class Settings(NamedTuple):
    """``verbs``: plain forms of the verbs that are looked at beside "be" and "have", none of which is a noun as well; ``both``: those
    that are, which count where an article or the like stands behind; ``plurals``: nouns that are many without an s;
    ``singulars``: nouns that are one with it; ``either``: nouns that go with both; ``units``: what is measured in them is one sum.
    """

    verbs: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    singulars: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


class _Token(NamedTuple):
    word: str
    small: str
    start: int


class _Subject(NamedTuple):
    noun: str
    many: bool
    sure: bool  # whether nothing is joined to it by "and", and no other noun could be meant


class _Lexicon:
    def __init__(self, settings: Settings) -> None:
        self.singular = {_third(verb): verb for verb in (*settings.verbs, *settings.both)}
        self.plural = {verb: third for third, verb in self.singular.items()}
        self.verbs = frozenset([*self.singular, *self.plural, *_BE, *_BE.values()])
        self.nouns = frozenset([*settings.both, *map(_third, settings.both)])
        self.plurals = frozenset(settings.plurals)
        self.singulars = frozenset(settings.singulars)
        self.either = frozenset(settings.either)
        self.units = frozenset(settings.units)

    def many_of(self, verb: str) -> str:
        """The form for many of a verb in the form for one, "" if it is not."""
        return _BE.get(verb) or self.singular.get(verb, "")

    def one_of(self, verb: str) -> str:
        """The form for one of a verb in the form for many, "" if it is not."""
        return next((one for one, many in _BE.items() if many == verb), "") or self.plural.get(verb, "")

    def is_verb(self, word: str, following: str) -> bool:
        """Whether a word is one of the verbs, if another follows."""
        return word in self.verbs and (word not in self.nouns or following in _OBJECTS or (word, following) in _GOING_ON)

    def number(self, word: str) -> bool | None:
        """Whether a noun is many, None where this is not sure."""
        small = word.lower()
        last = small.rsplit("-", 1)[-1]
        if last.endswith("ics") or last in self.either or small in self.either or (last != small and word[0].isupper() and last in self.plurals):
            return None
        if last in self.plurals:
            return True
        if last in self.singulars or last.endswith(("ss", "us", "is")):
            return False
        if not last.isalpha() or len(last) < 3:
            return None
        many = last.endswith("s")
        return None if many and word[0].isupper() else many


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The verbs whose number is not that of their subject."""
    lexicon = _lexicon(settings)
    for passage in passages_of(draft, rule.where):
        string = passage.string
        if not any(f" {word} " in string for word in _OPENS | _RELATIVES):
            continue
        tokens = [_Token(hit[0], hit[0].lower(), hit.start()) for hit in _TOKEN.finditer(string)]
        for at, token in enumerate(tokens):
            if token.small in _OPENS:
                yield from _judged(rule, passage, tokens, at, lexicon)
            if token.small in _RELATIVES:
                yield from _judged_relative(rule, passage, tokens, at, lexicon)


@lru_cache(maxsize=4)
def _lexicon(settings: Settings) -> _Lexicon:
    return _Lexicon(settings)


def _judged(rule: Rule, passage: Passage, tokens: Sequence[_Token], at: int, lexicon: _Lexicon) -> Iterator[Finding]:
    clause = tokens[at + 1 : at + 1 + _FURTHEST]
    verb = _verb_in(clause, lexicon)
    subject = _subject_of(clause[:verb], lexicon) if verb else None
    if subject is None:
        return
    token = clause[verb]
    small = token.small
    right = ""
    if subject.many:
        right = lexicon.many_of(small)
    elif subject.sure and _states_fact(passage.string, tokens, at):
        right = lexicon.one_of(small)
    if right:
        yield from _finding(rule, passage, token, right, subject.noun)


def _judged_relative(rule: Rule, passage: Passage, tokens: Sequence[_Token], at: int, lexicon: _Lexicon) -> Iterator[Finding]:
    """The verb behind "that", "which" or "who", where only the noun before it can be meant."""
    following = [each for each in tokens[at + 1 : at + 4] if each.small not in _ADVERBS]
    if len(following) < 2 or not at or not lexicon.is_verb(following[0].word, following[1].small):
        return
    noun, verb = tokens[at - 1], following[0].small
    many = lexicon.number(noun.word) if noun.word.islower() and noun.small not in _SMALL_WORDS else None
    around = _before(tokens, at)
    if many and lexicon.many_of(verb):
        phrase = next((place for place in range(len(around) - 1, 0, -1) if around[place - 1].small in _SMALL_WORDS), 0)
        leading = around[:phrase]
        while leading and leading[-1].small in _DETERMINERS:
            leading = leading[:-1]
        if not leading or leading[-1].small in _PREPOSITIONS | _JOINS or _SINGLING.intersection(each.small for each in around):
            return
        yield from _finding(rule, passage, following[0], lexicon.many_of(verb), noun.word)
    elif many is False and lexicon.one_of(verb) and tokens[at].small != "who":
        asked = next((place for place in range(len(around) - 1, 0, -1) if around[place - 1].small == "to"), 0)
        if not asked or around[asked].small not in lexicon.plural or noun.small.endswith("ing"):
            return
        around = around[asked:]
        told = {each.small for each in around} - _DETERMINERS - _ONE
        others = [each.word for each in around[:-1] if each.small in told]
        if not around or told & (_PREPOSITIONS | _JOINS) or any(lexicon.number(each) is not False for each in others):
            return
        yield from _finding(rule, passage, following[0], lexicon.one_of(verb), noun.word)


def _before(tokens: Sequence[_Token], at: int) -> Sequence[_Token]:
    """The words before one, as far as no mark stands between; at most eight."""
    first = at
    while first and at - first < 8 and tokens[first - 1].word[0].isalnum() and tokens[first - 1].small not in _BARRIERS:
        first -= 1
    return tokens[first:at]


def _finding(rule: Rule, passage: Passage, token: _Token, right: str, subject: str) -> Iterator[Finding]:
    start = passage.start + token.start
    place = (start, start + len(token.word))
    if is_within(place, passage):
        written = in_case_of(right, token.word)
        edit = replacement(passage.holder.text, *place, written)
        yield rule.finding(passage.holder, *place, MESSAGE, fix(rule.fix, [edit]), right=written, subject=subject)


def _verb_in(clause: Sequence[_Token], lexicon: _Lexicon) -> int:
    """Where the finite verb of a clause stands; 0 if that is not certain."""
    for at, token in enumerate(clause):
        small = token.small
        if (small in _BARRIERS and not (small in {"them", "whom", "which"} and at > 1 and clause[at - 1].small == "of")) or not (token.word[0].isalnum()) or "’" in small or "'" in small:
            return 0
        if at and lexicon.is_verb(token.word, clause[at + 1].small if at + 1 < len(clause) else ""):
            before = clause[at - 2 if at > 1 and clause[at - 1].small.endswith("ly") else at - 1].small
            if before == "to" or before in _JOINS or before in _PREPOSITIONS or before in _DETERMINERS - {"also", "only", "all"}:
                if small not in _BE and small not in _BE.values():
                    continue
                return 0
            return at
    return 0


def _states_fact(string: str, tokens: Sequence[_Token], at: int) -> bool:
    """Whether the clause tells what is so. One that is joined to another tells it where that one does."""
    while tokens[at].small == "that" and at and tokens[at - 1].small in {"and", "or", "but"}:
        at = next((before for before in range(at - 1, -1, -1) if tokens[before].small == "that"), -1)
        if at < 0:
            return False
    return tokens[at].small in _TELLS or bool(_FACTS.search(string[max(0, tokens[at].start - 80) : tokens[at].start].rstrip()))


def _subject_of(words: Sequence[_Token], lexicon: _Lexicon) -> _Subject | None:
    while words and (words[-1].small in _ADVERBS or (words[-1].small.endswith("ly") and len(words) > 1)):
        words = words[:-1]
    if len(words) > 2 and words[0].small in {"every", "each"} and words[1].small in {"year", "day", "month", "week"}:
        words = words[2:]
    if not words or words[0].small in _PREPOSITIONS:
        return None
    first = words[0].small
    if len(words) > 2 and words[1].small == "of" and (first in _ONE_OF or first in _MANY_OF):
        return _Subject(f"{words[0].word} of", first in _MANY_OF, first in {"each", "one"})
    head, rest = _parted(words, lexicon)
    if rest and rest[0].small in _JOINS and lexicon.number(words[-1].word) is not True:
        return None  # "weapons and ammunition management"
    if head and " ".join(each.small for each in head[-2:]) == "per cent" and rest and rest[0].small == "of":
        inner, further = _parted(rest[1:], lexicon)
        subject = _noun(inner, further, lexicon)
        return subject if subject and subject.many else None
    return _noun(head, rest, lexicon)


def _parted(words: Sequence[_Token], lexicon: _Lexicon) -> tuple[Sequence[_Token], Sequence[_Token]]:
    """The words up to the noun, and what follows it."""
    many = False
    for at, token in enumerate(words):
        small = token.small
        if small in _PREPOSITIONS and not (small in _DETERMINERS and at == 0):
            return words[:at], words[at:]
        if small in _JOINS:
            return words[:at], words[at:]
        if at and (small in _PARTICIPLES or (many and small.endswith(("ing", "ed")))):
            return words[:at], words[at:]
        many = lexicon.number(token.word) is True and small not in _DETERMINERS
    return words, ()


def _noun(head: Sequence[_Token], rest: Sequence[_Token], lexicon: _Lexicon) -> _Subject | None:
    if not head or len(head) > 6:
        return None
    words = list(head)
    if words[0].small in _ONE and len(words) > 1:
        return _Subject(" ".join(each.word for each in words), False, not any(each.small in _JOINS for each in rest))
    bare = [each for each in words if each.small not in _DETERMINERS]
    if not bare or bare[0].small.endswith("ing") and bare[0] is words[0] and bare[0].small not in _ADJECTIVES:
        return None
    hidden = len(bare) > 1 and bare[-1].small.endswith(("ing", "ed")) and bare[-1].small not in _NOUNS
    if len(bare) == 1 and bare[0].small.endswith("ed"):
        return None
    noun = bare[-2] if hidden else bare[-1]
    bare = bare[:-1] if hidden else bare
    # Another plural before it may be a subject with a verb that is not known here: "States regret the loss".
    if any(lexicon.number(each.word) is True and each.small not in _DETERMINERS for each in bare[:-1]):
        return None
    if any(each is not words[0] and each.small in _DETERMINERS for each in words[1:]) and words[0].small not in _DETERMINERS:
        return None
    many = lexicon.number(noun.word)
    if many is None or noun.small.endswith("ly"):
        return None
    if many and noun.small in lexicon.units:
        return None
    told = " ".join(each.word for each in words)
    joined = any(each.small in _JOINS for each in rest)
    # "the plan of the Office helps States continue": a word in -s inside may be the verb.
    inner = [each for each in rest if lexicon.number(each.word) is True and each.small not in _DETERMINERS]
    sure = not joined and not hidden and len(rest) < 6 and all(each is rest[-1] for each in inner) and not any(each.word.isdigit() for each in words)
    if not many and (words[0].small in {"these", "those", "many", "several", "few", "both", "most", "all", "some"}):
        sure = False
    return _Subject(told, many, sure)


_NOUNS = frozenset("funding training housing understanding meeting building capacity-building peacekeeping peacebuilding trafficking".split())
_ADJECTIVES = frozenset(
    "developing existing emerging ongoing remaining growing continuing participating contributing outstanding "
    "neighbouring rising underlying pressing differing competing".split()
)


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o")) else f"{verb}s"
