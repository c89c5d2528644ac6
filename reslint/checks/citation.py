"""citation: what is said of a resolution or decision agrees: its number with its date.

``session``: the General Assembly's regular session n opens in September of 1945 + n and goes on until the next one opens; number
and date belong to the same session. ``year``: a number that has a year in it (Security Council, Economic and Social Council), or
the session of a body whose sessions each lie in one year, and the year of the date; so too the symbol of a statement by the
President of the Security Council. ``adoption``: the date is that of the tables,
where they are sure of it; dates that the other two tell are left to them. ``calendar``: any date, cited or not, is a day that
there is, and not one of a far future.

But for ``calendar``, only a citation whose body is certain is judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from reslint.checks.calendar_days import no_days
from reslint.checks.statements import statements_of_other_years
from reslint.derived.passages import Passage, citations, select
from reslint.derived.ranges import Range, overlaps
from reslint.draft import Citation, Draft
from reslint.facts.adoption_days import day_around, days_around, days_of_session
from reslint.facts.numerals import MONTHS, integer_of_roman, ordinal, parse_date
from reslint.facts.resolution_table import Adoption, of_session, resolution, security_years
from reslint.facts.sessions import LAST_RESOLUTION, economic_years, session_year
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.rules import Rule

WORDS = ("body", "noun", "number", "right", "session", "years", "document", "before", "after", "day", "meant")

SESSION = "The {session} session of the General Assembly was in {years}, so its {noun} {number} cannot be of {found}"
YEAR_OF_NUMBER = "By its number, {noun} {number} of the {body} is of {years}; it cannot be of {found}"
YEAR_OF_SESSION = "The {session} session of the {body} was in {years}, so its {noun} {number} cannot be of {found}"
ADOPTED = "The {body} adopted {noun} {number} on {right}, not on {found} (see {document})"
LIKELY = "The {body} adopted resolution {number} on {right}, by all that is known, and none on {found} (see {document})"
BETWEEN = "Resolutions of the {body} beside {number} were adopted on {before} and {after}, and none on {found} (see {document})"
BESIDE = "The resolutions before and behind {number} of the {body} are of {before}, not of {found}: number or date is wrong"
NOT_BEFORE = "A resolution of the {body} before {number} was adopted on {before}, and none on {found} (see {document})"
NOT_AFTER = "A resolution of the {body} behind {number} was adopted on {after}, and none on {found} (see {document})"
SWAPPED = "On {found} the {body} adopted resolution {meant}; {number} has its figures in another order"
KNOWN = "; it was adopted on {right}"

ASSEMBLY = "General Assembly"
SECURITY = "Security Council"
ECONOMIC = "Economic and Social Council"
RIGHTS = "Human Rights Council"

# Bodies whose numbers begin with the year, beside those whose sessions the tables know.
_YEARLY = ("Commission on Human Rights",)
_SOME_SESSION = 100
# The first session was held in two parts of one year.
_FIRST_YEAR = "1946"
# The Human Rights Council has held three regular sessions in each year since 2006.
_FIRST_RIGHTS_YEAR = 2006
_DATE = expression(r"\d{1,2}(?:st|nd|rd|th)?,? [A-Z][a-z]+,? \d{4}|[A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}")
_ROMAN = expression(r"\d [A-Z ]*\(([IVXL]+)\)$|^\d+ \(([IVXL]+)\)$")
_YEAR_BEHIND = expression(r"\((\d{4})\)$")
_SYMBOLS = {ASSEMBLY: "A/RES/", SECURITY: "S/RES/", ECONOMIC: "E/RES/", RIGHTS: "A/HRC/RES/"}


class Settings(NamedTuple):
    """``agreement``: what must agree, see above."""

    agreement: Literal["session", "year", "adoption", "calendar"]


class Fault(NamedTuple):
    """What is wrong with a citation's date: the message and its words, and the right date, in words, where it is known."""

    message: str
    words: dict[str, str]
    right: str = ""


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The dates that do not agree with the number before them."""
    if settings.agreement == "calendar":
        yield from no_days(draft, rule)
        return
    if settings.agreement == "year":
        yield from statements_of_other_years(draft, rule)
    judge = _JUDGES[settings.agreement]
    for passage in select(draft, rule.where):
        string = passage.holder.text.string
        if ("esolution" not in string and "ecision" not in string) or not _DATE.search(string, passage.start, passage.end):
            continue
        told: set[Range] = set()
        for citation in citations(draft, passage.holder):
            fault = judge(citation) if citation.date and citation.number and citation.body else None
            place = _place(passage, citation) if fault else None
            if fault is None or place is None or place in told:
                continue
            told.add(place)
            text = passage.holder.text
            edit = replacement(text, *place, fault.right) if fault.right else None
            words = {"body": citation.body, "noun": citation.kind, "number": citation.number, "right": fault.right, **fault.words}
            yield rule.finding(passage.holder, *place, fault.message, fix(rule.fix, [edit]), **words)


def _place(passage: Passage, citation: Citation) -> Range | None:
    """Where the date stands; None where it is not in the passage. Several citations may share one date."""
    for match in _DATE.finditer(passage.holder.text.string, citation.start):
        day = parse_date(match[0])
        if day and day.isoformat() == citation.date:
            within = passage.start <= match.start() and match.end() <= passage.end
            return match.span() if within and not overlaps(match.span(), passage.excluded) else None
    return None


def _in_words(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _known(citation: Citation) -> str:
    """The day of adoption, where that is certain."""
    known = _listed(citation)
    if known and (known.strong or known.date == day_around(citation.body, citation.number)):
        return known.date
    return ""


def _listed(citation: Citation) -> Adoption | None:
    """What the tables have of it. Of decisions they have some of the General Assembly, whose numbers are no resolution's."""
    rest = expression(r"\d+").match(citation.number.partition("/")[2])
    if citation.kind == "decision" and not (citation.body == ASSEMBLY and rest and int(rest[0]) > LAST_RESOLUTION):
        return None
    return resolution(citation.body, citation.number)


