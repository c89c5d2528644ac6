"""The right numbers of notes: those in which the text calls them first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reslint.derived.called import Placed, first_calls, numbered, placed_calls, run_together
from reslint.draft import Draft, Note
from reslint.finding import Edit
from reslint.fixes.renumber.counts import Start
from reslint.fixes.renumber.marks import Left, Renamed, raised
from reslint.text import Span

__all__ = ["Notes", "NotesLeft", "number_notes"]

TWICE = "Two notes have the number {mark}, so it is not clear which of them each call means: the notes keep their numbers"
NO_NOTE = "Footnote call {mark} has no note in this file: the notes keep their numbers"
TOGETHER = "Calls {marks} stand together with nothing between them: the notes keep their numbers"
LOST = "The numbers of the notes have {count} gaps, so notes have been lost: the others keep their numbers"
AUTOMATIC = "Some marks of notes are made by the word processor and some are typed by hand: the notes keep their numbers"
UNTOUCHED = "The mark {mark} cannot be edited where it stands: the notes keep their numbers"

_SEVERAL = 4


class NotesLeft(Exception):
    """Why the notes keep their numbers."""

    def __init__(self, left: Left) -> None:
        self.left = left
        super().__init__(left.sentence)


class Notes(NamedTuple):
    """``new``: the right number of each mark; ``renamed``: the notes with another one; ``calls``: the edits of their calls."""

    new: dict[int, int]
    renamed: tuple[Renamed, ...] = ()
    calls: tuple[Edit, ...] = ()


def number_notes(draft: Draft, start: Start | None = None) -> Notes:
    """The numbers of the notes, as they are called or from ``start`` on. Raises NotesLeft where they should change and it is not
    certain how."""
    notes = numbered(draft.notes)
    if draft.flat or draft.form == "none" or not notes:
        return Notes({})
    calls = [one for one in placed_calls(draft) if one.call.mark.isdigit()]
    new = _right(notes, first_calls(calls))
    if start is not None:
        new = _from(start, new)
    if all(old == right for old, right in new.items()):
        return Notes(new)
    _certain(draft, notes, calls, new)
    renamed = []
    for note in notes:
        right = new[int(note.mark)]
        if right != int(note.mark):
            renamed.append(Renamed(note, str(right), (_edited(draft, note.label, note.mark_span, note.mark, right),)))
    edits = [
        _edited(draft, one.paragraph.label, one.call.span, one.call.mark, new[int(one.call.mark)])
        for one in calls
        if new[int(one.call.mark)] != int(one.call.mark)
    ]
    return Notes(new, tuple(renamed), tuple(edits))


def _right(notes: Sequence[Note], calls: Sequence[Placed]) -> dict[int, int]:
    """Notes that nothing calls stay behind the number before theirs."""
    order = [int(one.call.mark) for one in calls]
    for mark in sorted({int(note.mark) for note in notes} - set(order)):
        before = max((other for other in order if other < mark), default=None)
        order.insert(0 if before is None else order.index(before) + 1, mark)
    return {mark: place for place, mark in enumerate(order, 1)}


def _from(start: Start, right: Mapping[int, int]) -> dict[int, int]:
    """The numbers where someone counts from a note on, in the order of the right ones."""
    order = sorted(right, key=lambda mark: right[mark])
    first = order.index(int(start.holder.mark)) if isinstance(start.holder, Note) else len(order)
    return {mark: start.value + place - first if place >= first else mark for place, mark in enumerate(order)}


def _certain(draft: Draft, notes: Sequence[Note], calls: Sequence[Placed], new: dict[int, int]) -> None:
    """Raises NotesLeft where a mark does not say which note is meant."""
    twice = [mark for mark, count in Counter(note.mark for note in notes).items() if count > 1]
    if twice:
        second = [note for note in notes if note.mark == twice[0]][1]
        raise NotesLeft(Left(second.label, second.mark_span, TWICE.format(mark=twice[0])))
    for one in run_together(draft):
        raise NotesLeft(Left(one.paragraph.label, one.span, TOGETHER.format(marks=" and ".join(one.marks))))
    marks = {note.mark for note in notes}
    for call in calls:
        if call.call.mark not in marks:
            raise NotesLeft(Left(call.paragraph.label, call.call.span, NO_NOTE.format(mark=call.call.mark)))
    gaps = max(new) - len(new)
    if gaps >= max(_SEVERAL, len(new) // 2):
        raise NotesLeft(Left(notes[0].label, notes[0].mark_span, LOST.format(count=gaps)))


def _edited(draft: Draft, label: str, span: Span, mark: str, right: int) -> Edit:
    edit = raised(draft, span, str(right))
    if edit is None:
        sentence = AUTOMATIC if draft.source.is_locked(span) else UNTOUCHED.format(mark=mark)
        raise NotesLeft(Left(label, span, sentence))
    return edit
