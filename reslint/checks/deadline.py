"""deadline: what a paragraph asks for, or extends, until a day is past already: the day stayed as it was in last year's text.

The draft's day is that of its masthead; where it has none, the draft is at least as young as its session, and as the latest
resolution that it cites.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.derived.once import once_a_draft
from reslint.derived.passages import citations, select
from reslint.derived.present import present_of
from reslint.derived.ranges import overlaps
from reslint.draft import Draft, Kind, Paragraph
from reslint.facts.numerals import MONTHS, parse_date
from reslint.finding import Finding
from reslint.matching.expressions import expression
from reslint.rules import Rule
from reslint.text import Span

WHERE = "operative main -quotation, subparagraph main -quotation"
WORDS = ("now",)

_OWN = "{found} is past: this draft is of {now}"
_CITED = "{found} is past: this draft cites a resolution of {now}"

_MONTH = "|".join(MONTHS)
_DUE = r"(?:report|review|update|assessment|recommendations|brief|briefing|plan)\b[^;,.]{0,60} before"
_DAY = expression(
    rf"\b(?:until|till|through|by|(?:no|not) later than|at the latest on|{_DUE}) (?:the )?"
    rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH}),? \d{{4}})\b"
)
# Verbs that have effect from now on; what is recalled, noted or welcomed has its days in the past.
_ASKS = frozenset({"request", "decide", "invite", "urge", "call", "encourage", "direct", "authorize", "demand", "instruct"})
# "the mandate, which had been extended until …", "for the period from 1 July 2024 to …", "received by …".
_TOLD = expression(
    r"\b(?:was|were|had|has|have|been|as|which|who|that|those|already|originally|initially|previously|pursuant|ending|ended|period|"
    r"(?<!\bto be )(?<!shall be )(?:established|extended|adopted|submitted|received|set)|deadline|since|from|resolution)\b"
    r"[^;,]{0,80}\Z"
)
# What a decision asks for in its items.
_ASKED = expression(
    r"(?:(?:Also|Further) )?(?:[Rr]equest|[Dd]ecide|[Ii]nvite|[Uu]rge|[Ee]ncourage)s\b|To (?:request|decide|invite)\b"
)
_NEAR = 100
# A day further back is history, and was never a deadline of this draft.
_YEARS = 4


class Settings(NamedTuple):
    """No settings."""


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The deadlines that are past, each day with all its places."""
    places: dict[str, list[tuple[str, Span]]] = {}
    for paragraph, start, end in _past(draft, rule):
        places.setdefault(paragraph.text.string[start:end], []).append((paragraph.label, paragraph.text.span(start, end)))
    now, message = _now(draft) if places else ("", "")
    for found, every in places.items():
        (label, span), *more = every
        others = tuple(other for _, other in more)
        yield rule.finding_at(label, span, message, None, others, found=found, now=_said(now, message))


def _past(draft: Draft, rule: Rule) -> Iterator[tuple[Paragraph, int, int]]:
    """The paragraphs and places of days that are past."""
    asking = False
    for passage in select(draft, rule.where):
        holder = passage.holder
        if not isinstance(holder, Paragraph):
            continue
        if holder.kind is Kind.OPERATIVE and holder.opening is not None:
            asking = holder.opening.head in _ASKS
        elif draft.form == "decision":
            asking = asking or _ASKED.match(holder.text.string) is not None
        string = holder.text.string
        for match in _DAY.finditer(string, passage.start, passage.end) if asking and "20" in string else ():
            day = parse_date(match["day"].replace(" of ", " "))
            if day is None or overlaps(match.span(), passage.excluded):
                continue
            if _TOLD.search(string, max(0, match.start() - _NEAR), match.start()):
                continue
            now, _ = _now(draft)
            if now and day.isoformat() < now and day.year >= int(now[:4]) - _YEARS:
                yield holder, *match.span("day")


@once_a_draft
def _now(draft: Draft) -> tuple[str, str]:
    """The day (ISO) that the draft is not older than, or "", and the message that tells it."""
    present = present_of(draft)
    if present.day:
        return present.day, _OWN
    year = present.year or present.year_session
    begun = f"{year}-01-01" if year else f"{1945 + present.assembly}-09-01" if present.assembly else ""
    cited = max(_cited(draft), default="")
    return (cited, _CITED) if cited > begun else (begun, _OWN)


def _cited(draft: Draft) -> Iterator[str]:
    for paragraph in draft.of(Kind.PREAMBULAR, Kind.OPERATIVE, part="main"):
        for one in citations(draft, paragraph):
            if one.kind == "resolution" and one.date:
                yield one.date
            elif one.kind == "resolution" and one.number.endswith(")") and one.number[-5:-1].isdigit():
                yield f"{one.number[-5:-1]}-01-01"


def _said(day: str, message: str) -> str:
    """The day in words; only its year where no more is known."""
    if day.endswith(("-01-01", "-09-01")) or message == _CITED:
        return day[:4]
    return f"{int(day[8:])} {MONTHS[int(day[5:7]) - 1]} {day[:4]}"
