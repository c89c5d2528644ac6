"""Italics put on or taken off words: as markup of a text file, or as the look of characters where a format has looks."""

from __future__ import annotations

from collections.abc import Sequence

from reslint.derived.ranges import Range
from reslint.draft import Draft
from reslint.finding import Edit
from reslint.matching.expressions import expression
from reslint.text import Span, Style, Text

__all__ = ["draft_mark", "mark_before", "set_italic"]

_OPENING = expression(r"(?:(?<![*_\\])[*_]|<i>|<em>)$")
_CLOSING = expression(r"(?:[*_](?![*_])|</i>|</em>)")
_LONGEST_TAG = 5
_MARKS = ("*", "_")


def mark_before(source: str, text: Text, start: int) -> str:
    """The character that makes the italics which begin at ``start``, "" where the format has them otherwise."""
    before = source[text.source_offset(start) - 1 : text.source_offset(start)]
    return before if before in _MARKS else ""


def draft_mark(draft: Draft) -> str:
    """The character that makes italics in the draft, "" where the format has them otherwise, or it has none."""
    texts = [*(note.text for note in draft.notes), *(paragraph.text for paragraph in draft.paragraphs)]
    first = next(((text, text.covered(Style.ITALIC)[0][0]) for text in texts if text.covered(Style.ITALIC)), None)
    return mark_before(draft.source.text, *first) if first else ""


def set_italic(draft: Draft, text: Text, start: int, end: int, italic: bool) -> list[Edit] | None:
    """The edits that make ``text.string[start:end]`` italic, or upright; None where that cannot be done with certainty.

    Italics beside the words are joined with theirs; blanks at the ends of italics are left out of them.
    """
    source = draft.source
    if not source.lined:
        span = text.span(start, end)
        locked = source.is_locked(span)
        return None if locked else [Edit(span, source.text[span.start : span.end], italic)]
    concerned = text.meeting(Style.ITALIC, start, end)
    if italic and any(first <= start and end <= last for first, last in concerned):
        return None
    wanted = _joined(concerned, start, end) if italic else _parted(concerned, start, end)
    wanted = [place for place in (_trimmed(text.string, *one) for one in wanted) if place[0] < place[1]]
    removed = [mark for place in concerned for mark in _delimiters(source.text, text, place)]
    if len(removed) != 2 * len(concerned):
        return None
    edits = {span.start: Edit(span, "") for span in removed}
    marks = {source.text[span.start : span.end] for span in removed} & set(_MARKS) or {draft_mark(draft)}
    for first, last in wanted:
        places = (text.source_offset(first), text.source_end(last))
        mark = "_" if marks == {"_"} and not _in_word(source.text, *places) else "*"
        for at in places:
            if not _put(edits, at, mark, source.text):
                return None
    return [edit for _, edit in sorted(edits.items())]


def _joined(concerned: Sequence[Range], start: int, end: int) -> list[Range]:
    return [(min([start, *(first for first, _ in concerned)]), max([end, *(last for _, last in concerned)]))]


def _parted(concerned: Sequence[Range], start: int, end: int) -> list[Range]:
    left: list[Range] = []
    for first, last in concerned:
        left += [(first, min(last, start)), (max(first, end), last)]
    return [place for place in left if place[0] < place[1]]


def _trimmed(string: str, start: int, end: int) -> Range:
    words = string[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _delimiters(source: str, text: Text, place: Range) -> list[Span]:
    """The markup around a range of italics, as far as it stands right beside it."""
    start, end = text.source_offset(place[0]), text.source_end(place[1])
    opening = _OPENING.search(source[max(0, start - _LONGEST_TAG) : start])
    closing = _CLOSING.match(source, end)
    found = [Span(start - len(opening.group()), start)] if opening else []
    return [*found, Span(*closing.span())] if closing else found


def _in_word(source: str, start: int, end: int) -> bool:
    """Whether a letter stands right outside, where Markdown takes an underscore for one of the word's characters."""
    return source[max(0, start - 1) : start].isalnum() or source[end : end + 1].isalnum()


def _put(edits: dict[int, Edit], at: int, mark: str, source: str) -> bool:
    """Puts a mark at a place of the source; one that is taken out there, or right before it, stays instead."""
    for place, edit in list(edits.items()):
        if edit.text == "" and at in (edit.span.start, edit.span.end):
            if source[edit.span.start : edit.span.end] == mark:
                del edits[place]
            else:
                edits[place] = Edit(edit.span, mark)
            return True
    if at in edits:
        return False
    edits[at] = Edit(Span(at, at), mark)
    return True
