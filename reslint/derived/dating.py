"""The year of a draft, which decides between rules that changed in the course of time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from reslint.derived.once import once_a_draft
from reslint.draft import Draft, Kind
from reslint.facts.numerals import integer_of_ordinal, parse_date
from reslint.facts.sessions import session_year
from reslint.matching.expressions import expression
from reslint.parsing.enacting import enacting_organ

__all__ = ["of_another", "year_of"]

_YEAR = expression(r"\b(?:19|20)\d\d\b")
_SYMBOL = expression(r"A/(?:RES/|C\.\d/)?(\d{2,3})/|[A-Z]/[A-Z./\d]*?((?:19|20)\d\d)\b")
# What bodies issue that recommend drafts to the Assembly or to the Council: their sessions are their own.
_RECOMMENDING = {
    "General Assembly": ("E/", "A/AC.", "A/CONF.", "A/HRC/"),
    "Economic and Social Council": ("E/CN.", "E/C.", "E/AC."),
}
_DATED = expression(r"\b\d{1,2} (?:Jan|Febr|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec)[a-z]* ((?:19|20)\d\d)\b")


@once_a_draft
def year_of(draft: Draft) -> int | None:
    """The year that the masthead gives; where it gives none, the latest year of a date in the text, which the draft is not older
    than; None where there is none either.
    """
    return next(_of_masthead(draft), None) or max(_of_text(draft), default=None)


def of_another(draft: Draft) -> bool:
    """Whether the masthead is that of another organ than the one that speaks: of a commission that recommends the draft to it."""
    symbol = draft.masthead.symbol
    if symbol is not None and symbol.value.startswith(_RECOMMENDING.get(draft.organ, ())):
        return True
    before = takewhile(lambda paragraph: paragraph.kind is not Kind.ENACTING, draft.paragraphs)
    named = (enacting_organ(paragraph.text.string) for paragraph in before if paragraph.kind is Kind.TEXT)
    return any(organ and organ != draft.organ for organ in named)


def _of_masthead(draft: Draft) -> Iterator[int]:
    masthead = draft.masthead
    for field in (masthead.date, masthead.adoption):
        if field is not None:
            day = parse_date(field.value)
            year = _YEAR.search(field.value)
            if day or year:
                yield day.year if day else int(year[0]) if year else 0
    session = None if of_another(draft) else masthead.session
    if session is not None and (number := integer_of_ordinal(session.value.split(" ")[0])):
        opened = session_year(number, draft.organ) if draft.organ else None
        if opened:
            yield opened
    if masthead.symbol is not None and (match := _SYMBOL.search(masthead.symbol.value)):
        yield int(match[2]) if match[2] else 1945 + int(match[1])


def _of_text(draft: Draft) -> Iterator[int]:
    for text in (*(one.text for one in draft.paragraphs), *(one.text for one in draft.notes)):
        for match in _DATED.finditer(text.string):
            yield int(match[1])
