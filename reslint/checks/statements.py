"""Statements of the President of the Security Council, reports and letters to it: the year in the symbol is that of the day.

So too resolutions of the World Health Assembly, "WHA71.5 (2018)", whose year is that of the session in their number.
"""

from __future__ import annotations

from collections.abc import Iterator

from reslint.derived.called import placed_calls
from reslint.derived.passages import Passage, select
from reslint.derived.ranges import overlaps
from reslint.draft import Draft
from reslint.facts.numerals import ordinal
from reslint.facts.sessions import session_year
from reslint.finding import Finding
from reslint.matching.expressions import expression
from reslint.rules import Rule

__all__ = ["statements_of_other_years"]

STATEMENT = "The symbol {number} is of {years}, and the statement is said to be of {found}"

ISSUED = "The symbol {number} is of {years}, and the {noun} is said to be of {found}"
OF_HEALTH_ASSEMBLY = "The {session} World Health Assembly was in {years}, so {number} cannot be of {found}"

_MARK = "S/PRST/"
_HEALTH_MARK = "WHA"
_OF_HEALTH_ASSEMBLY = expression(r"\b(?P<number>WHA ?(?P<session>\d{2})(?:\.\d{1,2}|\(\d{1,2}\))) \((?P<year>(?:19|20)\d\d)\)")
_OF_COUNCIL = "(S/"
# "The report of the Secretary-General of 3 May 2026 (S/2026/999)", "the letter dated 3 May 2026 from … (S/2026/999)"
_ISSUED = expression(
    r"\b(?P<noun>report|letter)\b(?P<between>[^();:\d]{1,120})(?P<day>\d{1,2} (?P<month>[A-Z][a-z]+) (?P<year>\d{4}))"
    r"[^();\d]{0,160}\((?P<symbol>S/(?P<of>\d{4})/\d+)\)"
)
# What is written at the end of a year may be issued in the next.
_LATE = ("November", "December")
_ENCLOSED = expression(r"(?P<day>\d{1,2} [A-Z][a-z]+ (?P<year>\d{4})) \((?P<symbol>S/PRST/(?P<of>\d{4})/\d+)\)")
_NOTE = expression(r"(?:See )?(?P<symbol>S/PRST/(?P<of>\d{4})/\d+)\.?")
_DAY_BEFORE = expression(r"(?P<day>\d{1,2} [A-Z][a-z]+ (?P<year>\d{4}))[,;.]?\Z")
_LONGEST_DAY = 20


def statements_of_other_years(draft: Draft, rule: Rule) -> Iterator[Finding]:
    """The days that stand with the symbol of another year, be that in parentheses or in the note that is called there."""
    noted = {note.mark: found for note in draft.notes if (found := _NOTE.fullmatch(note.text.string.strip()))}
    for passage in select(draft, rule.where):
        string = passage.holder.text.string
        for match in _ENCLOSED.finditer(string, passage.start, passage.end) if _MARK in string else ():
            if match["year"] != match["of"] and not overlaps(match.span("day"), passage.excluded):
                yield rule.finding(passage.holder, *match.span("day"), STATEMENT, None, number=match["symbol"], years=match["of"])
        if _OF_COUNCIL in string:
            yield from _issued_in_other_years(passage, rule)
        if _HEALTH_MARK in string:
            yield from _of_other_health_assemblies(passage, rule)
    for one in placed_calls(draft) if noted else ():
        string, symbol = one.paragraph.text.string, noted.get(one.call.mark)
        day = _DAY_BEFORE.search(string, max(0, one.call.at - _LONGEST_DAY), one.call.at) if symbol else None
        if symbol and day and day["year"] != symbol["of"]:
            words = {"number": symbol["symbol"], "years": symbol["of"]}
            yield rule.finding(one.paragraph, *day.span("day"), STATEMENT, None, **words)


def _issued_in_other_years(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """The reports and letters whose symbol is of a year before that of their day, or long behind it."""
    for match in _ISSUED.finditer(passage.holder.text.string, passage.start, passage.end):
        later = match["of"] > match["year"] and match["month"] in _LATE
        if match["of"] != match["year"] and not later and not overlaps(match.span("day"), passage.excluded):
            words = {"number": match["symbol"], "years": match["of"], "noun": match["noun"]}
            yield rule.finding(passage.holder, *match.span("day"), ISSUED, None, **words)


def _of_other_health_assemblies(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """The years behind numbers of the World Health Assembly that are not those of its sessions."""
    for match in _OF_HEALTH_ASSEMBLY.finditer(passage.holder.text.string, passage.start, passage.end):
        session = int(match["session"])
        held = session_year(session, "World Health Assembly")
        if held and held != int(match["year"]) and not overlaps(match.span("year"), passage.excluded):
            words = {"number": match["number"], "session": ordinal(session), "years": str(held)}
            yield rule.finding(passage.holder, *match.span("year"), OF_HEALTH_ASSEMBLY, None, **words)
