"""The names of bodies and the titles of instruments that are known, by the words that make them up.

Two forms of a name have the same stems when they differ by number, capitals, hyphens, spelling and the small words between the
others. An index leads from stems to names: the same stems, the same in another order, and the outermost ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any, Literal, NamedTuple

from reslint.facts.instrument_table import instruments
from reslint.facts.near_names import near_names
from reslint.facts.organ_table import organs
from reslint.facts.table import TableError, combined, files, of_tables, rows
from reslint.matching.expressions import expression
from reslint.matching.literals import fold
from reslint.matching.occurrences import Finder

__all__ = [
    "PROPER",
    "SMALL",
    "WORD",
    "KnownName",
    "Names",
    "Sort",
    "Stems",
    "ends_of",
    "known_names",
    "may_be_lower",
    "read",
    "stem",
    "stems_of",
    "weight",
]

COLUMNS = ("name", "sort")

Sort = Literal["body", "title", "form"]
Stems = tuple[str, ...]
End = tuple[int | str, ...]
_SORTS: dict[str, Sort] = {"body": "body", "title": "title", "form": "form"}

WORD = expression(r"[^\W_⁰-⁹¹²³]+(?:[’'][^\W_]+)*’?")
SMALL = frozenset(
    (
        *("of", "on", "for", "to", "the", "and", "against", "in", "with", "from", "by", "at", "as", "or", "all", "a", "an"),
        *("relating", "concerning", "regarding", "relative", "governing"),
    )
)
"""Words that do not make up a name: another of them in its place, or one too many, and the same name is meant."""

_IRREGULAR = {
    "women": "woman",
    "men": "man",
    "children": "child",
    "childrens": "child",
    "childs": "child",
    "people": "person",
    "peoples": "person",
    "programme": "program",
    "programmes": "program",
    "organisation": "organization",
    "organisations": "organization",
    "stabilisation": "stabilization",
    "labour": "labor",
    "centre": "center",
    "centres": "center",
}
# Names with fewer words of weight are not told from others by one word.
_FEWEST = 3
# The words of a longer name are hardly put in quite another order.
_LONGEST_TURNED = 7


class KnownName(NamedTuple):
    """A name: as it is written, its stems, and its sort: that of a body (an office, a conference, a State) or of an instrument (a
    declaration, a plan, a decade).
    """

    name: str
    stems: Stems
    sort: Sort


class Names(NamedTuple):
    """All names that are known.

    ``exact``: as they are written; ``same``: by stems; ``turned``: by sorted stems; ``ends``: by ``ends_of``. ``beginnings``: the
    first stem of each, with the lengths of the rows that begin so; ``words``: all stems; ``pairs``: stems side by side.
    ``exactly`` finds the names, ``lowered`` those that lost all their capitals, or the first.
    """

    exact: frozenset[str]
    same: dict[Stems, KnownName]
    turned: dict[Stems, KnownName]
    ends: dict[End, list[KnownName]]
    beginnings: dict[str, tuple[int, ...]]
    longest: int
    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    exactly: Finder
    lowered: Finder


def read(path: Path) -> tuple[tuple[str, Sort], ...]:
    """The names of a table, with their sorts."""
    found: dict[str, Sort] = {}
    for line, (name, field) in rows(path, COLUMNS):
        sort = _SORTS.get(field)
        if sort is None:
            raise TableError(f"{path}:{line}: “{field}” is no sort of name; it is body, title or form.")
        if not name or name in found:
            raise TableError(f"{path}:{line}: “{name}” is there twice.")
        found[name] = sort
    return tuple(found.items())


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """What a word has in common with its plural, its genitive, and its spelling elsewhere."""
    plain = fold(word).replace("'", "’")
    plain = plain.removesuffix("’s").removesuffix("’")
    if plain in _IRREGULAR:
        return _IRREGULAR[plain]
    if len(plain) > 4 and plain.endswith("ies"):
        return plain[:-3] + "y"
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        return plain[:-1]
    return plain


def stems_of(name: str) -> Stems:
    """The stems of the words that make up a name."""
    return tuple(stem(word) for word in WORD.findall(name) if fold(word) not in SMALL)


def weight(stems: Sequence[str]) -> int:
    """How many words tell a name from others: "United Nations" stand before many."""
    return len(stems) - 2 * ("united" in stems and "nation" in stems)


def _all() -> Iterator[tuple[str, Sort, bool]]:
    """Every form that is right, with its sort, and whether others are taken for it."""
    for organ in organs():
        yield organ.name, "body", True
        yield from ((name, "body", False) for name in organ.other_names)
    for one in near_names():
        yield one.right, "body", not one.since and "(" not in one.right
        if one.since:
            yield one.wrong, "body", False
    for instrument in instruments():
        yield instrument.title, "title", True
        for name in (*instrument.forms, *instrument.short_forms):
            yield name, "title", not name[0].isdigit() and " all " not in name
    for path in files("names"):
        yield from ((name, sort, sort != "form") for name, sort in read(path))


class _Plain(NamedTuple):
    """What the cache keeps of the names: ``Names`` with places in ``known`` instead of names."""

    exact: list[str]
    known: list[tuple[str, Stems, Sort]]
    turned: dict[Stems, int]
    ends: dict[End, list[int]]
    beginnings: dict[str, tuple[int, ...]]
    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    lowered: list[str]


@of_tables
def known_names() -> Names:
    """All names."""
    paths = [path for table in ("organs", "near-names", "instruments", "names") for path in files(table)]
    kept: tuple[Any, ...] = combined("known-names", paths, __file__, lambda: tuple(_worked_out()))
    plain = _Plain(*kept)
    known = [KnownName(*one) for one in plain.known]
    return Names(
        frozenset(plain.exact),
        {one.stems: one for one in known},
        {stems: known[at] for stems, at in plain.turned.items()},
        {end: [known[at] for at in places] for end, places in plain.ends.items()},
        plain.beginnings,
        max(len(one.stems) for one in known),
        plain.words,
        plain.pairs,
        Finder(plain.exact),
        Finder(plain.lowered),
    )


def _worked_out() -> _Plain:
    exact: set[str] = set()
    same: dict[Stems, KnownName] = {}
    for name, sort, meant in _all():
        exact.add(name)
        if meant:
            one = KnownName(name, stems_of(name), sort)
            same.setdefault(one.stems, one)
    known = list(same.values())
    ends: dict[End, list[int]] = {}
    turned: dict[Stems, list[int]] = {}
    beginnings: dict[str, set[int]] = {}
    for at, one in enumerate(known):
        beginnings.setdefault(one.stems[0], set()).add(len(one.stems))
        if weight(one.stems) >= _FEWEST:
            turned.setdefault(tuple(sorted(one.stems)), []).append(at)
            for end in ends_of(one.stems):
                ends.setdefault(end, []).append(at)
    return _Plain(
        sorted(exact),
        [(one.name, one.stems, one.sort) for one in known],
        {stems: at for stems, (at, *others) in turned.items() if not others},
        ends,
        {first: tuple(sorted(lengths, reverse=True)) for first, lengths in beginnings.items()},
        frozenset(word for stems in same for word in stems),
        frozenset(pair for stems in same for pair in _pairs(stems)),
        sorted({form for one in known for form in _lowered(one) if form not in exact}),
    )


def ends_of(stems: Stems) -> tuple[End, End, End]:
    """A row of stems by its length with the outermost ones, or with two of which "" is outside."""
    size = len(stems)
    return (size, stems[0], stems[-1]), (size, "", stems[1], stems[-1]), (size, stems[0], stems[-2], "")


def _pairs(stems: Stems) -> Iterator[tuple[str, str]]:
    """Stems that may stand side by side where the name is meant, in their order or another, or with one between them left out."""
    yield from pairwise(stems)
    if len(stems) > _LONGEST_TURNED:
        yield from ((second, first) for first, second in pairwise(stems))
    else:
        yield from permutations(stems, 2)
    yield from zip(stems, stems[2:], strict=False)


def _lowered(known: KnownName) -> Iterator[str]:
    if weight(known.stems) >= _FEWEST or known.stems[0] in PROPER:
        yield known.name[0].lower() + known.name[1:]
    if may_be_lower(known):
        yield fold(known.name)


PROPER = frozenset(
    (
        *("african", "antarctic", "arab", "asian", "bangkok", "beijing", "caribbean", "european", "geneva", "kigali", "kyoto"),
        *("nagoya", "palermo", "paris", "rome", "russian", "sendai", "syrian"),
    )
)
"""First words of names that have a capital wherever they stand."""

_BODIES_AND_TITLES = ("convention", "covenant", "committee", "commission")


def may_be_lower(known: KnownName) -> bool:
    """Whether the name is told without its capitals: "the convention on the law of the sea", not "the world bank"."""
    size = weight(known.stems)
    return size > _FEWEST or (size == _FEWEST and known.stems[0] in _BODIES_AND_TITLES)
