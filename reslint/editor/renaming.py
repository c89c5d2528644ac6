"""Another number for a paragraph, subparagraph, section, annex or note, as an editor's rename asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from reslint.derived.internal import references_in_time
from reslint.derived.numbering import Member
from reslint.draft import Draft, Kind, Note, Paragraph
from reslint.editor.outline import called
from reslint.fixes.renumber import Start, plan
from reslint.fixes.renumber.counts import all_rows, is_alternative, place_of, row_of
from reslint.matching.expressions import expression
from reslint.parsing.numbers import letter_value, roman_value
from reslint.selection import Trouble
from reslint.text import Span

__all__ = ["Numbered", "can_be_another", "numbered_at", "start_of"]

ALTERNATIVE = "{label} is an alternative, which has the number of its paragraph: give that one another number"
NO_NUMBER = "“{words}” is no {kind}"
BEFORE = "{mark} stands before it already: the {kind} has to be a higher one"
_KINDS = {"arabic": "number", "digit": "number", "letter": "letter", "roman": "roman numeral"}
# Behind "z" comes "aa", up to seven of a letter.
_MOST = {"arabic": 999, "digit": 99, "letter": 182, "roman": 89}
_FIGURES = expression(r"[0-9]{1,3}")
_FIGURES_OF_MARK = expression(r"[0-9⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LETTERS_OF_MARK = expression(r"[A-Za-z]+")
# Labels of working papers, which may be typed along with a number.
_LABELS = {Kind.PREAMBULAR: expression(r"(?i)pp(?=\d)"), Kind.OPERATIVE: expression(r"(?i)op(?=\d)")}


class Numbered(NamedTuple):
    """A number or mark in the source, written as ``mark`` in plain figures or letters, and the paragraph or note whose it is.

    ``start``: where what stands before it and is meant with it begins, such as the label in "PP3".
    """

    holder: Paragraph | Note
    span: Span
    mark: str
    start: int


def numbered_at(draft: Draft, offset: int) -> Numbered | None:
    """The number at an offset of the source: of a paragraph, heading or note, in a call, or in a reference to one paragraph."""
    found = chain(_calls(draft), _notes(draft), _paragraphs(draft), _references(draft))
    return next((one for one in found if one.start <= offset <= one.span.end), None)


def _calls(draft: Draft) -> Iterator[Numbered]:
    for paragraph in draft.paragraphs:
        for call in paragraph.calls:
            for note in called(draft, paragraph, call) if call.mark.isdigit() else ():
                yield from _mark(draft, note, call.span, _FIGURES_OF_MARK)


def _notes(draft: Draft) -> Iterator[Numbered]:
    for note in draft.notes:
        if note.mark.isdigit():
            yield from _mark(draft, note, note.mark_span, _FIGURES_OF_MARK)


def _paragraphs(draft: Draft) -> Iterator[Numbered]:
    for member in chain.from_iterable(all_rows(draft)):
        place, _ = place_of(member)
        if place is not None:
            figures = _scheme(member) in ("arabic", "digit")
            for found in _mark(draft, member.paragraph, place, _FIGURES_OF_MARK if figures else _LETTERS_OF_MARK):
                yield found._replace(start=place.start)


def _references(draft: Draft) -> Iterator[Numbered]:
    for reference in references_in_time(draft):
        words = reference.holder.text.string[reference.start : reference.end]
        figures = list(expression(r"\d+").finditer(words))
        if len(reference.targets) == 1 and len(figures) == 1:
            start, end = (reference.start + place for place in figures[0].span())
            target = draft.paragraphs[reference.targets[0]]
            if expression(r"\D").sub("", target.number or "") == figures[0][0]:
                span = reference.holder.text.span(start, end)
                yield Numbered(target, span, figures[0][0], span.start)


def _mark(draft: Draft, holder: Paragraph | Note, span: Span, pattern: re.Pattern[str]) -> Iterator[Numbered]:
    match = pattern.search(draft.source.text, span.start, span.end)
    if match:
        yield Numbered(holder, Span(*match.span()), holder.mark if isinstance(holder, Note) else match[0], match.start())


def can_be_another(draft: Draft, numbered: Numbered) -> bool:
    """Whether a number can be given up for another one: for a number behind all others, which is in nobody's way."""
    if isinstance(numbered.holder, Note):
        highest = max(int(note.mark) for note in draft.notes if note.mark.isdigit())
    else:
        row = row_of(draft, numbered.holder)
        highest = max((member.value or 0 for member in row[0]), default=0) if row else 0
    made = plan(draft, moving=False, start=Start(numbered.holder, highest + 1))
    return any(one.holder is numbered.holder for one in made.renamed)


def start_of(draft: Draft, numbered: Numbered, words: str) -> Start:
    """Where to begin to count for the number to be what ``words`` say. Raises ``Trouble`` where it cannot be."""
    mark = expression(r"[\s().\[\]]").sub("", words)
    if isinstance(numbered.holder, Note):
        before = max((int(note.mark) for note in draft.notes if _is_before(note, numbered.holder)), default=0)
        return Start(numbered.holder, _value("arabic", mark, words, before, str(before)))
    row = row_of(draft, numbered.holder)
    if row is None:
        raise Trouble(f"{numbered.holder.label} has no number of its own")
    members, index = row
    if is_alternative(members[index]):
        raise Trouble(ALTERNATIVE.format(label=numbered.holder.label))
    mark = _LABELS[numbered.holder.kind].sub("", mark, 1) if numbered.holder.kind in _LABELS else mark
    highest = max(members[:index], key=lambda member: member.value or 0, default=None)
    before, printed = (highest.value or 0, place_of(highest)[1]) if highest else (0, "")
    return Start(numbered.holder, _value(_scheme(members[index]), mark, words, before, printed))


def _is_before(note: Note, other: Note) -> bool:
    return note.mark.isdigit() and int(note.mark) < int(other.mark)


def _scheme(member: Member) -> str:
    return member.scheme if member.scheme in _KINDS else "arabic"


def _value(scheme: str, mark: str, words: str, before: int, printed: str) -> int:
    """The value of a new mark, which has to be higher than the highest before it, written as ``printed``."""
    if scheme == "letter":
        value = letter_value(mark)
    elif scheme == "roman":
        value = roman_value(mark)
    else:
        value = int(mark) if _FIGURES.fullmatch(mark) else 0
    if not 0 < value <= _MOST[scheme]:
        raise Trouble(NO_NUMBER.format(words=words, kind=_KINDS[scheme]))
    if value <= before:
        raise Trouble(BEFORE.format(mark=printed, kind=_KINDS[scheme]))
    return value
