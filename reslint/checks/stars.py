"""stars: the stars of masthead, title and sponsors against the notes that explain them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.draft import Call, Draft, Kind, Note, Paragraph
from reslint.finding import Finding
from reslint.rules import Rule

WORDS = ("mark", "right")
NO_NOTE = "“{mark}” stands here and no note explains it"
NO_CALL = "The note {mark} is not called anywhere"
NO_NOTES = "Stars stand here, and the text has no starred note"
TWICE = "Two notes have the mark {mark}"
OUT_OF_ORDER = "“{mark}” stands before “{right}”; the marks follow each other as *, **, ***"


class Settings(NamedTuple):
    """``order``: whether the marks must follow each other as *, **, ***."""

    order: bool = True


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """Stars without a note, notes without a star, stars in disorder."""
    if draft.flat:
        return
    calls = [(paragraph, call) for paragraph in draft.paragraphs for call in paragraph.calls if _is_star(call.mark)]
    notes = [note for note in draft.notes if _is_star(note.mark)]
    front = [(paragraph, call) for paragraph, call in calls if paragraph.kind in (Kind.MASTHEAD, Kind.TITLE, Kind.SPONSORS)]
    if notes:
        yield from _without_note(rule, front, {note.mark for note in notes})
    elif front:
        spans = [call.span for _, call in front]
        words = {"mark": front[0][1].mark, "found": front[0][1].mark}
        yield rule.finding_at(
            front[0][0].label, spans[0], NO_NOTES if len(front) > 1 else NO_NOTE, None, tuple(spans[1:]), **words
        )
    yield from _without_call(rule, notes, [call.mark for _, call in calls])
    if settings.order:
        yield from _disorder(rule, front)


def _is_star(mark: str) -> bool:
    return bool(mark) and not mark.strip("*")


def _without_note(rule: Rule, calls: list[tuple[Paragraph, Call]], marks: set[str]) -> Iterator[Finding]:
    said: set[str] = set()
    for paragraph, call in calls:
        if call.mark not in marks and call.mark not in said:
            said.add(call.mark)
            yield rule.finding_at(paragraph.label, call.span, NO_NOTE, mark=call.mark, found=call.mark)


def _without_call(rule: Rule, notes: list[Note], marks: list[str]) -> Iterator[Finding]:
    """Notes that no star calls. A page may begin its stars anew, so a mark may have as many notes as calls."""
    for index, note in enumerate(notes):
        number = sum(other.mark == note.mark for other in notes[: index + 1])
        if number > marks.count(note.mark):
            message = TWICE if number > 1 else NO_CALL
            yield rule.finding_at(note.label, note.mark_span, message, mark=note.mark, found=note.mark)


def _disorder(rule: Rule, calls: list[tuple[Paragraph, Call]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for paragraph, call in calls:
        before = call.mark[:-1]
        if before and before not in seen and call.mark not in seen and any(other.mark == before for _, other in calls):
            yield rule.finding_at(paragraph.label, call.span, OUT_OF_ORDER, mark=call.mark, right=before, found=call.mark)
        seen.add(call.mark)
