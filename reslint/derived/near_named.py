"""Names of bodies and titles of instruments that are nearly, but not quite, as they are known."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from reslint.derived.certain_names import SHORT, falls_apart, is_certain, main_words
from reslint.derived.once import once_a_draft
from reslint.derived.ranges import Range
from reslint.draft import Draft, Kind
from reslint.facts.known_names import (
    SMALL,
    WORD,
    KnownName,
    Names,
    Sort,
    known_names,
    stem,
    weight,
)
from reslint.facts.meant_names import meant_by
from reslint.facts.table import forget_with_tables
from reslint.matching.expressions import expression
from reslint.matching.literals import fold
from reslint.text import covering

__all__ = ["NearlyNamed", "nearly_named"]


class NearlyNamed(NamedTuple):
    """Where a name stands that is nearly the right one. ``shown``: what people are shown of a long one, the words that differ."""

    place: Range
    right: str
    sort: Sort
    shown: str


class _Token(NamedTuple):
    """A word that makes up a name, with whether anything but blanks, commas, hyphens and small words is before it."""

    stem: str
    start: int
    end: int
    capital: bool
    apart: bool


@once_a_draft
def nearly_named(draft: Draft) -> dict[str, tuple[NearlyNamed, ...]]:
    """Those of all paragraphs and notes, by their text."""
    holders = [paragraph for paragraph in draft.paragraphs if paragraph.kind is not Kind.FURNITURE]
    texts = dict.fromkeys([holder.text.string for holder in holders] + [note.text.string for note in draft.notes])
    return {text: found for text in texts if (found := _kept(text))}


@lru_cache(maxsize=1024)
def _kept(text: str) -> tuple[NearlyNamed, ...]:
    """Those of one text: a draft at which somebody writes keeps most of its paragraphs."""
    return tuple(_in(text))


forget_with_tables(_kept.cache_clear)


_BETWEEN = frozenset((" ", ", ", "-", ",", " & ", "‑", "–"))
# A word with a capital, and the next one that makes up a name with it.
_PAIR = expression(
    r"(?<![\w’-])(?:Secretary-General|Member States?|United (?=Nations)|(?P<first>[A-Z][^\W\d_]+))"
    rf"(?=(?:[’']s)?[ ,&‑-]+(?:(?:{'|'.join(sorted(SMALL))})\b[ ,]*){{0,3}}(?P<second>[^\W\d_]+))"
)
_FURTHEST_BEFORE, _FURTHEST_BEHIND = 80, 320


def _stretches(string: str, names: Names) -> list[Range]:
    """Where two words stand side by side as in a name, and no name that is known covers them."""
    is_covered: Callable[[int, int], bool] | None = None
    hits = [start for places in names.lowered.places(string).values() for start in places]
    for match in _PAIR.finditer(string):
        first, second = match["first"], match["second"]
        if first is None or (stem(first), stem(second)) not in names.pairs:
            continue
        if is_covered is None:
            exact = names.exactly.places(string)
            is_covered = covering((at, at + len(name)) for name, places in exact.items() for at in places)
        if not is_covered(match.start(), match.end("second")):
            hits.append(match.start())
    found: list[Range] = []
    for at in sorted(hits):
        start = string.rfind(" ", 0, max(0, at - _FURTHEST_BEFORE)) + 1
        end = string.find(" ", min(len(string), at + _FURTHEST_BEHIND))
        end = len(string) if end < 0 else end
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _tokens(string: str, start: int, end: int) -> list[_Token]:
    found: list[_Token] = []
    last, apart = start, True
    for match in WORD.finditer(string, start, end):
        begins, ends = match.span()
        apart = apart or string[last:begins] not in _BETWEEN
        last = ends
        word = match.group()
        if word in SMALL or fold(word) in SMALL:
            continue
        found.append(_Token(stem(word), begins, ends, word[0].isupper(), apart))
        apart = False
    return found


def _in(string: str) -> Iterator[NearlyNamed]:
    if string.isupper():
        return
    names = known_names()
    for start, end in _stretches(string, names):
        yield from _in_stretch(string, _tokens(string, start, end), names)


def _in_stretch(string: str, tokens: list[_Token], names: Names) -> Iterator[NearlyNamed]:
    stems = [token.stem for token in tokens]
    taken: list[Range] = []
    near: list[tuple[Range, KnownName, bool]] = []
    for at, first in enumerate(stems):
        for length in names.beginnings.get(first, ()):
            known = names.same.get(tuple(stems[at : at + length]))
            if known is None or at + length > len(tokens) or any(token.apart for token in tokens[at + 1 : at + length]):
                continue
            place = tokens[at].start, tokens[at + length - 1].end
            if _is_exact(string, place, names):
                taken.append(place)
            else:
                near.append((place, known, True))
    for run in _capital_runs(tokens):
        near += [(place, known, False) for place, known in _in_run(string, run, names)]
    end = 0
    taken.sort()
    longest = max((stop - start for start, stop in taken), default=0)
    for place, known, same in sorted(near, key=lambda one: (one[0][0], -one[0][1], not one[2])):
        around = taken[bisect_left(taken, (place[0] - longest, 0)) : bisect_left(taken, (place[1], 0))]
        covered = any(_belongs_to(place, exact) for exact in around)
        found = None if place[0] < end or covered else _judged(string, place, known, same)
        if found:
            end = place[1]
            yield found


def _belongs_to(place: Range, exact: Range) -> bool:
    """Whether the words are those of a name that is right, and that they do not take up whole."""
    overlapping = exact[0] < place[1] and place[0] < exact[1]
    return overlapping and (exact == place or exact[0] < place[0] or exact[1] > place[1])


def _is_exact(string: str, place: Range, names: Names) -> bool:
    found = string[place[0] : place[1]].replace("'", "’").replace("‑", "-")
    return found in names.exact or found.removesuffix("’s") in names.exact or found.removesuffix("’") in names.exact


def _capital_runs(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """Words with capitals side by side."""
    run: list[_Token] = []
    for token in tokens:
        if run and (token.apart or not token.capital):
            if len(run) > 2:
                yield run
            run = []
        if token.capital:
            run.append(token)
    if len(run) > 2:
        yield run


def _in_run(string: str, run: list[_Token], names: Names) -> Iterator[tuple[Range, KnownName]]:
    stems = tuple(token.stem for token in run)
    strange = [stem not in names.words for stem in stems]
    for first in range(len(stems) - 1):
        for last in range(min(len(stems), first + names.longest), first + 2, -1):
            strangers = sum(strange[first:last])
            if strangers > 1:
                continue
            some = stems[first:last]
            place = run[first].start, run[last - 1].end
            if some in names.same or _is_exact(string, place, names):
                continue
            known = None if strangers else names.turned.get(tuple(sorted(some)))
            if known and not _is_turned(string[place[0] : place[1]], some, known):
                known = None
            known = known or meant_by(some, strange[first:last], names)
            if known:
                yield place, known


def _is_turned(found: str, stems: tuple[str, ...], known: KnownName) -> bool:
    """Whether the words of a name stand in another order: of a short one, only two that "and" joins."""
    if Counter(main_words(found)) != Counter(main_words(known.name)):
        return False
    return weight(known.stems) > SHORT or (" and " in known.name and _two_changed_places(stems, known.stems))


def _two_changed_places(stems: tuple[str, ...], others: tuple[str, ...]) -> bool:
    differing = [at for at, (one, other) in enumerate(zip(stems, others, strict=True)) if one != other]
    return len(differing) == 2 and differing[1] == differing[0] + 1


_OPENED = expression(
    r"(?:^|(?<![\w’-])(?:[a-z][\w’-]*|[Tt]he|United Nations|UN|International|World|\d{4})[,;:]? |[,;:“(—–] ?|[.] )$"
)
_GOES_ON_AS = r"[’']?(?: [A-Z]|-\w|,? (?:of|on|for|to|against) (?:the |all )?[A-Z])"
_GOES_ON = expression(_GOES_ON_AS)
_GOES_ON_OR_ANOTHER = expression(rf"{_GOES_ON_AS}|,? and (?:the |on |for |of |to |in |against |its )?[A-Z]")
_WORDS_BEFORE = 40
_WORDS_BEHIND = 10


def _judged(string: str, place: Range, known: KnownName, same: bool) -> NearlyNamed | None:
    """What is told of words that may be meant for a name, if they can only be meant for it."""
    start, end = place
    found = string[start:end]
    if found.endswith(("’s", "'s")) and not known.name.endswith("’s"):
        end -= 2
    elif found.endswith(("’", "'")):
        end -= 1
    found = string[start:end]
    plain = found.replace("'", "’")
    capitals = fold(plain) == fold(known.name)
    before = string[max(0, start - _WORDS_BEFORE) : start]
    if not capitals and falls_apart(plain, known.name, same):
        return None
    if not capitals and (
        not _OPENED.search(before)
        or (_GOES_ON if len(main_words(plain)) == len(main_words(known.name)) else _GOES_ON_OR_ANOTHER).match(string, end)
    ):
        return None
    if same and not is_certain(plain, known, before, capitals, string[end : end + _WORDS_BEHIND]):
        return None
    right = known.name
    if plain == f"{right}s" and _OWNED.match(string, end):
        right = f"{right}’s"
    return NearlyNamed((start, end), right, known.sort, _shown(found.split(), right))


# What the body has, behind its name: "the African Unions contribution". Other words go on with something else.
_OWNED = expression(
    r" (?!(?:and|or|of|in|to|on|for|with|by|is|are|was|were|has|have|had|at|from|that|which|as|shall|should|will|may|can|must|"
    r"under|through|during|within|between|who|also|its|their|the|an?)\b)[a-z]{3,}"
)
_LONGEST_SHOWN = 70
_BESIDE = 2


def _shown(found: list[str], name: str) -> str:
    """The name, or of a long one the words that were not found with some on either side."""
    if len(name) <= _LONGEST_SHOWN:
        return name
    right = name.split()
    same = [one == other for one, other in zip(found, right, strict=False)]
    first = max(0, (same.index(False) if False in same else len(same)) - _BESIDE)
    same = [one == other for one, other in zip(found[::-1], right[::-1], strict=False)]
    last = min(len(right), len(right) - (same.index(False) if False in same else len(same)) + _BESIDE)
    return f"{'… ' if first else ''}{' '.join(right[first:last])}{' …' if last < len(right) else ''}"
