"""A correction in HTML: the right words as the draft shows them, in its italics and with its calls, and without the markup that
stands for these in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reslint.derived.places import Places
from reslint.draft import Draft
from reslint.finding import Edit, Fix
from reslint.readers.inline import scan
from reslint.reports.excerpt import LONGEST_CORRECTION, correction, each_alone, edited, extent, is_of_looks, listed
from reslint.reports.markup import TAGS, line, styled
from reslint.text import Mark, Span, Style, Text, concatenate

__all__ = ["corrected"]


def corrected(draft: Draft, places: Places, span: Span, fix: Fix) -> str:
    """The right words for a finding at ``span``; for edits far apart, each as “before” → “after”."""
    source = draft.source.text
    if is_of_looks(fix):
        return line(correction(source, span, fix))
    found = extent(source, span, fix)
    if found is not None:
        return _html(_text(draft, places, found, fix.edits)) or f"without {_quoted(_text(draft, places, found))}"
    told: list[str] = []
    for around, only in each_alone(source, fix):
        now, after = _text(draft, places, around), _text(draft, places, around, only.edits, fix.edits)
        # The end of italics that is taken out here may show only where the new one is.
        if _html(now) != _html(after):
            told.append(f"{_quoted(now)} → {_quoted(after) if after.string else 'nothing'}")
    return listed(told) or line(correction(source, span, fix))


def _text(draft: Draft, places: Places, words: Span, edits: Sequence[Edit] = (), others: Sequence[Edit] = ()) -> Text:
    """The words of a range of the source as they are read, with the ``edits``, which are all in it, while ``others`` are made
    around it."""
    source = draft.source.text
    if not draft.source.lined:
        return concatenate(_pieces(source, words, edits)).strip()
    # What is italic, the markup around the words tells.
    around = places.bounds(words)
    apart = [edit for edit in others if edit not in edits]
    front, behind = Span(around.start, words.start), Span(words.end, around.end)
    before, right, after = (
        edited(source, whole, [edit for edit in made if whole.start <= edit.span.start and edit.span.end <= whole.end])
        for whole, made in ((front, apart), (words, edits), (behind, apart))
    )
    whole = f"{before}{right}{after}"
    text = scan(whole, 0, len(whole))
    return text.slice(text.index(len(before)), text.index(len(before) + len(right))).strip()


def _pieces(source: str, words: Span, edits: Sequence[Edit]) -> Iterator[Text]:
    """The same of a source without markup, whose italics only the edits themselves tell."""
    at = words.start
    for edit in sorted(edits, key=lambda edit: edit.span):
        italics = edit.italics or (((0, len(edit.text)),) if edit.italic else ())
        yield Text(source[at : edit.span.start])
        yield Text(edit.text, (), tuple(Mark(start, end, Style.ITALIC) for start, end in italics))
        at = max(at, edit.span.end)
    yield Text(source[at : words.end])


def _html(text: Text) -> str:
    marks = [mark for mark in text.marks if mark.style in TAGS]
    cuts = sorted({0, len(text), *(place for mark in marks for place in (mark.start, mark.end))})
    return "".join(_piece(text, marks, start, end) for start, end in pairwise(cuts))


def _piece(text: Text, marks: Iterable[Mark], start: int, end: int) -> str:
    tags = {TAGS[mark.style] for mark in marks if mark.start <= start and end <= mark.end}
    return styled(line(text.string[start:end]), sorted(tags))


def _quoted(text: Text) -> str:
    """The words in quotation marks, of a kind that they do not have themselves; of many, the first and the last."""
    many = len(text) > LONGEST_CORRECTION
    inner = f"{_html(text.slice(0, 40))} … {_html(text.slice(len(text) - 40))}" if many else _html(text)
    return f"«{inner}»" if any(mark in text.string for mark in '“”"') else f"“{inner}”"
