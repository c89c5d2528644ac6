"""language: paragraphs in another language than the draft, which no other kind judges (see ``reslint.checks.examine``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.derived.foreign import Foreign, foreign
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.parsing.recognition import LANGUAGE_NAMES
from reslint.rules import Rule

WHERE = "body"
WORDS = ("language",)
MESSAGE = "This is in {language}, so nothing else was checked here; a draft is submitted in one language"


class Settings(NamedTuple):
    """No settings."""


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """What is in another language, told once for each language."""
    found: dict[str, list[Foreign]] = {}
    for one in foreign(draft):
        found.setdefault(one.language, []).append(one)
    for language, places in found.items():
        spans = [place.words for place in places]
        yield rule.finding_at(
            places[0].label, spans[0], MESSAGE, None, tuple(spans[1:]), language=LANGUAGE_NAMES[language], found=""
        )
