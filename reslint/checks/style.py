"""style: paragraphs that stand in another style than those beside them, in a file made from an official template.

It speaks only where most paragraphs of the same kinds have one of the template's styles: then the others lost theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.derived.passages import select
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.rules import Rule

WHERE = "preambular, operative, subparagraph"
WORDS = ("style", "right", "count")
MESSAGE = "{label} is in the style “{style}”; the others are in “{right}”, as the template has them"
MESSAGE_FOR_SEVERAL = "{count} paragraphs are not in the style “{right}”, in which the others are, as the template has them"

_MOST = 2 / 3


class Settings(NamedTuple):
    """``styles``: what the template calls the style of these paragraphs, in any of its versions."""

    styles: tuple[str, ...]


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The paragraphs in other styles, as one finding."""
    holders = list({id(passage.holder): passage.holder for passage in select(draft, rule.where)}.values())
    named = [(holder, style) for holder in holders if (style := getattr(holder, "style", ""))]
    right = [style for _, style in named if _plain(style) in {_plain(one) for one in settings.styles}]
    other = [(holder, style) for holder, style in named if style not in right]
    if not other or len(right) < _MOST * len(named):
        return
    first, style = other[0]
    message = MESSAGE if len(other) == 1 else MESSAGE_FOR_SEVERAL
    spans = [holder.text.span() for holder, _ in other]
    yield rule.finding_at(
        first.label, spans[0], message, None, tuple(spans[1:]), style=style, right=right[0], count=str(len(other))
    )


def _plain(style: str) -> str:
    """A style's name without the marks by which template versions differ: "__Single Txt", "_ Single Txt", "Single Txt"."""
    return style.replace("_", " ").replace(" ", "").lower()
