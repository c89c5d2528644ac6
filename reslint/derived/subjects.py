"""Clauses: which noun is the subject of a verb, and whether it is one or many.

A clause is followed from the word that opens it to its first finite verb, as long as nothing stands between that could make
another word the subject: a comma, a relative clause, an infinitive with a verb of its own. What is not certain has no subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reslint.matching.expressions import expression
from reslint.nouns import plural_of, with_s

__all__ = ["Lexicon", "Subject", "Token", "antecedent", "subject_and_verb", "tokens_of"]

_TOKEN = expression(r"[\w’'-]+|[^\w\s]")
_DETERMINERS = frozenset(
    "the its their these those this such a an any all both some most many several few other our his her various numerous no more "
    "only over about approximately nearly almost also".split()
)
_ONE = frozenset("each every another".split())
_ONE_OF = frozenset("each one neither either none".split())
_MANY_OF = frozenset("many several few both".split())
_MANY_BEFORE = frozenset(
    "these those many several few both most all some various numerous multiple two three four five six seven eight nine "
    "ten".split()
)
_PREPOSITIONS = frozenset(
    "of in for on by with to from at among amongst between against under within through throughout across into towards toward "
    "over during after before without concerning regarding about beyond around above below upon near per despite following "
    "behind including like along".split()
)
_ADVERBS = frozenset("also not still already often never always now only rarely seldom thus therefore increasingly".split())
_BARRIERS = frozenset(
    "that which who whom whose where when while whereas if what how why whether as because although than there it they we he "
    "she i you them us him unless until since so but nor should shall will would may might can could must cannot did be been "
    "being am let once given notwithstanding due owing along".split()
)
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
    ]
)
_JOINS = frozenset("and or".split())
_PARTICIPLES = frozenset(
    "held taken made given led set put known left lost found brought born driven seen shown sent built undertaken drawn chosen "
    "present available responsible alike concerned involved".split()
)
_NOUNS_IN_ING = frozenset(
    "funding training housing understanding meeting building capacity-building peacekeeping peacebuilding trafficking".split()
)
_ADJECTIVES_IN_ING = frozenset(
    "developing existing emerging ongoing remaining growing continuing participating contributing outstanding neighbouring "
    "rising underlying pressing differing competing".split()
)
_BE = {"is": "are", "was": "were", "has": "have", "does": "do"}
_PRONOUNS = {"they": True, "we": True, "it": False}
_ASIDES = frozenset("including especially particularly notably specially".split())
_NO_NAMES = frozenset("States Governments Parties Members Territories Ministers".split())
_SMALL_WORDS = _PREPOSITIONS | _JOINS | _DETERMINERS | _ONE
_SINGLING = frozenset("one group each number set series".split())
_MADE = frozenset("adoption implementation repeal enactment introduction elimination use promotion development".split())
_NO_SUBJECTS = frozenset("welcome gone lost hit known then here there now clear good left due first".split())
_ADJECTIVAL = ("ant", "able", "ible", "ous", "ful", "ive", "ary")
_FURTHEST = 14


class Token(NamedTuple):
    """A word or a mark, in small letters too, and where it begins."""

    word: str
    small: str
    start: int


class Subject(NamedTuple):
    """A subject as it is written, whether it is many, and whether it is ``sure`` to be one where it is not: nothing is joined to
    it by "and", and no other noun could be meant.
    """

    noun: str
    many: bool
    sure: bool


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
        self.verbs = frozenset([*self.singular, *self.plural, *_BE, *_BE.values()])
        self.nouns = frozenset([*both, *map(with_s, both)])
        self.plurals = frozenset(plurals)
        self.singulars = frozenset(singulars)
        self.either = frozenset(either)
        self.units = frozenset(units)

    def many_of(self, verb: str) -> str:
        """The form for many of a verb in the form for one, "" if it is not."""
        return _BE.get(verb) or self.singular.get(verb, "")

    def one_of(self, verb: str) -> str:
        """The form for one of a verb in the form for many, "" if it is not."""
        return next((one for one, many in _BE.items() if many == verb), "") or self.plural.get(verb, "")

    def is_verb(self, word: str, following: str) -> bool:
        """Whether a word is one of the verbs, if another follows."""
        return word in self.verbs and (word not in self.nouns or following in _OBJECTS or (word, following) in _GOING_ON)

    def is_small(self, word: str) -> bool:
        """Whether a word is an article or the like."""
        return word in _DETERMINERS

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
        return None if many and word[0].isupper() and word not in _NO_NAMES else many


def tokens_of(string: str) -> list[Token]:
    """The words and marks of a text."""
    return [Token(hit[0], hit[0].lower(), hit.start()) for hit in _TOKEN.finditer(string)]


def subject_and_verb(following: Sequence[Token], lexicon: Lexicon) -> tuple[Subject, Token] | None:
    """The subject and the verb of the clause that the words are, if both are certain."""
    clause = _without_asides(following[: 2 * _FURTHEST], lexicon)[:_FURTHEST]
    verb = _verb_in(clause, lexicon)
    subject = _subject_of(clause[:verb], lexicon) if verb else None
    return (subject, clause[verb]) if subject else None


def antecedent(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[Subject, Token] | None:
    """What "that", "which" or "who" stands for, where only the noun before it can be meant, and the verb behind it."""
    following = [each for each in tokens[at + 1 : at + 4] if each.small not in _ADVERBS]
    if len(following) < 2 or not at or not lexicon.is_verb(following[0].word, following[1].small):
        return None
    noun, around = tokens[at - 1], _before(tokens, at)
    if noun.small == "those" and tokens[at].small == "who" and not _SINGLING.intersection(each.small for each in around):
        return Subject("those who", True, True), following[0]
    if noun.small in _SMALL_WORDS or not (noun.word.islower() or noun.word in _NO_NAMES):
        return None
    many = lexicon.number(noun.word)
    alone = (many and _is_alone(around, lexicon)) or (many is False and tokens[at].small != "who" and _is_object(around, lexicon))
    return (Subject(noun.word, bool(many), True), following[0]) if alone else None


def _is_alone(around: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether nothing before the last noun, which is many, could be meant instead."""
    phrase = next((place for place in range(len(around) - 1, 0, -1) if around[place - 1].small in _SMALL_WORDS), 0)
    leading = around[:phrase]
    while leading and leading[-1].small in _DETERMINERS:
        leading = leading[:-1]
    if _SINGLING.intersection(each.small for each in around):
        return False
    if not leading:
        return bool(around) and around[0].small in _MANY_BEFORE
    called = len(leading) == 2 and leading[0].small in {"call", "calls", "calling"}
    made = len(leading) > 1 and leading[-1].small == "of" and leading[-2].small in _MADE
    asked = leading[-1].small == "to" and around[phrase].small in lexicon.plural and phrase < len(around) - 1
    return called or made or asked or leading[-1].small not in _PREPOSITIONS | _JOINS


