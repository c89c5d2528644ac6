"""duplicate: paragraphs of one section that say the same. Nearly the same is only worth a look: it is often meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.draft import Draft, Kind, Paragraph
from reslint.finding import Finding
from reslint.matching.expressions import expression
from reslint.rules import Rule

WORDS = ("before",)
MESSAGE = "This paragraph says the same as {before}"
NEARLY = "This paragraph says nearly the same as {before}"

_FIGURE = expression(r"\d")
_KEY = 24
# A paragraph is compared word by word with so many before it that begin or end alike, and no more in a long draft.
_NEAR = 12


class Settings(NamedTuple):
    """``share``: how much of the words two paragraphs must have in common; ``least``: how many characters they must have behind
    their openings, and ``least_running`` where one follows directly on the other and says just the same.
    """

    share: float = 0.95
    least: int = 50
    least_running: int = 20


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The second of two such paragraphs, at its opening."""
    if draft.form not in ("resolution", "declaration"):
        return
    found: dict[int, tuple[Paragraph, Paragraph]] = {}
    before: Paragraph | None = None
    places: dict[tuple[str, str, str], list[Paragraph]] = {}
    for paragraph in draft.of(Kind.PREAMBULAR, Kind.OPERATIVE, part="main"):
        string = _behind_opening(paragraph)
        if before is not None and len(string) >= settings.least_running and _follows(before, paragraph):
            found[paragraph.index] = (paragraph, before)
        before = paragraph
        if paragraph.resumed or len(string) < settings.least:
            continue
        # Two paragraphs that say the same begin or end with the same words.
        for end in (string[:_KEY], string[-_KEY:]):
            places.setdefault((paragraph.kind, paragraph.section, end), []).append(paragraph)
    words: dict[int, _Words] = {}
    for alike in places.values():
        exact_before: dict[str, Paragraph] = {}
        for place, paragraph in enumerate(alike):
            same = exact_before.setdefault(_behind_opening(paragraph), paragraph)
            if same is paragraph:
                near = alike[max(0, place - _NEAR) : place]
                same = next((other for other in near if _share(paragraph, other, words) >= settings.share), paragraph)
            if same is not paragraph:
                found.setdefault(paragraph.index, (paragraph, same))
    for paragraph, same in found.values():
        exact = _behind_opening(paragraph) == _behind_opening(same)
        speaking = rule if exact or rule.severity == "off" else rule.with_severity("info")
        end_of = paragraph.opening.end if paragraph.opening else len(paragraph.text)
        yield speaking.finding(paragraph, 0, end_of, MESSAGE if exact else NEARLY, None, before=same.label)


def _follows(first: Paragraph, second: Paragraph) -> bool:
    """Whether the second paragraph opens like the first, which stands directly before it, and says just the same."""
    if second.index != first.index + 1 or first.kind is not second.kind or not first.opening or not second.opening:
        return False
    return first.opening.phrase == second.opening.phrase and _behind_opening(first) == _behind_opening(second)


def _behind_opening(paragraph: Paragraph) -> str:
    """The text behind the opening, without the marks at its end."""
    return paragraph.text.string[paragraph.opening.end if paragraph.opening else 0 :].strip(" .,;:")


class _Words(NamedTuple):
    """The words of a paragraph in small letters, and those of them that have figures in them."""

    every: list[str]
    figures: list[str]


def _words(paragraph: Paragraph, known: dict[int, _Words]) -> _Words:
    found = known.get(paragraph.index)
    if found is None:
        every = _behind_opening(paragraph).lower().split()
        found = known[paragraph.index] = _Words(every, [word for word in every if _FIGURE.search(word)])
    return found


def _share(paragraph: Paragraph, other: Paragraph, known: dict[int, _Words]) -> float:
    """How much of the longer of two paragraphs both have, in the same order; nothing where their figures differ."""
    if abs(len(paragraph.text) - len(other.text)) > len(paragraph.text) / 2:
        return 0.0
    one, two = _words(paragraph, known), _words(other, known)
    if one.figures != two.figures:
        return 0.0
    if one.every == two.every:
        return 1.0
    words, others = set(one.every), set(two.every)
    if len(words & others) < len(words | others) / 2:
        return 0.0
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, one.every, two.every, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(one.every), len(two.every))