def _fault(citation: Citation, message: str, **words: str) -> Fault | None:
    """The fault, with the date that is right; None where the tables have this very date."""
    known = _known(citation)
    if known == citation.date:
        return None
    right = _in_words(known) if known else ""
    return Fault(message + KNOWN if right else message, words, right)


# The judges


def _of_session(citation: Citation) -> Fault | None:
    session = _assembly_session(citation)
    if session == 1 and not citation.date.startswith(_FIRST_YEAR):
        return _fault(citation, SESSION, session=ordinal(session), years=_FIRST_YEAR)
    if session is None or session == 1 or _in_assembly_session(citation, session):
        return None
    opening = session_year(session) or 0
    return _fault(citation, SESSION, session=ordinal(session), years=f"{opening} and {opening + 1}")


def _assembly_session(citation: Citation) -> int | None:
    """The regular session that a number of the General Assembly begins or ends with."""
    if citation.body != ASSEMBLY:
        return None
    first = citation.number.split("/", 1)[0]
    if first.isdigit() and first != citation.number:
        return int(first)
    roman = _ROMAN.search(citation.number)
    return integer_of_roman(roman[1] or roman[2]) if roman else None


def _in_assembly_session(citation: Citation, session: int) -> bool:
    opening = session_year(session)
    return opening is None or f"{opening}-09-01" <= citation.date <= f"{opening + 1}-09-21"


def _of_year(citation: Citation) -> Fault | None:
    year = int(citation.date[:4])
    first = citation.number.split("/", 1)[0]
    if citation.body == SECURITY:
        behind = _YEAR_BEHIND.search(citation.number)
        right = [int(behind[1])] if behind and not _is_of(citation.number, citation.date[:4]) else [year]
    elif len(first) == len("2012") and first.isdigit() and first != citation.number:
        if citation.body != ECONOMIC and citation.body not in _YEARLY and not session_year(_SOME_SESSION, citation.body):
            return None
        if citation.body == ECONOMIC and len(economic_years(int(first))) > 1:
            return _of_july_session(citation, int(first))
        right = [int(first)]
    else:
        return _of_yearly_session(citation, first, year)
    if year in right:
        return None
    return _fault(citation, YEAR_OF_NUMBER, years=str(right[0]))


