"""Tables and text boxes: which of their cells hold paragraphs of the draft, and which stand beside it.

A draft may stand in a table: its text in one column, remarks or another wording in others, numbers in a column of their own. Then
that one column is read, downwards. A table without paragraphs of a draft, of figures say, belongs to the paragraph before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from reslint.draft import Beside, Cell
from reslint.matching.expressions import expression
from reslint.parsing.enacting import is_enacting_line
from reslint.parsing.front import is_closing_line
from reslint.parsing.numbers import paragraph_number
from reslint.parsing.openings import read_opening
from reslint.parsing.terminals import Terminal, plain_end
from reslint.readers.block import Block
from reslint.text import Style, Text, concatenate

__all__ = ["Arranged", "arranged", "merged"]

_BARE_NUMBER = expression(
    r"(?:\[?(?:PP|OP)[ .]?\d{1,3}(?:\s?(?:bis|ter|quater|alt))*\]?[.:)]?|\d{1,3}[.)]?|\([a-z]{1,5}\)|[a-z]{1,2}[.)])"
)
_MEETING = expression(r"\bmeeting\b")
_ENDS = (",", ";", ".", ":")
# Of the blocks of a column, so many open as paragraphs of a draft do where it holds one.
_FEWEST = 1 / 4


class _Column(NamedTuple):
    """The column of a table in which a draft stands, from a row on."""

    column: int
    row: int

    def holds(self, cell: Cell) -> bool:
        """Whether what stands in a cell of the table is the draft's."""
        return cell.row >= self.row and cell.covers(self.column)


class Arranged(NamedTuple):
    """The blocks that are read as the draft, and those beside it, each in their order."""

    running: list[Block]
    beside: list[Block]


def arranged(blocks: Sequence[Block]) -> Arranged:
    """The blocks parted; a number that has a cell of its own is put before the words that it numbers."""
    if all(block.cell is None for block in blocks):
        return Arranged(list(blocks), [])
    tables = {number: list(group) for number, group in groupby(_in_cells(blocks), lambda block: _table(block))}
    drafts = {number: _column(group) for number, group in tables.items()}
    closing = {number for number, group in tables.items() if drafts[number] is None and _is_closing(group)}
    begins = _beginning(blocks, drafts)
    running: list[Block] = []
    beside: list[Block] = []
    for block in _joined(blocks, drafts):
        table = _table(block)
        column = drafts.get(table)
        if block.cell is None:
            running.append(block)
        elif column is not None and column.holds(block.cell):
            running.append(replace(block, apart=False))
        elif column is None and (begins < 0 or block.text.source_offset(0) < begins or table in closing):
            running.append(block)
        else:
            place = Beside.BOX if block.cell.box else Beside.TABLE if column is None else Beside.COLUMN
            beside.append(replace(block, beside=place))
    return Arranged(running, beside)


def merged(terminals: Iterator[Terminal], beside: Sequence[Block]) -> Iterator[Terminal]:
    """The terminals of the draft with those of what stands beside it, in reading order."""
    waiting = list(reversed(beside))
    for terminal in terminals:
        at = terminal.block.text.source_offset(0)
        while waiting and waiting[-1].text.source_offset(0) < at:
            yield _terminal(waiting.pop())
        yield terminal
    while waiting:
        yield _terminal(waiting.pop())


def _terminal(block: Block) -> Terminal:
    return Terminal("BESIDE", block, block.text)


def _in_cells(blocks: Sequence[Block]) -> list[Block]:
    return sorted((block for block in blocks if block.cell is not None), key=_table)


def _table(block: Block) -> int:
    return block.cell.table if block.cell else -1


def _beginning(blocks: Sequence[Block], drafts: Mapping[int, _Column | None]) -> int:
    """Where the text begins, boxes and cells without paragraphs of a draft aside; -1 where nothing tells."""
    read = [block for block in blocks if block.cell is None or _is_held(block.cell, drafts)]
    first = next((block for block in read if is_enacting_line(block.text)), None)
    first = first or next((block for block in read if _opens(block.text)), None)
    return first.text.source_offset(0) if first else -1


def _is_held(cell: Cell, drafts: Mapping[int, _Column | None]) -> bool:
    column = drafts[cell.table]
    return column is not None and column.holds(cell)


def _column(table: Sequence[Block]) -> _Column | None:
    """The first column of a table that holds paragraphs of a draft, if any; a box holds a draft with an enacting line."""
    cells = [(block, block.cell) for block in table if block.cell]
    if cells[0][1].box:
        return _Column(0, 0) if any(is_enacting_line(block.text) for block in table) else None
    numbers = {(cell.row, cell.end): block.text.string for block, cell in cells if _BARE_NUMBER.fullmatch(block.text.string)}
    columns: dict[int, list[tuple[Block, Cell]]] = {}
    for block, cell in cells:
        columns.setdefault(cell.column, []).append((block, cell))
    for column, own in sorted(columns.items(), key=itemgetter(0)):
        rows = [
            cell.row
            for block, cell in own
            if is_enacting_line(block.text) or _opens(block.text, numbers.get((cell.row, cell.column), ""))
        ]
        if rows and len(rows) >= _FEWEST * len(own):
            # A first row that names the columns is none of the draft.
            top = cells[0][1].row
            headed = rows[0] > top and len({cell.column for _, cell in cells if cell.row == top}) > 1
            return _Column(column, top + 1 if headed else top)
    return None


def _opens(text: Text, beside: str = "") -> bool:
    """Whether a text opens, and ends or looks, as the paragraph of a draft does; ``beside`` is the number in the cell before."""
    number = paragraph_number(text.string)
    words = text.slice(number.end) if number else text
    printed = number.printed if number else beside
    numbered = bool(printed) and not printed.lstrip("[").startswith("PP")
    opening = read_opening(words.string, "operative" if numbered else "preambular")
    if opening is None or not opening.known or len(words) < opening.end + 8:
        return False
    italic, ends = bool(words.leading(Style.ITALIC)), plain_end(words).endswith(_ENDS)
    if opening.form in ("participle", "adjective"):
        return ends and not numbered
    return opening.form in ("indicative", "plural") and (italic or (ends and numbered))


def _joined(blocks: Sequence[Block], drafts: Mapping[int, _Column | None]) -> Iterator[Block]:
    """The blocks, with a number that has a cell of its own joined with the cell of the draft beside it."""
    taken = False
    for block, following in pairwise([*blocks, None]):
        assert block is not None
        if taken:
            taken = False
        elif following is not None and _numbers(block, following, drafts):
            taken = True
            yield replace(following, text=concatenate([block.text, following.text], " "))
        else:
            yield block


def _numbers(block: Block, following: Block, drafts: Mapping[int, _Column | None]) -> bool:
    """Whether a block is the number of the one in the next cell of the row, in which the draft stands."""
    own, other = block.cell, following.cell
    if own is None or other is None or (own.table, own.row, own.end) != (other.table, other.row, other.column):
        return False
    return _is_held(other, drafts) and _BARE_NUMBER.fullmatch(block.text.string) is not None


def _is_closing(table: Sequence[Block]) -> bool:
    """Whether the lines behind the text, meeting and date, stand in the table."""
    return any(_MEETING.search(block.text.string) and is_closing_line(block.text.string) for block in table)
