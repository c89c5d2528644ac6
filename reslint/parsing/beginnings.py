"""Paragraphs that begin in an odd way: a number alone in its line, a heading that is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reslint.matching.expressions import expression
from reslint.parsing.enacting import is_enacting_line
from reslint.parsing.numbers import item_numbers, paragraph_number
from reslint.parsing.openings import opening_of
from reslint.parsing.terminals import plain_end
from reslint.readers.block import Block
from reslint.text import concatenate

# "1.", "OP2", "3 bis.", "(a)", "b.", "•"
_MARKER = expression(
    r"\[?(?:(?:OP|PP)\s?\d{1,3}(?:\s(?:bis|ter|quater|alt))?[.:)]?|\d{1,3}(?:\s(?:bis|ter|quater|alt))?[.)]"
    r"|\((?:[a-z]{1,5}|\d{1,2})\)|[a-z][.)]|[•·▪])"
)
_LONGEST_MARKER = 12
_WORDS = expression(r"[\[“\"]?[^\W\d_]")


def begin_paragraphs(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with lone numbers before their paragraphs, and paragraphs that are headings only for the file's format told."""
    lone = [index for index, block in enumerate(blocks) if _is_lone(block)]
    result = list(blocks)
    # The Fifth Committee sets what leads in a section as a heading; only a numbered one tells that all are paragraphs.
    if any(_is_numbered(block) for block in blocks):
        result = [replace(block, style="", depth=0) if _is_paragraph(block) else block for block in result]
    return _with_numbers(result, set(lone)) if lone else result


def _is_lone(block: Block) -> bool:
    string = block.text.string
    plain = not (block.style or block.note or block.apart)
    return plain and len(string) <= _LONGEST_MARKER and _MARKER.fullmatch(string) is not None


def _with_numbers(blocks: Sequence[Block], lone: set[int]) -> list[Block]:
    """The blocks of the text, each number with the words behind it; the masthead has its own lone letters."""
    begins = next((index for index, block in enumerate(blocks) if is_enacting_line(block.text)), -1)
    result: list[Block] = []
    number: Block | None = None
    for index, block in enumerate(blocks):
        if number is not None:
            words = not (block.style or block.note or block.apart or index in lone) and _WORDS.match(block.text.string)
            result.append(_joined(number, block) if words else number)
            number = None
            if words:
                continue
        if index in lone and index > begins:
            number = block
        else:
            result.append(block)
    return [*result, number] if number else result


def _joined(number: Block, words: Block) -> Block:
    moved = len(number.text) + 1
    lines = tuple(at + moved for at in words.lines)
    return replace(number, text=concatenate([number.text, words.text], " "), lines=lines)


def _is_numbered(block: Block) -> bool:
    """Whether a heading is an operative paragraph with its number."""
    number = paragraph_number(block.text.string) if _ends(block) else None
    opening = opening_of(block.text.slice(number.end), "operative") if number else None
    return opening is not None and opening.known and opening.form in ("indicative", "plural")


def _is_paragraph(block: Block) -> bool:
    """Whether a heading is worded or numbered, and ended, as a paragraph of a resolution."""
    if not _ends(block):
        return False
    if _is_numbered(block) or item_numbers(block.text.string):
        return True
    opening = opening_of(block.text, "preambular")
    return opening is not None and opening.known and opening.form in ("participle", "adjective")


def _ends(block: Block) -> bool:
    return block.style == "heading" and plain_end(block.text).endswith((",", ";", ":", "."))
