"""The furniture of pages: job numbers, page numbers, bar codes, and the symbol and title that run on above each page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from reslint.matching.expressions import expression
from reslint.readers.block import Block
from reslint.text import Style

_PAGE = (
    r"\(?(?:\d{1,3}\s*/\s*\d{1,3}|Page\s+\d+(?:\s+of\s+\d+)?|\d{1,3}\s+of\s+\d{1,3})\)?"
    r"|\d{1,3}\s*\|\s*P\s?a\s?g\s?e|[-–—]\s?\d{1,3}\s?[-–—]"
)
# "25-01234 (E) 240325" of New York, "GE.25-01234" of Geneva, "V.25-01234" of Vienna, "K2501234" of Nairobi.
_JOB = (
    r"(?:\(?[A-Z]?\)?\s*|(?:GE|[A-Z])\.?\s?)(?:\d{2}-\d{5,6}|(?<=[A-Z])\d{7}|(?<=[A-Z]\.)\d{7})"
    r"(?:\s*[(\[][A-Z]{1,2}[)\]])?(?:\s+\*?[A-Z]?\d{6,9}\*?){0,3}"
)
_FURNITURE = expression(
    rf"(?:{_PAGE})\s*(?:(?:{_JOB})\s*(?:{_PAGE})?|{_PAGE})?|(?:\d{{1,3}}\s+)?(?:{_JOB})\s*(?:{_PAGE}|\s\d{{1,3}})?",
    re.IGNORECASE,
)
_BARCODE = expression(
    r"\*[A-Z]?\d{7,9}\*|\d{2}-\d{5,6}\s*\(E\).*|%%%[^%\n]*|(?:[A-Z][A-Z ,/-]+\|)+[A-Z ,/-]*|Please recycle.*"
    r"|\\(?:newpage|pagebreak|clearpage)"
)
_BARE_CODE = expression(r"\d{7,9}")
_SYMBOL = expression(r"[AEST]/[A-Z0-9.()/ -]+\*{0,2}")
_NUMBER = expression(r"\d{1,3}")
# The masthead has not more blocks than this, and a line above a page not more characters.
_FRONT, _LONGEST = 40, 200
# A line of furniture inside wrapped lines is short, or has its parts at both sides of the page.
_FOOT, _SPACED = 60, " " * 3
# The kinds of furniture that need no other beside them.
_STRONG = ("furniture", "symbol")


def is_furniture(string: str) -> bool:
    """Whether a block is what a page or an index brings: job number, page number, bar code, thesaurus terms."""
    return len(string) < 2000 and bool(_FURNITURE.fullmatch(string) or _BARCODE.fullmatch(string))


def clear_pages(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with the furniture told that only its place tells: the draft's own symbol; its title and a bare number beside
    that or beside other furniture. Lines of furniture that run inside a wrapped paragraph are blocks of their own."""
    front = _front(blocks)
    pieces = [_Piece(index, *piece) for index, block in enumerate(blocks) for piece in _pieces(block, front)]
    cleared: list[_Piece] = []
    for told, run in groupby(pieces, key=lambda piece: bool(piece.kind)):
        found = list(run)
        if told and any(piece.kind in _STRONG for piece in found):
            found = [piece._replace(block=replace(piece.block, style="furniture")) for piece in found]
        cleared += found
    result: list[Block] = []
    for index, own in groupby(cleared, key=lambda piece: piece.of):
        parts = [piece.block for piece in own]
        result += parts if any(part.style == "furniture" for part in parts) else [blocks[index]]
    return result


class _Piece(NamedTuple):
    """A block or a part of it: the index of the block, the part, its kind."""

    of: int
    block: Block
    kind: str


def _front(blocks: Sequence[Block]) -> dict[str, int]:
    """The lines of the masthead and of the title, each with the offset in the source at which it stands."""
    lines: dict[str, int] = {}
    for block in blocks[:_FRONT]:
        string = block.text.string
        if string.endswith((",", ";", ":", ".")):
            break
        if len(string) < _LONGEST and block.style != "rule":
            symbol = _SYMBOL.search(string)
            for line in (string, symbol[0] if symbol else string):
                lines.setdefault(line.strip("* ").casefold(), block.text.source_offset(0))
    return lines


def _kind(block: Block, front: dict[str, int]) -> str:
    """ "furniture", or what is furniture beside it: "symbol", "title", "number"; "" for all others."""
    string = block.text.string
    if len(string) > _LONGEST or block.apart or block.style not in ("", "heading"):
        return ""
    if is_furniture(string):
        return "furniture"
    if _NUMBER.fullmatch(string):
        return "number"
    if _BARE_CODE.fullmatch(string) and block.text.leading(Style.ITALIC) == len(string):
        # The asterisks of a bar code, "*2501234*", look like those of italics.
        return "symbol"
    symbol = _SYMBOL.fullmatch(string) is not None
    first = front.get(string.strip("* ").casefold())
    if first is None or first == block.text.source_offset(0):
        return "title" if symbol and first is None else ""
    return "symbol" if symbol else "title"


def _pieces(block: Block, front: dict[str, int]) -> list[tuple[Block, str]]:
    """The block, with each of its lines apart that may be furniture; with their kinds."""
    if not block.lines or block.style or block.note:
        return [(block, _kind(block, front))]
    edges = [0, *block.lines, len(block.text)]
    found: list[tuple[Block, str]] = []
    start = 0
    for index, (first, last) in enumerate(pairwise(edges)):
        string = block.text.string[first:last].strip()
        if len(string) <= _FOOT or _SPACED in string or string.casefold() in front:
            line = replace(block, text=block.text.slice(first, last).strip(), lines=())
            kind = _kind(line, front)
            if kind:
                found += [(_part(block, edges[start : index + 1]), "")] if start < index else []
                found.append((replace(line, joined=block.joined or index > 0), kind))
                start = index + 1
    if not found:
        return [(block, _kind(block, front))]
    if start < len(edges) - 1:
        found.append((_part(block, edges[start:]), ""))
    return found


def _part(block: Block, edges: Sequence[int]) -> Block:
    """The lines of a block between the first and the last of the edges."""
    words = block.text.string[edges[0] : edges[-1]]
    begins = edges[0] + len(words) - len(words.lstrip())
    text = block.text.slice(edges[0], edges[-1]).strip()
    return replace(block, text=text, joined=block.joined or edges[0] > 0, lines=tuple(at - begins for at in edges[1:-1]))
