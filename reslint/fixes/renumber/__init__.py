"""Numbers put in sequence, and all that refers to them with them.

Numbers, marks, calls and notes follow the order in which they stand; what the format numbers by itself is left to it. What cannot
follow for certain is left as it is and told, never guessed.
"""

from __future__ import annotations

from typing import NamedTuple

from reslint.derived.passages import Holder
from reslint.draft import Draft
from reslint.finding import Edit
from reslint.fixes.renumber.bodies import move, moves
from reslint.fixes.renumber.counts import Start, count
from reslint.fixes.renumber.follow import Followed, follow
from reslint.fixes.renumber.ibid import Chain, Sourced
from reslint.fixes.renumber.marks import Left, Renamed
from reslint.fixes.renumber.notes import Notes, NotesLeft, number_notes
from reslint.fixes.renumber.wrapping import wrapped
from reslint.text import Span

__all__ = ["Followed", "Left", "Plan", "Renamed", "Start", "plan"]


FLAT = "the whole text stands on one line, where paragraphs are told by their numbers: give each paragraph a line of its own"
UNMOVED = (
    "The notes would have to be moved, which cannot be done in this file without harm: put them in the order in which the text"
    " calls them, and renumber again; they keep their numbers"
)


class Plan(NamedTuple):
    """What renumbering does to a draft: its edits, and what they are made of.

    ``sourced`` are notes with other words for their sources; ``moved`` are sentences on notes that go to other lines: the edits
    move them, but for ``ordering``, where their paragraphs are to be put in order when the edits are made; ``left`` is what is
    left to the drafter.
    """

    edits: tuple[Edit, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    followed: tuple[Followed, ...] = ()
    sourced: tuple[Sourced, ...] = ()
    moved: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()
    ordering: bool = False

    def words(self, holder: Holder) -> str:
        """What the text of a paragraph or note will be."""
        worded = [one.string for one in self.sourced if one.note is holder]
        worded += [one.string for one in self.renamed if one.holder is holder and one.string is not None]
        string = worded[0] if worded else holder.text.string
        parts = [part for one in self.followed if one.holder is holder for part in one.parts]
        for start, end, new in sorted(parts, reverse=True):
            string = string[:start] + new + string[end:]
        return string


def plan(draft: Draft, moving: bool = True, start: Start | None = None) -> Plan:
    """What has to change for all numbers of a draft to be in sequence, or to be as someone counts from ``start`` on.

    ``moving``: notes may be moved to other lines.
    """
    counts = count(draft, start)
    if draft.flat:
        return Plan(left=(Left("", Span(0, 0), FLAT),) if counts.renamed else ())
    left = list(counts.left)
    sourced: list[Sourced] = []
    try:
        notes = number_notes(draft, start)
        if not moving and start is None and not draft.source.lined and moves(draft, notes.new):
            raise NotesLeft(Left("", Span(0, 0), UNMOVED))
        # Who only counts on leaves every note behind the one that it stood behind.
        sourced = Chain(draft, notes.new).sourced() if start is None else []
    except NotesLeft as stays:
        notes = Notes({})
        left.append(stays.left)
    followed, astray = follow(draft, counts, notes.new)
    renamed = (*counts.renamed, *notes.renamed)
    edits = [edit for one in renamed for edit in one.edits]
    edits += [edit for one in followed for edit in one.edits]
    edits = wrapped(draft, [*edits, *notes.calls, *(one.edit for one in sourced)])
    moved: list[str] = []
    ordering = moving and not draft.source.lined
    if ordering:
        moved = moves(draft, notes.new)
    elif moving and notes.new:
        edits, moved, staying = move(draft, notes.new, edits)
        left += staying
    ordered = tuple(sorted(edits, key=lambda edit: edit.span))
    return Plan(ordered, renamed, tuple(followed), tuple(sourced), tuple(moved), (*left, *astray), ordering and bool(moved))
