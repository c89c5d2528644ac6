"""sessions: a session that a draft looks forward to is still to come, and was or is in the year that stands with it.

``past``: what is asked for at a session is asked for at one that is not over. ``present``: it is not asked for at the draft's own
session either, nor put on the agenda of it; nor is a report of an earlier session noted as if it were this one's. ``far``: nor
at one that is many sessions off. ``year``: the year behind a session is one of its own.

The draft's own session is that of the masthead; where it has none, nothing is said of past and present.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Literal, NamedTuple

from reslint.checks.asked_sessions import is_asked, may_come_soon
from reslint.derived.noted_reports import stale_reports
from reslint.derived.passages import Passage, citations, select
from reslint.derived.present import ASSEMBLY, COUNCIL, RIGHTS, Present, present_of, year_of_rights
from reslint.derived.ranges import overlaps
from reslint.draft import Citation, Draft
from reslint.facts.numerals import MONTHS, integer_of_ordinal, ordinal
from reslint.facts.organ_table import organ_named
from reslint.facts.sessions import economic_years, session_year, special_session_year
from reslint.finding import Finding
from reslint.matching.expressions import expression
from reslint.rules import Rule

WHERE = "body main -quotation"
WORDS = ("now", "body", "years", "right", "mark", "session")

PAST = "The {session} session of the {body} is over: this draft is of the {now}"
FAR = "The {session} session of the {body} is far off: this draft is of the {now}"
PAST_YEAR = "The {session} session of the {body} is over: this draft is of {now}"
PRESENT = "This draft is itself of the {now} session: what it asks for comes later"
EARLIER = "{found} is a report of the {session} session, and this draft is of the {now}: is there no later one?"
HEALTH = "World Health Assembly"
YEAR = "The {right} session of the {body} was or will be in {years}, not in {found}"
MEETING_YEAR = "The {right} {body} was or will be in {years}, not in {found}"

# A session longer ago than that is another body's.
_NEAR = 12
# What is asked for comes within some sessions; a later one is a slip of the pen.
_FAR = 10
# The agenda of a session that has begun is provisional no more.
_AGENDA = "provisional agenda of its "
# So many characters hold a short name and what stands between it and its session.
_NAME = 40
# The first special sessions that had one matter are numbered by it as well: "the second special session devoted to disarmament".
_FIRST_SPECIAL = 11
# Other bodies whose sessions could be taken for the Assembly's have not come so far.
_NO_OTHER_ASSEMBLY = 65


class Settings(NamedTuple):
    """``judge``: what is looked at, see above."""

    judge: Literal["past", "present", "far", "year"]


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The sessions that cannot be meant."""
    present = present_of(draft)
    if settings.judge != "year" and not (present.session or present.assembly or present.year_session):
        return
    if settings.judge == "present":
        yield from _earlier(draft, rule, present)
    for passage in select(draft, rule.where):
        string = passage.holder.text.string
        if settings.judge == "year" and HEALTH in string:
            yield from _wrong_meeting_year(rule, passage)
        if "session" not in string:
            continue
        every = [one for one in citations(draft, passage.holder) if one.kind == "session"]
        for index, one in enumerate(every):
            if not one.body and one.part("possessive"):
                one = replace(one, body=_asked_body(string, one.start), stated=True)
            if not one.body and settings.judge != "year":
                one = replace(one, body=_short_name(draft, string, one.start) or _own(draft, string, one))
            if not _within(passage, one) or not one.body:
                continue
            if settings.judge == "year":
                yield from _wrong_year(rule, present, passage, one)
            if settings.judge == "year" or one.part("sort") not in ("", "regular"):
                continue
            if settings.judge == "past" and one.body == COUNCIL == draft.organ and one.part("year"):
                yield from _past_year(rule, present, passage, one)
            elif settings.judge == "past" and one.body not in (ASSEMBLY, draft.organ):
                yield from _past_elsewhere(rule, present, passage, one)
            elif settings.judge == "present" and one.body == COUNCIL == draft.organ and one.part("year"):
                yield from _same_year(rule, present, passage, one)
            if not one.number:
                continue
            following = every[index + 1] if index + 1 < len(every) else None
            yield from _judged(draft, rule, settings.judge, present, passage, one, following)


def _earlier(draft: Draft, rule: Rule, present: Present) -> Iterator[Finding]:
    for one in stale_reports(draft, present):
        words = {"now": ordinal(present.assembly), "session": ordinal(one.session), "mark": one.note.mark}
        yield rule.finding(one.note, one.start, one.end, EARLIER, None, **words)


def _within(passage: Passage, one: Citation) -> bool:
    return passage.start <= one.start and one.end <= passage.end and not overlaps((one.start, one.end), passage.excluded)


_SHORT = expression(r"\bthe (?P<noun>Assembly|Council|Commission),? (?:at|in|of|during|by) (?:its|the) \Z")


