"""Notes put in the order of their numbers: whole lines are moved, and as few of them as possible."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from reslint.derived.called import disordered, numbered
from reslint.draft import Draft, Note
from reslint.finding import Edit
from reslint.fixes.renumber.marks import Left
from reslint.text import Span

__all__ = ["move", "moves"]

MOVED = "note {mark} stands {side} note {other} now"
STAYS = "Note {mark} stands {side} note {other} and cannot be moved without harm: move it by hand"

_MARKUP = "*_>^"


class _Body(NamedTuple):
    """A note with its lines: ``start`` begins the first, ``end`` ends the last, ``gap`` is where the blank lines before begin."""

    note: Note
    number: int
    gap: int
    start: int
    end: int


class _Move(NamedTuple):
    """The note at ``place`` goes before or behind the note at ``anchor``, which stays."""

    place: int
    anchor: int
    before: bool


def moves(draft: Draft, new: dict[int, int]) -> list[str]:
    """A sentence for each note that has to be moved for notes to stand in the order of their numbers."""
    _, numbers, wanted = _wanted(draft, new)
    return [_sentence(numbers, one) for one in wanted]


def move(draft: Draft, new: dict[int, int], edits: Sequence[Edit]) -> tuple[list[Edit], list[str], list[Left]]:
    """The edits with those that move notes to their places, a sentence for each move, and the notes that have to stay."""
    notes, numbers, wanted = _wanted(draft, new)
    if not wanted:
        return list(edits), [], []
    bodies = [_body(draft, note, number) for note, number in zip(notes, numbers, strict=True)]
    placed: dict[int, list[_Body]] = {}
    sentences, left = [], []
    for one in wanted:
        body, anchor = bodies[one.place], bodies[one.anchor]
        if body is None or anchor is None:
            left.append(_stays(notes, numbers, one.place))
            continue
        sentences.append(_sentence(numbers, one))
        placed.setdefault(anchor.start if one.before else -anchor.end, []).append(body)
    blank = _blank(draft.source.text, [body for body in bodies if body])
    return _moved(draft.source.text, list(edits), placed, blank, {body.start for body in bodies if body}), sentences, left


def _wanted(draft: Draft, new: dict[int, int]) -> tuple[list[Note], list[int], list[_Move]]:
    """The notes as they stand, the numbers that they get, and the moves that put them in order, by number."""
    notes = sorted(numbered(draft.notes), key=lambda note: note.mark_span)
    numbers = [new.get(int(note.mark), int(note.mark)) for note in notes]
    # The marks of native notes show them in the order of their calls, wherever their texts are kept.
    stray = {index for index in disordered(numbers) if not draft.source.is_locked(notes[index].mark_span)}
    staying = [index for index in range(len(notes)) if index not in stray]
    if not staying or len(set(numbers)) < len(numbers):
        return notes, numbers, []
    wanted = []
    for index in sorted(stray, key=lambda index: numbers[index]):
        target = next((other for other in staying if numbers[other] > numbers[index]), None)
        wanted.append(_Move(index, staying[-1] if target is None else target, target is not None))
    return notes, numbers, wanted


def _sentence(numbers: Sequence[int], one: _Move) -> str:
    side = "before" if one.before else "behind"
    return MOVED.format(mark=numbers[one.place], side=side, other=numbers[one.anchor])


def _stays(notes: Sequence[Note], numbers: Sequence[int], index: int) -> Left:
    before = [number for number in numbers[:index] if number > numbers[index]]
    behind = [number for number in numbers[index + 1 :] if number < numbers[index]]
    side, other = ("behind", min(before)) if before else ("before", max(behind))
    sentence = STAYS.format(mark=numbers[index], side=side, other=other)
    return Left(notes[index].label, notes[index].mark_span, sentence)


def _body(draft: Draft, note: Note, number: int) -> _Body | None:
    """The lines of a note that has them for itself and keeps its look when they are moved; else None."""
    source, text = draft.source.text, note.text
    start = source.rfind("\n", 0, note.mark_span.start) + 1
    end = source.find("\n", max(note.span.end, note.mark_span.end))
    end = len(source) if end < 0 else end
    end = start + len(source[start:end].rstrip("\r"))
    if any(source[one.end : other.start].strip() for one, other in zip(note.pieces, note.pieces[1:], strict=False)):
        return None
    if any(source[text.source_offset(mark.start) - 1] not in _MARKUP for mark in text.marks):
        return None
    pieces = [piece for paragraph in draft.paragraphs for piece in paragraph.pieces or (paragraph.span,)]
    others = [*pieces, *(one.span for one in draft.notes if one is not note)]
    if any(span.start < end and start < span.end for span in others):
        return None
    gap = len(source[:start].rstrip())
    return _Body(note, number, gap, start, end)


def _blank(source: str, bodies: Sequence[_Body]) -> str:
    """What parts notes that stand together."""
    ends = {body.end for body in bodies}
    between = [source[body.gap : body.start] for body in bodies if body.gap in ends]
    return min(between, key=len, default="\r\n\r\n" if "\r\n" in source else "\n\n")


def _moved(source: str, edits: list[Edit], moves: dict[int, list[_Body]], blank: str, starts: Collection[int]) -> list[Edit]:
    """The edits with the moves: before the line that begins at a key, or behind the one that ends at a negative key."""
    for key, bodies in moves.items():
        contents = []
        for body in sorted(bodies, key=lambda body: body.number):
            inner = [edit for edit in edits if body.start <= edit.span.start and edit.span.end <= body.end]
            edits = [edit for edit in edits if edit not in inner]
            contents.append(_applied(source, body, inner))
            edits.append(_removal(source, body, starts))
        if key >= 0:
            edits.append(Edit(Span(key, key), "".join(content + blank for content in contents)))
        else:
            edits.append(Edit(Span(-key, -key), "".join(blank + content for content in contents)))
    return _merged(edits)


def _applied(source: str, body: _Body, edits: Sequence[Edit]) -> str:
    pieces, at = [], body.start
    for edit in sorted(edits, key=lambda edit: edit.span):
        pieces += [source[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, source[at : body.end]])


def _removal(source: str, body: _Body, starts: Collection[int]) -> Edit:
    """The lines go with the blank lines behind them where another note follows, else with those before them."""
    behind = body.end + len(source[body.end :]) - len(source[body.end :].lstrip())
    if behind in starts or not body.gap:
        return Edit(Span(body.start, behind), "")
    return Edit(Span(body.gap, body.end), "")


def _merged(edits: Sequence[Edit]) -> list[Edit]:
    """Edits that touch, as one: lines are put in where others are taken out."""
    merged: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: edit.span):
        if merged and edit.span.start <= merged[-1].span.end and (edit.span.start == merged[-1].span.start or not edit.text):
            last = merged[-1]
            merged[-1] = Edit(Span(last.span.start, max(last.span.end, edit.span.end)), last.text + edit.text)
        else:
            merged.append(edit)
    return merged
