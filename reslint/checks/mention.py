"""mention: how a draft comes back to a resolution that it cites.

``first``: where it is cited first, its date stands with it. ``again``: later the date is not repeated. ``twice``: it stands once
in a list. ``order``: the resolutions of a list stand in the order of their adoption.

Only resolutions whose body is certain are compared, in the main part of a draft and in each annex; of several resolutions in one
file each stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from reslint.checks.dates_of_mentions import dated_otherwise
from reslint.derived.called import disordered
from reslint.derived.passages import Passage, citations, select
from reslint.derived.present import ASSEMBLY
from reslint.derived.ranges import overlaps
from reslint.derived.texts import text_of
from reslint.draft import Citation, Draft, Paragraph
from reslint.facts.numerals import MONTHS
from reslint.finding import Edit, Finding
from reslint.fixes import fix, replacement
from reslint.fixes.rows import rearranged
from reslint.matching.expressions import expression
from reslint.parsing.citation_bodies import is_assembly_date
from reslint.rules import Rule

WORDS = ("number", "right", "first")

FIRST = "Resolution {number} is cited here for the first time: its date is missing"
SEVERAL = "Resolutions {number} are cited here for the first time: their dates are missing"
FIRST_KNOWN = "Resolution {number} is cited here for the first time: its date, {right}, is missing"
AGAIN = "The date of resolution {number} stands in {first} already and is not repeated"
TWICE = "Resolution {number} stands twice in this list"
ORDER = "Resolution {number} is older than {first}, which stands before it in this list"

_Where = tuple[int, str]

# Committees of the Security Council are called by the resolutions that they go back to.
_NAME_OF_BODY = expression(
    r"\b(?:Committee|Group|Panel) (?:\w+ ){0,5}pursuant to (?:paragraph \d+ of )?(?:\w+ ){0,3}resolutions?[^;.]*$"
)
_DAY_BEHIND = expression(r" of \d{1,2} [A-Z][a-z]+ \d{4}")
_BODIES = frozenset({"General Assembly", "Security Council", "Economic and Social Council", "Human Rights Council"})


class Settings(NamedTuple):
    """``judge``: what is looked at, see above."""

    judge: Literal["first", "again", "twice", "order"]


class _Cited(NamedTuple):
    """A resolution cited in a passage."""

    passage: Passage
    citation: Citation

    @property
    def key(self) -> tuple[str, str]:
        return self.citation.body, self.citation.number

    @property
    def string(self) -> str:
        """The text it stands in."""
        return self.passage.holder.text.string

    @property
    def place(self) -> tuple[int, int]:
        """Where its number stands."""
        at = self.string.find(self.citation.number, self.citation.start, self.citation.end)
        return (at, at + len(self.citation.number)) if at >= 0 else (self.citation.start, self.citation.end)


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The mentions that are not as they should be."""
    cited = [
        _Cited(passage, one)
        for passage in select(draft, rule.where)
        if "esolution" in passage.holder.text.string
        for one in citations(draft, passage.holder)
        if one.kind == "resolution" and one.body in _BODIES and _within(passage, one)
    ]
    yield from _JUDGES[settings.judge](draft, rule, cited)


def _within(passage: Passage, one: Citation) -> bool:
    place = (one.start, one.end)
    return passage.start <= one.start and one.end <= passage.end and not overlaps(place, passage.excluded)


def _first(draft: Draft, rule: Rule, cited: list[_Cited]) -> Iterator[Finding]:
    seen: set[tuple[_Where, tuple[str, str]]] = set()
    undated: list[_Cited] = []
    for one in cited:
        key, citation = (_where(draft, one), one.key), one.citation
        if key in seen:
            continue
        seen.add(key)
        if (
            citation.date
            or citation.part("day")
            or dated_otherwise(draft, one.passage.holder, citation)
            or _of_series(one, cited)
        ):
            continue
        if _NAME_OF_BODY.search(one.string, max(0, citation.start - 120), one.place[0]):
            continue
        undated.append(one)
    for row in _rows(undated):
        yield _undated(rule, row)


