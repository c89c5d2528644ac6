"""italic-title: titles that must be in italics, such as *Treaty Series*, where the draft has italics.

Where all of several are in roman, this has one cause and is said once, with its places; in a draft that lost the italics of its
openings as well, it is not said at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.derived.passages import Hit, search
from reslint.draft import Draft, Style
from reslint.finding import Edit, Finding
from reslint.fixes import fix
from reslint.fixes.italics import set_italic
from reslint.matching.patterns import LIMIT, Regex, pattern
from reslint.rules import Rule
from reslint.selectors import selector

WORDS = ("count",)
WHERE = selector("note")
MESSAGE = "The title “{found}” is in italics"
PARTLY = "All of the title “{found}” is in italics"
TOGETHER = "The title “{found}” is in italics: it is in roman in all {count} places"
_FEW = 3


class Settings(NamedTuple):
    """``titles``: patterns of what must be in italics; ``reach``: a pattern of the rest of a title, from its beginning, which
    the fix sets in italics with it.
    """

    titles: tuple[Regex, ...]
    reach: Regex | None = None


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
        every = [_edits(draft, hit, settings) for hit in roman]
        edits = [edit for one in every if one for edit in one] if all(every) else []
        words = {"found": roman[0].found, "count": str(len(roman))}
        yield rule.finding_at(roman[0].holder.label, spans[0], TOGETHER, fix(rule.fix, edits), spans[1:], **words)
        return
    for hit in hits:
        if hit not in roman and _partly(hit, end := _whole(hit, settings)):
            yield rule.finding(hit.holder, hit.range[0], end, PARTLY, fix(rule.fix, _edits(draft, hit, settings) or []))
    for hit in roman:
        yield rule.finding(hit.holder, *hit.range, MESSAGE, fix(rule.fix, _edits(draft, hit, settings) or []))


def _edits(draft: Draft, hit: Hit, settings: Settings) -> list[Edit] | None:
    """What sets the whole title in italics."""
    return set_italic(draft, hit.holder.text, hit.range[0], _whole(hit, settings), italic=True)


def _whole(hit: Hit, settings: Settings) -> int:
    """Where the whole title ends."""
    start, end = hit.range
    rest = settings.reach and pattern(settings.reach, False).compiled.match(hit.holder.text.string, start, timeout=LIMIT)
    return max(end, rest.start() + len(rest.group().rstrip())) if rest else end


def _partly(hit: Hit, end: int) -> bool:
    """Whether a word of the title, up to ``end``, is in roman; the commas between italic parts of it may be."""
    text, at = hit.holder.text, hit.range[0]
    italic = [*text.meeting(Style.ITALIC, at, end), (end, end)]
    for start, last in italic:
        if any(letter.isalnum() for letter in text.string[at:start]):
            return True
        at = max(at, last)
    return False


def _italic(hit: Hit) -> bool:
    start, end = hit.range
    return any(mark.style is Style.ITALIC and mark.start < end and mark.end > start for mark in hit.holder.text.marks)
