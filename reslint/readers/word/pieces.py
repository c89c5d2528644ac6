"""What a Word file shows, in pieces: the model that its parts are read into."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from reslint.draft import Cell
from reslint.readers.word.names import Element, child
from reslint.readers.word.styles import Look

__all__ = ["Container", "Event", "Happening", "Located", "Paragraph", "Piece", "View"]


class View(StrEnum):
    """Which state of a file with tracked changes is read."""

    FINAL = "final"
    ORIGINAL = "original"


class Container(StrEnum):
    """Where in the file a paragraph stands."""

    BODY = "body"
    TABLE = "table"
    FRAME = "frame"
    TEXT_BOX = "text box"
    HEADER = "header"
    NOTE = "note"


class Happening(StrEnum):
    """What can stand between two characters."""

    COMMENT_STARTS = "comment starts"
    COMMENT_ENDS = "comment ends"
    COMMENT = "comment"
    PAGE = "page"
    PAGE_BREAK = "page break"
    DELETION = "deletion"
    INSERTION = "insertion"
    FORMATTING = "formatting"
    HIDDEN = "hidden"
    END_INSERTED = "end of a paragraph inserted"
    END_DELETED = "end of a paragraph deleted"
    CALL = "call"
    BOOKMARK = "bookmark"
    REFERENCE_STARTS = "reference starts"
    REFERENCE_ENDS = "reference ends"


@dataclass(slots=True)
class Piece:
    """Characters of one element: ``string`` are those behind the first ``skip`` of its own, as the source shows them.

    ``node`` is the element, in ``run``; None for what Word makes of itself. ``call`` is the mark of the note it calls.
    ``locked``: nobody can edit it by hand. ``author``: who inserted it, as a tracked change ("" nobody).
    """

    string: str
    node: Element | None
    run: Element | None
    look: Look
    skip: int = 0
    call: str = ""
    locked: bool = False
    author: str = ""


@dataclass(slots=True)
class Event:
    """Something between two characters: ``name`` is the identifier of a comment or note, the author of a change, what is hidden,
    the name of a bookmark, or the instruction of a field that refers to one."""

    happening: Happening
    element: Element | None = None
    name: str = ""


@dataclass(slots=True)
class Paragraph:
    """A paragraph as a view shows it; ``element`` is the one whose properties hold, ``part`` where it is stored.

    ``shaped`` are the properties that shape and number it in the view: those before a tracked change, say. ``listed``: Word made
    it for a table of contents.
    """

    element: Element
    part: str
    container: Container
    items: list[Piece | Event] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)
    style: str = ""
    cell: Cell | None = None
    listed: bool = False
    shaped: Element | None = None

    @property
    def properties(self) -> Element | None:
        """Its own properties."""
        return child(self.element, "w:pPr")


class Located(NamedTuple):
    """A piece and where its first character stands in the source; ``paragraph`` is the one it belongs to."""

    start: int
    piece: Piece
    paragraph: Paragraph

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.piece.string)
