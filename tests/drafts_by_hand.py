"""Drafts made by hand, for tests of what does not depend on readers and parsing."""

from __future__ import annotations

from dataclasses import replace

from reslint.draft import Draft, Field, Kind, Masthead, Note, Opening, Paragraph, Source, Span
from reslint.text import Mark, Origin, Style, Text


class Builder:
    """Puts paragraphs one under the other; ``|`` in their text stands for something in the source that is not in the text."""

    def __init__(self) -> None:
        self.source = ""
        self.paragraphs: list[Paragraph] = []
        self.notes: list[Note] = []

    def _text(self, written: str, italic: int) -> Text:
        origins, string = [], ""
        for piece in written.split("|"):
            origins.append(Origin(len(string), len(self.source)))
            string += piece
            self.source += piece + "*"
        self.source = self.source[:-1] + "\n"
        return Text(string, tuple(origins), (Mark(0, italic, Style.ITALIC),) if italic else ())

    def add(self, kind: Kind, label: str, written: str, opening: int = 0, part: str = "main") -> Builder:
        text = self._text(written, opening)
        read = Opening(opening, "note", "participle", text.string[:opening].lower()) if opening else None
        self.paragraphs.append(Paragraph(kind, label, text, len(self.paragraphs), opening=read, part=part))
        return self

    def note(self, mark: str, written: str) -> Builder:
        self.notes.append(Note(mark, f"note {mark}", self._text(written, 0), Span(0, 0)))
        return self

    def draft(self, organ: str = "General Assembly", stage: str = "tabled", symbol: str = "") -> Draft:
        at = self.source.find(symbol) if symbol else 0
        masthead = Masthead(symbol=Field(symbol, Span(at, at + len(symbol))) if symbol else None)
        source = Source("draft.md", self.source)
        return Draft(source, tuple(self.paragraphs), tuple(self.notes), masthead, organ=organ, stage=stage)


def operative(*written: str, organ: str = "General Assembly") -> Draft:
    """A draft of operative paragraphs only."""
    builder = Builder()
    for number, text in enumerate(written, 1):
        builder.add(Kind.OPERATIVE, f"OP{number}", text)
    return builder.draft(organ)


def with_stage(draft: Draft, stage: str) -> Draft:
    return replace(draft, stage=stage)
