"""The paragraphs of a Word file, in the order in which Word shows them, under a view of its tracked changes.

The final view shows the text as if all changes were accepted, the original one as if all were rejected. ISO/IEC 29500-1, 17.3,
17.4 and 17.13.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reslint.draft import Cell
from reslint.readers.block import ReadError
from reslint.readers.word.names import Element, attribute, child, integer, is_on, short, value
from reslint.readers.word.note_marks import NoteMarks
from reslint.readers.word.pieces import Container, Event, Happening, Paragraph, Piece, View
from reslint.readers.word.runs import Runs, author, branch
from reslint.readers.word.styles import Styles, as_was

__all__ = ["Content"]

_MOST = 300_000
_CONTENTS = "Table of Contents"
_COMES, _GOES = ("w:ins", "w:moveTo", "w:cellIns"), ("w:del", "w:moveFrom", "w:cellDel")
_SHOWN_IN = {
    View.FINAL: dict.fromkeys(_COMES, True) | dict.fromkeys(_GOES, False),
    View.ORIGINAL: dict.fromkeys(_COMES, False) | dict.fromkeys(_GOES, True),
}
# Tracked changes of how a table, a row or a cell looks, or which cells are one.
_RESHAPED = ("w:tblPrChange", "w:tblPrExChange", "w:trPrChange", "w:tcPrChange", "w:cellMerge")


class Content:
    """Walks parts of one file, in the order in which Word shows them, under one view."""

    def __init__(self, name: str, styles: Styles, marks: NoteMarks, view: View) -> None:
        self._name, self._count = name, 0
        self._tables = 0
        self._cell: Cell | None = None
        self._listed = False
        # Comments that begin between two paragraphs begin with the next, and end with the last. What changed in a table, too, is
        # told at the next words.
        self._begun: list[Piece | Event] = []
        self._last: Paragraph | None = None
        self._marks = marks
        self._shown = _SHOWN_IN[view]
        self._runs = Runs(styles, marks, self._shown, self._box, self._counted)
        self._original = view is View.ORIGINAL
        self.warnings: list[str] = []

    def paragraphs(self, root: Element, part: str, container: Container) -> list[Paragraph]:
        """The paragraphs below an element; those whose end the view does not have are joined with the next."""
        self._runs.begin()
        self._last = None
        joined: list[Paragraph] = []
        waiting: list[Piece | Event] = []
        boxes: list[Paragraph] = []
        held: Paragraph | None = None
        for paragraph in self._below(root, part, container):
            if held is not None and held.cell != paragraph.cell and _shows(waiting):
                # What stands before a table does not go on in its first cell.
                joined.append(held)
                waiting, boxes = [], []
            paragraph.items = waiting + paragraph.items
            paragraph.boxes = boxes + paragraph.boxes
            waiting, boxes = [], []
            if self._goes_on(paragraph):
                waiting, boxes, held = paragraph.items, paragraph.boxes, paragraph
                continue
            joined.append(paragraph)
        if waiting and joined:
            joined[-1].items += waiting
        elif waiting:
            joined.append(paragraph)
        if joined:
            joined[-1].items += self._begun
            self._begun = []
        return joined

    def _goes_on(self, paragraph: Paragraph) -> bool:
        """Whether the end of a paragraph is a change that the view does not have, or hidden with all its words: then Word does
        not number it."""
        end = _end(paragraph.properties)
        if any(not self._shown.get(short(one), True) for one in end):
            return True
        hidden = any(isinstance(one, Event) and one.happening is Happening.HIDDEN for one in paragraph.items)
        return hidden and bool(is_on(child(paragraph.properties, "w:rPr"), "w:vanish")) and not _shows(paragraph.items)

    def _below(self, element: Element, part: str, container: Container) -> Iterator[Paragraph]:
        for one in element:
            match short(one):
                case "w:p":
                    yield self._paragraph(one, part, container)
                case "w:tbl":
                    self._tables += 1
                    self._see_changes(one, "w:tblPr")
                    with self._in(Cell(self._tables, -1)):
                        yield from self._below(one, part, Container.TABLE if container is Container.BODY else container)
                case "w:tr" if self._is_shown(one, "w:trPr"):
                    self._see_changes(one, "w:tblPrEx")
                    if self._cell is not None:
                        before = integer(value(child(one, "w:trPr"), "w:gridBefore")) or 0
                        self._cell = self._cell._replace(row=self._cell.row + 1, column=before, width=0)
                    yield from self._below(one, part, container)
                case "w:tc" if self._is_shown(one, "w:tcPr"):
                    if self._cell is not None:
                        width = integer(value(child(one, "w:tcPr"), "w:gridSpan")) or 1
                        self._cell = self._cell._replace(column=self._cell.end, width=width)
                    yield from self._below(one, part, container)
                case "w:sdt":
                    with self._runs.control(one), self._in_contents(one):
                        yield from self._below(one, part, container)
                case "w:sdtContent" | "w:customXml" | "w:smartTag":
                    yield from self._below(one, part, container)
                case "mc:AlternateContent":
                    chosen = branch(one)
                    if chosen is not None:
                        yield from self._below(chosen, part, container)
                case "w:commentRangeStart":
                    self._begun.append(Event(Happening.COMMENT_STARTS, one, attribute(one, "id") or ""))
                case "w:commentRangeEnd":
                    ended = self._begun if self._last is None else self._last.items
                    ended.append(Event(Happening.COMMENT_ENDS, one, attribute(one, "id") or ""))
                case "w:sectPr" if self._last is not None:
                    self._last.items += _formatted(child(one, "w:sectPrChange"))
                case "w:altChunk":
                    self.warnings.append("holds a file within the file, which is not read; save it in Word as .docx once more")

    @contextmanager
    def _in(self, cell: Cell) -> Iterator[None]:
        """While what stands in a table or a box is read."""
        outer, self._cell = self._cell, cell
        yield
        self._cell = outer

    @contextmanager
    def _in_contents(self, control: Element) -> Iterator[None]:
        """While what stands in a content control is read, which may be that of a table of contents."""
        outer = self._listed
        gallery = value(child(child(control, "w:sdtPr"), "w:docPartObj"), "w:docPartGallery")
        self._listed = outer or gallery == _CONTENTS
        yield
        self._listed = outer

    def _is_shown(self, element: Element, properties: str) -> bool:
        """Whether the view has a row or a cell, as its properties say."""
        changes = self._see_changes(element, properties)
        return all(self._shown.get(short(one), True) for one in changes)

    def _see_changes(self, element: Element, properties: str) -> Sequence[Element]:
        """What the properties of a table, a row or a cell say; the tracked changes among that are told at the next words."""
        said = child(element, properties)
        if said is None:
            return ()
        for one in said:
            name = short(one)
            if name in self._shown:
                happening = Happening.INSERTION if self._shown[name] else Happening.DELETION
                self._begun.append(Event(happening, element, author(one)))
            elif name in _RESHAPED:
                self._begun += _formatted(one)
        return list(said)

    def _paragraph(self, element: Element, part: str, container: Container) -> Paragraph:
        self._counted()
        properties = child(element, "w:pPr")
        if child(properties, "w:framePr") is not None and container is Container.BODY:
            container = Container.FRAME
        shaped = as_was(properties, "w:pPrChange") if self._original else properties
        style = value(shaped, "w:pStyle") or ""
        paragraph = Paragraph(element, part, container, style=style, cell=self._cell, listed=self._listed, shaped=shaped)
        paragraph.items, self._begun = self._begun, []
        self._runs.read(element, paragraph)
        self._last = paragraph
        paragraph.items += _formatted(_reshaped(properties, paragraph.items))
        for one in _end(properties):
            if short(one) in self._shown:
                happening = Happening.END_INSERTED if self._shown[short(one)] else Happening.END_DELETED
                paragraph.items.append(Event(happening, one, author(one)))
        if child(properties, "w:sectPr") is not None and container is Container.BODY:
            self._marks.next_section()
        return paragraph

    def _counted(self) -> None:
        """One more paragraph or piece of one: a small archive can hold so many that they fill the memory. Raises ReadError."""
        self._count += 1
        if self._count > _MOST:
            raise ReadError(f"{self._name}: holds more than {_MOST:,} paragraphs and runs, which no draft does; it was not read")

    def _box(self, box: Element, part: str) -> list[Paragraph]:
        """The paragraphs of a text box, which floats beside the paragraph it is anchored in."""
        self._tables += 1
        with self._in(Cell(self._tables, box=True)):
            return list(self._below(box, part, Container.TEXT_BOX))


def _shows(items: Sequence[Piece | Event]) -> bool:
    """Whether there are characters among the items."""
    return any(isinstance(one, Piece) for one in items)


def _reshaped(properties: Element | None, items: Sequence[Piece | Event]) -> Element | None:
    """A tracked change of the format of a paragraph, of its number or section, or of its end alone: mostly that changes with the
    words before it, which are among the items."""
    numbering = child(properties, "w:numPr")
    changes = [
        child(properties, "w:pPrChange"),
        child(numbering, "w:ins"),
        child(numbering, "w:numberingChange"),
        child(child(properties, "w:sectPr"), "w:sectPrChange"),
    ]
    if not any(isinstance(one, Event) and one.happening is Happening.FORMATTING for one in items):
        changes.append(child(child(properties, "w:rPr"), "w:rPrChange"))
    return next((one for one in changes if one is not None), None)


def _formatted(change: Element | None) -> list[Event]:
    """What a tracked change of the format is in a paragraph, if there is one."""
    return [] if change is None else [Event(Happening.FORMATTING, change, author(change))]


def _end(properties: Element | None) -> Sequence[Element]:
    """What is said of the end of a paragraph, which may be a tracked change of its own."""
    mark = child(properties, "w:rPr")
    return () if mark is None else mark
