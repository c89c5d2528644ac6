"""existence: a resolution that is cited exists, and did so when the draft was written.

``future``: it is not of a session, year or day after the draft's own. ``number``: the session had as many resolutions; the year
in a number of the Security Council is the number's. ``body``: the body that the words name numbers its resolutions so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from reslint.derived.passages import Passage, citations, select
from reslint.derived.present import Present, present_of, year_of_rights
from reslint.derived.ranges import overlaps
from reslint.draft import Citation, Draft
from reslint.facts.numerals import MONTHS, ordinal
from reslint.facts.table import of_tables
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.parsing.citation_bodies import fits
from reslint.rules import Rule

WORDS = ("number", "body", "right", "last", "session", "now")

FUTURE_SESSION = "Resolution {number} is of the {session} session, and this draft is of the {now}"
FUTURE_DAY = "Resolution {number} is of {found}, and this draft of {now}"
FUTURE_YEAR = "Resolution {number} is of a year after that of this draft, {now}"
BEYOND = "There is no resolution {number}: the last of the {session} session of the {body} is {last}"
TOO_HIGH = "There is no resolution {number}: no session of the {body} has had as many"
OTHER_YEAR = "Resolution {last} of the Security Council is of {right}, not of {found}"
OTHER_NUMBER = "Resolution {last} of the Security Council is of {right}: it is not the one of {now}"
OTHER_BODY = "{number} is no number of the {body}{right}"

ASSEMBLY, SECURITY, ECONOMIC = "General Assembly", "Security Council", "Economic and Social Council"
RIGHTS = "Human Rights Council"
_KNOWN = frozenset({ASSEMBLY, SECURITY, ECONOMIC, RIGHTS})
_HOW = {
    ASSEMBLY: ", whose numbers are like 31/1 or 2625 (XXV)",
    SECURITY: ", whose numbers are like 1325 (2000)",
    ECONOMIC: ", whose numbers are like 2012/12 or 663 C (XXIV)",
    RIGHTS: ", whose numbers are like 5/1",
}
_DAY_BEHIND = expression(r" of (\d{1,2} [A-Z][a-z]+ \d{4})")
# The fiftieth and fifty-sixth sessions numbered some from 500 on, behind a gap.
_MOST = 599
# How far before a number of a list the bodies may stand.
_REACH = 400
_FIRST_SLASHED = 31
# A session is known as a whole where its numbers go on without a gap to at least this one.
_WHOLE = {ASSEMBLY: 250, RIGHTS: 20}


class Settings(NamedTuple):
    """``judge``: what is looked at, see above."""

    judge: Literal["future", "number", "body"]


class _Fault(NamedTuple):
    """The message, its words, the characters concerned where they are not the number, and what belongs there, or ""."""

    message: str
    words: dict[str, str]
    place: tuple[int, int] | None = None
    right: str = ""


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The citations of what there is not."""
    judge = _JUDGES[settings.judge]
    present = present_of(draft)
    for passage in select(draft, rule.where):
        if "esolution" not in passage.holder.text.string:
            continue
        for one in citations(draft, passage.holder):
            if one.kind != "resolution" or not one.number or not one.body or not _within(passage, one):
                continue
            fault = judge(present, passage.holder.text.string, one)
            if fault is None:
                continue
            start, end = fault.place or _place(passage.holder.text.string, one)
            edit = replacement(passage.holder.text, start, end, fault.right) if fault.right else None
            words = {"number": one.number, "body": one.body, **fault.words}
            yield rule.finding(passage.holder, start, end, fault.message, fix(rule.fix, [edit]), **words)


def _within(passage: Passage, one: Citation) -> bool:
    return passage.start <= one.start and one.end <= passage.end and not overlaps((one.start, one.end), passage.excluded)


def _place(string: str, one: Citation) -> tuple[int, int]:
    at = string.find(one.number, one.start, one.end)
    return (at, at + len(one.number)) if at >= 0 else (one.start, one.end)


def _session(one: Citation) -> int:
    """The session that a number like "70/1" begins with, or 0."""
    first, slash, _ = one.number.partition("/")
    return int(first) if slash and first.isdigit() and len(first) < len("2012") else 0


# The judges


def _future(present: Present, string: str, one: Citation) -> _Fault | None:
    session = _session(one)
    if one.body == ASSEMBLY and present.assembly and session > present.assembly:
        return _Fault(FUTURE_SESSION, {"session": ordinal(session) or f"{session}th", "now": ordinal(present.assembly)})
    if present.day and one.date > present.day and _possible(one, session):
        found = _DAY_BEHIND.search(string, one.start)
        day = found[1] if found else one.date
        return _Fault(FUTURE_DAY, {"found": day, "now": _in_words(present.day)})
    year = expression(r"\((\d{4})\)$").search(one.number)
    if (
        one.body == SECURITY
        and year
        and not _year_of_number(string, one)
        and present.year
        and present.year < int(year[1]) <= present.year + 100
    ):
        return _Fault(FUTURE_YEAR, {"now": str(present.year)})
    first = _first_year(one)
    return (
        _Fault(FUTURE_YEAR, {"now": str(present.year)}) if present.year and present.year < first <= present.year + 100 else None
    )


