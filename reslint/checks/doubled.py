"""doubled: a word, or some words, that stand twice running. Words in compounds and genitives do not count."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from operator import eq
from typing import Literal, NamedTuple

from reslint.checks.unless import Unless
from reslint.derived.passages import Hit, select
from reslint.derived.ranges import overlaps
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule

WORDS = ("right",)
MESSAGES = {
    "word": "“{found}”: the word stands twice",
    "words": "“{found}”: these words stand twice",
    "noun": "“{found}”: one of the two words is too many",
}
_MORE = {"word": "“{found}”: the word stands more than twice", "words": "“{found}”: these words stand more than twice"}

# What is written with a capital the second time is a name, "Pago Pago".
_TWICE = Regex(r"(?<![\w’'–-])(\p{L}++)(?: +(?=\p{Ll})(?i:\1)(?!\w|[’'–-]\w))++", ())
# "Secretary as Secretary as" and "the right to education on education" are sentences: most words must be the same.
_SEVERAL = Regex(r"(?<![\w’'–-])((?!and |or |on )\p{L}[\w’-]*+(?: [\w’-]++){1,9}?)(?: \1(?![\w’-]))++", ())
# "Communities community"
_NOUN = Regex(r"(?<![\w’'–-])(\p{Ll}{3,}?)(?:(?:s|es) \1|ies \1y|y \1ies| \1e?s)(?![\w’'–-])", ())
_PATTERNS = {"word": _TWICE, "words": _SEVERAL, "noun": _NOUN}
_LONGEST = 10
_LITTLE = frozenset(("of", "in", "for", "to", "on", "at", "by", "from", "with", "the", "a", "an", "its", "their", "that", "and"))
_AROUND = "“”‘’'\"()[]{},.;:?!*…"


class Settings(NamedTuple):
    """``of``: what stands twice, a word, some words, or a noun, once in each number ("region regions"); ``unless``: patterns that
    silence a word which they overlap.
    """

    of: Literal["word", "words", "noun"] = "word"
    unless: tuple[Regex, ...] = ()


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The words that stand twice. Raises TimeoutError."""
    unless = Unless(settings.unless, ignore_case=False)
    twice = pattern(_PATTERNS[settings.of], ignore_case=False)
    may_have = _MAY_HAVE[settings.of]
    for passage in select(draft, rule.where):
        string = passage.holder.text.string
        if not may_have(string):
            continue
        for match in twice.find(string, passage.start, passage.end):
            hit = Hit(passage, match)
            once, is_twice = match[1], _count(match[0]) <= 2 * _count(match[1])
            if overlaps(hit.range, passage.excluded) or unless.silences(hit):
                continue
            if settings.of == "words" and (_is_one_word(once) or (is_twice and _is_scant(once))):
                continue
            yield _finding(rule, hit, (MESSAGES if is_twice else _MORE)[settings.of])


@lru_cache(maxsize=1024)
def _may_have(string: str) -> bool:
    """Whether any word follows itself. To see this costs a tenth of what the pattern does."""
    words = [word.strip(_AROUND) for word in string.lower().split()]
    return any(map(eq, words, words[1:]))


@lru_cache(maxsize=1024)
def _may_have_several(string: str) -> bool:
    """Whether any two words and more follow themselves, as the two that they begin with tell."""
    words = [word.strip(_AROUND) for word in string.split()]
    pairs = list(pairwise(words))
    if len(set(pairs)) == len(pairs):
        return False
    last: dict[tuple[str, str], int] = {}
    for at, pair in enumerate(pairs):
        length = at - last.get(pair, -_LONGEST - 1)
        if 1 < length <= _LONGEST and words[at - length : at] == words[at : at + length]:
            return True
        last[pair] = at
    return False


@lru_cache(maxsize=1024)
def _may_have_noun(string: str) -> bool:
    """Whether any two words running begin alike and differ by their ends."""
    words = string.split()
    return any(one[:3] == other[:3] and one != other for one, other in pairwise(words))


_MAY_HAVE = {"word": _may_have, "words": _may_have_several, "noun": _may_have_noun}


def _count(words: str) -> int:
    return len(words.split())


def _is_one_word(words: str) -> bool:
    """Whether the words are one word again and again: that is for another rule to say."""
    return len(set(words.lower().split())) == 1


def _is_scant(words: str) -> bool:
    """Whether the words are two of which one has a meaning of its own."""
    parts = words.split()
    return len(parts) == 2 and not _LITTLE.issuperset(parts)


def _finding(rule: Rule, hit: Hit, message: str) -> Finding:
    once = hit.match[1]
    edit = replacement(hit.holder.text, *hit.range, once)
    return rule.finding(hit.holder, *hit.range, message, fix(rule.fix, [edit]), right=once)
