"""Corrections: edits for words of a draft, where the source allows them, and the fixes made of them."""

from __future__ import annotations

from collections.abc import Iterable

from reslint.draft import Draft, Kind, Paragraph
from reslint.finding import Edit, Fix
from reslint.matching.expressions import expression
from reslint.text import Span, Text

__all__ = ["contiguous", "fix", "insertion", "replacement", "replacements"]

# What stands before the words of a line: quote marks, and the bullet that some converters put before each paragraph ("- 8. ").
_BULLET = expression(r"[ \t]{0,3}(?:>[ \t]?)+(?:[ \t]*[-•–*+][ \t]+)?|[ \t]*[-•–*+][ \t]+")
_PIECES = expression(r"\s+|[^\s]+")


def contiguous(text: Text, start: int, end: int) -> bool:
    """Whether the characters ``text.string[start:end]`` stand side by side in the source, with nothing in between.

    Markup, a note call, a page's end and the like are in between; what replaced such characters would swallow them.
    """
    if not text.origins or start >= end:
        return bool(text.origins)
    return all(text.source_end(origin.at) == origin.source and origin.width > 0 for origin in text.origins_within(start, end))


def replacement(text: Text, start: int, end: int, new: str) -> Edit | None:
    """The edit that makes ``text.string[start:end]`` into ``new``; None where no edit can do so without touching anything else.

    Words that are the same at both ends stay out of it.
    """
    old = text.string[start:end]
    old_pieces, new_pieces = _PIECES.findall(old), _PIECES.findall(new)
    if len(old_pieces) == 1 or len(new_pieces) == 1 or old_pieces == new_pieces:
        before = after = 0
    else:
        before = _shared(old_pieces, new_pieces)
        after = _shared(old_pieces[before:][::-1], new_pieces[before:][::-1])
    start += sum(map(len, old_pieces[:before]))
    end -= sum(map(len, old_pieces[len(old_pieces) - after :]))
    new = "".join(new_pieces[before : len(new_pieces) - after])
    return Edit(text.span(start, end), new) if contiguous(text, start, end) else None


def replacements(text: Text, start: int, end: int, new: str) -> list[Edit] | None:
    """The edits that make ``text.string[start:end]`` into ``new`` and leave alone the words that both have, with what stands
    between those; None where no edits can do so without touching anything else."""
    from difflib import SequenceMatcher

    old_pieces, new_pieces = _PIECES.findall(text.string[start:end]), _PIECES.findall(new)
    ends = [start]
    for piece in old_pieces:
        ends.append(ends[-1] + len(piece))
    edits: list[Edit] = []
    for sort, low, high, first, last in SequenceMatcher(None, old_pieces, new_pieces, autojunk=False).get_opcodes():
        if sort == "equal":
            continue
        if not contiguous(text, ends[low], ends[high]):
            return None
        edits.append(Edit(text.span(ends[low], ends[high]), "".join(new_pieces[first:last])))
    return edits


def _shared(first: list[str], second: list[str]) -> int:
    """How many pieces two lists begin with in common; each keeps one that is its own."""
    count = 0
    for one, other in zip(first[:-1], second[:-1], strict=False):
        if one != other:
            break
        count += 1
    return count


def fix(safety: str, edits: Iterable[Edit | None]) -> Fix | None:
    """The fix of a rule whose ``fix`` is ``safety``; None where the rule has none or an edit is missing."""
    made = tuple(edits)
    if safety == "none" or not made or None in made:
        return None
    return Fix(safety, tuple(edit for edit in made if edit is not None))


def insertion(draft: Draft, paragraph: Paragraph, number: str) -> Edit | None:
    """The number before the paragraph, where the paragraph begins a line of the source."""
    if any(p.number_span and draft.source.is_locked(p.number_span) for p in draft.of(Kind.OPERATIVE)):
        # The others are numbered automatically; a typed number would not move with them.
        return None
    if paragraph.bullet_span and draft.source.is_locked(paragraph.bullet_span):
        # The format makes the bullet: a number behind it would be a second mark.
        return None
    start = paragraph.number_span.start if paragraph.number_span else paragraph.text.span(0, 0).start
    line = draft.source.text.rfind("\n", 0, start) + 1
    if any(character.isalnum() for character in draft.source.text[line:start]) or paragraph.kind is not Kind.OPERATIVE:
        return None
    if paragraph.number_span:
        return Edit(paragraph.number_span, number)
    bullet = _BULLET.match(draft.source.text, line, start)
    at = bullet.end() if bullet else line
    return Edit(Span(at, at), f"{number} ")
