"""line-start: a paragraph that begins in the line of another, in a draft whose paragraphs have lines of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.derived.passages import select
from reslint.draft import Draft, Paragraph
from reslint.finding import Finding
from reslint.matching.expressions import expression
from reslint.rules import Rule

MESSAGE = "{label} begins in the line of the paragraph before it: begin a new line"

# A draft that keeps everything in a few lines has no lines for paragraphs.
_LEAST = 3
# Bullets, headings' and quotations' marks, and what makes italic or underlined, are no words.
_WORD = expression(r"\w(?![^<>]*>)")


class Settings(NamedTuple):
    """No settings."""


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The paragraphs that begin inside a line, if hardly any does."""
    paragraphs = [one for one in (passage.holder for passage in select(draft, rule.where)) if isinstance(one, Paragraph)]
    inside = [paragraph for paragraph in paragraphs if _is_inside(draft, paragraph)]
    if inside and len(paragraphs) >= (_LEAST + 1) * len(inside):
        for paragraph in inside:
            yield rule.finding(paragraph, 0, len(paragraph.text.string.split(" ")[0]), MESSAGE)


def _is_inside(draft: Draft, paragraph: Paragraph) -> bool:
    """Whether words of another paragraph stand before it in its line."""
    source, start = draft.source.text, paragraph.span.start
    line = source[source.rfind("\n", 0, start) + 1 : start]
    return _WORD.search(line) is not None
