"""What stands in a paragraph of a Word file: runs of characters, fields, calls of notes, changes, comments.

Hidden text, and the instructions of fields, are shown in no view. ISO/IEC 29500-1, 17.3.3 and 17.16.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from reslint.matching.expressions import expression
from reslint.readers.word.names import Element, attribute, child, short, value
from reslint.readers.word.note_marks import NoteMarks
from reslint.readers.word.pieces import Event, Happening, Paragraph, Piece
from reslint.readers.word.styles import Look, Styles

__all__ = ["Runs", "author", "branch"]

_PLAIN = Look()
_HEXADECIMAL = expression(r"[0-9A-Fa-f]{1,5}")
_FIELD = expression(r"[A-Za-z]+")
_CUSTOM_MARK = expression(r"\s*([^\s]{1,10})")
# Fields whose result is text that people write; that of all others is made anew by Word.
_WRITTEN_FIELDS = ("HYPERLINK", "QUOTE", "")
_REFERENCE = "REF"
# Fields that number paragraphs and store no result.
_COUNTING = ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT")
_WRAPPERS = (
    "w:hyperlink", "w:smartTag", "w:customXml", "w:bdo", "w:dir", "w:sdtContent", "w:ruby", "w:rubyBase", "m:oMath",
    "m:oMathPara",
)  # fmt: skip
_SYMBOLS = {0xF0B7: "•", 0xF0A7: "•", 0xF02D: "−", 0xF0D7: "·", 0xF0B0: "°", 0xF0B1: "±", 0xF02A: "*", 0xF0D0: "–"}
_ONE_CHARACTER = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
_COMMENTED = {"w:commentRangeStart": Happening.COMMENT_STARTS, "w:commentRangeEnd": Happening.COMMENT_ENDS}
# What may stand in a run that shows nothing; Word takes the mark of a comment for a change as well.
_SILENT = ("w:rPr", "w:lastRenderedPageBreak", "w:commentReference")
_LINES = str.maketrans("\n\r", "  ")


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction so far, whether its result has begun, and whether that shows anything."""

    instruction: str = ""
    result: bool = False
    shown: bool = False

    @property
    def name(self) -> str:
        match = _FIELD.search(self.instruction)
        return match.group().upper() if match else ""


