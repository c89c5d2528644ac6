"""What people left on top of the words of a Word file: tracked changes, strokes through words, colours; and what notes are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reslint.draft import Annotation
from reslint.readers.word.names import Element, short
from reslint.readers.word.pieces import Event, Happening, Located, Piece
from reslint.text import Span

__all__ = ["Annotations"]


class Annotations:
    """Collects them, in the order of the text. ``kept`` are those so far, without the ends of paragraphs that changed."""

    def __init__(self) -> None:
        self.kept: list[Annotation] = []
        self._ends: list[Annotation] = []

    def add(self, kind: str, span: Span, author: str = "", text: str = "") -> None:
        """Keeps an annotation; one that goes on where the last of its kind ended is one with it."""
        last = self.kept[-1] if self.kept else None
        if last and (last.kind, last.author, last.span.end) == (kind, author, span.start) and kind != "deletion":
            span, text = Span(last.span.start, span.end), last.text + text
            self.kept.pop()
        self.kept.append(Annotation(kind, span, author, text))

    def piece(self, piece: Piece, span: Span) -> None:
        """Keeps what someone did to the characters of a piece, or what they are."""
        look = piece.look
        if piece.author:
            self.add("insertion", span, piece.author)
        if look.struck and not piece.call:
            self.add("struck", span, "", piece.string)
        if look.slanted and piece.string.strip():
            self.add("italic-font", span)
        if look.marked and piece.string.strip():
            self.add("highlight", span)
        if piece.call and piece.node is not None and short(piece.node) == "w:endnoteReference":
            self.add("endnote", span, "", piece.string)

    def event(self, event: Event, at: int) -> None:
        """Keeps what changed, or is hidden, between two characters."""
        span = Span(at, at)
        match event.happening:
            case Happening.DELETION:
                self.add("deletion", span, event.name, _deleted(event.element))
            case Happening.INSERTION:
                self.add("insertion", span, event.name)
            case Happening.FORMATTING:
                self.add("formatting", span, event.name)
            case Happening.HIDDEN:
                self.add("hidden", span, "", event.name)
            case Happening.END_INSERTED:
                self._ends.append(Annotation("insertion", span, event.name))
            case Happening.END_DELETED:
                self._ends.append(Annotation("deletion", span, event.name))

    def ends(self, pieces: Sequence[Located]) -> Iterator[Annotation]:
        """The ends of paragraphs that are changes alone: most are one with the words before them or, if inserted, behind."""
        if not self._ends:
            return
        known = {(one.kind, one.author, at) for one in self.kept for at in (one.span.start, one.span.end)}
        starts = [one.start for one in pieces if one.piece.run is not None]
        for one in self._ends:
            first = bisect_right(starts, one.span.start)
            behind = starts[first : first + 1] if one.kind == "insertion" else []
            if not any((one.kind, one.author, place) in known for place in (one.span.start, *behind)):
                yield one


def _deleted(element: Element | None) -> str:
    if element is None:
        return ""
    return "".join(one.text or "" for one in element.iter() if short(one) in ("w:delText", "w:t"))
