"""Whether a resolution that is cited without a date behind its number has one in other words."""

from __future__ import annotations

import re
from functools import cache

from reslint.derived.passages import Holder, citations
from reslint.draft import Citation, Draft
from reslint.facts.numerals import MONTHS
from reslint.matching.expressions import expression
from reslint.parsing.citation_bodies import is_assembly_date

__all__ = ["dated_otherwise"]


@cache
def _date_of_some_sort() -> re.Pattern[str]:
    """A date in other words: "resolution 70/1, adopted on 25 September 2015". The years of numbers and titles are none."""
    months = "|".join(MONTHS)
    short = "|".join({month[:3] for month in MONTHS} | {"Sept"})
    return expression(rf"\b(?:\d{{1,2}} (?:of )?(?:{months}|(?:{short})\.?)(?!\w)|(?<!\()(?:19|20)\d\d\b(?! [A-Z]|[–-]\d))")


_CLAUSE = expression(r"[^.;]{0,280}")


def dated_otherwise(draft: Draft, holder: Holder, one: Citation) -> bool:
    """Whether the sentence gives the resolution a date in other words, and not the next one that it cites."""
    string = holder.text.string
    clause = _CLAUSE.match(string, one.end)
    end = clause.end() if clause else one.end
    others = [other for other in citations(draft, holder) if other.kind in ("resolution", "decision")]
    for match in _date_of_some_sort().finditer(string, one.end, end):
        whose = next((other for other in others if other.start <= match.start() < other.end), None)
        if whose is None or _may_share(one, whose):
            return True
    return False


def _may_share(one: Citation, dated: Citation) -> bool:
    """Whether the date of a later resolution may be an earlier one's as well: "70/262 and 2282 (2016) of 27 April 2016"."""
    year = expression(r"\((\d{4})\)$").search(one.number)
    if year:
        return dated.date.startswith(year[1])
    same_session = one.number.partition("/")[0] == dated.number.partition("/")[0]
    return same_session or "/" not in one.number or is_assembly_date(one.number, dated.date)
