"""A Word file as a document: its paragraphs one a line, with numbers and marks as Word shows them, and the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reslint.draft import Annotation, Source
from reslint.matching.expressions import expression
from reslint.readers.block import Block, Document
from reslint.readers.characters import plain
from reslint.readers.word.annotated import Annotations
from reslint.readers.word.comments import Comments, Silent
from reslint.readers.word.content import Content
from reslint.readers.word.names import Element, attribute, child, children, is_on, short
from reslint.readers.word.note_marks import NoteMarks
from reslint.readers.word.numbering import Numbering
from reslint.readers.word.package import Package
from reslint.readers.word.pieces import Container, Event, Happening, Located, Paragraph, Piece, View
from reslint.readers.word.references import References
from reslint.readers.word.struck import unstruck
from reslint.readers.word.styles import Look, Styles
from reslint.readers.word.typed_numbers import TypedNumbers, is_number, second_number
from reslint.text import Mark, Span, Style, Text, concatenate

__all__ = ["Located", "WordFile", "read"]

_PLAIN = Look()
# So far in, as blanks tell it, stands a bullet of a list below.
_STEP = 4
# The author of the comments and changes of a marked copy.
_OWN = "reslint"
_CONTENTS = expression(r"toc (?:\d|heading\b)", re.IGNORECASE)
_RULE = expression(r"[_–—-]{5,}")
# Calls stand raised in the source as they do on the page, so that people can tell them from the figures before them.
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class WordFile:
    """A Word file, read under a view: the document, and its pieces by place, for those who write into it.

    ``calls`` is where each note is called, by kind and identifier; ``anchors`` what stands where a comment can be put for what
    stands where none can (a text box): the paragraph it floats beside.
    """

    package: Package
    view: View
    document: Document
    pieces: list[Located]
    comments: dict[str, Annotation]
    calls: dict[str, int]
    styles: Styles
    anchors: list[tuple[Span, int]] = field(default_factory=list)

    def has_style(self, identifier: str) -> bool:
        """Whether the file has a style."""
        return self.styles.has(identifier)

    def at(self, offset: int) -> int:
        """The index of the piece that holds the offset, or of the last one before it; -1 for none."""
        return bisect_right(self.pieces, offset, key=lambda located: located.start) - 1


def read(package: Package, name: str, view: View = View.FINAL) -> WordFile:
    """The file in a package. Raises ReadError where a part is damaged."""
    return _Reading(package, name, view).run()


class _Reading:
    """Puts the paragraphs of one file one after the other."""

    def __init__(self, package: Package, name: str, view: View) -> None:
        self._package, self._name, self._view = package, name, view
        self._styles = Styles(package.related_xml("styles"))
        self._numbering = Numbering(package.related_xml("numbering"))
        body = child(package.xml(package.main), "w:body")
        self._body = package.xml(package.main) if body is None else body
        self._sections = list(_sections(self._body))
        self._marks = NoteMarks(self._sections, package.related_xml("settings"))
        self._content = Content(name, self._styles, self._marks, view)
        self._lines: list[str] = []
        self._at = 0
        self._blocks: list[Block] = []
        self._pieces: list[Located] = []
        self._annotations = Annotations()
        self._comments = Comments(package.related_xml("comments"), package.related_xml("commentsExtended"))
        self._calls: dict[str, int] = {}
        self._anchors: list[tuple[Span, int]] = []
        self._bodies: dict[str, Span] = {}
        self._typed = TypedNumbers()
        self._references = References()
        self._label = ""
        self._pages: list[int] = []
        self._breaks: list[int] = []
        # What is struck out in the paragraph, and where lines end in it.
        self._struck: list[Span] = []
        self._ends: list[int] = []

    def run(self) -> WordFile:
        """The file."""
        for part in self._headers():
            for paragraph in self._content.paragraphs(self._package.xml(part), part, Container.HEADER):
                self._emit(paragraph)
        for paragraph in self._content.paragraphs(self._body, self._package.main, Container.BODY):
            start = self._at
            self._emit(paragraph)
            for box in paragraph.boxes:
                floats = self._at
                self._emit(box)
                self._anchors.append((Span(floats, self._at), start))
        self._notes()
        places = Silent(self._pieces, self._calls, self._anchors, self._bodies)
        comments = self._comments.annotations(places)
        changed = self._annotations.ends(self._pieces)
        typed = (Annotation("typed-number", span) for span in self._typed.among_automatic())
        stale = self._references.stale("".join(self._lines))
        found = (*self._annotations.kept, *changed, *typed, *stale, *comments.values())
        annotations = sorted(found, key=lambda one: (one.span, one.kind))
        source = Source(
            self._name,
            "".join(self._lines),
            tuple(dict.fromkeys([*self._content.warnings, *_own(annotations)])),
            tuple(self._locked()),
            tuple(dict.fromkeys(self._pages or self._breaks)),
            lined=False,
        )
        document = Document(source, tuple(self._blocks), tuple(annotations))
        return WordFile(self._package, self._view, document, self._pieces, comments, self._calls, self._styles, self._anchors)

    def _headers(self) -> Iterator[str]:
        """The header of the first page, where the masthead of an official document stands."""
        if not self._sections:
            return
        first = self._sections[0]
        wanted = "first" if is_on(first, "w:titlePg") else "default"
        parts = {one.identifier: one.part for one in self._package.relationships(self._package.main) if one.type == "header"}
        for one in children(first, "w:headerReference"):
            part = parts.get(_identifier(one), "")
            if (attribute(one, "type") or "default") == wanted and self._package.has(part):
                yield part

    def _emit(self, paragraph: Paragraph) -> None:
        """One paragraph as one line and, where it shows anything, one block."""
        label = self._numbering.label(
            self._styles.numbered_by(paragraph.style, paragraph.shaped, self._view is View.ORIGINAL),
            paragraph.style or self._styles.default,
        )
        self._ends, self._struck, self._label = [], [], label or ""
        if label:
            paragraph.items.insert(0, Piece(f"{label}\t", None, None, _PLAIN, locked=True))
        text = self._text(paragraph).strip()
        self._line_ends()
        text = unstruck(text, self._struck)
        if text.string:
            if paragraph.container is Container.BODY:
                self._typed.see(label or "", text)
            self._blocks.append(self._block(paragraph, label or "", text))

    def _block(self, paragraph: Paragraph, label: str, text: Text) -> Block:
        depth = self._styles.heading_depth(paragraph.style, paragraph.shaped)
        doubled = second_number(label, text) if label else None
        second = text.span(*doubled) if doubled else None
        if doubled and second:
            self._annotations.add("doubled-number", second, "", label)
            text = concatenate([text.slice(0, doubled[0]), text.slice(doubled[1])])
        bare = text.string == label and is_number(label) and paragraph.container is Container.BODY
        if bare and not self._struck:
            self._annotations.add("empty-number", text.span(), "", label)
        named = self._styles.name(paragraph.style)
        style = "rule" if _RULE.fullmatch(text.string) else "heading" if depth else ""
        return Block(
            text,
            style="contents" if paragraph.listed or _CONTENTS.match(named) else style,
            depth=depth,
            named=named,
            apart=paragraph.container in (Container.TABLE, Container.TEXT_BOX),
            indent=_STEP * self._numbering.level if label and not any(map(str.isalnum, label)) else 0,
            cell=paragraph.cell,
            second=second,
            bare=bare,
            breaks=tuple(text.index(at) for at in self._ends if text.source_offset(0) < at),
        )

    def _text(self, paragraph: Paragraph) -> Text:
        """What the pieces of a paragraph show; what happens between them is kept."""
        start, shown, styled = self._at, list[str](), list[tuple[Span, Sequence[Style]]]()
        for item in paragraph.items:
            if not isinstance(item, Piece):
                self._event(item)
                continue
            span = self._piece(item, paragraph)
            shown.append(item.string)
            styles = (Style.CALL,) if item.call else item.look.styles
            if styles:
                styled.append((span, styles))
        # The pieces stand side by side in the source.
        text = plain("".join(shown), start)
        marks = (Mark(text.index(span.start), text.index(span.end), style) for span, styles in styled for style in styles)
        return text.with_marks(mark for mark in marks if mark.start < mark.end) if styled else text

    def _piece(self, piece: Piece, paragraph: Paragraph) -> Span:
        """Puts the characters of a piece into the source; gives where they stand."""
        start = self._at
        self._pieces.append(Located(start, piece, paragraph))
        self._lines.append(piece.string.translate(_RAISED) if piece.call else piece.string)
        self._at += len(piece.string)
        if piece.string == "\n":
            self._ends.append(self._at)
        span = Span(start, self._at)
        self._annotations.piece(piece, span)
        if piece.look.struck and not piece.call:
            self._struck.append(span)
        return span

    def _line_ends(self) -> None:
        self._lines.append("\n")
        self._at += 1

    def _event(self, event: Event) -> None:
        match event.happening:
            case Happening.COMMENT_STARTS | Happening.COMMENT_ENDS | Happening.COMMENT:
                self._comments.event(event, self._at)
            case Happening.BOOKMARK | Happening.REFERENCE_STARTS | Happening.REFERENCE_ENDS:
                self._references.event(event, self._at, self._label)
            case Happening.PAGE:
                self._pages.append(self._at)
            case Happening.PAGE_BREAK:
                self._breaks.append(self._at)
            case Happening.CALL:
                self._calls.setdefault(event.name, self._at)
            case _:
                self._annotations.event(event, self._at)

    def _notes(self) -> None:
        """The bodies of the notes that are called, in the order of their first calls."""
        bodies: dict[tuple[str, str], tuple[str, Element]] = {}
        for kind in ("footnote", "endnote"):
            part = self._package.related(f"{kind}s")
            for one in self._package.xml(part) if part else ():
                if short(one) == f"w:{kind}" and attribute(one, "type") in (None, "normal"):
                    bodies.setdefault((kind, attribute(one, "id") or ""), (part, one))
        for kind in ("footnote", "endnote"):
            for key, mark in list(self._marks.marks.items()):
                if key[0] == kind and key in bodies:
                    start = self._at
                    self._note(mark, *bodies[key])
                    self._bodies[":".join(key)] = Span(start, self._at)

    def _note(self, mark: str, part: str, root: Element) -> None:
        """A note, its mark before its body, as one block; a second paragraph of it goes on in the same."""
        paragraphs = self._content.paragraphs(root, part, Container.NOTE)
        start, texts, self._struck, self._label = self._at, list[Text](), [], ""
        for at, paragraph in enumerate(paragraphs):
            if at == 0:
                _drop_typed_mark(paragraph, mark)
                self._piece(Piece(f"{mark}\t", None, None, _PLAIN, locked=True), paragraph)
            texts.append(self._text(paragraph).strip())
            self._line_ends()
        text = concatenate(texts, " ").strip()
        # Word shows a note as long as it is called.
        left = unstruck(text, self._struck)
        text = left if left.string else text
        if text.string:
            self._blocks.append(Block(text, note=mark, note_span=Span(start, start + len(mark))))

    def _locked(self) -> list[Span]:
        """What Word makes, the ends of paragraphs, and text boxes, of which the file may hold a second copy: up to the paragraphs
        around them, so that nothing is put in at their ends."""
        spans: list[Span] = []
        end, boxed = 0, False
        for located in self._pieces:
            if end < located.start and self._pieces[0] is not located:
                spans.append(Span(spans.pop().start if boxed else end, located.start))
            boxed = located.paragraph.container is Container.TEXT_BOX
            if boxed and spans and spans[-1].end == located.start:
                spans.append(Span(spans.pop().start, located.end))
            elif boxed or located.piece.locked:
                spans.append(Span(located.start, located.end))
            end = located.end
        if self._pieces and end < self._at:
            spans.append(Span(spans.pop().start if boxed else end, self._at))
        return spans


def _own(annotations: Sequence[Annotation]) -> Iterator[str]:
    """A sentence on what the program itself left open in a copy that it marked."""
    own = [one.kind == "comment" for one in annotations if one.author == _OWN]
    if own:
        counted = [(sum(own), "comment"), (len(own) - sum(own), "tracked change")]
        said = " and ".join(f"{count} {name}{'s' if count > 1 else ''}" for count, name in counted if count)
        yield f"still has {said} by reslint in it: accept, reject or delete them before it is circulated"


def _sections(body: Element) -> Iterator[Element]:
    """The properties of the sections, in order."""
    for one in body:
        if short(one) == "w:p":
            section = child(child(one, "w:pPr"), "w:sectPr")
            if section is not None:
                yield section
        elif short(one) == "w:sectPr":
            yield one


def _identifier(reference: Element) -> str:
    """The "id" of a relationship, in whichever namespace."""
    return next((str(found) for key, found in reference.attrib.items() if str(key).endswith("}id")), "")


def _drop_typed_mark(paragraph: Paragraph, mark: str) -> None:
    """Takes the mark off the body of a note: a drafter's own mark is typed there once more."""
    for at, item in enumerate(paragraph.items):
        if isinstance(item, Piece) and item.string.strip():
            if item.string.strip() == mark:
                del paragraph.items[at]
            return
