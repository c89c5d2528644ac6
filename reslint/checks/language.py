"""language: paragraphs in another language than the draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.draft import Draft
from reslint.expressions import expression
from reslint.finding import Finding
from reslint.parsing.recognition import LANGUAGE_NAMES, language_of
from reslint.passages import Passage, select
from reslint.ranges import quotations
from reslint.rules import Rule

WHERE = "body"
WORDS = ("language",)
MESSAGE = "This paragraph is in {language}; a draft is submitted in one language"

# Below this length, names and titles decide what language a text seems to have.
_LEAST = 60
_ENGLISH = expression(r" (?:the|of|and|to|in) ")


class Settings(NamedTuple):
    """No settings."""


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The paragraphs in another language, told once for each language."""
    found: dict[str, list[Passage]] = {}
    for passage in select(draft, rule.where):
        string = passage.holder.text.string
        if len(string) < _LEAST or (draft.language == "en" and _ENGLISH.search(string)):
            continue
        language = _language(passage)
        if language in LANGUAGE_NAMES and language != draft.language:
            found.setdefault(language, []).append(passage)
    for language, passages in found.items():
        spans = [passage.holder.text.span(passage.start, passage.end) for passage in passages]
        label = passages[0].holder.label
        yield rule.finding_at(label, spans[0], MESSAGE, None, tuple(spans[1:]), language=LANGUAGE_NAMES[language])


def _language(passage: Passage) -> str:
    """Of what is not quoted."""
    string = passage.holder.text.string
    at, pieces = 0, []
    for start, end in quotations(string):
        pieces.append(string[at:start])
        at = end
    own = " ".join([*pieces, string[at:]])
    return language_of(own) if len(own) >= _LEAST else ""
