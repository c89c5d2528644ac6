"""cited-number: the number of a resolution is written as its organ writes it.

``roman``: up to its thirtieth session the General Assembly, until 1977 the Economic and Social Council, put the session in roman
numerals behind the number, "2625 (XXV)". ``slash``: the General Assembly has written "31/1" since its thirty-first session, and
not before. ``letter``: a part has its capital letter behind a blank, "68/247 B", "43/222 A to E". ``special``: "S-30/1",
"ES-8/2". ``yearly``: the Economic and Social Council has put the year first since 1978, "2012/12". ``year``: the Security Council
puts the year behind the number, "1325 (2000)". ``decision``: decisions of the General Assembly have numbers from 301 on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from reslint.derived.once import once_a_draft
from reslint.derived.passages import Passage, citations, search, select
from reslint.derived.ranges import overlaps
from reslint.draft import Draft
from reslint.facts.numerals import integer_of_roman, roman
from reslint.facts.sessions import FIRST_DECISION
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.matching.patterns import Regex, literally, pattern
from reslint.parsing.citation_bodies import owner
from reslint.rules import Rule

WORDS = ("right", "number", "session")

WRITE = "Write “{right}” instead of “{found}”"
OLD = "Since its thirty-first session, in 1976, the General Assembly has numbered its resolutions like 31/1, not like {found}"
NEW = "Up to its thirtieth session, in 1975, the General Assembly numbered its resolutions like 2625 (XXV), not like {found}"
NO_NUMERAL = "What stands in parentheses in {found} is no roman numeral, so it names no session"
YEAR = "A resolution of the Security Council has its year behind the number: {right}"
RESOLUTION = "{number} is a resolution: decisions of the General Assembly have numbers from 301 on"
SOME_YEAR = "A resolution of the Security Council has its year behind the number, like 1325 (2000)"

_LAST_ROMAN_SESSION = 30
_HIGHEST_ROMAN = 80
# Short numbers with a bare numeral behind them may be those of conferences.
_FEWEST_FIGURES = 3
_ASSEMBLY, _SECURITY, _ECONOMIC = "General Assembly", "Security Council", "Economic and Social Council"

_NUMERAL = r"[IVXLivxl]{1,7}"
_LETTER = r"[A-Z](?![A-Za-z])"
# Numbers that may be years in front of those of the Economic and Social Council.
_FIRST_YEAR, _LAST_YEAR = 1946, 2099
# A numeral without its parentheses; one of a single letter would be that of a part.
_BARE = r"[IVXL]{2,7}"
_ITEM = (
    rf"(?:[Ee]?[Ss][ .–-]?(?=[\dIVXL])(?:\d{{1,2}}|[IVXL]{{1,7}})(?=/)|\d{{1,4}})(?:/\d{{1,4}})?"
    rf"(?:[ –-]?{_LETTER}(?: ?(?:[–-]|,|to|and) ?{_LETTER})*|[a-z](?![A-Za-z]))?"
    rf"(?: ?\((?:E?S ?-? ?)?(?:\d{{1,4}}|{_NUMERAL})\)| {_BARE}(?! [A-Z]))?(?![\w/])"
)
_CHAIN = rf"\b[Rr]esolutions? {_ITEM}"


_YEARLY, _BARE_NUMBER = expression(r"\d{3,4} \((?:19|20)\d\d\)"), expression(r"\d{3,4}")
_OF_YEAR = expression(r" of (\d{4})(?!\d)")


class Settings(NamedTuple):
    """``form``: what is judged, see above."""

    form: Literal["roman", "slash", "letter", "special", "yearly", "year", "decision"]


class _Number(NamedTuple):
    """A number as it is written, where it stands, and the body whose it is as far as the words before say so."""

    written: str
    start: int
    body: str


class _Fault(NamedTuple):
    """The message, and the right number where there is one."""

    message: str
    right: str = ""


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The numbers in another form. Raises TimeoutError."""
    if settings.form == "decision":
        yield from _decisions(draft, rule)
        return
    judge = _JUDGES[settings.form]
    for passage, number in _cited(draft, rule):
        fault = judge(number)
        end = number.start + len(number.written)
        if fault and fault.right and (year := _OF_YEAR.match(passage.holder.text.string, end)) and f"({year[1]})" in fault.right:
            # "1325 of 2000" has its year.
            end = year.end()
        if fault is None or fault.right == number.written or overlaps((number.start, end), passage.excluded):
            continue
        edit = replacement(passage.holder.text, number.start, end, fault.right) if fault.right else None
        yield rule.finding(passage.holder, number.start, end, fault.message, fix(rule.fix, [edit]), right=fault.right)


