"""The furniture of pages: job numbers, page numbers, bar codes, and the symbol and title that run on above each page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from reslint.expressions import expression
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


def is_furniture(string: str) -> bool:
    """Whether a block is what a page or an index brings: job number, page number, bar code, thesaurus terms."""
    return len(string) < 2000 and bool(_FURNITURE.fullmatch(string) or _BARCODE.fullmatch(string))


def clear_pages(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with the furniture told that only its place tells: the draft's own symbol; its title and a bare number beside
    that or beside other furniture. Lines of furniture that run inside a wrapped paragraph are blocks of their own."""
    front = _front(blocks)
    pieces = [(piece, _kind(piece, front)) for block in blocks for piece in _apart(block, front)]
    result: list[Block] = []
    for told, run in groupby(pieces, key=lambda one: bool(one[1])):
        found = list(run)
        beside = told and any(kind in ("furniture", "symbol") for _, kind in found)
        result += [replace(piece, style="furniture") if beside else piece for piece, _ in found]
    return result


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


def _apart(block: Block, front: dict[str, int]) -> Iterator[Block]:
    """The block, with the lines in it apart that are furniture or repeat one of the front."""
    if not block.lines or block.style or block.note:
        yield block
        return
    string = block.text.string
    edges = [0, *block.lines, len(string)]
    lines = [string[start:end].strip() for start, end in pairwise(edges)]
    told = [is_furniture(line) or (len(line) < _LONGEST and line.casefold() in front) for line in lines]
    if not any(told[1:]):
        yield block
        return
    start = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and not told[index] and not told[index - 1]:
            continue
        first, last = edges[start], edges[index]
        piece = block.text.slice(first, last).strip()
        shift = first + len(string[first:last]) - len(string[first:last].lstrip())
        within = tuple(at - shift for at in edges[start + 1 : index])
        if piece.string:
            yield replace(block, text=piece, joined=block.joined or start > 0, lines=within)
        start = index