def _first_year(one: Citation) -> int:
    """The year in which the number can have been given at the earliest, where a year or session at its head tells that; or 0."""
    head = one.number.partition("/")[0]
    if one.body == ECONOMIC and len(head) == len("2012") and head.isdigit():
        # Its sessions begin in July of the year before.
        return int(head) - 1
    return year_of_rights(_session(one)) if one.body == RIGHTS and one.stated and _session(one) else 0


def _possible(one: Citation, session: int) -> bool:
    """Whether the date may be the number's; another one is a slip that the rules on dates tell."""
    if one.body == ASSEMBLY and session:
        return one.date[:4] in (str(1945 + session), str(1946 + session))
    year = expression(r"\((\d{4})\)$").search(one.number)
    return year is None or one.date.startswith(year[1])


def _in_words(iso: str) -> str:
    return f"{int(iso[8:])} {MONTHS[int(iso[5:7]) - 1]} {iso[:4]}"


def _number(present: Present, string: str, one: Citation) -> _Fault | None:
    if one.body == SECURITY:
        return _year_of_number(string, one)
    session = _session(one)
    rest = expression(r"\d+").match(one.number.partition("/")[2])
    if not session or not rest or one.body not in (ASSEMBLY, RIGHTS) or (one.body == ASSEMBLY and session < _FIRST_SLASHED):
        return None
    if _is_known(one):
        return None
    last = _last_numbers().get((one.body, session), 0)
    if last and int(rest[0]) > last:
        return _Fault(BEYOND, {"session": ordinal(session), "last": f"{session}/{last}"})
    return _Fault(TOO_HIGH, {}) if int(rest[0]) > _MOST else None


def _is_known(one: Citation) -> bool:
    from reslint.facts.resolution_table import resolution

    return resolution(one.body, one.number) is not None


def _year_of_number(string: str, one: Citation) -> _Fault | None:
    number = expression(r"(\d{1,4}) \((\d{4})\)").fullmatch(one.number)
    from reslint.facts.resolution_table import security_years

    years = [year for year, strong in security_years(number[1]) if strong] if number else []
    if not number or len(years) != 1 or number[2] in years:
        return None
    if one.date.startswith(number[2]):
        at = string.find(number[1], one.start, one.end)
        day = _in_words(one.date) if one.date.count("-") > 1 else number[2]
        place = (at, at + len(number[1])) if at >= 0 else None
        right = _adopted_on(one.date)
        return _Fault(OTHER_NUMBER, {"last": number[1], "right": years[0], "now": day}, place, right if place else "")
    at = string.find(f"({number[2]})", one.start, one.end)
    place = (at + 1, at + 5) if at >= 0 else None
    return _Fault(OTHER_YEAR, {"last": number[1], "right": years[0]}, place, years[0] if place else "")


def _adopted_on(day: str) -> str:
    """The number of the only resolution of the Security Council of a day, where the tables know it; else ""."""
    from reslint.facts.resolution_table import resolutions

    numbers = {one.number.partition(" ")[0] for one in resolutions() if one.body == SECURITY and one.date == day and one.strong}
    return numbers.pop() if len(numbers) == 1 else ""


@of_tables
def _last_numbers() -> dict[tuple[str, int], int]:
    """The last numbers of the sessions that are known without a gap, but for the latest, which may go on."""
    from reslint.facts.resolution_table import resolutions

    numbers: dict[tuple[str, int], set[int]] = {}
    for one in resolutions():
        if one.body not in _WHOLE or not one.strong:
            continue
        session, slash, rest = one.number.partition("/")
        rest = rest.split(" ", 1)[0]
        if slash and session.isdigit() and rest.isdigit():
            numbers.setdefault((one.body, int(session)), set()).add(int(rest))
    latest = {body: max((session for whose, session in numbers if whose == body), default=0) for body in _WHOLE}
    rows = {(body, session): _row(known) for (body, session), known in numbers.items() if session < latest[body]}
    return {key: last for key, last in rows.items() if last >= _WHOLE[key[0]]}


def _row(known: set[int]) -> int:
    """How far the numbers go on from 1 without a gap."""
    last = 0
    while last + 1 in known:
        last += 1
    return last


def _body(present: Present, string: str, one: Citation) -> _Fault | None:
    if not one.stated or one.body not in _KNOWN:
        return None
    number = one.number
    if expression(r"\((?:19|20)\d\d\)$").search(number):
        form = "YEARED"
    elif expression(r"[\d A-Z]+\((?:E?S-)?[IVXL]+\)").fullmatch(number):
        form = "ROMAN"
    elif expression(r"(?:E?S-)?\d+/\d").match(number):
        form = "SLASHED"
    else:
        return None
    if fits(one.body, form, number) or (one.body == ASSEMBLY and form == "SLASHED" and 0 < _session(one) < _FIRST_SLASHED):
        return None
    # Of two bodies side by side each has its own: "General Assembly and Security Council resolutions 70/1 and 1325 (2000)".
    beside = r"(?:Assembly|Council|Commission)(?:, | and |, and | or )(?:of )?(?:the )?(?:[A-Z]\w+ |and ){1,5}resolutions?\b"
    if re.search(beside, string[max(0, one.start - _REACH) : one.end]):
        return None
    return _Fault(OTHER_BODY, {"right": _HOW[one.body]})


_JUDGES: dict[str, Callable[[Present, str, Citation], _Fault | None]] = {"future": _future, "number": _number, "body": _body}
