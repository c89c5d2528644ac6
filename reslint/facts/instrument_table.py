"""Instruments: titles, the years that belong to them, where they are published; and how to find them in a text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from reslint.facts.table import TableError, files, forget_with_tables, of_tables, rows, several, whole_number
from reslint.matching.expressions import expression
from reslint.matching.occurrences import Finder

COLUMNS = ("title", "forms", "short", "year", "years", "volumes", "numbers", "resolution", "source")

_YEAR_AND_BLANK = len("1988 ")
# Several kinds of check ask for the same paragraphs of a draft, one kind after the other.
_PARAGRAPHS = 512


class Instrument(NamedTuple):
    """A treaty, declaration or plan.

    ``forms`` are other forms of the title, ``short_forms`` those that only follow the full one. ``year`` is that of adoption,
    ``further_years`` others that may stand with the title. ``volumes`` and ``registrations`` are of the Treaty Series;
    ``resolution`` is the General Assembly's that adopted it. ``source`` says where this is from.
    """

    title: str
    forms: tuple[str, ...]
    short_forms: tuple[str, ...]
    year: int
    further_years: tuple[int, ...] = ()
    volumes: tuple[str, ...] = ()
    registrations: tuple[str, ...] = ()
    resolution: str = ""
    source: str = ""

    @property
    def years(self) -> tuple[int, ...]:
        """All the years that may stand with the title."""
        return (self.year, *self.further_years)


class Mention(NamedTuple):
    """An instrument named in a text: ``text[start:end]`` is the name with the year that goes with it.

    ``year`` is that year, at ``text[year_start:year_end]``, or 0 where none stands there. ``name`` is the form as it stands in
    the table; ``amended`` the year of "as amended by the 1972 Protocol", or 0.
    """

    instrument: Instrument
    name: str
    start: int
    end: int
    year: int = 0
    year_start: int = 0
    year_end: int = 0
    amended: int = 0

    @property
    def agrees(self) -> bool:
        """Whether the years that stand there are the instrument's, as far as any do."""
        years = self.instrument.years
        return (not self.year or self.year in years) and (not self.amended or self.amended in years)


def read(path: Path) -> tuple[Instrument, ...]:
    """The instruments of a table."""
    found: list[Instrument] = []
    names: set[str] = set()
    for line, (title, forms, short, year, years, volumes, numbers, resolution, source) in rows(path, COLUMNS):
        one = Instrument(
            title,
            several(forms),
            several(short),
            whole_number(path, line, year),
            tuple(whole_number(path, line, other) for other in several(years)),
            several(volumes),
            several(numbers),
            resolution,
            source,
        )
        for name in (title, *one.forms, *one.short_forms):
            if name in names:
                raise TableError(f"{path}:{line}: “{name}” is there twice.")
            names.add(name)
        found.append(one)
    return tuple(found)


@of_tables
def instruments() -> tuple[Instrument, ...]:
    """All instruments that are known."""
    return tuple({one.title: one for path in files("instruments") for one in read(path)}.values())


@of_tables
def _names() -> tuple[Finder, dict[str, Instrument]]:
    """The names, to be found, and whose they are."""
    names: dict[str, Instrument] = {}
    for one in instruments():
        for name in (one.title, *one.forms, *one.short_forms):
            names.setdefault(name, one)
    return Finder(names), names


_YEAR_BEHIND = expression(
    r" of (?:\d{1,2} [A-Z][a-z]{2,8} )?(\d{4})(?![\d–/-])|, of (\d{4})(?=[,;.])"
    r"|, (\d{4})(?=[,;.)]|$| as (?:amended|modified)| \(No\.)|,? \((\d{4})\)"
)
"""A year behind the name: "of 1961", "of 12 August 1949", ", 1961", "(1961)", ", 1999 (No. 182)"."""


_YEAR_OF_ADOPTION = expression(
    r"(?:,? (?:which|and) was|,)? adopted(?: (?:by|at) the [A-Z][^.,;()\d]{2,80}?)?"
    r" (?:on \d{1,2} [A-Z][a-z]{2,8}|in) (\d{4})(?!\w)"
)
"""A year behind what is said of the name: ", adopted on 10 December 1948", " adopted by the General Assembly in 1989"."""


