"""Subjects of several parts, "neither repression nor prevention", "roads, the state of bridges and the weather"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reslint.derived.clause_words import BARRIERS, JOINS, PREPOSITIONS, Lexicon, Token
from reslint.derived.subjects import Subject, subject_and_verb, subject_of, verb_in, without_contacts

__all__ = ["joined_subject"]

_FURTHEST = 12
_ARTICLES = frozenset("the its their".split())
# What a phrase that tells when begins with or has, "two years after the end, the peace and the security".
_OF_TIME = frozenset("after before since ago later earlier year years day days decade decades century centuries".split())


def joined_subject(following: Sequence[Token], lexicon: Lexicon) -> tuple[Subject, Token] | None:
    """The subject and the verb of the clause that the words are, if the subject has several parts and both are certain."""
    if len(following) > 3 and following[0].small == "neither" and following[1].small != "of":
        return _neither(following[1:], lexicon)
    return _listed(following, lexicon)


def _neither(following: Sequence[Token], lexicon: Lexicon) -> tuple[Subject, Token] | None:
    """Behind "nor" stands what the verb goes with; where that is one and the other many, both numbers are in use."""
    nor = next((at for at, each in enumerate(following[:_FURTHEST]) if each.small == "nor"), 0)
    if not nor or any(each.small in BARRIERS or not each.word[0].isalnum() for each in following[:nor]):
        return None
    first = subject_of(following[:nor], lexicon)
    told = subject_and_verb(following[nor + 1 :], lexicon)
    if first is None or told is None or (first.many and not told[0].many):
        return None
    return told[0]._replace(noun=f"neither … nor {told[0].noun}"), told[1]


def _listed(following: Sequence[Token], lexicon: Lexicon) -> tuple[Subject, Token] | None:
    """A list of three or more, whose first part is many or cannot have the others inside it, is many."""
    parts, last = _parts(following)
    if not parts or not last:
        return None
    joined = max((at for at, each in enumerate(last[: 2 * _FURTHEST]) if each.small == "and"), default=0)
    if joined < 1 or joined + 1 == len(last):
        return None
    parts.append(last[:joined])
    if any(part[0].small in PREPOSITIONS for part in parts) or any(each.small in BARRIERS for each in parts[-1]):
        return None
    ending = without_contacts(last[joined + 1 :], lexicon)
    verb = verb_in(ending, lexicon)
    first, final = subject_of(parts[0], lexicon), subject_of(ending[:verb], lexicon) if verb else None
    if first is None or final is None or not lexicon.many_of(ending[verb].small):
        return None
    if any(each.small in _OF_TIME for each in parts[0]):
        return None
    alike = all(part[0].small in _ARTICLES for part in (*parts, ending))
    alone = not any(each.small in PREPOSITIONS | JOINS for each in parts[0])
    if not first.many and not (alike and alone):
        return None
    if any(lexicon.is_verb(each.word, after.small) for part in parts for each, after in pairwise(part)):
        return None
    return Subject(f"{first.noun}, … and {final.noun}", True, True), ending[verb]


def _parts(following: Sequence[Token]) -> tuple[list[Sequence[Token]], Sequence[Token]]:
    """What stands before each of the first commas, and what stands behind the last of them up to another mark."""
    parts: list[Sequence[Token]] = []
    begin = 0
    for at, token in enumerate(following):
        if token.word == "," and at > begin and not any(each.small == "and" for each in following[begin:at]):
            if any(each.small in BARRIERS for each in following[begin:at]):
                return [], ()
            parts.append(following[begin:at])
            begin = at + 1
        elif not token.word[0].isalnum():
            return parts, following[begin:at]
    return parts, following[begin:]
