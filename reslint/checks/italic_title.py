"""italic-title: titles that must be in italics, such as *Treaty Series*, where the draft has italics.

Where all of several are in roman, this has one cause and is said once, with its places; in a draft that lost the italics of its
openings as well, it is not said at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reslint.draft import Draft, Style
from reslint.finding import Finding
from reslint.passages import Hit, search
from reslint.patterns import Regex, pattern
from reslint.rules import Rule
from reslint.selectors import selector

WORDS = ("count",)
WHERE = selector("note")
MESSAGE = "The title “{found}” is in italics"
TOGETHER = "The title “{found}” is in italics: it is in roman in all {count} places"
_FEW = 3


@dataclass(frozen=True, slots=True)
class Settings:
    """``titles``: patterns."""

    titles: tuple[Regex, ...]


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The titles that are in roman."""
    if draft.italics == "none":
        return
    hits = [hit for source in settings.titles for hit in search(draft, rule.where, pattern(source, False))]
    roman = [hit for hit in hits if not _italic(hit)]
    if len(roman) == len(hits) and draft.italics == "lost":
        return
    if len(roman) == len(hits) > _FEW:
        spans = tuple(hit.holder.text.span(*hit.range) for hit in roman)
        words = {"found": roman[0].found, "count": str(len(roman))}
        yield rule.finding_at(roman[0].holder.label, spans[0], TOGETHER, None, spans[1:], **words)
        return
    for hit in roman:
        yield rule.finding(hit.holder, *hit.range, MESSAGE)


def _italic(hit: Hit) -> bool:
    start, end = hit.range
    return any(mark.style is Style.ITALIC and mark.start < end and mark.end > start for mark in hit.holder.text.marks)