_ABOUT_IT = expression(
    r"(?i:strateg(?:y|ies)|plans?|programmes?|guid(?:elin)?es?|guidance|rules|decisions?|resolutions?|reports?|recommendations?|"
    r"comments?|principles|measures|outcomes?|documents?|frameworks?|budgets?|codes?|standards|procedures?|polic(?:y|ies)|"
    r"statements?|laws?|legislation|indicators|road ?maps?|acts?|conclusions?|provisions|articles?|regulations|"
    r"amendments?|protocols?|annex(?:es)?|agreements?|declarations?|conventions?|accession)"
    r"(?: [\w-]+){0,4} (?:of|to|on|for|with|in|concerning|regarding|from) (?:the )?$|\bunder (?:the )?$"
)
"""What may have been adopted where a name follows: "the strategy for the Convention"."""


_AMENDMENT = expression(
    r",? as (?:amended|modified) by the (?:(\d{4}) Protocol|Protocol of (?:\d{1,2} [A-Z][a-z]{2,8} )?(\d{4}))"
)
"""What follows a title that was amended: "as amended by the 1972 Protocol", "as modified by the Protocol of 1978"."""


@cache
def _of_another() -> re.Pattern[str]:
    """Words before a title by which another instrument's title goes on: the year behind it is not the title's."""
    kind = "Protocols?|Amendments?|Annex(?:es)?|Agreement|Convention|Declaration|Framework|Guidelines|Principles|Rules|Accession"
    link = "to|of|under|for|supplementing|amending|implementing|relating to|concerning"
    return expression(rf"(?:{kind})(?: [IVX]+| [A-Z])?(?: [a-z]+){{0,4}} (?:{link}) (?:the )?$")


@lru_cache(maxsize=_PARAGRAPHS)
def instruments_in(text: str) -> tuple[Mention, ...]:
    """The known instruments that a text names, in order, each with the year that stands with it.

    The longest name wins, so that a protocol to a convention is not taken for the convention.
    """
    found: list[Mention] = []
    (finder, names), end = _names(), 0
    plain = text.replace("'", "’")
    places = [(start, -len(name), name) for name, starts in finder.places(plain).items() for start in starts]
    longest = {start: -size for start, size, _ in sorted(places, reverse=True)} if len(places) > 1 else {}
    for start, _, name in sorted(places):
        last = start + len(name)
        if name[0].isdigit() and start + longest.get(start + _YEAR_AND_BLANK, 0) + _YEAR_AND_BLANK > last:
            # In "the 1988 Convention on the Rights of the Child" the year stands before another name.
            continue
        if start < end or plain[last : last + 1].isalnum() or not _begins(plain, start):
            continue
        mention = _mention(plain, names[name], name, start, last)
        found.append(mention)
        end = mention.end
    return tuple(found)


def _begins(text: str, at: int) -> bool:
    """Whether a name can begin there: with a capital or a figure, and not inside a word."""
    before = text[at - 1] if at else " "
    return (text[at].isupper() or text[at].isdigit()) and not (before.isalnum() or before in "-_")


forget_with_tables(instruments_in.cache_clear)


def _mention(text: str, one: Instrument, name: str, start: int, end: int) -> Mention:
    year, first, last, amended = 0, 0, 0, 0
    if name[0].isdigit():
        return Mention(one, name, start, end)
    behind = None if _of_another().search(text, max(0, start - 80), start) else _YEAR_BEHIND.match(text, end)
    if behind:
        group = behind.lastindex or 1
        first, last = behind.span(group)
        year = int(behind[group])
        end = behind.end()
    elif (adopted := _adoption(text, start, end)) is not None:
        first, last = adopted.span(1)
        year = int(adopted[1])
    elif (before := _YEAR_BEFORE.search(text, max(0, start - 6), start)) is not None:
        first, last = before.span(1)
        year = int(before[1])
        start = first
    change = _AMENDMENT.match(text, end)
    if change:
        amended = int(change[1] or change[2])
        end = change.end()
    return Mention(one, name, start, end, year, first, last, amended)


def _adoption(text: str, start: int, end: int) -> re.Match[str] | None:
    """The year of adoption that stands behind a name, unless it may be that of something else."""
    adopted = _YEAR_OF_ADOPTION.match(text, end)
    parts = adopted and (
        _of_another().search(text, max(0, start - 80), start) or _ABOUT_IT.search(text, max(0, start - 60), start)
    )
    return None if parts else adopted


_YEAR_BEFORE = expression(r"(?<![\d–/.,-])((?:19|20)\d\d) $")