class Runs:
    """Reads the contents of paragraphs; ``shown`` says which changes the view has, ``box`` reads the paragraphs of a text box,
    ``counted`` is told of each piece and ends the reading where there are too many.
    """

    def __init__(
        self,
        styles: Styles,
        marks: NoteMarks,
        shown: Mapping[str, bool],
        box: Callable[[Element, str], list[Paragraph]],
        counted: Callable[[], None],
    ) -> None:
        self._styles = styles
        self._marks = marks
        self._shown = shown
        self._box = box
        self._counted = counted
        self._fields: list[_Field] = []
        self._custom: tuple[str, str] | None = None
        self._controls: list[bool] = []
        self._count = 0

    @contextmanager
    def control(self, element: Element) -> Iterator[None]:
        """While what stands in a content control is read, whose contents may be locked."""
        self._controls.append(_is_locked(element))
        yield
        self._controls.pop()

    def begin(self) -> None:
        """Another part of the file begins: what was left open before is closed."""
        self._fields, self._custom = [], None

    def read(self, element: Element, paragraph: Paragraph) -> None:
        """Reads what stands in an element into the paragraph."""
        self._inline(element, paragraph, "")

    def _inline(self, element: Element, paragraph: Paragraph, by: str) -> None:
        for one in element:
            name = short(one)
            if name == "w:r":
                self._run(one, paragraph, by)
            elif name in _COMMENTED:
                paragraph.items.append(Event(_COMMENTED[name], one, attribute(one, "id") or ""))
            elif name in self._shown:
                if self._shown[name]:
                    known = len(paragraph.items)
                    self._inline(one, paragraph, author(one))
                    if not any(isinstance(item, Piece) for item in paragraph.items[known:]) and _shows(one):
                        paragraph.items.append(Event(Happening.INSERTION, one, author(one)))
                else:
                    if by and by != author(one):
                        # What one inserted and another deleted is two changes.
                        paragraph.items.append(Event(Happening.INSERTION, one, by))
                    paragraph.items.append(Event(Happening.DELETION, one, author(one)))
                    paragraph.items += [Event(Happening.PAGE) for hint in one.iter() if short(hint) == "w:lastRenderedPageBreak"]
            elif name == "w:sdt":
                with self.control(one):
                    self._inline(one, paragraph, by)
            elif name in _WRAPPERS:
                self._inline(one, paragraph, by)
            elif name == "w:fldSimple":
                self._fields.append(_Field(attribute(one, "instr") or "", result=True))
                self._refer(paragraph, Happening.REFERENCE_STARTS)
                self._inline(one, paragraph, by)
                self._refer(paragraph, Happening.REFERENCE_ENDS)
                self._fields.pop()
            elif name == "w:bookmarkStart":
                paragraph.items.append(Event(Happening.BOOKMARK, one, attribute(one, "name") or ""))
            elif name == "mc:AlternateContent":
                chosen = branch(one)
                if chosen is not None:
                    self._inline(chosen, paragraph, by)
            elif name == "m:r":
                self._formula(one, paragraph, by)
            elif name.startswith("m:"):
                self._inline(one, paragraph, by)

    def _formula(self, run: Element, paragraph: Paragraph, by: str) -> None:
        for one in run:
            if short(one) == "m:t" and one.text:
                paragraph.items.append(Piece(one.text.translate(_LINES), one, run, _PLAIN, locked=True, author=by))

    def _run(self, run: Element, paragraph: Paragraph, by: str) -> None:
        self._counted()
        properties = child(run, "w:rPr")
        look = self._styles.look(paragraph.style, properties)
        changed = child(properties, "w:rPrChange")
        if changed is not None:
            paragraph.items.append(Event(Happening.FORMATTING, run, author(changed)))
        for one in run:
            self._in_run(one, run, look, paragraph, by)

    def _in_run(self, one: Element, run: Element, look: Look, paragraph: Paragraph, by: str) -> None:
        name = short(one)
        if name in ("w:t", "w:delText"):
            self._text(one, run, look, paragraph, by)
        elif name == "w:rPr":
            return
        elif name in ("w:fldChar", "w:instrText", "w:delInstrText"):
            closed = self._field(one, name, paragraph)
            if closed is not None and closed.name in _COUNTING and not closed.shown:
                self._count += 1
                self._add(paragraph, Piece(f"{self._count}.", one, run, look, locked=True, author=by))
        elif name in _ONE_CHARACTER:
            self._add(paragraph, Piece(_ONE_CHARACTER[name], one, run, look, author=by))
        elif name == "w:br":
            self._add(paragraph, Piece("\n", one, run, look, author=by))
            if attribute(one, "type") == "page":
                paragraph.items.append(Event(Happening.PAGE_BREAK))
        elif name == "w:sym":
            self._symbol(one, run, look, paragraph, by)
        elif name in ("w:footnoteReference", "w:endnoteReference"):
            self._call(one, run, look, paragraph, by, name.removeprefix("w:").removesuffix("Reference"))
        elif name == "w:lastRenderedPageBreak":
            paragraph.items.append(Event(Happening.PAGE))
        elif name == "w:commentReference":
            paragraph.items.append(Event(Happening.COMMENT, run, attribute(one, "id") or ""))
        elif name in ("w:drawing", "w:pict", "w:object"):
            self._boxes(one, paragraph)
        elif name == "mc:AlternateContent":
            chosen = branch(one)
            for inner in chosen if chosen is not None else ():
                self._in_run(inner, run, look, paragraph, by)
        elif name == "w:ruby":
            self._inline(one, paragraph, by)

    def _symbol(self, one: Element, run: Element, look: Look, paragraph: Paragraph, by: str) -> None:
        """A sign that is named by its place in a font."""
        named = attribute(one, "char") or ""
        code = int(named, 16) if _HEXADECIMAL.fullmatch(named) else 0
        sign = _SYMBOLS.get(code) or (chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else "\ufffd")
        piece = Piece(sign, one, run, look, author=by)
        if self._custom and not look.hidden:
            piece = self._custom_mark(piece, paragraph)
        self._add(paragraph, piece)

    def _refer(self, paragraph: Paragraph, happening: Happening) -> None:
        """The result of the field begins or ends, which may be a reference."""
        if self._fields[-1].name == _REFERENCE and self._fields[-1].result:
            paragraph.items.append(Event(happening, None, self._fields[-1].instruction))

    def _field(self, one: Element, name: str, paragraph: Paragraph) -> _Field | None:
        """Reads a mark or an instruction of a field; gives the field that ends with it."""
        if name != "w:fldChar":
            if self._fields:
                self._fields[-1].instruction += one.text or ""
            return None
        match attribute(one, "fldCharType"):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._fields[-1].result = True
                self._refer(paragraph, Happening.REFERENCE_STARTS)
            case "end" if self._fields:
                self._refer(paragraph, Happening.REFERENCE_ENDS)
                return self._fields.pop()
        return None

    def _text(self, one: Element, run: Element, look: Look, paragraph: Paragraph, by: str) -> None:
        string = one.text or ""
        skip = 0
        if one.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            skip = len(string) - len(string.lstrip(" \t\n\r"))
            string = string.strip(" \t\n\r")
        if not string:
            return
        piece = Piece(string.translate(_LINES), one, run, look, skip, author=by)
        if self._custom and not look.hidden:
            piece = self._custom_mark(piece, paragraph)
        self._add(paragraph, piece)

    def _custom_mark(self, piece: Piece, paragraph: Paragraph) -> Piece:
        """Takes the mark that a drafter gave to a note off the text that begins with it; gives the rest."""
        kind, identifier = self._custom or ("", "")
        self._custom = None
        match = _CUSTOM_MARK.match(piece.string)
        if not match:
            return piece
        mark = self._marks.custom(kind, identifier, match[1])
        called = Piece(piece.string[: match.end()], piece.node, piece.run, piece.look, piece.skip, mark, True, piece.author)
        self._add(paragraph, called)
        rest = piece.string[match.end() :]
        return Piece(rest, piece.node, piece.run, piece.look, piece.skip + match.end(), author=piece.author)

    def _call(self, one: Element, run: Element, look: Look, paragraph: Paragraph, by: str, kind: str) -> None:
        identifier = attribute(one, "id") or ""
        if any(not outer.result for outer in self._fields) or look.hidden:
            return
        paragraph.items.append(Event(Happening.CALL, run, f"{kind}:{identifier}"))
        if (attribute(one, "customMarkFollows") or "0").lower() in ("1", "true", "on"):
            self._custom = (kind, identifier)
            return
        mark = self._marks.number(kind, identifier)
        self._add(paragraph, Piece(mark, one, run, look, call=mark, locked=True, author=by))

    def _add(self, paragraph: Paragraph, piece: Piece) -> None:
        """A piece, unless it is hidden or belongs to a field's instruction."""
        if not piece.string or (self._fields and any(not outer.result for outer in self._fields)):
            return
        if piece.look.hidden:
            if piece.string.strip():
                paragraph.items.append(Event(Happening.HIDDEN, piece.run, piece.string))
            return
        self._counted()
        piece.locked = piece.locked or True in self._controls
        for outer in self._fields:
            outer.shown = True
            paragraph.listed = paragraph.listed or outer.name == "TOC"
            if outer.name not in _WRITTEN_FIELDS:
                piece.locked = True
            if outer.name == "NOTEREF" and piece.look.superscript:
                piece.call = piece.string.strip()
        paragraph.items.append(piece)

    def _boxes(self, drawing: Element, paragraph: Paragraph) -> None:
        for box in _boxes(drawing):
            outer, self._fields = self._fields, []
            paragraph.boxes += self._box(box, paragraph.part)
            self._fields = outer


def _boxes(element: Element) -> Iterator[Element]:
    for one in element:
        name = short(one)
        if name == "w:txbxContent":
            yield one
        elif name == "mc:AlternateContent":
            chosen = branch(one)
            if chosen is not None:
                yield from _boxes(chosen)
        elif name:
            yield from _boxes(one)


def branch(alternatives: Element) -> Element | None:
    """The one of several forms of the same content that is read: the first choice, else what is there for older programs."""
    choice = child(alternatives, "mc:Choice")
    return child(alternatives, "mc:Fallback") if choice is None else choice


def _shows(change: Element) -> bool:
    """Whether a change has more in it than marks and what others took out again: a picture, say."""
    for one in change:
        if short(one) == "w:r" and any(short(inner) not in _SILENT for inner in one):
            return True
        if short(one) in _WRAPPERS and _shows(one):
            return True
    return False


def _is_locked(control: Element) -> bool:
    """Whether nobody can edit what stands in a content control."""
    return (value(child(control, "w:sdtPr"), "w:lock") or "") in ("contentLocked", "sdtContentLocked")


def author(change: Element | None) -> str:
    return ("" if change is None else attribute(change, "author")) or "unknown"
