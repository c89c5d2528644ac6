"""The model that everything else speaks: a draft, its paragraphs, notes, citations.

The words are those of the field (preambular, operative, call, note, opening ...); a program that reads it never needs the
format that the draft came from. All positions inside a ``Text`` are offsets into its string; ``Text.span`` turns them into
source ranges.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from reslint.text import Span, Style, Text, with_line_ends

__all__ = [
    "NOT_THE_DRAFT",
    "Annotation",
    "Beside",
    "Call",
    "Cell",
    "Citation",
    "Draft",
    "Field",
    "Kind",
    "Masthead",
    "Note",
    "Opening",
    "Paragraph",
    "Position",
    "Source",
    "Span",
    "Style",
    "Text",
]


_BREAKS = "\n\v\f\u2028\u2029"

NOT_THE_DRAFT = "not the draft"
"""The label of what was sent along with a draft."""


class Kind(StrEnum):
    """What a paragraph is."""

    MASTHEAD = "masthead"
    TITLE = "title"
    SPONSORS = "sponsors"
    ENACTING = "enacting"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    SUBPARAGRAPH = "subparagraph"
    HEADING = "heading"
    CLOSING = "closing"
    TEXT = "text"
    FURNITURE = "furniture"


class Beside(StrEnum):
    """How a paragraph of kind "text" stands beside the sentence of the draft.

    In a table that belongs to the paragraph before it, in another column than the draft's where a table holds that, or in a box.
    """

    TABLE = "table"
    COLUMN = "column"
    BOX = "text box"


class Cell(NamedTuple):
    """A cell of a table: of which table of the file, in which row, over which columns. A box is a table of its own, with one."""

    table: int
    row: int = 0
    column: int = 0
    width: int = 1
    box: bool = False

    @property
    def end(self) -> int:
        """The first column to the right of it."""
        return self.column + self.width

    def covers(self, column: int) -> bool:
        """Whether it stands in the column, be it with others."""
        return self.column <= column < self.end


@dataclass(frozen=True, slots=True)
class Position:
    """A place as people name it: line and column from 1, offset from 0 in code points, page from 1 or None."""

    line: int
    column: int
    offset: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the format keeps on top of the text, in order of place.

    ``kind``: "comment", "settled-comment" (marked as done), "insertion", "deletion" or "formatting" (tracked changes), "struck"
    (words struck out by hand), "italic-font" (italic by its font's name only), "typed-number" (typed where the format makes the
    other numbers), "doubled-number" (typed behind the automatic number that is its ``text``), "empty-number" (of a paragraph
    without words), "line-break" (a paragraph that only a break of the line parts from the one before), "endnote" (the call of a
    note at the end of the text), "highlight" (words marked with a colour), "hidden" (words that the format hides),
    "stale-reference" (a number that the format shows and that is no longer its paragraph's, which is ``text``), "job" (a note of
    the documents management system). ``text`` is that of a comment, or what was deleted, struck out or hidden, or the mark of an
    endnote. ``beside`` is what a comment speaks for besides: what stands where the format takes none, and has its comments there.
    """

    kind: str
    span: Span
    author: str = ""
    text: str = ""
    beside: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Source:
    """The characters that spans point into: the file as it stands, decoded.

    ``warnings`` are the reader's own remarks, each one sentence (a guessed encoding, say). ``locked`` are ranges, in order, that
    the format makes by itself (an automatic number, the mark of a native note): nobody can edit their characters. ``pages`` are
    the offsets at which the second and later pages begin, as far as the file tells. ``lined``: people who have the file open can
    find a place by its line.
    """

    path: str
    text: str
    warnings: tuple[str, ...] = ()
    locked: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()
    lined: bool = True

    @cached_property
    def _lines(self) -> list[int]:
        text = with_line_ends(self.text)
        starts, at = [0], text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> Position:
        """The line and column of a source offset, and its page where the file tells pages."""
        line = bisect_right(self._lines, offset)
        page = bisect_right(self.pages, offset) + 1 if self.pages else None
        return Position(line, offset - self._lines[line - 1] + 1, offset, page)

    def is_locked(self, span: Span) -> bool:
        """Whether a range has, or an empty one lies within, characters that the format makes by itself."""
        at = bisect_right(self.locked, span.start, key=lambda locked: locked.end)
        return at < len(self.locked) and self.locked[at].start < span.end

    def has_break(self, span: Span) -> bool:
        """Whether a range holds a break of line, page or column that somebody set; the ends of a file's own lines are none."""
        return not self.lined and any(sign in self.text[span.start : span.end] for sign in _BREAKS)


@dataclass(frozen=True, slots=True)
class Opening:
    """The words that a paragraph opens with: ``text.string[:end]``.

    ``head`` is the base form of its first verb or adjective ("note", "take", "concerned"), ``form`` one of "participle",
    "adjective", "indicative" (third person), "plural" (first person plural), "infinitive", "unknown". ``adverb`` is "also",
    "further" or another word of repetition, or "", standing at ``adverb_start``. ``phrase`` is the opening without adverb,
    in lower case. ``certain`` says that its end does not depend on taste.
    """

    end: int
    head: str
    form: str
    phrase: str
    adverb: str = ""
    adverb_start: int = -1
    certain: bool = True
    known: bool = True


