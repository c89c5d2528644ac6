"""The terminals of structure.lark, and those that stand aside of the text: notes, furniture of pages, separating lines."""

from __future__ import annotations

from typing import NamedTuple

from reslint.draft import Opening
from reslint.matching.expressions import expression
from reslint.parsing.numbers import Number
from reslint.parsing.pages import is_furniture
from reslint.readers.block import Block
from reslint.text import Origin, Style, Text

LEVELS = ("FIRST", "SECOND", "THIRD", "FOURTH")
_STARRED = expression(r"(?:\*{1,4}|†)(?=\s*\S)")
_BARE = expression(
    r"(\d{1,3})\s+(?:See |Ibid|United Nations, |Resolutions? |Official Records|General Assembly resol|A/|E/|S/|Report of )"
)
# What a working paper writes behind the end of a paragraph: "…;] (Norway)".
_REMARK_END = expression(r"(?<=;|\])\s?\((?!\d)[^()]{1,80}\)$")
_CALL_END = expression(r"(?<=[.,;:”)])\s?\d{1,3}$")


class Terminal(NamedTuple):
    """A terminal of structure.lark: its name, its block and what was seen of it. ``text`` is the block's, behind its number."""

    type: str
    block: Block
    text: Text
    number: Number | None = None
    number_text: Text | None = None
    bullet_text: Text | None = None
    opening: Opening | None = None
    mark: str = ""
    mark_text: Text | None = None
    notation: str = "superscript"
    depth: int = 0


def numbered(kind: str, block: Block, text: Text, number: Number, opening: Opening | None = None) -> Terminal:
    """The terminal of a block whose text stands behind a number, a bullet or both."""
    if not text.string:
        end = block.text.source_end(len(block.text))
        text = Text("", (Origin(0, end),))
    bullet, printed = block.text.slice(0, number.start).strip(), block.text.slice(number.start, number.end).strip()
    return Terminal(
        kind, block, text, number, printed if printed.string else None, bullet if bullet.string else None, opening=opening
    )


def plain_end(text: Text) -> str:
    """The text without the calls, the remarks and the closing brackets at its end."""
    end = len(text.string)
    for start, stop in reversed(text.covered(Style.SUPERSCRIPT) + text.covered(Style.CALL)):
        if not text.string[stop:end].strip(" ,"):
            end = start
    plain = text.string[:end].rstrip()
    if plain[-1:].isdigit():
        plain = _CALL_END.sub("", plain).rstrip()
    if plain.endswith(")"):
        plain = _REMARK_END.sub("", plain).rstrip()
    return plain.rstrip("]") if plain.endswith((",]", ";]", ".]", ":]")) else plain


def is_bare_note(string: str) -> bool:
    """Whether a line begins as a note does whose mark lost its place above the line: "1 See A/80/12."."""
    return _BARE.match(string) is not None


def aside(block: Block) -> Terminal | None:
    """The terminal of a block that is no part of the text, or None."""
    text = block.text
    if block.style in ("rule", "furniture", "contents") or is_furniture(text.string):
        return Terminal("FURNITURE", block, text)
    if block.note and block.note_span:
        return Terminal("NOTE", block, text, mark=block.note, notation="bracket")
    if block.style:
        return None
    raised = text.leading(Style.SUPERSCRIPT)
    if raised and raised < len(text):
        return _note(block, raised, "superscript")
    for pattern, notation in ((_STARRED, "asterisk"), (_BARE, "bare")):
        match = pattern.match(text.string)
        if match and (match.lastindex or match.end() < len(text)):
            return _note(block, match.end(1) if match.lastindex else match.end(), notation)
    return None


def _note(block: Block, end: int, notation: str) -> Terminal:
    """The note whose mark are the first ``end`` characters of the block."""
    text = block.text
    mark = text.string[:end].strip()
    return Terminal("NOTE", block, text.slice(end).strip(), mark=mark, mark_text=text.slice(0, end), notation=notation)
