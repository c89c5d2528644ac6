"""Numbers put in sequence, and all that refers to them with them.

Numbers, marks, calls and notes follow the order in which they stand; what the format numbers by itself is left to it. What cannot
follow for certain is left as it is and told, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from reslint.draft import Draft
from reslint.finding import Edit
from reslint.fixes.renumber.bodies import move
from reslint.fixes.renumber.counts import count
from reslint.fixes.renumber.follow import Followed, follow
from reslint.fixes.renumber.ibid import Chain
from reslint.fixes.renumber.marks import Left, Renamed
from reslint.fixes.renumber.notes import Notes, NotesLeft, number_notes
from reslint.fixes.renumber.wrapping import wrapped

__all__ = ["Followed", "Left", "Plan", "Renamed", "plan"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What renumbering does to a draft: its edits, and what they are made of.

    ``sentences`` tell what else happens to notes; ``left`` is what is left to the drafter.
    """

    edits: tuple[Edit, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    followed: tuple[Followed, ...] = ()
    sentences: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()


def plan(draft: Draft, moving: bool = True) -> Plan:
    """What has to change for all numbers of a draft to be in sequence. ``moving``: notes may be moved to other lines."""
    counts = count(draft)
    left = list(counts.left)
    try:
        notes = number_notes(draft)
        sources, sentences = Chain(draft, notes.new).edits()
    except NotesLeft as stays:
        notes, sources, sentences = Notes({}), [], []
        left.append(stays.left)
    followed, astray = follow(draft, counts, notes.new)
    renamed = (*counts.renamed, *notes.renamed)
    edits = [edit for one in renamed for edit in one.edits]
    edits += [edit for one in followed for edit in one.edits]
    edits += [*notes.calls, *sources]
    edits = wrapped(draft, edits)
    if moving and notes.new:
        edits, moved, staying = move(draft, notes.new, edits)
        sentences, left = [*moved, *sentences], [*left, *staying]
    ordered = tuple(sorted(edits, key=lambda edit: edit.span))
    return Plan(ordered, renamed, tuple(followed), tuple(sentences), (*left, *astray))