def _short_name(draft: Draft, string: str, at: int) -> str:
    """The body that is meant by "the Assembly at its", "the Council at its" or "the Commission at its" before ``at``, or ""."""
    found = _SHORT.search(string, max(0, at - _NAME), at)
    if found is None:
        return ""
    if found["noun"] == "Assembly":
        return ASSEMBLY
    own = draft.organ in (RIGHTS, COUNCIL) if found["noun"] == "Council" else found["noun"] in draft.organ
    return draft.organ if own else ""


_ADDRESSED = expression(
    r"(?:(?:Also|Further) )?(?:[Ii]nvites|[Rr]equests|[Cc]alls upon|[Ee]ncourages|[Uu]rges) the "
    r"(?P<name>[A-Z][\w’ ]{5,80}?),? to (?=[a-z])"
)


def _asked_body(string: str, at: int) -> str:
    """The body that a paragraph asks to do something "at its sixty-eighth session", where no other is named in between; or ""."""
    asked = _ADDRESSED.match(string, 0, at)
    organ = organ_named(asked["name"]) if asked else None
    if asked is None or organ is None or _OTHER_BODY.search(string, asked.end(), at) or "Assembly" in string[asked.end() : at]:
        return ""
    return organ.name


_OTHER_BODY = expression(
    r"Commission|Committee|Council|Board|Conference|Forum|Group|Programme|Organization|Union|Agency|Fund|Court|Tribunal|Part(?:ies|y)"
    r"|Congress|Meeting|Authority"
)


def _own(draft: Draft, string: str, one: Citation) -> str:
    """The General Assembly where it speaks itself of "the seventy-ninth session" and names no other body that could be meant."""
    alone = draft.organ == ASSEMBLY and string.endswith(" the ", 0, one.start) and not string.startswith(" of ", one.end)
    return ASSEMBLY if alone and not _OTHER_BODY.search(string) else ""


def _past_year(rule: Rule, present: Present, passage: Passage, one: Citation) -> Iterator[Finding]:
    """A session that is called by its year and is over."""
    asked = is_asked(passage.holder.text.string, one.start, wide=True)
    if present.year_session - _NEAR <= int(one.part("year")) < present.year_session and asked:
        words = {"now": f"{present.year_session} session", "session": one.part("year"), "body": one.body}
        yield rule.finding(passage.holder, one.start, one.end, PAST, None, **words)


def _same_year(rule: Rule, present: Present, passage: Passage, one: Citation) -> Iterator[Finding]:
    """The draft's own session, which is called by its year, where something is asked for at it."""
    string = passage.holder.text.string
    own = int(one.part("year")) == present.year_session
    if own and is_asked(string, one.start, wide=False) and not may_come_soon(string, one.start, present):
        yield rule.finding(passage.holder, one.start, one.end, PRESENT, None, now=str(present.year_session), body=one.body)


def _past_elsewhere(rule: Rule, present: Present, passage: Passage, one: Citation) -> Iterator[Finding]:
    """A session of another body that lies in years before the draft's."""
    year, years = present.year or (1945 + present.assembly if present.assembly else 0), _years(one)
    if years and year - _NEAR <= max(years) < year and is_asked(passage.holder.text.string, one.start, wide=True):
        words = {"now": str(year), "session": one.part("year") or ordinal(int(one.number)), "body": one.body}
        yield rule.finding(passage.holder, one.start, one.end, PAST_YEAR, None, **words)


def _judged(
    draft: Draft, rule: Rule, judge: str, present: Present, passage: Passage, one: Citation, following: Citation | None
) -> Iterator[Finding]:
    string = passage.holder.text.string
    now = present.assembly if one.body == ASSEMBLY else present.session if one.body == draft.organ else 0
    number = int(one.number)
    if judge == "far" and now and number > now + _FAR and is_asked(string, one.start, wide=True):
        words = {"now": ordinal(now), "session": ordinal(number) or one.number, "body": one.body}
        yield rule.finding(passage.holder, one.start, one.end, FAR, None, **words)
    if judge == "far" or not now or not now - _NEAR <= number <= now or not is_asked(string, one.start, judge == "past"):
        return
    place = (one.start, one.end)
    if judge == "past" and number < now:
        words = {"now": ordinal(now), "session": ordinal(number), "body": one.body}
        yield rule.finding(passage.holder, *place, PAST, None, **words)
    elif judge == "present" and number == now:
        # "at its eightieth and eighty-first sessions" goes on; an oral briefing or a text of spring may come in the same session.
        goes_on = following is not None and following.start - one.end < len(", and to ")
        agenda = string.endswith(_AGENDA, 0, one.start)
        # Only a day tells how much of the Assembly's session is still to come when another body decides.
        known = present.day or one.body == draft.organ
        if known and not goes_on and (agenda or not may_come_soon(string, one.start, present)):
            yield rule.finding(passage.holder, *place, PRESENT, None, now=ordinal(now), body=one.body)


