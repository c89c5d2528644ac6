"""Calls and notes typed in square brackets: "the Convention,[1] and", below "[1] United Nations, Treaty Series, vol. 1760"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reslint.expressions import expression
from reslint.parsing.openings import opening_of
from reslint.readers.block import Block
from reslint.text import Mark, Style, Text

_NOTE = expression(r"(\[(?P<mark>\d{1,3})\]:?)\s+(?=\S)")
_CALL = expression(r"(?<=\S)\s?(?P<call>\[(?P<mark>\d{1,3})\])")


def declare_notes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with such calls and notes told as a format with notes of its own tells them: those of which both are there."""
    typed = [_note(block) for block in blocks]
    if not any(typed):
        return list(blocks)
    called = {match["mark"] for block in blocks for match in _CALL.finditer(block.text.string)}
    known = called & {match["mark"] for match in typed if match}
    if not known:
        return list(blocks)
    result = []
    for block, match in zip(blocks, typed, strict=True):
        if match and match["mark"] in known:
            span = block.text.span(*match.span(1))
            block = replace(block, text=block.text.slice(match.end()), note=match["mark"], note_span=span)
        result.append(replace(block, text=_called(block.text, known), lines=()))
    return result


def _note(block: Block) -> re.Match[str] | None:
    """The mark that the block begins with, unless a paragraph of the draft stands behind it: "[1] *Invites* ..."."""
    match = _NOTE.match(block.text.string) if not block.style and not block.note else None
    if not match:
        return None
    text = block.text.slice(match.end())
    opening = opening_of(text, "operative") if text.leading(Style.ITALIC) else None
    return None if opening and opening.known else match


def _called(text: Text, known: set[str]) -> Text:
    """The text with its calls marked as such."""
    calls = [match.span("call") for match in _CALL.finditer(text.string) if match["mark"] in known]
    return text.with_marks([*text.marks, *(Mark(start, end, Style.CALL) for start, end in calls)]) if calls else text
