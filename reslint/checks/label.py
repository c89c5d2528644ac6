"""label: what working papers write before a paragraph and what no draft keeps.

"PP3" and "OP7" name paragraphs while they are negotiated ("working"); "7 bis" and "7 alt" are alternatives to a paragraph 7
("alternative"), which follow each other as bis, ter, quater and so on ("order"). Labels that no tradition knows ("7a.", "7new")
are alternatives too, and wrong even in a working paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from reslint.draft import Draft, Kind, Paragraph
from reslint.finding import Edit, Finding
from reslint.fixes import fix
from reslint.matching.expressions import expression
from reslint.parsing.numbers import REPEATS, paragraph_number
from reslint.parsing.openings import read_opening
from reslint.rules import Rule
from reslint.text import Span

WORDS = ("right",)
MESSAGE_FOR_WORKING = (
    "“{found}” is a label of working papers: a preambular paragraph has no number, an operative one has “1.”, “2.”"
)
MESSAGE_FOR_ALTERNATIVE = "“{found}” is a label of working papers: once a draft is tabled, its paragraphs are numbered 1, 2, 3"
MESSAGE_FOR_UNKNOWN = "“{found}”: an alternative to a paragraph has its number with “bis”, “ter”, “quater”"
MESSAGE_FOR_ORDER = "“{found}” stands where “{right}” is right: alternatives go on with bis, ter, quater, quinquies"

_KINDS = (Kind.PREAMBULAR, Kind.OPERATIVE)
_ORDER = tuple(word for word in REPEATS if word != "alt")
_UNKNOWN = expression(
    r"\[?(?P<label>\d{1,3}\s?(?:[a-h]|new|alt\s?\d))\]?[.)]?\s+"
    r"(?=(?P<words>(?:Also |Further |[A-Z][a-z]+ly )?[A-Za-z][a-z]+s\b.{0,80}))",
    re.IGNORECASE,
)
_LABELLED = expression(r"(?:PP|OP)\s?\d", re.IGNORECASE)


class Settings(NamedTuple):
    """``what``: the labels that are looked for."""

    what: Literal["working", "alternative", "order"]


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The labels that must go or change."""
    if draft.form in ("amendment", "statement", "none"):
        return
    numbered = [paragraph for paragraph in draft.of(*_KINDS, part="main") if paragraph.number]
    if settings.what == "working":
        yield from _working(draft, rule, numbered)
    elif settings.what == "order":
        yield from _order(draft, rule, numbered)
    else:
        if draft.stage != "informal":
            yield from _alternatives(rule, numbered)
        yield from _unknown(draft, rule)


def _working(draft: Draft, rule: Rule, numbered: Sequence[Paragraph]) -> Iterator[Finding]:
    """The labels PP and OP, told once."""
    labelled = [paragraph for paragraph in numbered if _LABELLED.search(paragraph.number or "") and not _repeat(paragraph)]
    if not labelled:
        return
    spans = [paragraph.number_span or paragraph.text.span(0, 0) for paragraph in labelled]
    first, mended = labelled[0], fix(rule.fix, [_without_label(draft, paragraph) for paragraph in labelled])
    yield rule.finding_at(first.label, spans[0], MESSAGE_FOR_WORKING, mended, tuple(spans[1:]), found=first.number or "")


def _without_label(draft: Draft, paragraph: Paragraph) -> Edit | None:
    """The label of a preambular paragraph goes, that of an operative one gives way to its number."""
    span, number, text = paragraph.number_span, paragraph_number(f"{paragraph.number} x"), draft.source.text
    if span is None or number is None or "[" in number.printed or text[span.start : span.end] != paragraph.number:
        return None
    if paragraph.kind is Kind.OPERATIVE:
        return Edit(span, f"{number.value}.")
    end = span.end
    while text[end : end + 1] in (" ", "\t", "\u00a0"):
        end += 1
    return Edit(Span(span.start, end), "")


def _alternatives(rule: Rule, numbered: Sequence[Paragraph]) -> Iterator[Finding]:
    for paragraph in numbered:
        if _repeat(paragraph) and paragraph.number_span:
            found = (paragraph.number or "").strip("[]. ")
            yield rule.finding_at(paragraph.label, paragraph.number_span, MESSAGE_FOR_ALTERNATIVE, found=found)


def _repeat(paragraph: Paragraph) -> str:
    """The words behind the number: "bis", "ter", "alt"; "" where there are none."""
    number = paragraph_number(f"{paragraph.number} x")
    return number.repeat if number else ""


def _unknown(draft: Draft, rule: Rule) -> Iterator[Finding]:
    """Labels such as "7a.", which stand at the head of the text because they are no number."""
    for paragraph in draft.of(Kind.TEXT, *_KINDS, part="main"):
        match = _UNKNOWN.match(paragraph.text.string)
        opening = read_opening(match["words"], str(Kind.OPERATIVE)) if match else None
        if match and opening and opening.known and opening.form in ("indicative", "plural", "participle"):
            yield rule.finding(paragraph, *match.span("label"), MESSAGE_FOR_UNKNOWN)


def _order(draft: Draft, rule: Rule, numbered: Sequence[Paragraph]) -> Iterator[Finding]:
    last: tuple[str, int] | None = None
    rank = 0
    for paragraph in numbered:
        number = paragraph_number(f"{paragraph.number} x")
        if number is None:
            continue
        words = [word for word in number.repeat.split() if word in _ORDER]
        own = _ORDER.index(words[-1]) + 1 if words else 0
        row = (str(paragraph.kind), number.value)
        rank = rank if row == last else 0
        if own > rank + 1 and paragraph.number_span and number.repeat.count(" ") == 0:
            right = (paragraph.number or "").replace(words[-1], _ORDER[rank])
            span = paragraph.number_span
            edit = Edit(span, right) if draft.source.text[span.start : span.end] == paragraph.number else None
            yield rule.finding_at(
                paragraph.label, span, MESSAGE_FOR_ORDER, fix(rule.fix, [edit]), (), found=paragraph.number or "", right=right
            )
            own = rank + 1
        last, rank = row, max(own, rank)
