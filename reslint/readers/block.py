"""What a reader yields: a document as physical paragraphs, each with its characters' way back to the file."""

from __future__ import annotations

from dataclasses import dataclass

from reslint.draft import Annotation, Beside, Cell, Source
from reslint.text import Span, Text


class ReadError(Exception):
    """A file that cannot be read; its message is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Block:
    """One physical paragraph.

    ``style``: "" for running text, "heading" (then ``depth`` is 1 to 6), "rule" for a separating line, "furniture" for what is of
    the page and not of the text, "contents" for a line of a table of contents that the format makes, "comment" for a comment of
    the format. ``note`` is the mark of a note that the format itself declares ("[^1]: ..."), with its place. ``indent`` counts
    blanks before the text. ``named`` is the style's own name where the format has named styles. ``joined``: no blank line parts
    it from the block before it, so that a file of wrapped lines may have cut one paragraph in two here; ``lines`` is where the
    lines of the file begin in it, behind the first.

    ``apart``: it stands in a table or a box, beside the running text; ``cell`` is which, where the format tells, and ``beside``
    what parsing made of it. ``second`` is where a second number was typed behind an automatic one: it is not in the text.
    ``bare``: it is an automatic number and nothing else. ``breaks`` is where the text goes on behind a break of line or page that
    somebody set; ``parted``: parsing found that it begins behind one.
    """

    text: Text
    style: str = ""
    depth: int = 0
    note: str = ""
    note_span: Span | None = None
    indent: int = 0
    named: str = ""
    apart: bool = False
    joined: bool = False
    lines: tuple[int, ...] = ()
    cell: Cell | None = None
    beside: Beside | None = None
    second: Span | None = None
    bare: bool = False
    breaks: tuple[int, ...] = ()
    parted: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A file, read: its source and its blocks in reading order, and what people wrote or changed on top of its text."""

    source: Source
    blocks: tuple[Block, ...]
    annotations: tuple[Annotation, ...] = ()
