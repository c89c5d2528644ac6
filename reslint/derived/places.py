"""Which paragraph or note a character of the source belongs to, and its label."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from reslint.draft import Draft, Kind, Paragraph
from reslint.text import Span

__all__ = ["Places"]


NEAR = 500


class Places:
    """Looks up source offsets in a draft."""

    def __init__(self, draft: Draft) -> None:
        self._source = draft.source
        ranges: list[tuple[Span, str]] = []
        self._sections = {_whole(p).start: p.section for p in draft.paragraphs if p.section}
        labels = Counter(p.label for p in draft.of(Kind.OPERATIVE, Kind.SUBPARAGRAPH))
        self._repeated = {label for label, count in labels.items() if count > 1}
        for paragraph in draft.paragraphs:
            if paragraph.kind is not Kind.FURNITURE:
                ranges += [(span, paragraph.label) for span in _pieces(_whole(paragraph), paragraph.pieces)]
        for note in draft.notes:
            ranges += [(span, note.label) for span in _pieces(note.span, note.pieces)]
        self._ranges = sorted(ranges)
        self._starts = [span.start for span, _ in self._ranges]

    def label(self, offset: int) -> str:
        """The label of what stands at the offset, or ""."""
        found = self._at(offset)
        return found[1] if found else ""

    def name(self, offset: int) -> str:
        """How to call the place: its label, with the section where the label is there more than once; else its line or,
        where people see no lines, the count of its paragraph."""
        found = self._at(offset)
        if found is None or not found[1]:
            return f"{'line' if self._source.lined else 'paragraph'} {self._source.position(offset).line}"
        section = self._sections.get(found[0].start, "") if found[1] in self._repeated else ""
        return f"{found[1]} of section {section}" if section else found[1]

    def bounds(self, span: Span) -> Span:
        """The paragraph around a span, with its markup; where there is none, the line. Of long ones, the part that is near."""
        text = self._source.text
        first, last = max(0, span.start - NEAR), min(len(text), span.end + NEAR)
        found = self._at(span.start)
        if found is None:
            start = text.rfind("\n", first, span.start) + 1 or first
            end = text.find("\n", max(span.end - 1, span.start), last)
            return Span(start, max(span.end, last if end < 0 else end))
        start, end = max(first, min(found[0].start, span.start)), min(last, max(found[0].end, span.end))
        while start > first and not text[start - 1].isalnum() and text[start - 1] not in "\r\n":
            start -= 1
        while end < last and not text[end].isalnum() and text[end] not in "\r\n":
            end += 1
        return Span(start, end)

    def _at(self, offset: int) -> tuple[Span, str] | None:
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and offset <= self._ranges[at][0].end:
            return self._ranges[at]
        return None


def _whole(paragraph: Paragraph) -> Span:
    """The paragraph with its bullet."""
    span, bullet = paragraph.span, paragraph.bullet_span
    return Span(min(bullet.start, span.start), span.end) if bullet else span


def _pieces(whole: Span, pieces: tuple[Span, ...]) -> list[Span]:
    if not pieces:
        return [whole]
    # The number or mark is not part of the text's own pieces.
    return [Span(min(whole.start, pieces[0].start), pieces[0].end), *pieces[1:]]
