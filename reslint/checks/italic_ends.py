"""Where the italics of an opening should end, as far as that is certain: what the kind italics looks at."""

from __future__ import annotations

from functools import cache, lru_cache

from reslint.draft import Opening
from reslint.matching.expressions import expression
from reslint.parsing.lexicon import lexicon
from reslint.parsing.openings import read_opening

__all__ = ["surplus", "wanting"]

# No opening ends with these, and those that do not end here have no one end in official texts.
_NEVER_LAST = frozenset(("of", "to", "about", "at", "that", "with", "by", "in"))
_TOLERATED = expression(
    r"\s*(?:,? ?(?:\w+ )?(?:and|or) |,? ?in (?:this|that) (?:regard|respect|context|connection)\b|with |"
    r"in the strongest \w+|\w+ly\b|(?:itself|ourselves|themselves)\b)"
)
# Signs of an object, where the opening has no certain end.
_OBJECT = expression(
    r"(?:\b(?:of|to|about|at|that|with|by|in|over) )*"
    r"\b(?:the|all|any|each|every|that|these|those|this|no|other|an?|[A-Z][\w’-]+)(?![\w’-])"
)
# What may still belong to the opening behind its italics.
_GOES_ON = expression(
    r"\s+(?:upon|for|on|into|note|tribute|forward|in mind|attention|also|further|with|again|"
    r"(?:its\s)?(?:(?:deep|grave|great|serious|strong|profound|sincere|particular)\s)?(?:appreciation|concern|regret|gratitude|satisfaction))\b"
)
# Official texts vary in "reiterates its call for", "reaffirming its commitment".
_OWN = expression(r"(?<!xpresses)(?<!xpressing) (?:its|our) ")
_BEFORE_THE_VERB = frozenset(("also", "further", "having"))
_ENOUGH = 120


def surplus(string: str, italic: int, part: str, organ: str, plural: bool) -> int:
    """Where the words begin that are italic and do not belong to the opening; 0 where there are none for certain.

    ``string[:italic]`` is in italics; ``part`` and ``plural`` are as for ``read_opening``.
    """
    words = string[:italic].split()
    if len(words) < 2:
        return 0
    last = words[-1].lower()
    if last not in _NEVER_LAST and _usual(tuple(words)):
        return 0
    opening = _opening(string[: italic + _ENOUGH], part, organ, plural)
    if opening is None or opening.end >= italic:
        return 0
    more = string[opening.end : italic]
    start = italic - len(more.lstrip())
    tolerated = _TOLERATED.match(more)
    if opening.certain and not tolerated:
        return start
    sign = _OBJECT.search(string, start + (len(tolerated.group().lstrip()) if tolerated else 0), italic)
    if sign:
        return sign.start()
    return italic - len(words[-1]) if last in _NEVER_LAST else 0


def wanting(string: str, italic: int, part: str, organ: str, plural: bool) -> int:
    """Where the opening ends that should be in italics but is so only up to ``italic``; 0 where that is not certain."""
    inside = string[italic : italic + 1].isalpha() and string[:italic][-1:].isalpha()
    if not inside and italic and not _GOES_ON.match(string, italic) and not _waits(string[:italic]):
        return 0
    opening = _opening(string[: italic + _ENOUGH], part, organ, plural)
    if opening is None or not opening.certain or opening.end <= italic:
        return 0
    return opening.end if inside or not _OWN.search(string, 0, opening.end) else 0


def _waits(words: str) -> bool:
    """Whether nothing but adverbs and auxiliaries is in italics: the verb is still to come."""
    known = lexicon()
    each = words.lower().split()
    return all(word in known.how or word in _BEFORE_THE_VERB for word in each)


@lru_cache(maxsize=1024)
def _opening(beginning: str, part: str, organ: str, plural: bool) -> Opening | None:
    """The opening by the words alone, as if there were no italics. The end of the beginning is not that of the paragraph."""
    return read_opening(f"{beginning} …;", part, plural=plural, organ=organ)


@cache
def _inner_words() -> frozenset[str]:
    known = lexicon()
    phrases = [phrase for by_verb in known.goes_on.values() for phrases in by_verb.values() for phrase in phrases]
    phrases += [phrase for phrases_of in known.repetition.values() for phrase in phrases_of]
    nouns = {word for by_verb in known.own.values() for word in by_verb}
    return frozenset(
        {word for phrase in phrases for word in phrase} | nouns | known.feelings | known.degrees | known.how | {"with"}
    )


def _usual(words: tuple[str, ...]) -> bool:
    """Whether the words are a verb or adjective among such as openings have, so that nothing need be read."""
    known, inner = lexicon(), _inner_words()
    front = next((place for place, word in enumerate(words) if word.lower() not in known.how and word.lower() not in inner), 0)
    if front and words[front][0].isupper():
        # "Calls upon States": a name, not the verb "states".
        return False
    verb = words[front].lower()
    rest = words[front + 1 :]
    return (
        (verb in known.forms or verb in known.adjectives) and inner.issuperset(rest) and not known.determiners.intersection(rest)
    )