def _cited(draft: Draft, rule: Rule) -> list[tuple[Passage, _Number]]:
    """The numbers that a draft cites where the rule looks; every rule of the kind needs them."""
    known = _known(draft)
    if rule.where.source not in known:
        hits = search(draft, rule.where, pattern(Regex(_CHAIN, literally("esolution")), False))
        known[rule.where.source] = [
            (hit.passage, number) for hit in hits for number in _numbers(draft, hit.passage, hit.match.start())
        ]
    return known[rule.where.source]


@once_a_draft
def _known(draft: Draft) -> dict[str, list[tuple[Passage, _Number]]]:
    """The numbers by the selector that they are looked for with."""
    return {}


@cache
def _items() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    between = r"(?: of \d{1,2} [A-Z][a-z]+ \d{4})?(?:,? and |,? or |, )"
    before = r"(?:(?P<named>General Assembly|Security Council|Economic and Social Council)(?:’s?|'s?)? |(?P<own>\b[Ii]ts ))$"
    return expression(_ITEM), expression(between), expression(before)


def _numbers(draft: Draft, passage: Passage, start: int) -> Iterator[_Number]:
    """The numbers behind "resolution" or "resolutions" at ``start``."""
    item, between, before = _items()
    string = passage.holder.text.string
    named = before.search(string, max(0, start - 40), start)
    body = (named["named"] or _owner(draft, string, named.start("own"))) if named else "" if start else draft.organ
    at = string.index(" ", start) + 1
    items = []
    while (found := item.match(string, at, passage.end)) is not None:
        items.append(found)
        link = between.match(string, found.end())
        if link is None:
            break
        at = link.end()
    # Between numbers that have their years a bare one lost its own.
    yearly = not body and sum(_YEARLY.fullmatch(found[0]) is not None for found in items) > 1
    for found in items:
        others = _SECURITY if yearly and _BARE_NUMBER.fullmatch(found[0]) else ""
        yield _Number(found[0], found.start(), body or _told(draft, passage, found.start()) or others)


def _told(draft: Draft, passage: Passage, at: int) -> str:
    """The body that other words give the number at ``at`` ("resolution 2250 of the Security Council"), or its date; else ""."""
    cited = citations(draft, passage.holder)
    index = bisect_right(cited, at, key=lambda one: one.start) - 1
    one = cited[index] if index >= 0 else None
    told = one is not None and at < one.end and one.kind == "resolution" and (one.stated or one.date)
    return one.body if one is not None and told else ""


def _owner(draft: Draft, string: str, at: int) -> str:
    """The body that "its" at ``at`` stands for, or "" where that is not certain."""
    name, certain = owner(string, at, draft.organ)
    return (name or draft.organ) if certain else ""


@cache
def _shape(name: str) -> re.Pattern[str]:
    shapes = {
        "roman": rf"(\d{{1,4}})((?: ?[A-Z](?![A-Z]))?) ?(?:\((?:(E?S) ?-? ?)?(\d{{1,2}}|{_NUMERAL})\)|({_BARE}))",
        "slash": r"(\d{1,2})/(\d{1,4})(?: [A-Z])?",
        "letter": r"(\d{1,3}/\d{1,3})([ –-]?)([A-Z]|[a-z])((?: ?(?:[–-]|,|to|and) ?[A-Z])*)",
        "special": r"([Ee]?[Ss])([ .–-]?)(\d{1,2}|[IVXL]{1,7})/(\d{1,3})((?: ?[A-Z])?)",
        "yearly": r"(\d{1,3})/(19[789]\d|20\d\d)",
        "year": r"\d{1,4}",
        "year-slash": r"([1-9]\d{2,3})/(19[4-9]\d|20\d\d)",
    }
    return expression(shapes[name])


