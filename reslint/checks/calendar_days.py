"""Dates that are none: days that no month has, and years so far ahead that figures must have changed places."""

from __future__ import annotations

from collections.abc import Iterator

from reslint.derived.passages import Passage, citations, select
from reslint.derived.present import present_of
from reslint.derived.ranges import overlaps
from reslint.draft import Citation, Draft
from reslint.facts.numerals import parse_date
from reslint.finding import Finding
from reslint.matching.expressions import expression
from reslint.rules import Rule

__all__ = ["no_days"]

NO_DAY = "There is no {found}"
OTHER_WEEKDAY = "{day} is a {right}, not a {found}"
FAR_AHEAD = "{found} is far in the future: are figures of the year in the wrong order?"

_FAR = 40
# For drafts that do not tell their own time.
_SOME_YEAR = 2030
_YEARLESS = expression(
    r"(?<![\w/.,–-])(?:31 (?:April|June|September|November)|3[01] February)\b(?!,? \d{4})"
    r"|(?<![\w–-])(?:(?:April|June|September|November) 31|February 3[01])\b(?!,? \d{4}|[/.]\d)"
)
"""A day that no year has, without its year."""
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WITH_WEEKDAY = expression(rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)}),? (?:the )?(?P<day>\d{{1,2}} [A-Z][a-z]+ (?:19|20)\d\d)\b")
_MONTH_ENDS = ("ary", "rch", "ril", "May", "une", "uly", "ust", "ber")


def no_days(draft: Draft, rule: Rule) -> Iterator[Finding]:
    """The dates that cannot be meant."""
    present = present_of(draft)
    latest = (present.year or (1945 + present.assembly if present.assembly else _SOME_YEAR)) + _FAR
    for passage in select(draft, rule.where):
        string = passage.holder.text.string
        if not any(end in string for end in _MONTH_ENDS):
            continue
        yield from _yearless(passage, rule)
        yield from _other_weekday(passage, rule)
        for one in citations(draft, passage.holder):
            day = one.part("day")
            far = one.kind == "date" and one.date != "" and int(one.date[:4]) > latest
            if not day and not far:
                continue
            start, end = _place(string, one, day)
            if passage.start <= start and end <= passage.end and not overlaps((start, end), passage.excluded):
                yield rule.finding(passage.holder, start, end, NO_DAY if day else FAR_AHEAD, None)


def _yearless(passage: Passage, rule: Rule) -> Iterator[Finding]:
    string = passage.holder.text.string
    for match in _YEARLESS.finditer(string, passage.start, passage.end) if "31" in string or "30" in string else ():
        if not overlaps(match.span(), passage.excluded):
            yield rule.finding(passage.holder, *match.span(), NO_DAY, None)


def _other_weekday(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """The weekdays that are not those of their dates."""
    string = passage.holder.text.string
    for match in _WITH_WEEKDAY.finditer(string, passage.start, passage.end) if "day" in string else ():
        date = parse_date(match["day"])
        right = _WEEKDAYS[date.weekday()] if date else match["weekday"]
        if right != match["weekday"] and not overlaps(match.span(), passage.excluded):
            yield rule.finding(passage.holder, *match.span("weekday"), OTHER_WEEKDAY, None, day=match["day"], right=right)


def _place(string: str, one: Citation, day: str) -> tuple[int, int]:
    at = string.find(day, one.start, one.end) if day else -1
    return (at, at + len(day)) if at >= 0 else (one.start, one.end)
