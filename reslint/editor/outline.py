"""The parts of a draft for an editor: their outline, and where a reference in it leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reslint.derived.internal import references_in_time
from reslint.draft import Call, Draft, Kind, Note, Paragraph
from reslint.text import Span

__all__ = ["Part", "called", "outline", "targets"]

_LISTED = (Kind.TITLE, Kind.ENACTING, Kind.PREAMBULAR, Kind.OPERATIVE, Kind.SUBPARAGRAPH, Kind.HEADING)
_DETAIL = 60


@dataclass(slots=True)
class Part:
    """A part with its name, its first words, its place, and the parts below it."""

    name: str
    detail: str
    kind: str
    span: Span
    below: list[Part] = field(default_factory=list)


def outline(draft: Draft) -> list[Part]:
    """Title, paragraphs with their subparagraphs, headings, and the notes together."""
    parts: list[Part] = []
    above: list[tuple[int, Part]] = []
    for paragraph in draft.of(*_LISTED):
        if paragraph.resumed:
            continue
        part = Part(_name(paragraph), _words(paragraph.text.string), str(paragraph.kind), paragraph.span)
        while above and above[-1][0] >= paragraph.level:
            above.pop()
        (above[-1][1].below if above and paragraph.level else parts).append(part)
        if paragraph.kind in (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.SUBPARAGRAPH):
            above.append((paragraph.level, part))
        else:
            above.clear()
    _widen(parts)
    return parts + _notes(draft.notes)


def _name(paragraph: Paragraph) -> str:
    return paragraph.label or str(paragraph.kind)


def _notes(notes: Sequence[Note]) -> list[Part]:
    below = [Part(note.label, _words(note.text.string), "note", note.span) for note in notes]
    if not below:
        return []
    whole = Span(min(part.span.start for part in below), max(part.span.end for part in below))
    return [Part("notes", f"{len(below)}", "notes", whole, below)]


def _widen(parts: Sequence[Part]) -> None:
    """An outline wants what is below within what is above."""
    for part in parts:
        _widen(part.below)
        if part.below:
            part.span = Span(part.span.start, max(part.span.end, *(below.span.end for below in part.below)))


def _words(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _DETAIL else text[:_DETAIL].rsplit(" ", 1)[0] + " …"


def targets(draft: Draft, offset: int) -> list[Span]:
    """Where what stands at the offset leads: a reference to the paragraphs it names, a call to its note, a note to its calls."""
    for paragraph in draft.paragraphs:
        for call in paragraph.calls:
            if call.span.start <= offset <= call.span.end:
                return [note.span for note in called(draft, paragraph, call)]
    for note in draft.notes:
        if note.mark_span.start <= offset <= note.mark_span.end:
            return [call.span for _, call in _callers(draft, note)]
    for reference in references_in_time(draft):
        span = reference.holder.text.span(reference.start, reference.end)
        if span.start <= offset <= span.end:
            return [draft.paragraphs[target].span for target in reference.targets]
    return []


def called(draft: Draft, paragraph: Paragraph, call: Call) -> list[Note]:
    """The note of a call: where marks begin anew, the next one behind it."""
    notes = [note for note in draft.notes if note.mark == call.mark]
    return ([note for note in notes if note.after >= paragraph.index] or notes[-1:])[:1]


def _callers(draft: Draft, note: Note) -> Iterator[tuple[Paragraph, Call]]:
    for paragraph in draft.paragraphs:
        for call in paragraph.calls:
            if call.mark == note.mark and note in called(draft, paragraph, call):
                yield paragraph, call
