"""What was understood of a draft: indented and labelled for people, one object a file for programs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from reslint.draft import Call, Draft, Kind, Note, Paragraph
from reslint.matching.expressions import expression
from reslint.reports.excerpt import visible
from reslint.reports.paint import Paint
from reslint.reports.records import position
from reslint.reports.text import PLAIN, understood
from reslint.text import Text

__all__ = ["as_written", "record", "text"]

FIRST_WORDS = 72
_DIRECTIONS = expression("[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]")
# They stand beside the characters that they concern, or beyond a blank or the asterisks of italics.
_NEAR = 16
_BESIDE = " *_\u200e\u200f\u2060"


def record(path: str, draft: Draft) -> dict[str, Any]:
    """The draft as one object."""
    masthead = draft.masthead
    return {
        "path": path,
        "organ": draft.organ,
        "symbol": masthead.symbol.value if masthead.symbol else None,
        "session": masthead.session.value if masthead.session else None,
        "title": draft.title,
        "stage": draft.stage,
        "paragraphs": [_paragraph(draft, paragraph) for paragraph in draft.paragraphs],
        "footnotes": [_note(draft, note) for note in draft.notes],
        "closing": [paragraph.text.string for paragraph in draft.of(Kind.CLOSING)],
    }


def _paragraph(draft: Draft, paragraph: Paragraph) -> dict[str, Any]:
    span = paragraph.span
    return {
        "label": paragraph.label,
        "kind": _kind(paragraph),
        "number": paragraph.number,
        "level": paragraph.level,
        "part": paragraph.part,
        "opening": _opening(paragraph) or None,
        "text": as_written(draft.source.text, paragraph.text),
        "notes": [call.mark for call in paragraph.calls],
        "start": position(draft.source, span.start),
        "end": position(draft.source, span.end),
    }


def as_written(source: str, text: Text) -> str:
    """The text with the marks in it that cannot be seen and say how to write it, such as the direction.

    Patterns never meet them, but who compares the text with the file's own finds them there.
    """
    if source.isascii() or not text.origins:
        return text.string
    start = text.source_offset(0)
    before = source[max(0, start - _NEAR) : start]
    pieces = _DIRECTIONS.findall(before[len(before.rstrip(_BESIDE)) :])
    for origin, after in zip_longest(text.origins, text.origins[1:]):
        end = after.at if after else len(text.string)
        pieces.append(text.string[origin.at : end])
        done = text.source_end(end)
        passed = source[done : after.source] if after else source[done : done + _NEAR]
        if not after:
            passed = passed[: len(passed) - len(passed.lstrip(_BESIDE))]
        if len(passed) <= _NEAR and "\n" not in passed:
            pieces += _DIRECTIONS.findall(passed)
    return "".join(pieces)


def _kind(paragraph: Paragraph) -> str:
    """The kind by the contract of ``tree``: "operative" are the paragraphs of a numbered series, also one that lost its number.

    The only operative paragraph of a text or section is rightly unnumbered and no series; it is "text" with the label "OP", and
    so is what a page brings.
    """
    alone = paragraph.kind is Kind.OPERATIVE and paragraph.alone and paragraph.number is None
    return "text" if alone or paragraph.kind is Kind.FURNITURE else str(paragraph.kind)


def _opening(paragraph: Paragraph) -> str:
    if paragraph.opening is None or paragraph.kind not in (Kind.PREAMBULAR, Kind.OPERATIVE):
        return ""
    return paragraph.text.string[: paragraph.opening.end]


def _note(draft: Draft, note: Note) -> dict[str, Any]:
    span = note.span
    return {
        "mark": note.mark,
        "text": as_written(draft.source.text, note.text),
        "start": position(draft.source, span.start),
        "end": position(draft.source, span.end),
    }


def text(path: str, draft: Draft, paint: Paint = PLAIN) -> str:
    """The draft for people: a heading line, then a line for each paragraph and note."""
    lines = [f"{paint(visible(path), 'bold')}: {understood(draft)}"]
    for paragraph in draft.paragraphs:
        label = paragraph.label or str(paragraph.kind)
        lines.append(_line(label, paragraph.level, _words(paragraph, paint), paint))
    lines += [_line(note.label, 0, _first_words(note.text.string, (), 0), paint) for note in draft.notes]
    return "\n".join(lines) + "\n"


def _line(label: str, level: int, words: str, paint: Paint) -> str:
    return f"{'  ' * (level + 1)}{paint(visible(label).ljust(14), 'dim')} {words}".rstrip()


def _words(paragraph: Paragraph, paint: Paint) -> str:
    number = f"{visible(paragraph.number)} " if paragraph.number else ""
    opening = _opening(paragraph)
    said = f"«{paint(visible(opening), 'bold')}»" if opening else ""
    return number + said + _first_words(paragraph.text.string, paragraph.calls, len(opening))


def _first_words(string: str, calls: Sequence[Call], start: int) -> str:
    """The words from ``start`` on, as many as fit, with the calls among them as [1]; calls beyond are told at the end."""
    reach = len(string) if len(string) <= start + FIRST_WORDS else string.rfind(" ", start, start + FIRST_WORDS)
    reach = reach if reach > start else min(len(string), start + FIRST_WORDS)
    parts, at = [], start
    beyond = []
    for call in calls:
        if call.at > reach:
            beyond.append(f"[{call.mark}]")
            continue
        parts += [string[at : call.at], f"[{call.mark}]"]
        at = max(at, call.at)
    parts.append(string[at:reach])
    cut = " …" if reach < len(string) else ""
    return visible("".join(parts)) + cut + visible("".join(f" {mark}" for mark in beyond))
