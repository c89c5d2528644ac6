"""The time of a draft: its session and its day, as far as the masthead has them."""

from __future__ import annotations

from typing import NamedTuple

from reslint.derived.dating import of_another
from reslint.derived.once import once_a_draft
from reslint.draft import Draft
from reslint.facts.numerals import integer_of_ordinal, parse_date
from reslint.facts.organ_table import organ_named
from reslint.matching.expressions import expression

__all__ = ["ASSEMBLY", "COUNCIL", "RIGHTS", "Present", "present_of", "session_on", "year_of_rights"]

ASSEMBLY = "General Assembly"
COUNCIL = "Economic and Social Council"
RIGHTS = "Human Rights Council"

_OF_ASSEMBLY = expression(r"A/(?:RES/|C\.\d/|DEC/)?(\d{2,3})/")
_OF_RIGHTS = expression(r"A/HRC/(?:RES/|DEC/)?(\d{1,3})/")
_OF_SECURITY = expression(r"S/RES/(\d{1,4}) ?\((\d{4})\)|S/((?:19|20)\d\d)/\d")
_OF_COUNCIL = expression(r"E/(?:RES/|DEC/)?((?:19|20)\d\d)/")
_OF_COMMISSION = expression(r"E/CN\.\d+/((?:19|20)\d\d)/")
# The Council meets three times a year, the third time when the Assembly's session has opened.
_FIRST_RIGHTS_YEAR, _RIGHTS_A_YEAR = 2006, 3
_DAY = expression(r"\d{1,2} [A-Z][a-z]+ \d{4}")
# The Assembly's regular session opens on the Tuesday of the second week of September that has a working day.
_OPENING = "-09-14"


class Present(NamedTuple):
    """``session``: the number of the regular session that the draft belongs to, 0 where it is not known; ``day``: its latest day
    (ISO): of its adoption, else of its issue, or "". ``year``: of that day or of the symbol, 0 where neither tells it;
    ``assembly``: the Assembly's session at that time. ``year_session``: the session of the Economic and Social Council that the
    draft belongs to, which is called by its year, or 0.
    """

    session: int
    day: str
    year: int
    assembly: int
    year_session: int = 0


@once_a_draft
def present_of(draft: Draft) -> Present:
    """The time of the draft."""
    day = _day(draft)
    year = int(day[:4]) if day else 0
    session = 0 if of_another(draft) else _session(draft)
    symbol = draft.masthead.symbol.value if draft.masthead.symbol is not None else ""
    if draft.organ == "Security Council" and not year:
        found = _OF_SECURITY.match(symbol)
        year = int(found[2] or found[3]) if found else 0
    assembly = session if draft.organ == ASSEMBLY else 0
    if draft.organ == RIGHTS and session and not day:
        year, meeting = year_of_rights(session), (session - 1) % _RIGHTS_A_YEAR
        assembly = year - 1945 if meeting == _RIGHTS_A_YEAR - 1 else year - 1946
    by_year = _OF_COUNCIL.match(symbol) if draft.organ == COUNCIL else None
    if not assembly and day:
        assembly = session_on(day)
        session = session or (assembly if draft.organ == ASSEMBLY else 0)
    return Present(session, day, year, assembly, int(by_year[1]) if by_year else 0)


def year_of_rights(session: int) -> int:
    """The year of a session of the Human Rights Council."""
    return _FIRST_RIGHTS_YEAR + (session - 1) // _RIGHTS_A_YEAR


def session_on(day: str) -> int:
    """The regular session of the General Assembly on a day (ISO)."""
    year = int(day[:4])
    return year - 1945 if day >= f"{year}{_OPENING}" else year - 1946


def _day(draft: Draft) -> str:
    for field in (draft.masthead.adoption, draft.masthead.date):
        found = _DAY.search(field.value) if field else None
        day = parse_date(found[0]) if found else None
        if day:
            return day.isoformat()
    return ""


def _session(draft: Draft) -> int:
    """The regular session that the symbol names, else the words of the masthead; 0 where the two do not agree."""
    said = 0
    field, symbol = draft.masthead.session, draft.masthead.symbol
    if field is not None and not expression(r"special|emergency").search(field.value):
        said = integer_of_ordinal(field.value.rsplit(" ", 1)[0].removesuffix(" resumed").removesuffix(" substantive")) or 0
    pattern = {ASSEMBLY: _OF_ASSEMBLY, RIGHTS: _OF_RIGHTS}.get(draft.organ, _OF_COMMISSION)
    found = pattern.match(symbol.value) if symbol is not None else None
    named = int(found[1]) if found else 0
    if pattern is _OF_COMMISSION and found:
        body = organ_named(draft.organ)
        named = max(0, named - body.base) if body and body.base else 0
    if named and said and named != said:
        return 0
    return named or said
