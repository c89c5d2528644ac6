"""notes: calls and notes of a draft against each other: their order, their correspondence, repeats, marks that run together.

Marks are those of the field: a call is the mark in the text, a note the text that it calls. One cause is one finding, its further
places with it; a draft that lost all its notes, or all its calls, is told so once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal, NamedTuple

from reslint.derived.called import Place, Placed, blocks, disordered, first_calls, numbered, placed_calls, run_together
from reslint.derived.dating import year_of
from reslint.draft import Draft, Note
from reslint.finding import Edit, Finding
from reslint.fixes import fix
from reslint.parsing.notes import apart
from reslint.rules import Rule
from reslint.text import Span

WHERE = "body, note"
WORDS = ("mark", "side", "order", "right", "other", "marks", "count")

OUT_OF_ORDER = "The calls stand in the order {order}; notes are numbered in the order in which they are called: {right}"
NOTE_OUT_OF_PLACE = "Note {mark} stands {side} note {other}: notes stand in the order of their numbers"
GAP = "The numbers go from {other} to {mark}: there is no note in between"
TWICE = "Two notes have the number {mark}"
NO_NOTE = "Footnote call {mark} has no note"
NO_CALL = "Note {mark} is not called anywhere in the text"
NO_NOTES_AT_ALL = "The text calls {count} notes, and none of them is there"
NO_CALLS_AT_ALL = "There are {count} notes, and the text calls none of them"
MANY_WITHOUT_CALL = "{count} notes are not called anywhere in the text: {marks}"
MANY_WITHOUT_NOTE = "{count} footnote calls have no note: {marks}"
SAME_TEXT = "Note {mark} has the same text as note {other}: a source is given once, where it is first mentioned"
CALLED_AGAIN = "Note {mark} is called a second time: a call is used once, and a source that is needed again has a note of its own"
RUN_TOGETHER = "Calls {marks} stand at one place without a comma between them"
NOTATIONS = "Calls are written in two ways: {marks} unlike the others"

_SEVERAL = 4


class Settings(NamedTuple):
    """``matter``: what is looked at; ``since``: the first year whose drafts are meant (drafts of unknown date are then not)."""

    matter: Literal["order", "correspondence", "same-text", "called-again", "run-together", "notations"]
    since: int = 0


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """What does not fit together."""
    if draft.flat or (settings.since and (year_of(draft) or 0) < settings.since):
        return
    for one in _resolutions(draft):
        yield from _MATTERS[settings.matter](one, rule)


def _resolutions(draft: Draft) -> list[Draft]:
    """The resolutions of one file, each with its own notes, where each numbers them from 1; else the draft."""
    parts = apart([paragraph.kind for paragraph in draft.paragraphs], draft.notes)
    if len(parts) == 1:
        return [draft]
    return [replace(draft, paragraphs=draft.paragraphs[own.start : own.stop], notes=tuple(notes)) for own, notes in parts]


# Order


def _order(draft: Draft, rule: Rule) -> Iterator[Finding]:
    said: set[int] = set()
    marks = Counter(note.mark for note in draft.notes)
    twice = [note for note in numbered(draft.notes) if marks[note.mark] > 1]
    for calls in _sequences(draft, bool(twice)):
        for block in blocks([int(one.call.mark) for one in calls]):
            stray = [block.start + index for index in disordered([int(one.call.mark) for one in calls[block.start : block.stop]])]
            said.update(int(one.call.mark) for one in calls[block.start : block.stop])
            yield _calls_out_of_order(rule, calls[block.start : block.stop], [calls[index] for index in stray])
    if twice:
        yield from _twice(draft, rule)
        return
    yield from _notes_out_of_place(draft, rule, said)
    yield from _gaps(draft, rule)


def _sequences(draft: Draft, restarts: bool) -> list[list[Placed]]:
    """The first calls in order of the text, apart for main part and annex where an annex begins its numbers anew."""
    calls = [one for one in placed_calls(draft) if one.call.mark.isdigit()]
    if not restarts:
        return [first_calls(calls)]
    parts = [[one for one in calls if one.paragraph.part == part] for part in ("main", "annex")]
    return [first_calls(part) for part in parts]


def _calls_out_of_order(rule: Rule, block: Sequence[Placed], stray: Sequence[Placed]) -> Finding:
    marks = [one.call.mark for one in block]
    first, *others = stray
    return rule.finding_at(
        first.paragraph.label,
        first.call.span,
        OUT_OF_ORDER,
        None,
        tuple(one.call.span for one in others),
        mark=first.call.mark,
        order=_list(marks),
        right=_list(sorted(marks, key=int)),
    )


def _notes_out_of_place(draft: Draft, rule: Rule, said: set[int]) -> Iterator[Finding]:
    notes = _notes_with_a_place(draft)
    values = [int(note.mark) for note in notes]
    for block in blocks(values):
        inside = values[block.start : block.stop]
        if said.intersection(inside):
            continue
        first, *others = [block.start + index for index in disordered(inside)]
        early = first + 1 < block.stop and values[first + 1] < values[first]
        side, other = ("before", _next(draft, notes[first])) if early else ("behind", notes[first - 1])
        places = tuple(notes[index].mark_span for index in others)
        words = {"mark": notes[first].mark, "side": side, "other": other.mark}
        yield rule.finding_at(notes[first].label, notes[first].mark_span, NOTE_OUT_OF_PLACE, None, places, **words)


def _next(draft: Draft, note: Note) -> Note:
    """The numbered note that follows in the file; there is one."""
    notes = numbered(draft.notes)
    return next(other for before, other in pairwise(notes) if before is note)


def _notes_with_a_place(draft: Draft) -> list[Note]:
    """The notes, without those that nothing calls, unless they stand too early: no call says where the others belong."""
    calls = {one.call.mark for one in placed_calls(draft)}
    found: list[Note] = []
    lowest = float("inf")
    for note in reversed(numbered(draft.notes)):
        called = note.mark in calls
        if called or int(note.mark) > lowest:
            found.append(note)
        if called:
            lowest = min(lowest, int(note.mark))
    return found[::-1]


def _gaps(draft: Draft, rule: Rule) -> Iterator[Finding]:
    """Numbers that neither a call nor a note has. Where many are missing, notes were lost and not misnumbered."""
    places = {int(one.call.mark): Place(one.paragraph.label, one.call.span) for one in _calls_that_count(draft)}
    for note in numbered(draft.notes):
        places.setdefault(int(note.mark), Place(note.label, note.mark_span))
    numbers = sorted(places)
    gaps = [(low, high) for low, high in pairwise(numbers) if high - low > 1]
    if draft.notes and len(gaps) < _SEVERAL and all(high - low < _SEVERAL for low, high in gaps):
        for low, high in gaps:
            place = places[high]
            yield rule.finding_at(place.label, place.span, GAP, mark=str(high), other=str(low))


def _calls_that_count(draft: Draft) -> list[Placed]:
    """First calls, without those that are two marks run together."""
    together = {id(one.call) for one in run_together(draft)}
    return first_calls([one for one in placed_calls(draft) if one.call.mark.isdigit() and id(one.call) not in together])


def _twice(draft: Draft, rule: Rule) -> Iterator[Finding]:
    """Numbers that two notes have although main part and annex do not both call them."""
    restarting = {one.call.mark for one in placed_calls(draft) if one.paragraph.part == "annex"} & {
        one.call.mark for one in placed_calls(draft) if one.paragraph.part == "main"
    }
    seen: set[str] = set()
    for note in numbered(draft.notes):
        if note.mark in seen and note.mark not in restarting:
            yield rule.finding_at(note.label, note.mark_span, TWICE, mark=note.mark)
        seen.add(note.mark)


# Correspondence


def _correspondence(draft: Draft, rule: Rule) -> Iterator[Finding]:
    # Stars explain the document itself, and many a copy of it leaves them out.
    notes = {note.mark for note in draft.notes}
    calls = {one.call.mark for one in placed_calls(draft)}
    together = run_together(draft)
    calls.update(mark for one in together for mark in one.marks)
    spared = {id(one.call) for one in together}
    orphans = [note for note in draft.notes if note.mark not in calls and note.mark.isalnum()]
    first = [one for one in first_calls(placed_calls(draft)) if one.call.mark.isalnum() and id(one.call) not in spared]
    strays = [one for one in first if one.call.mark not in notes]
    if orphans and len(orphans) == len(numbered(draft.notes)) > 1:
        yield rule.finding_at("", Span(0, 0), NO_CALLS_AT_ALL, None, tuple(n.mark_span for n in orphans), count=str(len(orphans)))
    elif len(orphans) >= _SEVERAL and len(orphans) * 4 > len(draft.notes) * 3:
        places = tuple(note.mark_span for note in orphans)
        yield rule.finding_at("", Span(0, 0), MANY_WITHOUT_CALL, None, places, **_many([note.mark for note in orphans]))
    else:
        for note in orphans:
            yield rule.finding_at(note.label, note.mark_span, NO_CALL, mark=note.mark)
    yield from _strays(draft, rule, strays)


def _strays(draft: Draft, rule: Rule, strays: Sequence[Placed]) -> Iterator[Finding]:
    if not strays:
        return
    places = tuple(one.call.span for one in strays)
    words = _many([one.call.mark for one in strays])
    if len(strays) > 1 and not numbered(draft.notes):
        yield rule.finding_at("", Span(0, 0), NO_NOTES_AT_ALL, None, places, **words)
    elif len(strays) >= _SEVERAL and len(strays) > len(draft.notes):
        yield rule.finding_at("", Span(0, 0), MANY_WITHOUT_NOTE, None, places, **words)
    else:
        for one in strays:
            yield rule.finding_at(one.paragraph.label, one.call.span, NO_NOTE, mark=one.call.mark)


def _many(marks: Sequence[str]) -> dict[str, str]:
    return {"count": str(len(marks)), "marks": _list(marks)}


# Repeats


def _same_text(draft: Draft, rule: Rule) -> Iterator[Finding]:
    known: dict[str, Note] = {}
    for note in sorted(numbered(draft.notes), key=lambda note: int(note.mark)):
        words = note.text.string.strip().rstrip(".").lower()
        if not words or words.startswith("ibid"):
            continue
        first = known.setdefault(words, note)
        if first is not note:
            yield rule.finding_at(note.label, note.text.span(), SAME_TEXT, mark=note.mark, other=first.mark)


def _called_again(draft: Draft, rule: Rule) -> Iterator[Finding]:
    by_mark: dict[str, list[Placed]] = {}
    for one in placed_calls(draft):
        if one.call.mark.isdigit():
            by_mark.setdefault(one.call.mark, []).append(one)
    twice = sum(note.mark in by_mark for note in numbered(draft.notes)) > len({note.mark for note in numbered(draft.notes)})
    for mark, calls in by_mark.items():
        again = calls[1:]
        if again and not twice:
            places = tuple(one.call.span for one in again[1:])
            yield rule.finding_at(again[0].paragraph.label, again[0].call.span, CALLED_AGAIN, None, places, mark=mark)


# Marks


def _run_together(draft: Draft, rule: Rule) -> Iterator[Finding]:
    for one in run_together(draft):
        first, last = one.marks[0], one.marks[-1]
        edits = [Edit(Span(one.at, one.at), ",")] if one.at >= 0 else []
        mended = fix(rule.fix, edits)
        yield rule.finding_at(one.paragraph.label, one.span, RUN_TOGETHER, mended, marks=f"{first} and {last}", mark=first)


def _notations(draft: Draft, rule: Rule) -> Iterator[Finding]:
    by_notation: dict[str, list[Placed]] = {}
    for one in placed_calls(draft):
        # A mark that lost its raised place and stands behind a blank is told as such.
        if one.call.mark.isdigit() and not (one.call.notation == "bare" and one.call.blanks):
            by_notation.setdefault(one.call.notation, []).append(one)
    if len(by_notation) < 2:
        return
    usual = max(by_notation, key=lambda notation: len(by_notation[notation]))
    first, *others = [one for notation, calls in by_notation.items() if notation != usual for one in calls]
    marks = [one.call.mark for one in (first, *others)]
    is_are = "is" if len(marks) == 1 else "are"
    yield rule.finding_at(
        first.paragraph.label,
        first.call.span,
        NOTATIONS,
        None,
        tuple(one.call.span for one in others),
        marks=f"{_list(marks)} {is_are}",
        mark=first.call.mark,
    )


def _list(marks: Sequence[str]) -> str:
    """The marks in words: "1, 2 and 3"; a long list with its ends only."""
    shown = [*marks[:6], "…", marks[-1]] if len(marks) > 8 else list(marks)
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


_MATTERS = {
    "order": _order,
    "correspondence": _correspondence,
    "same-text": _same_text,
    "called-again": _called_again,
    "run-together": _run_together,
    "notations": _notations,
}
