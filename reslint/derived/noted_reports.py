"""Reports of the Secretary-General that a text takes note of, with the symbol that the note behind them gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reslint.derived.called import placed_calls
from reslint.derived.present import ASSEMBLY, Present
from reslint.draft import Draft, Kind, Note, Paragraph
from reslint.facts.numerals import integer_of_ordinal
from reslint.matching.expressions import expression

__all__ = ["NotedReport", "noted_reports", "stale_reports"]

_FIRST_MAIN_MONTH = "09"
# A report that is named by its matter may be the last of its kind; one of a few sessions ago is as a rule last year's.
_RECENT = 3
_SHARE_OF_TITLE = 0.75
_LONGEST = 400


class NotedReport(NamedTuple):
    """A report noted in a paragraph: ``words`` stand between "report of the Secretary-General" and the call; the symbol is
    ``note.text.string[start:end]``, of the ``session`` of the General Assembly.
    """

    paragraph: Paragraph
    note: Note
    words: str
    start: int
    end: int
    session: int


@cache
def _report() -> re.Pattern[str]:
    taken = r"[Tt]ak(?:es|ing) note|[Ww]elcom(?:es|ing)|[Nn]ot(?:es|ing)|[Cc]onsidered|[Ee]xamined|[Cc]onsidering"
    return expression(rf"(?:{taken})\b[^;.]{{0,60}}?\b(?:the|his|her) (?:latest |annual )?report of the Secretary-General\b")


_ONLY_SYMBOL = expression(r"(?:See )?(A/(\d{2,3})/\d+)(?:/(?:Add|Rev)\.\d+)?\.?")


def noted_reports(draft: Draft) -> Iterator[NotedReport]:
    """The reports in preambular and operative paragraphs whose note gives one symbol and nothing else."""
    notes = {note.mark: note for note in draft.notes}
    for placed in placed_calls(draft):
        paragraph, note = placed.paragraph, notes.get(placed.call.mark)
        symbol = _ONLY_SYMBOL.fullmatch(note.text.string.strip()) if note else None
        if not note or not symbol or paragraph.kind not in (Kind.PREAMBULAR, Kind.OPERATIVE):
            continue
        string, at = paragraph.text.string, placed.call.at
        matches = list(_report().finditer(string, max(0, at - _LONGEST), at))
        behind = matches[-1].end() if matches else at + 1
        words = string[behind:at].rstrip(",;. ").strip()
        if behind > at or ";" in words or any(behind <= call.at < at for call in paragraph.calls):
            continue
        start = note.text.string.index(symbol[1])
        yield NotedReport(paragraph, note, words, start, start + len(symbol[1]), int(symbol[2]))


def stale_reports(draft: Draft, present: Present) -> Iterator[NotedReport]:
    """Those of an earlier session where this one's must be meant: the words say no more than that it is the report on the matter
    of the draft, or say themselves that it is of this session, or that a later resolution asked for it.

    In the second part of a session, from January on, reports of the session before are still taken up.
    """
    known = present.day or draft.organ == ASSEMBLY
    if not present.assembly or not known or ("01" <= present.day[5:7] < _FIRST_MAIN_MONTH):
        return
    for one in noted_reports(draft):
        age = present.assembly - one.session
        if age < 1:
            continue
        said = _sessions_in(one.words)
        if (
            not one.words
            or present.assembly in said
            or _requested_after(one)
            or (age <= _RECENT and not said and _on_matter_of(draft, one.words))
        ):
            yield one


def _sessions_in(words: str) -> set[int]:
    found = expression(r"\b([a-z]+(?:-[a-z]+)?) session").findall(words)
    return {number for ordinal in found if (number := integer_of_ordinal(ordinal)) is not None}


def _requested_after(one: NotedReport) -> bool:
    """Whether the resolution that asked for the report is of a later session than the report."""
    asked = expression(r"\bpursuant to (?:(?:its|General Assembly) )?resolution (\d\d)/\d").search(one.words)
    return asked is not None and int(asked[1]) > one.session


def _on_matter_of(draft: Draft, words: str) -> bool:
    """Whether the words give nothing but the matter of the draft, as its title does, or the resolution it goes on from."""
    if expression(r"on the implementation of (?:the present|General Assembly|its)? ?resolution\b").match(words):
        return True
    if not words.startswith("on ") or expression(r"entitled|submitted|pursuant|\d").search(words):
        return False
    matter, title = (set(expression(r"[a-z]{4,}").findall(text.lower())) for text in (words, draft.title))
    return bool(matter) and len(matter & title) >= _SHARE_OF_TITLE * len(matter)
