"""masthead: a datum of the masthead has its form and agrees with the others.

A datum is asked for one thing at a time: one of several values, a form, not to have a wrong form (``swap``), to be there, or, for
the session, to be the one that the symbol names. The first case that holds for the draft decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, get_args

from reslint.draft import Draft, Field, Kind
from reslint.facts.numerals import integer_of_ordinal, ordinal, parse_date
from reslint.facts.organ_table import organs
from reslint.facts.sessions import session_year
from reslint.finding import Edit, Finding
from reslint.fixes import fix
from reslint.matching.expressions import expression
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule
from reslint.text import Span

WORDS = ("right", "symbol", "organ")
MESSAGE = "{summary}"

Name = Literal["symbol", "distribution", "date", "language", "session", "agenda-item", "committee"]

_SESSION = expression(
    r"(?P<number>.+?)\s+(?P<sort>(?:emergency special|special)\s+)?(?:(?:resumed|organizational|substantive)\s+)?session",
    re.IGNORECASE,
)
_NUMBERED = expression(r"(?:A|A/C\.\d|A/RES|A/DEC|A/HRC|A/HRC/RES|A/HRC/DEC)/(?P<sort>S-|ES-)?(?P<number>\d{1,2})/")
_OF_ASSEMBLY = expression(r"A/(?:RES/|DEC/|(?:C\.\d/)?(?=\d{2}/L\.))(\d{2})/")
_FIRST_MONTH, _LAST_MONTH = 9, 12
# A draft is older than its session's end, and one for the session of a year may be printed in the weeks before.
_END_OF_DRAFTS, _EARLY = 9, 11
_OF_YEAR = expression(r"(?:E/(?:CN\.\d+/)?|S/)(?P<year>(?:19|20)\d\d)/")
_BY_YEAR = expression(r"(?P<series>E/CN\.\d+/)(?P<year>(?:19|20)\d\d)/")
_OF_COUNCIL = expression(r"E/(?:RES/|DEC/)?((?:19|20)\d\d)/")
_CALLED_BY_YEAR = expression(r"((?:19|20)\d\d) session")
_SORTS = {"": "", "S-": "special", "ES-": "emergency special"}


class Case(NamedTuple):
    """When it holds, and what is asked for then.

    ``when``: patterns that other data have ("symbol", "distribution" ... "organ", "stage", "form"). ``values``: what is right;
    ``forms``: patterns one of which the whole datum is; ``swap``: wrong forms and what is right for them, all applied;
    ``there``: the datum is not missing; ``as_symbol``: the session is that of the symbol; ``in_session``: the date is a day of
    the session that the symbol names.
    """

    when: Mapping[str, Regex] = {}
    values: tuple[str, ...] = ()
    forms: tuple[Regex, ...] = ()
    swap: Mapping[Regex, str] = {}
    there: bool = False
    as_symbol: bool = False
    in_session: bool = False


class Settings(NamedTuple):
    """``field``: the datum; ``cases``: what is asked of it."""

    field: Name
    cases: tuple[Case, ...]


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    known = (*get_args(Name), "organ", "stage", "form")
    for case in settings.cases:
        for name in case.when:
            if name not in known:
                yield f'"{name}" is no datum of a masthead; known are {", ".join(known)}'
        if not (case.values or case.forms or case.swap or case.there or case.as_symbol or case.in_session):
            yield "a case asks for nothing: it needs values, forms, swap, there, as-symbol or in-session"


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The datum, where it is not as it should be. Raises TimeoutError."""
    case = next((case for case in settings.cases if _holds(draft, case)), None)
    if case is None:
        return
    datum = _datum(draft, settings.field)
    words = {"symbol": _value(draft, "symbol"), "organ": draft.organ}
    if datum is None:
        if case.there and any(draft.of(Kind.MASTHEAD)):
            yield rule.finding_at("", Span(0, 0), MESSAGE, None, found="", right="", **words)
        return
    right = _right(draft, datum.value, case)
    if right is not None:
        edits = [Edit(datum.span, right)] if right and draft.source.text[datum.span.start : datum.span.end] == datum.value else []
        right = right or " or ".join(case.values)
        mended = fix(rule.fix, edits) if len(case.values) < 2 else None
        yield rule.finding_at("masthead", datum.span, MESSAGE, mended, found=datum.value, right=right, **words)


def _datum(draft: Draft, name: str) -> Field | None:
    found: Field | None = getattr(draft.masthead, name.replace("-", "_"))
    return found


def _value(draft: Draft, name: str) -> str:
    if name in ("organ", "stage", "form"):
        return str(getattr(draft, name))
    datum = _datum(draft, name)
    return datum.value if datum else ""


def _holds(draft: Draft, case: Case) -> bool:
    return all(pattern(source, False).occurs(_value(draft, name)) for name, source in case.when.items())


def _right(draft: Draft, value: str, case: Case) -> str | None:
    """What should stand there: "" where something else should and it is not certain what, None where the value is right."""
    plain = " ".join(value.split())
    if case.values:
        return None if plain in case.values else case.values[0] if len(case.values) == 1 else ""
    if case.as_symbol:
        return _session_of_symbol(plain, _value(draft, "symbol"))
    if case.in_session:
        return None if _in_session(plain, _value(draft, "symbol")) else ""
    swapped = plain
    for source, new in case.swap.items():
        swapped = pattern(source, False).compiled.sub(new, swapped, timeout=1)
    if swapped != plain:
        return swapped
    if case.forms and not any(pattern(source, False).compiled.fullmatch(plain, timeout=1) for source in case.forms):
        return ""
    return None


def _session_of_symbol(session: str, symbol: str) -> str | None:
    """The session as the symbol has it, None where they agree or cannot be compared."""
    by_year, called = _OF_COUNCIL.match(symbol), _CALLED_BY_YEAR.fullmatch(session)
    if by_year and called:
        return None if by_year[1] == called[1] else f"{by_year[1]} session"
    words = _SESSION.fullmatch(session)
    number = integer_of_ordinal(words["number"].lower()) if words else None
    named = _named(symbol)
    sort = " ".join((words["sort"] or "").lower().split()) if words else ""
    if words is None or number is None or named is None or named == (number, sort):
        return None
    if named[1] != sort:
        return ""
    right = ordinal(named[0])
    right = right.upper() if words["number"].isupper() else right[:1].upper() + right[1:]
    return session.replace(words["number"], right, 1) if right else ""


def _in_session(date: str, symbol: str) -> bool:
    """Whether a day may be one of the session or the year that the symbol of a draft or resolution names.

    What the General Assembly adopts at the end of a session is printed in the autumn behind it.
    """
    day, by_year, match = parse_date(date), _OF_YEAR.match(symbol), _OF_ASSEMBLY.match(symbol)
    if day and by_year:
        year = int(by_year["year"])
        return (year - 1, _EARLY) <= (day.year, day.month) <= (year, 12)
    opens = session_year(int(match[1])) if match else None
    last = _END_OF_DRAFTS if "/L." in symbol else _LAST_MONTH
    return not opens or not day or (opens, _FIRST_MONTH) <= (day.year, day.month) <= (opens + 1, last)


def _named(symbol: str) -> tuple[int, str] | None:
    """The number and the sort of the session that a symbol names."""
    match = _NUMBERED.match(symbol)
    if match:
        return int(match["number"]), _SORTS[match["sort"] or ""]
    match = _BY_YEAR.match(symbol)
    if match:
        body = next((organ for organ in organs() if organ.base and match["series"] in organ.symbols), None)
        number = int(match["year"]) - body.base if body else 0
        return (number, "") if body and number >= body.first else None
    return None
