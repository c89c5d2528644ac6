"""Statements of the President of the Security Council: the year in the symbol is that of the day."""

from __future__ import annotations

from collections.abc import Iterator

from reslint.derived.called import placed_calls
from reslint.derived.passages import select
from reslint.derived.ranges import overlaps
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.matching.expressions import expression
from reslint.rules import Rule

__all__ = ["statements_of_other_years"]

STATEMENT = "The symbol {number} is of {years}, and the statement is said to be of {found}"

_MARK = "S/PRST/"
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
    for one in placed_calls(draft) if noted else ():
        string, symbol = one.paragraph.text.string, noted.get(one.call.mark)
        day = _DAY_BEFORE.search(string, max(0, one.call.at - _LONGEST_DAY), one.call.at) if symbol else None
        if symbol and day and day["year"] != symbol["of"]:
            words = {"number": symbol["symbol"], "years": symbol["of"]}
            yield rule.finding(one.paragraph, *day.span("day"), STATEMENT, None, **words)
