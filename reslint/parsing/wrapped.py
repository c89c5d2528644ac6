"""Wrapped lines: paragraphs that a reader cut or ran together since it knows lines and their width, but not how drafts go.

Only blocks without a blank line between them are touched. What goes on with the words before it is one paragraph with them: a
date, a mark such as "(2)" that stands in no list, words in lower case. What ends as a preambular paragraph does, before a line
that opens as one, is a paragraph of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reslint.matching.expressions import expression
from reslint.parsing.enacting import is_enacting_line
from reslint.parsing.front import is_closing_line, is_sponsors_line
from reslint.parsing.numbers import Number, item_numbers, list_numbers, paragraph_number
from reslint.parsing.openings import read_opening
from reslint.parsing.terminals import is_bare_note, plain_end
from reslint.readers.block import Block
from reslint.readers.divided import glue
from reslint.text import Origin, Text, concatenate

# So long a line of the front is no datum of the masthead but part of a title.
_LONG_LINE = 40
# Of an opening and of the words behind it, so much is enough to tell it.
_BEGINNING = 200
_MARK = expression(r"(?:(?<=\s)\(|(?<=[\s,;:])(?!\())(?:[a-z]{1,5}|\d{1,2})\)(?=[\s,;.:]|$)")
_CHAIN = expression(r"\((?:[a-z]{1,5}|\d{1,2})\),?\s(?:and|or|to)$")
_CITED = expression(
    r"(?:\d|\d\s?(?:\(\w{1,5}\)\s?)+|\b(?:[Aa]rticles?|[Pp]aragraphs?|[Ss]ubparagraphs?|[Ss]ections?|[Rr]ules?))$"
)
_CITING = expression(r"(?:of|and|or|above|below|to \()\b")
_SECTION = expression(r"[IVX]{1,5}")
# A mark is looked for in so many lines before the next.
_NEAR = 12
_DATE_LINE = expression(r"\d{1,2}\s+[A-Z][a-z]+\s+\d{4}\b")


def rewrap(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with paragraphs whole that line breaks cut, and parted that they hid."""
    wrapped = any(block.joined or block.lines for block in blocks)
    return _Wrapped().read(blocks) if wrapped else list(blocks)


