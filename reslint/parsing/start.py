"""Where the text of a draft starts, behind its front, and how it speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reslint.matching.expressions import expression
from reslint.parsing.enacting import (
    enacting_organ,
    first_said,
    first_sentence,
    is_decision,
    is_enacting_line,
    recommended_text,
)
from reslint.parsing.front import is_amendment_line, is_amendment_title, is_sponsors_line
from reslint.parsing.numbers import paragraph_number
from reslint.parsing.openings import read_opening
from reslint.parsing.terminals import plain_end
from reslint.readers.block import Block

__all__ = ["Start", "start_of"]

_DECISION_HEADING = expression(r"\W{0,3}(?:revised\s|zero\s)?draft\sdecision\b(?!.*[.;]$)", re.IGNORECASE)
_LONGEST_HEADING = 200


class Start(NamedTuple):
    """The block ``at`` which the text starts (-1: nowhere).

    ``named``: it is an enacting line, with the ``organ``'s name. ``part``: what starts there. ``form``: "amendment" or
    "statement", which have no paragraphs of a resolution, or "". ``plural``: the text speaks as "We".
    """

    at: int
    named: bool = False
    organ: str = ""
    part: str = "preamble"
    form: str = ""
    plural: bool = False


def start_of(blocks: Sequence[Block], declaration: bool = False) -> Start:
    """Where the text starts; ``declaration``: it is known to be one."""
    enacting = _first(blocks, lambda block: is_enacting_line(block.text))
    amended = _amended(blocks, enacting)
    if amended >= 0:
        return Start(amended, form="amendment")
    at, named = _enacted(blocks, enacting)
    begun = blocks[at].text.string if named else ""
    sentence = first_sentence(blocks, begun, declaration)
    if sentence >= 0:
        return Start(sentence, part="operative", plural=True)
    if at < 0:
        said = first_said(blocks)
        return Start(said, form="statement" if said >= 0 else "")
    plural = named and expression(r"We\b").match(begun) is not None
    return Start(at, named, enacting_organ(begun) if named else "", plural=plural)


def _amended(blocks: Sequence[Block], enacting: int) -> int:
    """Where the instructions of an amendment begin: behind its sponsors and its title. -1 where it is none."""
    amended = _first(blocks, lambda block: is_amendment_line(block.text.string))
    if amended >= 0 and not 0 <= enacting < amended:
        return amended + 2
    titled = _first(blocks, lambda block: is_amendment_title(block.text.string))
    return titled + 1 if titled >= 0 and not 0 <= enacting <= titled + 1 else -1


def _enacted(blocks: Sequence[Block], enacting: int) -> tuple[int, bool]:
    """The block with which a resolution or decision begins (-1: none), and whether it is an enacting line."""
    if enacting >= 0:
        return max(enacting, recommended_text(blocks, enacting)), True
    if _first(blocks, lambda block: is_sponsors_line(block.text.string) or _is_decision_heading(block.text.string)) >= 0:
        enacting = _first(blocks, lambda block: is_decision(block.text))
    elif blocks and is_decision(blocks[0].text) and first_said(blocks) < 0:
        enacting = 0
    return (enacting, True) if enacting >= 0 else (_first_paragraph(blocks), False)


def _is_decision_heading(string: str) -> bool:
    """Whether a block announces a decision: "Draft decision", "Draft decision to be adopted by the General Assembly"."""
    return len(string) < _LONGEST_HEADING and _DECISION_HEADING.match(string) is not None


def _first(blocks: Sequence[Block], holds: Callable[[Block], bool]) -> int:
    return next((index for index, block in enumerate(blocks) if holds(block)), -1)


def _first_paragraph(blocks: Sequence[Block]) -> int:
    """Where the text begins if no enacting line says so; -1 if nothing looks like a paragraph of a resolution."""
    for index, block in enumerate(blocks):
        if block.style:
            continue
        number = paragraph_number(block.text.string)
        words = block.text.string[number.end :] if number else block.text.string
        opening = read_opening(words, "operative" if number else "preambular")
        if opening and opening.known and plain_end(block.text).endswith((",", ";", ".", ":")) and len(words) > opening.end + 8:
            return index
    return -1