def _of_july_session(citation: Citation, session: int) -> Fault | None:
    if f"{session - 1}-07" <= citation.date < f"{session + 1}":
        return None
    return _fault(citation, YEAR_OF_NUMBER, years=f"{session} or the second half of {session - 1}")


def _is_of(number: str, year: str) -> bool:
    """Whether a number of the Security Council is known to be of that year: another year in it is the slip then, not the date."""
    return any(known == year and sure for known, sure in security_years(number.split(" ", 1)[0]))


def _of_yearly_session(citation: Citation, first: str, year: int) -> Fault | None:
    if not first.isdigit() or first == citation.number or citation.body == ASSEMBLY:
        return None
    session = int(first)
    right = _FIRST_RIGHTS_YEAR + (session - 1) // 3 if citation.body == RIGHTS else session_year(session, citation.body)
    # A number of the Assembly that was taken for another body's has a date that suits it.
    if right is None or year == right or _in_assembly_session(citation, session):
        return None
    return _fault(citation, YEAR_OF_SESSION, session=ordinal(session), years=str(right))


def _of_adoption(citation: Citation) -> Fault | None:
    known = _known(citation)
    right = known or _likely(citation)
    if not right:
        return _between(citation)
    if right == citation.date or _of_session(citation) or _of_year(citation):
        return None
    if day_around(citation.body, citation.number) == citation.date:
        # Its neighbours speak for the date cited, against what the tables have of this one.
        return None
    listed = citation.kind == "resolution" and citation.body in _SYMBOLS
    document = f"{_SYMBOLS[citation.body]}{citation.number}" if listed else "its text"
    return Fault(ADOPTED if known else LIKELY, {"document": document}, _in_words(right))


def _likely(citation: Citation) -> str:
    """The day that speaks against the date cited where no single resolution is known well enough: one on which others were
    adopted, when none is known to have been adopted on the date cited.
    """
    if citation.kind != "resolution":
        return ""
    known = resolution(citation.body, citation.number)
    day = known.date if known else day_around(citation.body, citation.number)
    if not day or day == citation.date:
        return ""
    days = days_of_session(citation.body, citation.number.split("/", 1)[0])
    alone = 1 if known else 0
    return day if days[day] > alone and not days[citation.date] else ""


def _between(citation: Citation) -> Fault | None:
    """The fault of a date before or behind those of the neighbours, when nothing is known to have been adopted on it; or of
    any other than that of both.
    """
    if citation.kind != "resolution" or resolution(citation.body, citation.number):
        return None
    before, after = days_around(citation.body, citation.number)
    if not (citation.date < before or "" < after < citation.date) or _of_session(citation) or _of_year(citation):
        return None
    if before != after and days_of_session(citation.body, citation.number.split("/", 1)[0])[citation.date]:
        meant = _in_another_order(citation)
        return Fault(SWAPPED, {"meant": meant}) if meant else None
    document = f"{_SYMBOLS[citation.body]}{citation.number}"
    words = {"before": _in_words(before) if before else "", "after": _in_words(after) if after else "", "document": document}
    message = BESIDE if before == after else BETWEEN if before and after else NOT_BEFORE if before else NOT_AFTER
    return Fault(message, words)


def _in_another_order(citation: Citation) -> str:
    """The resolution of the day cited whose number has the same figures in another order, "" where there is none, or several."""
    session, _, number = citation.number.partition("/")
    days = ((one.number.partition("/")[2], one.date) for one in of_session(citation.body, session) if one.strong)
    found = [other for other, day in days if day == citation.date and other != number and sorted(other) == sorted(number)]
    return f"{session}/{found[0]}" if len(found) == 1 else ""


_JUDGES: dict[str, Callable[[Citation], Fault | None]] = {
    "session": _of_session,
    "year": _of_year,
    "adoption": _of_adoption,
}