class _Wrapped:
    """Goes through the blocks once and knows whether the text has begun and which lists are open."""

    def __init__(self) -> None:
        self._paragraphs: list[list[Block]] = []
        self._begun = False
        self._marks: dict[tuple[str, str], int] = {}

    def read(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks, mended."""
        for block in blocks:
            for piece in _parted(block):
                if not self._begun and piece.joined and "draft " in piece.text.string and is_sponsors_line(piece.text.string):
                    self._paragraphs.append([*self._listed(piece), piece])
                elif piece.joined and self._paragraphs and self._goes_on(self._paragraphs[-1], piece):
                    self._paragraphs[-1].append(piece)
                else:
                    self._keep(piece)
        return [_together(pieces) for pieces in self._paragraphs]

    def _listed(self, sponsors: Block) -> list[Block]:
        """The lines before the last of the sponsors that end with a comma: they are sponsors as well."""
        lines: list[Block] = []
        joined = sponsors.joined
        while joined and self._paragraphs and plain_end(self._paragraphs[-1][-1].text).endswith(","):
            lines = [*self._paragraphs.pop(), *lines]
            joined = lines[0].joined
        return lines

    def _keep(self, block: Block) -> None:
        self._paragraphs.append([block])
        self._begun = self._begun or is_enacting_line(block.text)
        string = block.text.string
        if paragraph_number(string):
            self._marks = {}
        for reading in _marks(string):
            self._marks[reading.scheme, reading.closing] = reading.value

    def _goes_on(self, before: Sequence[Block], block: Block) -> bool:
        """Whether the block goes on with the words of the paragraph before it."""
        first, string = before[0], block.text.string
        if first.style or block.style or is_enacting_line(first.text):
            return False
        items = _marks(string)
        end = plain_end(before[-1].text)
        if items and items[0].closing in ("()", ")"):
            return self._is_running(before, end, items, string)
        if not _is_unfinished(end) or is_closing_line(first.text.string):
            return False
        if string[:1].islower():
            return not items and (self._begun or (len(end) >= _LONG_LINE and not is_sponsors_line(first.text.string)))
        return self._begun and bool(_DATE_LINE.match(string)) and is_closing_line(string)

    def _is_running(self, before: Sequence[Block], end: str, items: Sequence[Number], string: str) -> bool:
        """Whether a mark at the beginning of a line belongs to the running text: "articles 14 (1) and / (2)"."""
        if _CHAIN.search(end):
            return True
        known = [reading for reading in items if (reading.scheme, reading.closing) in self._marks]
        if any(self._marks[reading.scheme, reading.closing] == reading.value - 1 for reading in known):
            return False
        if any(_has_before(before, reading) for reading in items):
            return True
        if items[0].closing == ")" or not _is_unfinished(end):
            return False
        if all(reading.value != 1 for reading in items):
            return not known
        rest = string[items[0].end :]
        return rest[:1].islower() and bool((_CITED.search(end) and _CITING.match(rest)) or _runs_in(rest, items))


def _parted(block: Block) -> Iterator[Block]:
    """The block, parted where one of its lines ends a preambular paragraph and the next opens another, and before its notes."""
    string = block.text.string
    cuts = [at for at in block.lines if is_bare_note(string[at : at + _BEGINNING]) and string[:at].rstrip().endswith((".", ";"))]
    if not block.style and not block.note and _opens(string[:_BEGINNING]):
        cuts += [at for at in block.lines if _ends_preambular(block.text, at) and _opens(string[at : at + _BEGINNING])]
    cuts += _around_section_marks(block)
    if block.lines and string[block.lines[-1] :].endswith(",") and is_enacting_line(block.text.slice(block.lines[-1])):
        cuts.append(block.lines[-1])
    if not cuts:
        yield block
        return
    for start, end in pairwise(sorted({0, *cuts, len(string)})):
        yield replace(block, text=block.text.slice(start, end).strip(), joined=block.joined or start > 0, lines=())


def _around_section_marks(block: Block) -> list[int]:
    """Where lines that are nothing but the numeral of a section begin and end, behind the end of a paragraph."""
    string = block.text.string
    cuts: list[int] = []
    for at, end in pairwise([*block.lines, len(string)]):
        if _SECTION.fullmatch(string[at:end].strip()) and plain_end(block.text.slice(0, at).strip()).endswith((";", ",", ".")):
            cuts += [at, end] if end < len(string) else [at]
    return cuts


def _ends_preambular(text: Text, at: int) -> bool:
    last = text.string[:at].rstrip()[-1:]
    return last in ",;" or (last.isdigit() and plain_end(text.slice(0, at).strip()).endswith((",", ";")))


def _opens(string: str) -> bool:
    """Whether the words open as a preambular paragraph does."""
    if not string[:1].isupper():
        return False
    opening = read_opening(string, "preambular")
    return opening is not None and opening.known and opening.form in ("participle", "adjective")


def _marks(string: str) -> list[Number]:
    """The readings of a mark in parentheses, or of one before a single parenthesis: "(2)", "b)", "2)"."""
    return item_numbers(string) or [mark for mark in list_numbers(string) if mark.closing == ")"]


def _is_unfinished(end: str) -> bool:
    """Whether a line's words, without the calls at their end, stop in the middle of a sentence."""
    return end[-1:].isalnum() or end[-1:] in (")", "”", "’", "-")


def _has_before(before: Sequence[Block], reading: Number) -> bool:
    """Whether the mark before that of the reading stands in the words, elsewhere than at their beginning."""
    near = before[-_NEAR:]
    string = " ".join(block.text.string for block in near)
    number = paragraph_number(string) if len(near) == len(before) else None
    first = number.end if number else 0
    for match in _MARK.finditer(string, max(1, first)):
        if match.start() == first:
            continue
        for other in _marks(f"{match.group()} x"):
            if (other.scheme, other.closing, other.value) == (reading.scheme, reading.closing, reading.value - 1):
                return True
    return False


def _runs_in(rest: str, items: Sequence[Number]) -> bool:
    """Whether the second mark of a list follows in the same words as its first."""
    following = [other for match in _MARK.finditer(rest) for other in item_numbers(f"{match.group()} x")]
    return any(other.scheme == reading.scheme and other.value == reading.value + 1 for other in following for reading in items)


def _together(pieces: Sequence[Block]) -> Block:
    if len(pieces) == 1:
        return pieces[0]
    texts = [pieces[0].text]
    for before, piece in pairwise(pieces):
        if glue(before.text.string, piece.text.string):
            texts.append(Text(" ", (Origin(0, before.text.source_end(len(before.text)), 0),)))
        texts.append(piece.text)
    return replace(pieces[0], text=concatenate(texts), lines=())
