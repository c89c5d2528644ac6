"""How paragraphs begin where a converter or a writer set them in an odd way: a number alone in its line, a paragraph as a heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reslint.expressions import expression
from reslint.parsing.enacting import is_enacting_line
from reslint.parsing.numbers import item_numbers, paragraph_number
from reslint.parsing.openings import opening_of
from reslint.parsing.terminals import plain_end
from reslint.readers.block import Block
from reslint.text import concatenate

# "1.", "OP2", "3 bis.", "(a)", "b.", "•"
_MARKER = expression(
    r"\[?(?:(?:OP|PP)\s?\d{1,3}(?:\s(?:bis|ter|quater|alt))?[.:)]?|\d{1,3}(?:\s(?:bis|ter|quater|alt))?[.)]"
    r"|\((?:[a-z]{1,5}|\d{1,2})\)|[a-z]{1,2}[.)]|[•·▪])"
)
_LONGEST_MARKER = 12
_WORDS = expression(r"[\[“\"]?[^\W\d_]")
_ENDS = (",", ";", ":", ".")


def begin_paragraphs(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with lone numbers before their paragraphs, and paragraphs that are headings only for the file's format told."""
    lone = [index for index, block in enumerate(blocks) if _is_lone(block)]
    headed = any(block.style == "heading" and block.text.string.endswith(_ENDS) for block in blocks)
    result = list(blocks)
    if headed:
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


def _is_paragraph(block: Block) -> bool:
    """Whether a heading is worded, numbered and ended as a paragraph of a resolution."""
    text = block.text
    if block.style != "heading" or not plain_end(text).endswith(_ENDS):
        return False
    number = paragraph_number(text.string)
    if number:
        opening = opening_of(text.slice(number.end), "operative")
        return opening is not None and opening.known and opening.form in ("indicative", "plural")
    if item_numbers(text.string):
        return True
    opening = opening_of(text, "preambular")
    return opening is not None and opening.known and opening.form in ("participle", "adjective") and not text.string.endswith(".")
