"""How a page sets lines: quote marks before them, numbers in the margin, front matter above, old line ends.

All of it is markup: the words of a line begin behind its margin, and a line that is nothing but margin is blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reslint.matching.expressions import expression
from reslint.text import with_line_ends

# "> ", as mail and Markdown quote; "> > " what was quoted before.
_QUOTED = expression(r"^[ \t]{0,3}>(?:[ \t]?>)*[ \t]?", re.MULTILINE)
_MATTER = expression(
    r"\ufeff?---[ \t]*\r?\n(?=[a-z][\w-]*:)(?:(?!(?:---|\.\.\.)[ \t]*\r?$).*\n){1,100}?(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)",
    re.MULTILINE,
)
_COUNTED = expression(r"[ \t]{0,8}(?P<value>\d{1,4})(?P<rest>(?:[ \t]+(?P<words>\S.*)?)?)$")
# No text whose lines are numbered is without this one.
_FIFTH = expression(r"\n[ \t]{0,8}5(?=[ \t\r\n])")
# Behind a line's number stands what no paragraph begins with behind its own: nothing, the rest of a sentence, a second number.
_NO_PARAGRAPH = expression(r"[a-z]|#|\[?\*{0,2}(?:\d{1,3}[.)]|\([a-z]{1,5}\)|(?:OP|PP)\s?\d)")
_FEWEST_LINES = 6
# So many lines of a page with numbered lines have one.
_COVERED = 0.9
# Some pages number every fifth line only; so many numbers tell that they do.
_STEP = 5
_FEWEST_FIFTHS = 4


class Layout(NamedTuple):
    """The characters of a text at their places, with blanks where a margin is and "\\n" at the end of every line.

    ``margins``: where the words of a line begin that has a margin, by where the line begins; ``matter`` where the front matter
    ends.
    """

    text: str
    margins: Mapping[int, int]
    matter: int


def lay_out(text: str) -> Layout:
    """The layout of a text."""
    laid = with_line_ends(text)
    matter = _MATTER.match(laid) if laid.startswith(("---", "\ufeff---")) else None
    margins: dict[int, int] = {}
    if ">" in laid:
        margins = {match.start(): match.end() for match in _QUOTED.finditer(laid)}
        laid = _blanked(laid, margins)
    if _FIFTH.search(laid):
        numbers = _line_numbers(laid) or _fifth_numbers(laid)
        margins.update(numbers)
        laid = _blanked(laid, numbers)
    return Layout(laid, margins, matter.end() if matter else 0)


def _blanked(text: str, margins: Mapping[int, int]) -> str:
    if not margins:
        return text
    pieces, at = [], 0
    for start, end in sorted(margins.items()):
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


class _Counted(NamedTuple):
    """A line that is not blank: its number (0: none), where its words begin, whether no paragraph begins so.

    ``worded``: it has words behind the number.
    """

    start: int
    value: int = 0
    words: int = 0
    evident: bool = False
    worded: bool = False


def _line_numbers(text: str) -> dict[int, int]:
    """The margins of the lines, where nearly all have a number one higher than the line before them, page by page."""
    lines = list(_counted(text))
    last, chosen = 0, []
    for index, line in enumerate(lines):
        if line.value == last + 1 or (line.value == 1 and last >= _FEWEST_LINES):
            chosen.append(index)
            last = line.value
    if len(chosen) < _FEWEST_LINES or len(chosen) < _COVERED * (chosen[-1] - chosen[0] + 1):
        return {}
    found: Sequence[_Counted] = [lines[index] for index in chosen]
    evident, worded = sum(line.evident for line in found), sum(line.worded for line in found)
    if evident < max(3, len(found) / 5) or worded < len(found) / 4:
        return {}
    return {line.start: line.words for line in found}


def _fifth_numbers(text: str) -> dict[int, int]:
    """The margins of the lines, where every fifth of those that are not blank has its number, page by page."""
    lines = list(_counted(text))
    last, found = 0, []
    for index, line in enumerate(lines):
        if line.worded and (line.value == last + _STEP or (line.value == _STEP and last >= _FEWEST_FIFTHS * _STEP)):
            found.append((index, line))
            last = line.value
    if len(found) < _FEWEST_FIFTHS or len(found) < len(lines) / (_STEP + 2):
        return {}
    regular = sum(later - earlier == _STEP for (earlier, _), (later, _) in pairwise(found))
    if regular < _COVERED * (len(found) - 1) or sum(line.evident for _, line in found) < len(found) / 4:
        return {}
    return {line.start: line.words for _, line in found}


def _counted(text: str) -> Iterator[_Counted]:
    at = 0
    for raw in text.split("\n"):
        match = _COUNTED.match(raw.rstrip())
        if match:
            words = match["words"]
            evident = not words or _NO_PARAGRAPH.match(words) is not None
            behind = at + (match.start("words") if words else match.end())
            yield _Counted(at, int(match["value"]), behind, evident, bool(words))
        elif raw.strip():
            yield _Counted(at)
        at += len(raw) + 1