def _decisions(draft: Draft, rule: Rule) -> Iterator[Finding]:
    """What is called a decision of the General Assembly and has the number of a resolution."""
    for passage in select(draft, rule.where):
        string = passage.holder.text.string
        for one in citations(draft, passage.holder) if "ecision" in string else ():
            session, _, rest = one.number.partition("/")
            if one.kind != "decision" or one.body != _ASSEMBLY or not (session.isdigit() and rest.isdigit()):
                continue
            at = string.find(one.number, one.start, one.end)
            place = (at, at + len(one.number))
            if at < passage.start or place[1] > passage.end or overlaps(place, passage.excluded):
                continue
            if int(session) > _LAST_ROMAN_SESSION and int(rest) < FIRST_DECISION:
                yield rule.finding(passage.holder, *place, RESOLUTION, None, number=one.number)


def _roman(number: _Number) -> _Fault | None:
    match = _shape("roman").fullmatch(number.written)
    value = _value(match[4] or match[5]) if match else None
    if match and value is None:
        return _Fault(NO_NUMERAL) if match[4] else None
    if match and match[5] and len(match[1]) < _FEWEST_FIGURES:
        return None
    if not match or value is None or not 0 < value <= _HIGHEST_ROMAN:
        return None
    letter = match[2].strip()
    special = f"{match[3]}-" if match[3] else ""
    return _Fault(WRITE, f"{match[1]}{' ' if letter else ''}{letter} ({special}{roman(value)})")


def _value(numeral: str) -> int | None:
    return int(numeral) if numeral.isdigit() else integer_of_roman(numeral.upper())


def _slash(number: _Number) -> _Fault | None:
    if number.body != _ASSEMBLY:
        return None
    if (match := _shape("slash").fullmatch(number.written)) is not None:
        return _Fault(NEW) if 0 < int(match[1]) <= _LAST_ROMAN_SESSION else None
    match = _shape("roman").fullmatch(number.written)
    value = _value(match[4]) if match and match[4] and not match[3] else None
    return _Fault(OLD) if value is not None and _LAST_ROMAN_SESSION < value <= _HIGHEST_ROMAN else None


def _letter(number: _Number) -> _Fault | None:
    match = _shape("letter").fullmatch(number.written)
    if not match:
        return None
    further = expression(r" ?[–-] ?").sub(" to ", match[4])
    return _Fault(WRITE, f"{match[1]} {match[3].upper()}{further}")


def _special(number: _Number) -> _Fault | None:
    match = _shape("special").fullmatch(number.written)
    value = _value(match[3]) if match else None
    if not match or value is None:
        return None
    letter = match[5].strip()
    return _Fault(WRITE, f"{match[1].upper()}-{value}/{match[4]}{' ' if letter else ''}{letter}")


def _yearly(number: _Number) -> _Fault | None:
    match = _shape("yearly").fullmatch(number.written) if number.body == _ECONOMIC else None
    return _Fault(WRITE, f"{match[2]}/{match[1]}") if match else None


def _year(number: _Number) -> _Fault | None:
    # "2779/2025": no organ but the Security Council has come so far, and no year stands first.
    slash = _shape("year-slash").fullmatch(number.written)
    if slash and not _FIRST_YEAR <= int(slash[1]) <= _LAST_YEAR:
        return _Fault(WRITE, f"{slash[1]} ({slash[2]})")
    if number.body != _SECURITY or not _shape("year").fullmatch(number.written):
        return None
    from reslint.facts.resolution_table import security_years

    years = [year for year, _ in security_years(number.written)]
    return _Fault(YEAR, f"{number.written} ({years[0]})") if len(years) == 1 else _Fault(SOME_YEAR)


_JUDGES: dict[str, Callable[[_Number], _Fault | None]] = {
    "roman": _roman,
    "slash": _slash,
    "letter": _letter,
    "special": _special,
    "yearly": _yearly,
    "year": _year,
}