def _undated(rule: Rule, row: Sequence[_Cited]) -> Finding:
    """The finding for a resolution, or for several side by side."""
    text, label = row[0].passage.holder.text, row[0].passage.holder.label
    rights = [_known(one.citation) for one in row]
    edits = [_dated(one, right) for one, right in zip(row, rights, strict=True)]
    numbers = [one.citation.number for one in row]
    spans = [text.span(*one.place) for one in row]
    message = SEVERAL if len(row) > 1 else FIRST_KNOWN if rights[0] else FIRST
    listed = numbers[0] if len(row) == 1 else f"{', '.join(numbers[:-1])} and {numbers[-1]}"
    return rule.finding_at(label, spans[0], message, fix(rule.fix, edits), tuple(spans[1:]), number=listed, right=rights[0])


def _dated(one: _Cited, right: str) -> Edit | None:
    """The edit that puts the date behind the number, where nothing else stands there."""
    start, end = one.place
    whole = right and end == one.citation.end and not expression(r"[\w–-]").match(one.string, end)
    return replacement(one.passage.holder.text, start, end, f"{one.citation.number} of {right}") if whole else None


def _of_series(one: _Cited, cited: list[_Cited]) -> bool:
    """Whether it is a member of a list in which another part of the same resolution has been dated ("74/255 B")."""
    stem = one.citation.number.split(" ", 1)[0]
    return any(
        other.citation.date and other.citation.number.split(" ", 1)[0] == stem and other.citation.number != one.citation.number
        for other in cited
    )


def _where(draft: Draft, one: _Cited) -> _Where:
    """Which text of the draft it stands in, and which part of that."""
    holder = one.passage.holder
    return text_of(draft, holder), holder.part if isinstance(holder, Paragraph) else "note"


def _known(citation: Citation) -> str:
    """The day of adoption in words, where the tables are sure of it."""
    from reslint.facts.resolution_table import resolution

    known = resolution(citation.body, citation.number)
    if known is None or not known.strong:
        return ""
    day = date.fromisoformat(known.date)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _again(draft: Draft, rule: Rule, cited: list[_Cited]) -> Iterator[Finding]:
    dated: dict[tuple[_Where, tuple[str, str]], _Cited] = {}
    for one in cited:
        citation = one.citation
        if not citation.date:
            continue
        before = dated.setdefault((_where(draft, one), one.key), one)
        if before is one or before.citation.date != citation.date:
            continue
        start = one.place[1]
        behind = _DAY_BEHIND.match(one.string, start)
        # In a list every resolution has its date, though one of them has been cited before.
        if behind is None or _in_list(one.string, citation, behind.end()):
            continue
        edit = replacement(one.passage.holder.text, *behind.span(), "")
        words = {"number": citation.number, "first": before.passage.holder.label}
        yield rule.finding(one.passage.holder, *behind.span(), AGAIN, fix(rule.fix, [edit]), **words)


def _in_list(string: str, citation: Citation, end: int) -> bool:
    return (
        "esolutions" in string[citation.start : citation.end]
        or "esolution" not in string[citation.start : citation.end]
        or (expression(r",? and \d|, \d").match(string[end:]) is not None)
    )


_JOINT = expression(r"(?: of \d{1,2} [A-Z][a-z]+ \d{4})?(?:, ?| and |, and | or )(?:resolutions? )?")
"""What stands between two members of a list."""


def _lists(cited: Sequence[_Cited]) -> Iterator[list[_Cited]]:
    """The lists: resolutions of one body side by side under one noun."""
    return (row for row in _rows(cited) if len(row) > 1)


def _rows(cited: Sequence[_Cited]) -> Iterator[list[_Cited]]:
    """The resolutions in rows of those that stand side by side."""
    row: list[_Cited] = []
    for before, one in pairwise([None, *cited]):
        if one is None:
            continue
        joined = (
            before is not None
            and before.passage.holder is one.passage.holder
            and before.citation.body == one.citation.body
            and _JOINT.fullmatch(one.string, before.citation.end, one.citation.start) is not None
        )
        if not joined and row:
            yield row
            row = []
        row.append(one)
    if row:
        yield row


def _twice(_: Draft, rule: Rule, cited: list[_Cited]) -> Iterator[Finding]:
    for row in _lists(cited):
        seen: set[tuple[str, str]] = set()
        for one in row:
            if one.key in seen and not one.citation.part("of"):
                yield rule.finding(one.passage.holder, *one.place, TWICE, None, number=one.citation.number)
            seen.add(one.key)