def _is_object(around: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether the last noun is all that an infinitive has for its object, "to adopt legislation"."""
    asked = next((place for place in range(len(around) - 1, 0, -1) if around[place - 1].small == "to"), 0)
    if not asked or around[asked].small not in lexicon.plural or around[-1].small.endswith("ing"):
        return False
    before = around[asked - 2] if asked > 1 else None
    if before and (before.small.endswith("ed") or (before.word.islower() and lexicon.number(before.word))):
        return False
    told = {each.small for each in around[asked:]} - _DETERMINERS - _ONE
    others = [each.word for each in around[asked:-1] if each.small in told]
    return not told & (_PREPOSITIONS | _JOINS) and all(lexicon.number(each) is False for each in others)


def _before(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The words before one, as far as no mark stands between; at most eight."""
    first = at
    while first and at - first < 8 and tokens[first - 1].word[0].isalnum() and tokens[first - 1].small not in _BARRIERS:
        first -= 1
    return tokens[first:at]


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or word.endswith("ly")


def _without_asides(clause: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """A clause without what stands between two commas to name a part of the subject, ", especially girls,"."""
    for at, token in enumerate(clause[:-2]):
        if not token.word[0].isalnum():
            if token.word != "," or clause[at + 1].small not in _ASIDES:
                break
            end = next((place for place in range(at + 1, len(clause)) if not clause[place].word[0].isalnum()), 0)
            verb = clause[end + 1].small if end and clause[end].word == "," and end + 1 < len(clause) else ""
            if verb in lexicon.verbs and all(each.small != "to" for each in clause[at:end]):
                return (*clause[:at], *clause[end + 1 :])
            break
    return clause


def _verb_in(clause: Sequence[Token], lexicon: Lexicon) -> int:
    """Where the finite verb of a clause stands; 0 if that is not certain."""
    for at, token in enumerate(clause):
        small = token.small
        if (small in _PRONOUNS and not at) or (small == "than" and at == 1):
            continue
        if (
            (small in _BARRIERS and not (small in {"them", "whom", "which"} and at > 1 and clause[at - 1].small == "of"))
            or not (token.word[0].isalnum())
            or "’" in small
            or "'" in small
        ):
            return 0
        if at and lexicon.is_verb(token.word, clause[at + 1].small if at + 1 < len(clause) else ""):
            before = clause[at - 2 if at > 1 and _is_adverb(clause[at - 1].small) else at - 1].small
            if before == "to" or before in _JOINS or before in _PREPOSITIONS or before in _DETERMINERS - {"also", "only", "all"}:
                if small not in _BE and small not in _BE.values():
                    continue
                return 0
            return at
    return 0


def _subject_of(words: Sequence[Token], lexicon: Lexicon) -> Subject | None:
    if len(words) > 2 and words[1].small in {"than", "least", "to"} and words[0].small in {"more", "less", "fewer", "at", "up"}:
        words = words[2:]
    while words and (words[-1].small in _ADVERBS or (_is_adverb(words[-1].small) and len(words) > 1)):
        words = words[:-1]
    if len(words) > 2 and words[0].small in {"every", "each"} and words[1].small in {"year", "day", "month", "week"}:
        words = words[2:]
    if not words or words[0].small in _PREPOSITIONS:
        return None
    first = words[0].small
    if first in _PRONOUNS:
        return Subject(words[0].word, _PRONOUNS[first], True) if len(words) == 1 else None
    if first.endswith("ing") and len(words) > 2 and words[1].small in _PREPOSITIONS | _DETERMINERS and first not in _PREPOSITIONS:
        return Subject(words[0].word, False, not any(each.small in _JOINS for each in words))
    if len(words) > 2 and words[1].small == "of" and (first in _ONE_OF or first in _MANY_OF):
        return Subject(f"{words[0].word} of", first in _MANY_OF, first in {"each", "one"})
    of = next((at for at in range(2, len(words)) if words[at].small == "of"), 0)
    if of and (words[of - 2].small, words[of - 1].small) == ("per", "cent"):
        subject = _noun(*_parted(words[of + 1 :], lexicon), lexicon)
        return subject if subject and subject.many else None
    head, rest = _parted(words, lexicon)
    if rest and rest[0].small in _JOINS and lexicon.number(words[-1].word) is not True:
        return None  # "weapons and ammunition management"
    return _noun(head, rest, lexicon)


def _parted(words: Sequence[Token], lexicon: Lexicon) -> tuple[Sequence[Token], Sequence[Token]]:
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


def _noun(head: Sequence[Token], rest: Sequence[Token], lexicon: Lexicon) -> Subject | None:
    if not head or len(head) > 6:
        return None
    words = list(head)
    if words[0].small in _ONE and len(words) > 1:
        if lexicon.number(words[-1].word):
            return None
        return Subject(" ".join(each.word for each in words), False, not any(each.small in _JOINS for each in rest))
    bare = [each for each in words if each.small not in _DETERMINERS]
    if not bare or (bare[0] is words[0] and bare[0].small.endswith("ing") and bare[0].small not in _ADJECTIVES_IN_ING):
        return None
    hidden = len(bare) > 1 and bare[-1].small.endswith(("ing", "ed")) and bare[-1].small not in _NOUNS_IN_ING
    if len(bare) == 1 and bare[0].small.endswith("ed"):
        return None
    noun = bare[-2] if hidden else bare[-1]
    if _comes_first(noun, words):
        return None
    bare = bare[:-1] if hidden else bare
    # Another plural before it may be a subject with a verb that is not known here: "States regret the loss".
    if any(lexicon.number(each.word) is True and each.small not in _DETERMINERS for each in bare[:-1]):
        return None
    # "The United States has": what is called by a name for many is one.
    if any(each.word == "United" for each in bare[:-1]):
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
    sure = (
        not joined
        and not hidden
        and len(rest) < 6
        and all(each is rest[-1] for each in inner)
        and not any(each.word.isdigit() for each in words)
    )
    # Where the noun itself has the wrong number, that is what is told.
    if many and words[0].small in {"a", "an"} and words[1].small not in _MANY_BEFORE:
        return None
    if not many and (words[0].small in _MANY_BEFORE):
        sure = False
    return Subject(told, many, sure)


def _comes_first(noun: Token, words: Sequence[Token]) -> bool:
    """Whether the words stand before the verb without being its subject, "equally important are", "gone are"."""
    if any(each.small in {"the", "its", "their", "these", "those", "a", "an"} for each in words):
        return False
    return noun.small in _NO_SUBJECTS or (noun.small.endswith(_ADJECTIVAL) and not plural_of(noun.small))
