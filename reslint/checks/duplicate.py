"""duplicate: paragraphs of one section that say the same. Nearly the same is only worth a look: it is often meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reslint.draft import Draft, Kind, Paragraph
from reslint.finding import Finding
from reslint.rules import Rule

WORDS = ("before",)
MESSAGE = "This paragraph says the same as {before}"
NEARLY = "This paragraph says nearly the same as {before}"

_FIGURE = re.compile(r"\d")
_KEY = 24
# A paragraph is compared word by word with so many before it that begin or end alike, and no more in a long draft.
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Settings:
    """``share``: how much of the words two paragraphs must have in common; ``least``: how many characters they must have."""

    share: float = 0.95
    least: int = 50


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The second of two such paragraphs, at its opening."""
    if draft.form not in ("resolution", "declaration"):
        return
    places: dict[tuple[str, str, str], list[Paragraph]] = {}
    for paragraph in draft.of(Kind.PREAMBULAR, Kind.OPERATIVE, part="main"):
        string = _behind_opening(paragraph)
        if paragraph.resumed or len(string) < settings.least:
            continue
        # Two paragraphs that say the same begin or end with the same words.
        for end in (string[:_KEY], string[-_KEY:]):
            places.setdefault((paragraph.kind, paragraph.section, end), []).append(paragraph)
    found: dict[int, tuple[Paragraph, Paragraph]] = {}
    for alike in places.values():
        exact_before: dict[str, Paragraph] = {}
        for place, paragraph in enumerate(alike):
            same = exact_before.setdefault(_behind_opening(paragraph), paragraph)
            if same is paragraph:
                near = alike[max(0, place - _NEAR) : place]
                same = next((other for other in near if _share(paragraph, other) >= settings.share), paragraph)
            if same is not paragraph:
                found.setdefault(paragraph.index, (paragraph, same))
    for paragraph, same in found.values():
        exact = _behind_opening(paragraph) == _behind_opening(same)
        speaking = rule if exact or rule.severity == "off" else rule.with_severity("info")
        end_of = paragraph.opening.end if paragraph.opening else len(paragraph.text)
        yield speaking.finding(paragraph, 0, end_of, MESSAGE if exact else NEARLY, None, before=same.label)


def _behind_opening(paragraph: Paragraph) -> str:
    """The text behind the opening, without the marks at its end."""
    return paragraph.text.string[paragraph.opening.end if paragraph.opening else 0 :].strip(" .,;:")


def _share(paragraph: Paragraph, other: Paragraph) -> float:
    """How much of the longer of two paragraphs both have, in the same order; nothing where their figures differ."""
    if abs(len(paragraph.text) - len(other.text)) > len(paragraph.text) / 2:
        return 0.0
    words, others = _behind_opening(paragraph).lower().split(), _behind_opening(other).lower().split()
    longest = max(len(words), len(others))
    if words == others:
        return 1.0
    if _figures(words) != _figures(others):
        return 0.0
    if len(set(words) & set(others)) < len(set(words) | set(others)) / 2:
        return 0.0
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / longest


def _figures(words: list[str]) -> list[str]:
    return [word for word in words if _FIGURE.search(word)]
