"""fact: what is said of a name that the tables know is what they say.

``year``: a treaty, declaration or plan is given with a year, and it is not one of those that belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from reslint.derived.passages import Passage, select
from reslint.derived.ranges import Range, overlaps
from reslint.draft import Draft
from reslint.facts.instrument_table import Instrument, Mention, instruments_in
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.rules import Rule

WORDS = ("name", "right", "elsewhere")

MESSAGE = "The year of the {name} is {right}, not {found}{elsewhere}"
AMENDED = "The {name} was amended in {right}, not in {found}{elsewhere}"
_MOST_PLACES = 3
_YEAR = expression(r"\d{4}")
_BEFORE = expression(
    r"(?:[^\d)]|[^\d]\)) of (?:\d{1,2} [A-Z][a-z]{2,8} )?$|[^\d],? \($|[^\d], $|[a-z] (?:in|on \d{1,2} [A-Z][a-z]{2,8}) $"
)
_MONTH_BEFORE = expression(r"(?:ary|rch|ril|May|une|uly|ust|ber) $")
_LONGEST_DATE = 24


class Settings(NamedTuple):
    """``table``: what names are meant; ``field``: what of them."""

    table: Literal["instruments"]
    field: Literal["year"]


class _Placed(NamedTuple):
    """An instrument named in a passage."""

    passage: Passage
    mention: Mention


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The years that are not the instrument's."""
    named = [
        _Placed(passage, mention)
        for passage in select(draft, rule.where)
        for mention in instruments_in(passage.holder.text.string)
        if (mention.year or mention.amended) and _gives_year(passage.holder.text.string)
    ]
    for placed in named:
        mention = placed.mention
        if mention.agrees:
            continue
        place, right, message = _wrong(placed)
        if not (placed.passage.start <= place[0] and place[1] <= placed.passage.end) or overlaps(place, placed.passage.excluded):
            continue
        text = placed.passage.holder.text
        edit = replacement(text, *place, str(right)) if right else None
        years = str(right) if right else " or ".join(map(str, mention.instrument.further_years))
        elsewhere = _elsewhere(named, mention.instrument, right)
        yield rule.finding(
            placed.passage.holder,
            *place,
            message,
            fix(rule.fix, [edit]),
            name=mention.name.removeprefix("the "),
            right=years,
            elsewhere=elsewhere,
        )


def _gives_year(string: str) -> bool:
    """Whether a year stands in it as one stands beside a name, not as in "resolution 70/1 of 25 September 2015"."""
    for match in _YEAR.finditer(string):
        at = match.start()
        before = string[max(0, at - _LONGEST_DATE) : at]
        named = string[at + 5 : at + 6].isupper() and string[at : at + 6] != "2030 A" and not _MONTH_BEFORE.search(before)
        if named or _BEFORE.search(before):
            return True
    return False


def _wrong(placed: _Placed) -> tuple[Range, int, str]:
    """The year that is wrong, the one that is right, 0 where several may be, and the message."""
    mention, string = placed.mention, placed.passage.holder.text.string
    one = mention.instrument
    if mention.year and mention.year not in one.years:
        return (mention.year_start, mention.year_end), one.year, MESSAGE
    at = string.rindex(str(mention.amended), mention.start, mention.end)
    right = one.further_years[0] if len(one.further_years) == 1 else 0
    return (at, at + len(str(mention.amended))), right, AMENDED if one.further_years else MESSAGE


def _elsewhere(named: list[_Placed], one: Instrument, right: int) -> str:
    """Where the draft itself has the right year."""
    places = dict.fromkeys(
        placed.passage.holder.label
        for placed in named
        if placed.mention.instrument is one and placed.mention.agrees and right in (placed.mention.year, placed.mention.amended)
    )
    if not right or not places:
        return ""
    some = [*places][:_MOST_PLACES]
    more = " and in other places" if len(places) > len(some) else ""
    return f"; elsewhere this draft has {right} ({', '.join(some)}{more})"
