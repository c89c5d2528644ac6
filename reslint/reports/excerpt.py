"""The words concerned, as one line that is safe to show: cut to a width, underlined, without anything a terminal would obey."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from reslint.finding import Edit, Fix
from reslint.matching.expressions import expression
from reslint.text import Span

__all__ = [
    "LONGEST_CORRECTION",
    "UNSAFE",
    "Excerpt",
    "columns",
    "correction",
    "each_alone",
    "edited",
    "excerpt",
    "extent",
    "hidden",
    "is_of_looks",
    "listed",
    "visible",
]

WIDTH = 76
ELLIPSIS = "…"
LONGEST_CORRECTION = 90

# Controls, bidirectional marks, hidden characters, separators of lines, halves of characters, tags.
UNSAFE = expression(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANKS = expression(r"\s+")
# What nobody sees and no terminal obeys: where a word may or must not be cut, and marks of the direction of single signs.
_UNSEEN = "\u00ad\u200b\u200e\u200f\u2060\ufeff"


class Excerpt(NamedTuple):
    """A line of text and, under it, the line that marks the words concerned."""

    text: str
    underline: str


def hidden(match: re.Match[str]) -> str:
    """The escape for a character that cannot be shown."""
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def visible(text: str) -> str:
    """The text on one line, blanks drawn together, with escapes for what cannot be seen or what a terminal would obey."""
    return UNSAFE.sub(hidden, _BLANKS.sub(" ", text))


def columns(shown: str) -> int:
    """How wide a text is on a terminal."""
    if shown.isascii():
        return len(shown)
    return sum(map(_columns_of, shown))


@lru_cache(maxsize=4096)
def _columns_of(character: str) -> int:
    return 0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1


def excerpt(text: str, span: Span, bounds: Span, width: int = WIDTH) -> Excerpt:
    """About ``width`` columns of the source around a span, within bounds, cut at blanks."""
    start, end = _window(text, span, bounds, width)
    piece, marks = text[start:end], Span(span.start - start, max(span.end, span.start + 1) - start)
    line, under = _plain(piece, marks) if _is_plain(piece) else _drawn(piece, marks)
    before = ELLIPSIS if start > bounds.start else ""
    behind = ELLIPSIS if text[end : min(bounds.end, end + width)].strip() else ""
    return Excerpt(before + line + behind, " " * len(before) + under)


def _is_plain(piece: str) -> bool:
    return piece.isprintable() and "  " not in piece and piece[:1] != " "


def _plain(piece: str, marks: Span) -> tuple[str, str]:
    """A piece that can be shown as it is, and the line under it."""
    return piece.rstrip(), " " * columns(piece[: marks.start]) + "^" * max(1, columns(piece[marks.start : marks.end]))


def _drawn(piece: str, marks: Span) -> tuple[str, str]:
    """A piece with its blanks drawn together and its odd characters escaped, and the line under it."""
    line: list[str] = []
    under: list[str] = []
    blank, pending = True, False
    meant = not piece[marks.start : marks.end].strip(_UNSEEN)
    for at, character in enumerate(piece):
        marked = marks.start <= at < marks.end
        if character in _UNSEEN and not (marked and meant):
            continue
        if character.isspace() and blank:
            # This blank is not shown: its mark goes to the blank that is, or to what follows.
            if marked and line and line[-1] == " ":
                under[-1] = "^"
            else:
                pending |= marked
            continue
        blank = character.isspace()
        shown = visible(character)
        line.append(shown)
        under.append(("^" if marked or pending else " ") * columns(shown))
        pending = False
    if not any("^" in mark for mark in under):
        under.append("^")
    return "".join(line).rstrip(), "".join(under).rstrip()


def _window(text: str, span: Span, bounds: Span, width: int) -> tuple[int, int]:
    length = min(span.end - span.start, width)
    room = width - length
    start = max(bounds.start, span.start - room // 2)
    end = min(bounds.end, max(start + width, span.start + length))
    start = max(bounds.start, min(start, end - width))
    if start > bounds.start:
        cut = text.find(" ", start, span.start)
        start = cut + 1 if cut >= 0 else start
    if end < bounds.end:
        cut = text.rfind(" ", max(start, min(span.end, end)), end + 1)
        end = cut if cut > start else end
    return start, max(start, end)


def correction(text: str, span: Span, fix: Fix) -> str:
    """The right words as one line ("50 per cent"); for edits far apart, each as “before” → “after”."""
    if is_of_looks(fix):
        return "; ".join(dict.fromkeys(_in_looks(text, edit) for edit in fix.edits))
    found = extent(text, span, fix)
    if found is not None:
        return _shown(edited(text, found, fix.edits)) or f'without "{_shown(text[found.start : found.end])}"'
    told: list[str] = []
    for around, only in each_alone(text, fix):
        before, after = _shown(text[around.start : around.end]), _shown(edited(text, around, only.edits))
        told.append(f"{_quoted(before)} → {_quoted(after) if after else 'nothing'}")
    return listed(told)


def listed(told: Iterable[str]) -> str:
    """Different changes as one line."""
    different = list(dict.fromkeys(told))
    return "; ".join(different[:3]) + (f"; and {len(different) - 3} more" if len(different) > 3 else "")


def is_of_looks(fix: Fix) -> bool:
    """Whether a correction changes the looks of words, and no words."""
    return all(edit.italic is not None for edit in fix.edits)


def each_alone(text: str, fix: Fix) -> Iterator[tuple[Span, Fix]]:
    """Each edit by itself, with the whole words around it."""
    return ((_words(text, edit.span), Fix(fix.safety, (edit,))) for edit in fix.edits)


def extent(text: str, span: Span, fix: Fix) -> Span | None:
    """The words that show a correction, with those of its neighbours without which it could not be seen; None where its edits are
    too far apart."""
    spans = [span, *(edit.span for edit in fix.edits)]
    close = Span(min(s.start for s in spans), max(s.end for s in spans))
    if len(fix.edits) == 1 and _says_all(text, close, fix):
        return close
    whole = _words(text, close)
    if whole.end - whole.start > LONGEST_CORRECTION:
        whole = _words(text, Span(min(e.span.start for e in fix.edits), max(e.span.end for e in fix.edits)))
    if any(not edit.text.strip() for edit in fix.edits):
        # What is taken out leaves nothing to show but its neighbours.
        whole = _words(text, Span(_before(text, whole.start), _behind(text, whole.end)))
    return whole if whole.end - whole.start <= LONGEST_CORRECTION else None


def _in_looks(text: str, edit: Edit) -> str:
    return f"{_quoted(_shown(text[edit.span.start : edit.span.end]))} in {'italics' if edit.italic else 'roman'}"


def _quoted(words: str) -> str:
    """The words in quotation marks, of a kind that they do not have themselves."""
    return f"«{_cut(words)}»" if any(mark in words for mark in '“”"') else f"“{_cut(words)}”"


def _says_all(text: str, close: Span, fix: Fix) -> bool:
    """Whether what is found are words of their own, and words are right in their place, so that no neighbours need be shown."""
    if any(edit.span.start == edit.span.end == close.end or not edit.text.strip() for edit in fix.edits):
        return False
    if close.end - close.start > LONGEST_CORRECTION or not any(c.isalnum() for c in edited(text, close, fix.edits)):
        return False
    return not text[max(0, close.start - 1) : close.start].isalnum() and not text[close.end : close.end + 1].isalnum()


def _shown(text: str) -> str:
    return visible(text.translate(dict.fromkeys(map(ord, _UNSEEN)))).strip()


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CORRECTION else f"{text[:40]} {ELLIPSIS} {text[-40:]}"


def _words(text: str, span: Span, reach: int = 30) -> Span:
    """The span widened to whole words."""
    start, end = span.start, span.end
    while start > max(0, span.start - reach) and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), span.end + reach) and not text[end].isspace():
        end += 1
    return Span(start, end)


def _before(text: str, at: int) -> int:
    while at > 0 and text[at - 1] in " \t\xa0":
        at -= 1
    return at


def _behind(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\xa0":
        at += 1
    return at


def edited(text: str, whole: Span, edits: Iterable[Edit]) -> str:
    """The characters of a range, in which all edits are, as they are to be."""
    parts: list[str] = []
    at = whole.start
    for edit in sorted(edits, key=lambda edit: edit.span):
        parts += [text[at : edit.span.start], edit.shown]
        at = max(at, edit.span.end)
    return "".join([*parts, text[at : whole.end]])