def _order(draft: Draft, rule: Rule, cited: list[_Cited]) -> Iterator[Finding]:
    for row in _lists(cited):
        ages = [_age(one.citation) for one in row]
        backwards = ages == sorted(ages, reverse=True) or any(one.citation.part("of") for one in row)
        if backwards and not any(one.citation.date for one in row):
            continue  # The latest stands first on purpose, or each has its paragraph.
        for before, one in pairwise(row):
            first, second = before.citation, one.citation
            older = _age(first) and _age(second) and _age(second) < _age(first)
            if len(row) > 2 and older and not _counts_on(first.number, second.number):
                mended = fix(rule.fix, _sorted(draft, row) or [])
                yield rule.finding(one.passage.holder, *one.place, ORDER, mended, number=second.number, first=first.number)
                break


_OF_SECURITY = expression(r"(\d{1,4}) \(\d{4}\)")


def _age(one: Citation) -> str:
    """What a resolution is sorted by: its day, or its number where the numbers of all years run on; "" where neither is there, or
    the day cannot be that of the number.
    """
    numbered = _OF_SECURITY.fullmatch(one.number)
    if numbered:
        return numbered[1].zfill(4)
    regular = one.body == ASSEMBLY and one.number.split("/", 1)[0].isdigit()
    wrong = regular and "/" in one.number and not is_assembly_date(one.number, one.date)
    return "" if wrong else one.date


def _counts_on(first: str, second: str) -> bool:
    """Whether a number is a later one of the same session, though it was adopted on an earlier day."""
    numbers = [
        expression(r"(?P<before>[\d-]+/)?(?P<number>\d+)(?: ?[A-Z])?(?P<behind> \([IVXL]+\))?").fullmatch(one)
        for one in (first, second)
    ]
    if numbers[0] is None or numbers[1] is None:
        return False
    one, other = numbers[0], numbers[1]
    same = one["before"] == other["before"] and one["behind"] == other["behind"]
    return same and int(one["number"]) < int(other["number"])


def _sorted(draft: Draft, row: Sequence[_Cited]) -> list[Edit] | None:
    """The edits that put a list in order of which one member is out of place.

    None where it is the first, which may stand there on purpose, and where words or calls hang on a member.
    """
    holder, dates = row[0].passage.holder, [_age(one.citation) for one in row]
    order = sorted(range(len(row)), key=lambda index: dates[index])
    places = [(one.place[0], one.citation.end) for one in row]
    start, end = places[0][0], places[-1][1]
    single = len(disordered([order.index(index) for index in range(len(row))])) == 1 and dates[1:] != sorted(dates[1:])
    called = isinstance(holder, Paragraph) and any(start < call.at <= end for call in holder.calls)
    alone = all(_DATED_NUMBER.fullmatch(one.string, *place) for one, place in zip(row, places, strict=True))
    if (
        "" in dates
        or not single
        or called
        or not alone
        or row[0].citation.part("of")
        or not _list_ends().match(row[0].string, end)
    ):
        return None
    return rearranged(draft, holder.text, places, order)


_DATED_NUMBER = expression(r"[^,;]+? of \d{1,2} [A-Z][a-z]+ \d{4}|(?:.*esolutions? )?\d{1,4} \(\d{4}\)")


@cache
def _list_ends() -> re.Pattern[str]:
    """What may stand behind a list of which the last member has no words of its own, such as a title or its content.

    "Resolutions 65/3, 68/9 and 70/1 on the oceans" are all on the oceans.
    """
    further = r"(?:all |its |other |the )*(?:other|relevant|subsequent|previous|decisions?|resolutions?)\b"
    of_another = r"[A-Z][\w ]{4,60} resolutions?\b"
    return expression(rf"[.;)]|,?$|,? on |(?:, and|,| and| as well as) (?:{further}|{of_another})")


_JUDGES: dict[str, Callable[[Draft, Rule, list[_Cited]], Iterator[Finding]]] = {
    "first": _first,
    "again": _again,
    "twice": _twice,
    "order": _order,
}
