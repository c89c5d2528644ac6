"""Words of a draft, and about it, in HTML: markup in them is text, and what cannot be seen is made visible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from reslint.draft import Cell
from reslint.matching.expressions import expression
from reslint.reports.excerpt import UNSAFE, hidden, visible
from reslint.text import Style

__all__ = ["TAGS", "line", "row", "sentence", "shown", "styled"]

TAGS = {
    Style.ITALIC: "i",
    Style.BOLD: "b",
    Style.UNDERLINE: "u",
    Style.SUPERSCRIPT: "sup",
    Style.CALL: "sup",
    Style.INSERTED: "ins",
}
_QUOTED = expression("“([^”]*)”")


def shown(text: str) -> str:
    """The text in HTML, with escapes in the place of characters that cannot be seen or that turn the direction of reading."""
    parts, at = [], 0
    for match in UNSAFE.finditer(text):
        if match[0] in "\t\n\r\f\v":
            continue
        sign = f'<bdi class="hidden-character">{escape(hidden(match))}</bdi>'
        parts += [escape(text[at : match.start()]), sign]
        at = match.end()
    return "".join([*parts, escape(text[at:])])


def styled(inner: str, tags: Sequence[str]) -> str:
    """What stands between the tags."""
    return "".join(f"<{tag}>" for tag in tags) + inner + "".join(f"</{tag}>" for tag in reversed(tags))


def line(text: str) -> str:
    """The text on one line."""
    return escape(visible(text))


def sentence(text: str) -> str:
    """A message, in which the words that it quotes have their own direction of reading."""
    return _QUOTED.sub(r"“<bdi>\1</bdi>”", line(text))


def row(cells: Iterable[tuple[Cell, str]], columns: int) -> str:
    """A row of a table of so many columns, with what stands in its cells; all rows have the same widths, each for itself."""
    parts, at = list[str](), 0
    for cell, inner in cells:
        parts += [_cell(cell.column - at, ""), _cell(cell.width, inner)]
        at = cell.end
    return f'<table class="cells" role="presentation"><tr>{"".join([*parts, _cell(columns - at, "")])}</tr></table>'


def _cell(width: int, inner: str) -> str:
    return f'<td colspan="{width}">{inner}</td>' if width > 0 else ""
