"""Emphasis: which asterisks and underscores are markup.

As in CommonMark (https://spec.commonmark.org/), and as converters leave them that put a blank or a comma on the wrong side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reslint.matching.expressions import expression
from reslint.text import Style

__all__ = ["Piece", "delimiter", "match_emphasis"]

# Emphasis that is nested deeper than this is not looked for, so that a hostile text costs no more than a friendly one.
_DEEPEST = 32
_LONGEST_LOOSE = 150
_OPENING = expression(r"[A-Z][A-Za-z]+(?:,? [A-Za-z]+){0,8} ")


@dataclass(slots=True)
class Piece:
    """Characters on their way out; ``run`` is the mark of an emphasis delimiter that may yet turn out to be markup."""

    string: str
    source: int
    width: int = 1
    style: Style | None = None
    run: str = ""
    opens: bool = False
    closes: bool = False
    loose: bool = False
    apart: bool = False


def delimiter(source: str, start: int, end: int, match: re.Match[str]) -> Piece:
    """CommonMark's left- and right-flanking delimiter runs."""
    before = source[match.start() - 1] if match.start() > start else " "
    after = source[match.end()] if match.end() < end else " "
    blank_before, blank_after = before.isspace(), after.isspace()
    point_before, point_after = _is_punctuation(before), _is_punctuation(after)
    # Converters let the italics of an opening begin at the stop of its number: "7*. Requests* the ...".
    number = before.isdigit() and source.startswith(". ", match.end())
    left = not blank_after and (not point_after or blank_before or point_before or number)
    right = not blank_before and (not point_before or blank_after or point_after)
    found = match.group()
    if found.startswith("_"):
        opens, closes = left and (not right or point_before), right and (not left or point_after)
    else:
        opens, closes = left, right
    loose = found == "*" and not blank_before and after in ",;:." and not opens
    apart = found == "*" and blank_before and blank_after
    return Piece(found, match.start(), run=found[0], opens=opens, closes=closes, loose=loose, apart=apart)


def _is_punctuation(character: str) -> bool:
    return not character.isalnum() and not character.isspace()


def match_emphasis(pieces: list[Piece]) -> list[tuple[int, int, Style]]:
    """Pairs delimiters; those that pair lose their characters, those that do not stay as they were written."""
    spans: list[tuple[int, int, Style]] = []
    stack: list[int] = []
    words = [0, *accumulate(any(map(str.isalnum, piece.string)) for piece in pieces)]
    for index, piece in enumerate(pieces):
        if not piece.run:
            continue
        if piece.closes:
            _close(pieces, stack, index, spans, words)
        if piece.string and piece.opens:
            stack.append(index)
    return spans + _match_loose(pieces) + _match_apart(pieces)


def _match_loose(pieces: list[Piece]) -> list[tuple[int, int, Style]]:
    """Pairs the asterisks of converters that put a comma before the italics into them: "Nations*, Treaty Series*, vol."."""
    loose = [index for index, piece in enumerate(pieces) if piece.loose and piece.string == "*"]
    spans = []
    for first, last in zip(loose[::2], loose[1::2], strict=False):
        if pieces[last].source - pieces[first].source > _LONGEST_LOOSE:
            continue
        pieces[first].string = pieces[last].string = ""
        spans.append((first + 1, last, Style.ITALIC))
    return spans


def _match_apart(pieces: list[Piece]) -> list[tuple[int, int, Style]]:
    """Pairs the asterisks of an opening that end a blank too late: "*Noting with concern * that"."""
    left = [index for index, piece in enumerate(pieces) if piece.run == "*" and piece.string]
    if len(left) < 2 or not pieces[left[0]].opens or not pieces[left[1]].apart:
        return []
    first, last = left[:2]
    if not _OPENING.fullmatch("".join(piece.string for piece in pieces[first + 1 : last])):
        return []
    pieces[first].string = pieces[last].string = ""
    # Of the two blanks, one is left.
    pieces[last - 1].string = pieces[last - 1].string.removesuffix(" ")
    return [(first + 1, last, Style.ITALIC)]


def _close(pieces: list[Piece], stack: list[int], index: int, spans: list[tuple[int, int, Style]], words: Sequence[int]) -> None:
    """Pairs a delimiter with those before it. ``words`` counts pieces with words before each: some are between two that pair."""
    closer = pieces[index]
    for depth in range(len(stack) - 1, max(-1, len(stack) - _DEEPEST), -1):
        opener = pieces[stack[depth]]
        if words[index] == words[stack[depth] + 1]:
            continue
        while closer.string and opener.string and opener.run == closer.run:
            count = 2 if len(closer.string) >= 2 and len(opener.string) >= 2 else 1
            style = Style.BOLD if count == 2 else Style.ITALIC
            opener.string = opener.string[:-count]
            closer.string = closer.string[count:]
            closer.source += count
            spans.append((stack[depth] + 1, index, style))
            del stack[depth + 1 :]
            if not opener.string:
                del stack[depth]
                break
        if not closer.string:
            return