@dataclass(frozen=True, slots=True)
class Call:
    """A note's mark in the text. It stands behind character ``at`` of the text, which does not contain it.

    ``blanks`` are the blanks before it; ``notation`` is "superscript", "bracket", "asterisk" or "bare" (a digit that lost its
    superscript); ``separator`` is the comma that parts it from a call before it.
    """

    mark: str
    at: int
    span: Span
    blanks: int = 0
    notation: str = "superscript"
    separator: Span | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a document: ``text.string[start:end]`` of its paragraph or note.

    ``kind``: "resolution", "decision", "symbol", "treaty-series", "official-records", "sales-number", "ibid", "date", "session",
    "meeting".
    ``body`` is the organ's full name where it is said or certain, else ""; ``stated`` says that the words name it.
    ``parts`` holds what the kind has: "volume", "number", "session", "year", "supplement", "symbol", "chapter", "section" ...
    """

    kind: str
    start: int
    end: int
    number: str = ""
    body: str = ""
    stated: bool = False
    date: str = ""
    parts: tuple[tuple[str, str], ...] = ()

    def part(self, name: str) -> str:
        """The named part, or ""."""
        return next((value for key, value in self.parts if key == name), "")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the draft, whole, without its number and without the calls in it.

    ``number`` is as printed ("7.", "(b)") or None; ``level`` 0 for preambular and operative paragraphs, 1 to 4 for subparagraphs;
    ``part`` "main" or "annex"; ``section`` the heading mark it stands under ("II", "A") or ""; ``depth`` the depth of a heading;
    ``bullet`` a mark before the number that the file's format brought, at ``bullet_span``; ``resumed`` says that it goes on with
    the paragraph of its label after subparagraphs; ``alone`` that it is the only operative paragraph of its section; ``pieces``
    are the source ranges it was put together from (more than one where a page cut it); ``style`` is the name of its style in the
    format, if it has one; ``plural``: it speaks as "We, the Ministers", in a declaration or in the text of one that is adopted;
    ``runs_on``: it is an enacting line that holds more than the name of the organ, such as the whole sentence of a decision;
    ``beside``: it stands in a table or a box, and is no part of the draft's sentence; ``cell``: which cell or box a paragraph
    stands in, be it part of that sentence or not, where the format tells.
    """

    kind: Kind
    label: str
    text: Text
    index: int = 0
    number: str | None = None
    number_span: Span | None = None
    bullet_span: Span | None = None
    level: int = 0
    part: str = "main"
    section: str = ""
    depth: int = 0
    bullet: str = ""
    opening: Opening | None = None
    calls: tuple[Call, ...] = ()
    resumed: bool = False
    alone: bool = False
    pieces: tuple[Span, ...] = ()
    style: str = ""
    plural: bool = False
    runs_on: bool = False
    beside: Beside | None = None
    cell: Cell | None = None

    @property
    def span(self) -> Span:
        """From its number, if it has one, to its end."""
        empty = not self.text.string and self.pieces
        whole = Span(self.pieces[0].start, self.pieces[-1].end) if empty else self.text.span()
        return Span(self.number_span.start, max(whole.end, self.number_span.end)) if self.number_span else whole


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark ("5", "*") and its body.

    ``pieces`` as for paragraphs; ``after`` the index of the paragraph before it, ``notation`` that of its mark (as for calls).
    """

    mark: str
    label: str
    text: Text
    mark_span: Span
    after: int = 0
    notation: str = "superscript"
    pieces: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """From its mark to its end."""
        return Span(self.mark_span.start, max(self.mark_span.end, self.text.span().end))


@dataclass(frozen=True, slots=True)
class Field:
    """A datum of the masthead and where it stands."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above the text. A field that is not there is None."""

    symbol: Field | None = None
    distribution: Field | None = None
    date: Field | None = None
    language: Field | None = None
    session: Field | None = None
    agenda_item: Field | None = None
    committee: Field | None = None
    adoption: Field | None = None


@dataclass(frozen=True)
class Draft:
    """A whole draft, in reading order.

    ``organ``: the enacting organ's name without article ("General Assembly"), or "". ``stage``: "informal", "tabled", "adopted".
    ``form``: "resolution", "decision", "declaration", "amendment", "statement" (no resolution, but an
    organ's own sentences, as its president's or agreed conclusions) or "none" (a text that is no draft at all).
    ``language``: "en", or another code where the text is plainly not English. ``italics``: "none" (the text has none at all),
    "lost" (hardly any opening has them) or "used". ``flat``: paragraphs had to be found inside one line.
    """

    source: Source
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    masthead: Masthead = field(default_factory=Masthead)
    organ: str = ""
    stage: str = "tabled"
    form: str = "resolution"
    language: str = "en"
    italics: str = "used"
    flat: bool = False
    annotations: tuple[Annotation, ...] = ()

    def of(self, *kinds: Kind, part: str | None = None) -> Iterator[Paragraph]:
        """The paragraphs of the given kinds, of one part if asked."""
        return (p for p in self.paragraphs if p.kind in kinds and (part is None or p.part == part))

    @cached_property
    def title(self) -> str:
        """The title, or ""."""
        return next((p.text.string for p in self.of(Kind.TITLE)), "")
