"""Lines that were wrapped are wrapped again where a number has become longer or shorter.

In a text of wrapped lines a line that could have taken the next word says that a paragraph ends; one that is too long makes all
others look so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reslint.draft import Draft
from reslint.finding import Edit
from reslint.matching.expressions import expression
from reslint.readers.divided import is_divided
from reslint.text import Span

__all__ = ["wrapped"]

# Longer lines were not wrapped at all.
_WIDEST, _NARROWEST = 160, 60
_QUOTED = expression(r"[ \t]{0,3}>")
_COUNTED = expression(r"[ \t]*(\d{1,4})(?=[ \t])")
_INDENT = expression(r"[ \t]*")
# Behind these hyphens stands a blank: "gender- and age-responsive".
_LINKS = ("and", "or", "to", "nor")
# A no-break blank does not end a word.
_WORD = expression(r"[^ \t]+")


def wrapped(draft: Draft, edits: Sequence[Edit]) -> list[Edit]:
    """The edits with those that move line breaks in the wrapped paragraphs and notes concerned."""
    source = draft.source.text
    # A line that ends where somebody set a break, or a cell of a table, was not wrapped.
    width = _width(source) if draft.source.lined else 0
    if not width:
        return list(edits)
    result = list(edits)
    for start, end in _regions(draft):
        inside = sorted(
            (edit for edit in result if start <= edit.span.start and edit.span.end <= end), key=lambda edit: edit.span
        )
        if not inside or "\n" not in source[start:end]:
            continue
        new = _applied(source, start, end, inside)
        filled = _filled(new, width)
        if filled != new:
            result = [edit for edit in result if edit not in inside]
            result.append(_trimmed(source, start, end, filled))
    return result


def _width(source: str) -> int:
    """The width to which lines are wrapped, 0 where none are."""
    lines = source.split("\n")
    lengths = [len(line.rstrip()) for line, after in pairwise(lines) if line.strip() and after.strip()]
    widest = max((length for length in lengths if length <= _WIDEST), default=0)
    return max(widest, _NARROWEST) if widest else 0


def _regions(draft: Draft) -> Iterator[tuple[int, int]]:
    """The whole lines of each physical paragraph."""
    source = draft.source.text
    numbers = [(one.number_span or one.span, one.pieces) for one in draft.paragraphs]
    numbers += [(one.mark_span, one.pieces) for one in draft.notes]
    reached = 0
    for number, pieces in sorted(numbers, key=lambda one: one[0]):
        for place, piece in enumerate(pieces):
            first = min(number.start, piece.start) if place == 0 else piece.start
            start = source.rfind("\n", 0, first) + 1
            end = source.find("\n", piece.end)
            end = len(source) if end < 0 else end
            if start >= reached:
                yield start, end
                reached = end


def _applied(source: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    pieces, at = [], start
    for edit in edits:
        pieces += [source[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, source[at:end]])


def _filled(text: str, width: int) -> str:
    """The lines, filled anew from the first on that is too long or could take the next word; as they are where none is."""
    if "\r\n" in text:
        return _filled(text.replace("\r\n", "\n"), width).replace("\n", "\r\n")
    lines = text.split("\n")
    wrong = next((at for at, line in enumerate(lines) if len(line.rstrip()) > width or _fits(line, lines[at + 1 :], width)), -1)
    rest = lines[wrong:]
    if wrong < 0 or max(map(len, lines)) > _WIDEST or any("  " in line.strip() for line in rest) or _is_fixed(lines):
        return text
    indent = _INDENT.match(rest[1]) if len(rest) > 1 else None
    return "\n".join([*lines[:wrong], *_fill(rest, indent.group() if indent else "", width)])


def _is_fixed(lines: Sequence[str]) -> bool:
    """Whether the ends of the lines must stay: they have margins, were broken by hand, or divide a word."""
    if any(_QUOTED.match(line) or line.endswith("\\") for line in lines):
        return True
    counted = [_COUNTED.match(line) for line in lines]
    values = [int(match[1]) if match else 0 for match in counted]
    if len(lines) > 1 and values == list(range(values[0], values[0] + len(lines))) and values[0]:
        return True
    return any(
        is_divided(f"{before}\n{after}", len(before), len(before) + 1)
        for before, after in pairwise([line.strip() for line in lines])
        if before.endswith("-")
    )


def _fits(line: str, following: Sequence[str], width: int) -> bool:
    words = _WORD.findall(following[0]) if following else []
    return bool(words) and len(line.rstrip()) + 1 + len(words[0]) <= width


def _fill(lines: Sequence[str], margin: str, width: int) -> list[str]:
    """The lines filled anew; what was cut at its hyphen becomes one word again."""
    words = [("", lines[0].rstrip())]
    for before, line in pairwise(lines):
        found = _WORD.findall(line)
        cut = before.rstrip().endswith("-") and not before.rstrip().endswith(" -") and found[:1] and found[0] not in _LINKS
        words += [("" if cut and place == 0 else " ", word) for place, word in enumerate(found)]
    filled, current = [], words.pop(0)[1]
    while len(current) > width and " " in current.strip():
        current, _, over = current.rpartition(" ")
        words.insert(0, (" ", over))
    for glue, word in words:
        if len(current) + len(glue) + len(word) <= width:
            current += f"{glue}{word}"
        else:
            filled.append(current)
            current = f"{margin}{word}"
    return [*filled, current]


def _trimmed(source: str, start: int, end: int, new: str) -> Edit:
    """The edit that makes a range into ``new``, without what is the same at both ends."""
    old = source[start:end]
    shortest = min(len(old), len(new))
    before = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    behind = next((at for at in range(shortest - before) if old[-1 - at] != new[-1 - at]), shortest - before)
    return Edit(Span(start + before, end - behind), new[before : len(new) - behind])
