"""What a reader yields: a document as physical paragraphs, each with its characters' way back to the file."""

from __future__ import annotations

from dataclasses import dataclass

from reslint.draft import Annotation, Source
from reslint.text import Span, Text


class ReadError(Exception):
    """A file that cannot be read; its message is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Block:
    """One physical paragraph.

    ``style``: "" for running text, "heading" (then ``depth`` is 1 to 6), "rule" for a separating line, "furniture" for what is of
    the page and not of the text, "comment" for a comment of the format. ``note`` is the mark of a note that the format itself
    declares ("[^1]: ..."), with its place. ``indent`` counts blanks before the text. ``named`` is the style's own name where the
    format has named styles. ``apart``: it stands in a table or a box, beside the running text. ``joined``: no blank line parts it
    from the block before it, so that a file of wrapped lines may have cut one paragraph in two here; ``lines`` is where the lines
    of the file begin in it, behind the first.
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


@dataclass(frozen=True, slots=True)
class Document:
    """A file, read: its source and its blocks in reading order, and what people wrote or changed on top of its text."""

    source: Source
    blocks: tuple[Block, ...]
    annotations: tuple[Annotation, ...] = ()
