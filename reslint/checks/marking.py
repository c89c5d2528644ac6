"""marking: struck-out, inserted, underlined or bold words that are left of the way in which changes were shown.

They are told once a draft. Openings may be underlined or bold, as they are where italics are not to be had.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from reslint.derived.places import Places
from reslint.draft import Draft, Kind, Style
from reslint.finding import Finding
from reslint.rules import Rule
from reslint.text import Span

WORDS = ("how", "count")
MESSAGE = "“{found}” is {how}: a draft that is tabled does not show in this way what is new or deleted"

_STRUCK = "deleted"
_KINDS = (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.SUBPARAGRAPH)
_NAMES = {"deleted": "struck out", "inserted": "marked as inserted", "underline": "underlined", "bold": "bold"}


class Settings(NamedTuple):
    """``styles``: what is looked for."""

    styles: tuple[Literal["deleted", "inserted", "underline", "bold"], ...]


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The first of the marked words, with the others."""
    marked = list(_marked(draft, {Style(name) for name in settings.styles if name != _STRUCK}))
    if _STRUCK in settings.styles:
        marked = sorted([*marked, *_struck(draft)], key=lambda one: one.span.start)
    if not marked:
        return
    first, others = marked[0], tuple(one.span for one in marked[1:])
    words = {"found": first.words, "how": _NAMES[first.style], "count": str(len(marked))}
    yield rule.finding_at(first.label, first.span, MESSAGE, None, others, **words)


class _Marked(NamedTuple):
    label: str
    style: str
    span: Span
    words: str


def _marked(draft: Draft, styles: set[Style]) -> Iterator[_Marked]:
    """The words with one of the styles, those of openings apart."""
    for paragraph in draft.of(*_KINDS, part="main"):
        if any(mark.style in styles for mark in paragraph.text.marks):
            opening = paragraph.opening.end if paragraph.opening else 0
            for mark in sorted(paragraph.text.marks, key=lambda mark: mark.start):
                words = paragraph.text.string[mark.start : mark.end]
                if mark.style in styles and words.strip() and mark.start >= opening:
                    yield _Marked(paragraph.label, mark.style, paragraph.text.span(mark.start, mark.end), words)


def _struck(draft: Draft) -> Iterator[_Marked]:
    """The words that are struck out, which are no part of the text any more."""
    found = [one for one in draft.annotations if one.kind == "struck"]
    places = Places(draft) if found else None
    for one in found:
        yield _Marked(places.label(one.span.start) if places else "", _STRUCK, one.span, one.text)
