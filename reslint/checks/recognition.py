"""recognition: what the text as a whole was taken for: its language, or no draft at all.

Where such a rule speaks, all others would only repeat the same cause, so they do not run (see ``reslint.checks.examine``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from reslint.draft import Draft
from reslint.finding import Finding
from reslint.parsing.recognition import LANGUAGE_NAMES
from reslint.rules import Rule
from reslint.text import Span

WORDS = ("language",)
MESSAGE = "{summary}"


class Settings(NamedTuple):
    """``must``: the text "be-english" or "be-a-draft"."""

    must: Literal["be-english", "be-a-draft"]


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The one finding for a text that is something else."""
    if settings.must == "be-english":
        wrong = draft.language != "en"
    else:
        wrong = draft.language == "en" and draft.form == "none"
    if wrong:
        language = LANGUAGE_NAMES.get(draft.language, f"the language “{draft.language}”")
        yield rule.finding_at("", Span(0, 0), MESSAGE, language=language, found="")
