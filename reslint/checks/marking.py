"""marking: struck-out, inserted, underlined or bold words that are left of the way in which changes were shown.

They are told once a draft. Openings may be underlined or bold, as they are where italics are not to be had.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from reslint.draft import Draft, Kind, Paragraph, Style
from reslint.finding import Finding
from reslint.rules import Rule

WORDS = ("how", "count")
MESSAGE = "“{found}” is {how}: a draft that is tabled does not show in this way what is new or deleted"

_KINDS = (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.SUBPARAGRAPH)
_NAMES = {"deleted": "struck out", "inserted": "marked as inserted", "underline": "underlined", "bold": "bold"}


class Settings(NamedTuple):
    """``styles``: what is looked for."""

    styles: tuple[Literal["deleted", "inserted", "underline", "bold"], ...]


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The first of the marked words, with the others."""
    marked = list(_marked(draft, {Style(name) for name in settings.styles}))
    if not marked:
        return
    paragraph, style, (start, end) = marked[0]
    spans = [holder.text.span(*place) for holder, _, place in marked]
    words = {"found": paragraph.text.string[start:end], "how": _NAMES[style], "count": str(len(marked))}
    yield rule.finding_at(paragraph.label, spans[0], MESSAGE, None, tuple(spans[1:]), **words)


def _marked(draft: Draft, styles: set[Style]) -> Iterator[tuple[Paragraph, Style, tuple[int, int]]]:
    """The words with one of the styles, those of openings apart."""
    for paragraph in draft.of(*_KINDS, part="main"):
        if any(mark.style in styles for mark in paragraph.text.marks):
            opening = paragraph.opening.end if paragraph.opening else 0
            for mark in sorted(paragraph.text.marks, key=lambda mark: mark.start):
                words = paragraph.text.string[mark.start : mark.end]
                if mark.style in styles and words.strip() and (mark.start >= opening or mark.style is Style.DELETED):
                    yield paragraph, mark.style, (mark.start, mark.end)
