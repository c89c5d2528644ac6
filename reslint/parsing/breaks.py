"""Paragraphs parted by a break of the line only, where the format has paragraphs of its own: text that was pasted from elsewhere.

A break before words that open a paragraph, behind words that end one, begins a block; titles and sentences run on over theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reslint.parsing.enacting import is_enacting_line
from reslint.parsing.front import is_closing_line
from reslint.parsing.numbers import item_numbers, paragraph_number
from reslint.parsing.openings import read_opening
from reslint.parsing.terminals import plain_end
from reslint.readers.block import Block
from reslint.text import Text

__all__ = ["broken"]

_BEGINNING = 200
_ENDS = (",", ";", ".", ":", "; and", "; or", ", and", ", or")


def broken(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those parted that hold several paragraphs."""
    if not any(block.breaks for block in blocks):
        return list(blocks)
    return [piece for block in blocks for piece in _parted(block)]


def _parted(block: Block) -> Iterator[Block]:
    if not block.breaks or block.note or block.style == "comment":
        yield block
        return
    text, edges = block.text, [0, *block.breaks, len(block.text)]
    cuts = [0]
    for at, end in pairwise(edges[1:]):
        if _begins(text.slice(cuts[-1], at).strip(), text.slice(at).strip(), text.slice(at, end).strip()):
            cuts.append(at)
    for start, end in pairwise([*cuts, len(text)]):
        piece = text.slice(start, end).strip()
        kept = tuple(at - start for at in block.breaks if start < at < end)
        if start == 0:
            yield replace(block, text=piece, breaks=kept)
        else:
            yield replace(block, text=piece, breaks=kept, second=None, parted=True)


def _begins(before: Text, rest: Text, line: Text) -> bool:
    """Whether a paragraph begins behind a break; ``line`` is the rest up to the next break."""
    string = rest.string[:_BEGINNING]
    if not before.string or not string:
        return False
    if is_enacting_line(line):
        return line.string.endswith(",")
    enacted = is_enacting_line(before)
    end = plain_end(before)
    number = paragraph_number(string)
    words = string[number.end :] if number else string
    if number or not item_numbers(string):
        opening = read_opening(words, "operative" if number else "preambular")
        opens = opening is not None and opening.known and words[:1].isupper()
        if opens and opening is not None and opening.form in ("indicative", "plural"):
            return number is not None or enacted or end.endswith((",", ";", "."))
        if opens and opening is not None and opening.form in ("participle", "adjective"):
            return enacted or end.endswith((",", ";")) or (number is not None and end.endswith("."))
    if number or item_numbers(string):
        return end.endswith(_ENDS) and not (number and end.endswith(","))
    return end.endswith(".") and is_closing_line(line.string)
