"""doubled: a word, or some words, that stand twice running. Words in compounds and genitives do not count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, product
from operator import eq
from typing import Literal, NamedTuple

from reslint.checks.unless import Unless
from reslint.derived.passages import Hit, select
from reslint.derived.ranges import Range, overlaps
from reslint.draft import Draft
from reslint.finding import Edit, Finding
from reslint.fixes import contiguous, fix, replacement
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule
from reslint.text import Style, Text

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
# Which of some copies may stay is tried for so many.
_MOST_COPIES = 8
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
        italics: dict[int, int] | None = None
        for match in twice.find(string, passage.start, passage.end):
            hit = Hit(passage, match)
            once, is_twice = match[1], _count(match[0]) <= 2 * _count(match[1])
            if overlaps(hit.range, passage.excluded) or unless.silences(hit):
                continue
            italics = dict(hit.holder.text.covered(Style.ITALIC)) if italics is None else italics
            # "in *in situ*": the last word begins a term of its own, which goes on behind it.
            if italics.get(hit.range[1] - len(once), 0) > hit.range[1]:
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
    once, text = hit.match[1], hit.holder.text
    edit = replacement(text, *hit.range, once)
    many = len(hit.found) > _MOST_COPIES * (len(once) + 1)
    edits = [edit] if edit else [] if many else _leaving_one(text, _copies(text.string, *hit.range, once))
    return rule.finding(hit.holder, *hit.range, message, fix(rule.fix, edits), right=once)


def _copies(string: str, start: int, end: int, once: str) -> list[Range]:
    """Where some words stand again and again, with blanks between them; none where something else stands there, too."""
    copies: list[Range] = []
    while start < end:
        copies.append((start, start + len(once)))
        start += len(once)
        start += len(string[start:end]) - len(string[start:end].lstrip())
    return copies if all(string[low:high].lower() == once.lower() for low, high in copies) else []


def _leaving_one(text: Text, copies: Sequence[Range]) -> list[Edit]:
    """The edits that leave one of some copies and a blank on either side of it: blanks with markup in them, or the end of a line,
    cannot go. None where each choice takes such a blank away."""
    if not copies:
        return []
    string, first, last = text.string, copies[0][0], copies[-1][1]
    before, behind = first - string[:first].endswith(" "), last + string[last:].startswith(" ")
    between = [(one[1], other[0]) for one, other in pairwise(copies)]
    # Which blank may stay on either side of the one that is left: those between only if there is one outside to go for it.
    lefts = [(before, first), *between] if before < first else [(first, first)]
    rights = [(last, behind), *reversed(between)] if last < behind else [(last, last)]
    for start, end in copies:
        if string[start:end] != string[first : copies[0][1]] or _styles(text, start) != _styles(text, first):
            continue
        for left, right in product(lefts, rights):
            if left[1] <= start and end <= right[0]:
                parts = ((before, left[0]), (left[1], start), (end, right[0]), (right[1], behind))
                gone = [part for part in parts if part[0] < part[1]]
                if all(contiguous(text, *part) for part in gone):
                    return [Edit(text.span(*part), "") for part in gone]
    return []


def _styles(text: Text, at: int) -> set[Style]:
    """How a character looks."""
    return {mark.style for mark in text.marks if mark.start <= at < mark.end}