_SHORT_NAMES = ("Assembly", "Commission", "Committee", "Council")


@cache
def _year_behind() -> re.Pattern[str]:
    """The year that stands with a session: ", to be held in 2026", " (2026)", ", held in Geneva from 3 to 7 May 2026".

    Behind several years, each of several sessions has its own.
    """
    month = rf"(?:{'|'.join(MONTHS)})"
    place = r"(?: (?:in|at) [A-Z][\w’ -]{2,40}(?:, [A-Z][\w’ -]{2,24},?)?| virtually)?"
    days = r" from \d{1,2} [^,;.]{1,40}?| on \d{1,2}(?: (?:and|to) \d{1,2})?| in"
    held = rf"(?:,? (?:which was |to be )?(?:held|convened){place})?,?(?:{days})(?: {month})? (?P<held>\d{{4}})"
    return expression(rf"{held}| \((?:{month} )?(?P<apart>\d{{4}})\)| of (?P<of>\d{{4}})(?! session)")


_NO_SINGLE_YEAR = expression(r"[\d–/-]| (?:and|to|or) \d{4}|, \d{4}")
_MATTER = expression(r",? (?:on|devoted to) [^,;.“”()]{3,80}?(?=,| held| in \d| \()")


def _wrong_year(rule: Rule, present: Present, passage: Passage, one: Citation) -> Iterator[Finding]:
    string = passage.holder.text.string
    years = _years(one) if _is_certain(present, one) and not string.endswith("sessions", 0, one.end) else ()
    found = _year_behind().match(string, _behind_body(string, one)) if years else None
    if not found or found.lastgroup is None:
        return
    start, end = found.span(found.lastgroup)
    if int(found[found.lastgroup]) not in years and end <= passage.end and not _NO_SINGLE_YEAR.match(string, end):
        said, sort = " and ".join(map(str, years)), " special" if one.part("sort") == "special" else ""
        name = f"{ordinal(int(one.number))}{sort}" if one.number else one.part("year")
        yield rule.finding(passage.holder, start, end, YEAR, None, right=name, body=one.body, years=said)


_MEETING = expression(rf"\b(?P<number>[A-Z]?[a-z]+(?:-[a-z]+)?) {HEALTH}(?: \(WHA\d+\))?")


def _wrong_meeting_year(rule: Rule, passage: Passage) -> Iterator[Finding]:
    """The years that are not those of the Health Assemblies that they stand with, each of which is a session."""
    string = passage.holder.text.string
    for one in _MEETING.finditer(string, passage.start, passage.end):
        number = integer_of_ordinal(one["number"])
        held = session_year(number, HEALTH) if number else None
        found = _year_behind().match(string, one.end()) if held and not overlaps(one.span(), passage.excluded) else None
        if not found or found.lastgroup is None or int(found[found.lastgroup]) == held:
            continue
        start, end = found.span(found.lastgroup)
        if end <= passage.end and not _NO_SINGLE_YEAR.match(string, end):
            name = one["number"].lower()
            yield rule.finding(passage.holder, start, end, MEETING_YEAR, None, right=name, body=HEALTH, years=str(held))


def _is_certain(present: Present, one: Citation) -> bool:
    """Whether a session is the body's, and not that of a working group or of another assembly that is not named."""
    number = int(one.number or 0)
    if one.part("sort") == "special":
        return number >= _FIRST_SPECIAL
    if one.body == ASSEMBLY:
        return number >= _NO_OTHER_ASSEMBLY
    return one.stated or (present.session > 0 and abs(number - present.session) <= _NEAR)


def _behind_body(string: str, one: Citation) -> int:
    """Where the words go on behind a session and its body: "session of the Human Rights Council", "special session on drugs"."""
    at, organ = one.end, organ_named(one.body)
    for name in (*(organ.names if organ else ()), *_SHORT_NAMES):
        if string.startswith(f" of the {name}", at):
            at += len(f" of the {name}")
            break
    matter = _MATTER.match(string, at) if one.part("sort") == "special" else None
    return matter.end() if matter else at


def _years(one: Citation) -> tuple[int, ...]:
    """The years in which a session meets; () where they are not certain."""
    if one.body == COUNCIL and one.part("year"):
        return economic_years(int(one.part("year")))
    session = int(one.number or 0)
    if not session or "emergency" in one.part("sort"):
        return ()
    if one.part("sort") == "special":
        held = special_session_year(session) if one.body == ASSEMBLY else None
        return (held,) if held else ()
    if one.body == RIGHTS:
        return (year_of_rights(session),)
    opens = session_year(session, one.body)
    if opens is None:
        return ()
    return (opens, opens + 1) if one.body == ASSEMBLY else (opens,)
