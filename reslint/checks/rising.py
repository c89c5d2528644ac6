"""rising: numbers that follow each other, of which the second is the greater, "paragraphs 3 and 5", "2015–2030"."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from typing import NamedTuple

from reslint.checks.unless import Unless
from reslint.derived.passages import Hit, search
from reslint.derived.ranges import Range, overlaps
from reslint.draft import Draft
from reslint.facts.numerals import MONTHS, integer_of_roman
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule

WORDS = ("first", "second")
FALLING = "“{found}”: {first} is behind {second}, not before it"
EQUAL = "“{found}”: the same stands there twice"
FIRST, SECOND = "first", "second"
# A stretch that begins in October or later and ends in March or before goes over the turn of the year.
_AUTUMN, _SPRING = MONTHS.index("October"), MONTHS.index("March")


class Settings(NamedTuple):
    """``patterns``: where two numbers follow each other, in figures or roman numerals, in groups named ``first`` and
    ``second``. Months and years are in ``first_month``, ``second_month``, ``first_year`` and ``second_year``; what only
    one of the two has holds for both. ``equal``: whether the same number twice is right; ``unless``: patterns that silence a
    match which they overlap.
    """

    patterns: tuple[Regex, ...]
    equal: bool = False
    unless: tuple[Regex, ...] = ()


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if not settings.patterns:
        yield '"patterns" is empty: it needs patterns of two numbers'
    for source in settings.patterns:
        if not {FIRST, SECOND} <= set(pattern(source, ignore_case=False).compiled.groupindex):
            yield f'"patterns" has "{source}", which lacks a group "{FIRST}" or a group "{SECOND}"'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The pairs of which the second number is not the greater. Raises TimeoutError."""
    unless = Unless(settings.unless, ignore_case=False)
    said: dict[int, list[Range]] = {}
    for source in settings.patterns:
        for hit in search(draft, rule.where, pattern(source, ignore_case=False)):
            first, second = _value(hit, FIRST, SECOND), _value(hit, SECOND, FIRST)
            if first is None or second is None or first < second or (first == second and settings.equal):
                continue
            # "29 December to 4 January 2026".
            if not _group(hit, "first_year") and first[1] >= _AUTUMN and second[1] <= _SPRING and _group(hit, "first_month"):
                continue
            earlier = said.setdefault(id(hit.holder), [])
            place = (hit.match.start(FIRST), _span(hit, SECOND)[1])
            if not overlaps(place, earlier) and not unless.silences(hit):
                insort(earlier, place)
                yield _finding(rule, hit, place, equal=first == second)


def _value(hit: Hit, side: str, other: str) -> tuple[int, int, int] | None:
    """Year, month and number; None for what is no number."""
    number = _integer(_group(hit, side))
    year = _integer(_group(hit, f"{side}_year") or _group(hit, f"{other}_year"))
    month = _group(hit, f"{side}_month") or _group(hit, f"{other}_month")
    return None if number is None else (year or 0, MONTHS.index(month) if month in MONTHS else 0, number)


def _group(hit: Hit, name: str) -> str:
    return (hit.match[name] or "") if name in hit.match.re.groupindex else ""


def _integer(numeral: str) -> int | None:
    return int(numeral) if numeral.isdecimal() else integer_of_roman(numeral)


def _span(hit: Hit, side: str) -> Range:
    """Where a number stands, with the month and year behind it."""
    ends = [hit.match.end(name) for name in (side, f"{side}_month", f"{side}_year") if name in hit.match.re.groupindex]
    return hit.match.start(side), max(ends)


def _finding(rule: Rule, hit: Hit, place: Range, equal: bool) -> Finding:
    text = hit.holder.text
    spans = (_span(hit, FIRST), _span(hit, SECOND))
    first, second = (text.string[start:end] for start, end in spans)
    alone = all(span == hit.match.span(side) for span, side in zip(spans, (FIRST, SECOND), strict=True))
    changed = list(zip(spans, (second, first), strict=True)) if alone and not equal else []
    mended = fix(rule.fix, [replacement(text, start, end, new) for (start, end), new in changed]) if changed else None
    return rule.finding(hit.holder, *place, EQUAL if equal else FALLING, mended, first=first, second=second)
