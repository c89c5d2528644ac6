"""length: how many words a draft or a paragraph has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from reslint.derived.passages import select
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.rules import Rule
from reslint.text import Span

WHERE = "body"
WORDS = ("count", "most")
MESSAGE = "{label} has {count} words, more than {most}"
MESSAGE_FOR_DRAFT = "The draft has {count} words, more than {most}"


class Settings(NamedTuple):
    """``most``: the words that are not too many; ``of``: in each paragraph ("paragraph") or in all together ("draft")."""

    most: int
    of: Literal["draft", "paragraph"] = "draft"


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if settings.most < 1:
        yield '"most" must be 1 or more'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The draft or the paragraphs that are too long."""
    most, together = f"{settings.most:,}", 0
    for passage in select(draft, rule.where):
        words = len(passage.string.split())
        together += words
        if settings.of == "paragraph" and words > settings.most:
            yield rule.finding(passage.holder, 0, 0, MESSAGE, count=f"{words:,}", most=most)
    if settings.of == "draft" and together > settings.most:
        yield rule.finding_at("", Span(0, 0), MESSAGE_FOR_DRAFT, count=f"{together:,}", most=most)
