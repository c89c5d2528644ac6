"""A draft as it is read on paper, in HTML: masthead, title, italic openings, numbers, indents, notes; with the findings marked in
the text and told beside the paragraph that they are about.

Everything of the draft goes through ``shown``: markup in it is text, and what cannot be seen is made visible.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from itertools import groupby, pairwise
from typing import NamedTuple, TypeVar

from reslint.derived.places import Places
from reslint.draft import Beside, Call, Cell, Kind, Note, Paragraph
from reslint.finding import Finding
from reslint.reports.corrected import corrected
from reslint.reports.excerpt import UNSAFE
from reslint.reports.markup import TAGS, line, row, sentence, shown, styled
from reslint.selection import SUPPRESSION
from reslint.session import Checked
from reslint.text import Mark, Span, Text

__all__ = ["Sheet"]

Holder = Paragraph | Note


_RANK = ("error", "warning", "info")
_CARET = "‸"
_FRONT = (Kind.MASTHEAD, Kind.SPONSORS, Kind.TITLE)


class _Told(NamedTuple):
    """A finding with its number on the sheet and its name on the page."""

    finding: Finding
    number: int
    id: str


class _Marked(NamedTuple):
    """Characters of a paragraph's text that a finding is about; ``first``: its number stands behind them."""

    start: int
    end: int
    told: _Told
    first: bool


class Sheet:
    """One file. ``prefix`` tells the names of its findings from those of other files."""

    def __init__(self, checked: Checked, prefix: str) -> None:
        self._draft = checked.draft
        self._places = Places(checked.draft)
        self._has_unseen = any(not match[0].isspace() for match in UNSAFE.finditer(checked.draft.source.text))
        self._told = [_Told(finding, at, f"{prefix}-{at}") for at, finding in enumerate(checked.findings, 1)]
        self._holders: list[Holder] = [*checked.draft.paragraphs, *checked.draft.notes]
        self._ranges = sorted((span, at) for at, holder in enumerate(self._holders) for span in _ranges(holder))
        self._starts = [span.start for span, _ in self._ranges]
        self._columns = _columns(checked.draft.paragraphs)
        self._beside: dict[int, list[_Told]] = {}
        self._within: dict[int, list[tuple[Span, _Told, bool]]] = {}
        for told in self._told:
            self._place(told)

    def html(self) -> str:
        """The sheet."""
        paragraphs = [at for at, holder in enumerate(self._holders) if isinstance(holder, Paragraph)]
        notes = range(len(paragraphs), len(self._holders))
        whole = self._margin(self._beside.get(-1, ()))
        above = [_row("", whole)] if whole else []
        below = ['<div class="notes">\n', *self._rows(notes), "</div>\n"] if notes else []
        language = escape(self._draft.language, quote=True)
        return "".join([f'<div class="sheet" lang="{language}">\n', *above, *self._rows(paragraphs), *below, "</div>\n"])

    def _rows(self, holders: Sequence[int]) -> Iterable[str]:
        """Paragraphs with what is told beside them. Those that nothing is told of stand with the one before, and the front of a
        draft stands together, so that what is told does not tear the text apart."""
        text: list[str] = []
        beside: list[_Told] = []
        front = False
        for _, group in groupby(holders, self._unit):
            unit = list(group)
            own, was_front = [told for at in unit for told in self._beside.get(at, ())], front
            front = getattr(self._holders[unit[0]], "kind", None) in _FRONT
            if own and text and not (front and was_front):
                yield _row("".join(text), self._margin(beside))
                text, beside = [], []
            text.append(self._shown(unit))
            beside += own
        yield _row("".join(text), self._margin(beside))

    def _cell(self, at: int) -> Cell | None:
        """The cell in which a paragraph is shown, if any."""
        cell = getattr(self._holders[at], "cell", None)
        return cell if isinstance(cell, Cell) and cell.table in self._columns else None

    def _unit(self, at: int) -> tuple[int, int]:
        """What a paragraph is shown with: the row of its table; else it stands alone."""
        cell = self._cell(at)
        return (cell.table, cell.row) if cell else (-1, at)

    def _shown(self, unit: Sequence[int]) -> str:
        """A paragraph, or a row of a table."""
        first = self._cell(unit[0])
        if first is None:
            return self._paragraph(unit[0])
        cells = ((cell, "".join(map(self._paragraph, group))) for cell, group in groupby(unit, self._cell) if cell)
        return row(cells, self._columns[first.table])

    def _place(self, told: _Told) -> None:
        finding = told.finding
        home = self._holder(finding.span.start) if finding.paragraph or finding.span.end > finding.span.start else -1
        self._beside.setdefault(home, []).append(told)
        for at, span in enumerate((finding.span, *finding.places)):
            for holder in self._touched(span):
                self._within.setdefault(holder, []).append((span, told, at == 0 and holder == home))

    def _holder(self, offset: int) -> int:
        """The paragraph or note at the offset, or the one before it; -1 where there is none."""
        at = bisect_right(self._starts, offset) - 1
        return self._ranges[at][1] if at >= 0 else -1

    def _touched(self, span: Span) -> list[int]:
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = max(first, bisect_right(self._starts, max(span.start, span.end - 1)) - 1)
        return list(dict.fromkeys(holder for _, holder in self._ranges[first : last + 1]))

    def _paragraph(self, at: int) -> str:
        holder, within = self._holders[at], self._within.get(at, [])
        if isinstance(holder, Note):
            kind, before = "note", self._mark(f"<sup>{shown(holder.mark)}</sup> ", holder.mark_span, within)
        else:
            level = f" level{min(holder.level, 4)}" if holder.level else ""
            kind, before = f"{holder.kind}{level}", self._number(holder, within)
        text = self._text(holder, within)
        # What a finding is about may be no character that is seen: its number stands at the end.
        rest = "".join(_badge(told) for told in self._beside.get(at, ()) if _anchor(told) not in before + text)
        return f'<p class="{kind}" dir="auto">{before}{text}{rest}</p>'

    def _number(self, paragraph: Paragraph, within: Sequence[tuple[Span, _Told, bool]]) -> str:
        if not paragraph.number or paragraph.number_span is None:
            return ""
        return self._mark(f'<span class="number">{shown(paragraph.number)}</span>', paragraph.number_span, within)

    def _mark(self, inner: str, own: Span, within: Sequence[tuple[Span, _Told, bool]]) -> str:
        """Something that stands outside the text, marked by the findings that are about it."""
        found = [(span, told, first) for span, told, first in within if _overlap(own, span)]
        badges = [_badge(told) for span, told, first in found if first and span.end <= own.end]
        return _marked(inner, [told for _, told, _ in found]) + "".join(badges)

    def _text(self, holder: Holder, within: Sequence[tuple[Span, _Told, bool]]) -> str:
        text = holder.text
        outside = holder.mark_span if isinstance(holder, Note) else holder.number_span
        marked = []
        for span, told, first in within:
            if outside is not None and span.end <= outside.end and span.start < outside.end:
                continue
            start = text.index(span.start)
            end = max(start, text.index(span.end)) if span.end > span.start else start
            marked.append(_Marked(start, end, told, first))
        calls = holder.calls if isinstance(holder, Paragraph) else ()
        return "".join(self._pieces(text, calls, marked, within))

    def _pieces(
        self, text: Text, calls: Sequence[Call], marked: Sequence[_Marked], within: Sequence[tuple[Span, _Told, bool]]
    ) -> Iterable[str]:
        length, unseen = len(text.string), self._unseen(text)
        styles = [mark for mark in text.marks if mark.style in TAGS]
        cuts = {0, length, *unseen, *(call.at for call in calls)}
        cuts.update(*((mark.start, mark.end) for mark in styles), *((one.start, one.end) for one in marked))
        places = sorted(cut for cut in cuts if 0 <= cut <= length)
        between = self._between(calls, marked, within)
        tagged, told = _over(styles), _over(marked)
        for start, end in zip(places, [*places[1:], length], strict=True):
            yield unseen.get(start, "")
            yield from between.get(start, ())
            if end > start:
                tags = sorted({TAGS[mark.style] for mark in tagged(start)})
                yield _marked(styled(shown(text.string[start:end]), tags), [one.told for one in told(start)])

    def _unseen(self, text: Text) -> dict[int, str]:
        """Characters of the file that are hidden or would be obeyed, by their place in the text, which is without them."""
        found: dict[int, str] = {}
        for one, other in pairwise(text.origins) if self._has_unseen else ():
            gap = self._draft.source.text[text.source_end(other.at) : other.source]
            signs = [match[0] for match in UNSAFE.finditer(gap) if not match[0].isspace()]
            if signs and one.width:
                found[other.at] = shown("".join(signs))
        return found

    def _between(
        self, calls: Sequence[Call], marked: Sequence[_Marked], within: Sequence[tuple[Span, _Told, bool]]
    ) -> Mapping[int, Sequence[str]]:
        """What stands between two characters: carets, the numbers of findings that end there, and calls of notes."""
        found: dict[int, list[str]] = {}
        for one in marked:
            if one.start == one.end and not any(_overlap(call.span, one.told.finding.span) for call in calls):
                found.setdefault(one.end, []).append(_marked(_CARET, [one.told], "gap"))
        for one in marked:
            if one.first:
                found.setdefault(one.end, []).append(_badge(one.told))
        for call in calls:
            over = [told for span, told, _ in within if _overlap(call.span, span)]
            found.setdefault(call.at, []).append(_marked(f"<sup>{shown(call.mark)}</sup>", over))
        return found

    def _margin(self, told: Sequence[_Told]) -> str:
        return '<ol class="margin" lang="en">' + "".join(self._finding(one) for one in told) + "</ol>" if told else ""

    def _where(self, told: _Told) -> str:
        """The place of a finding, by which one comes to its words if it is about any; with its line where people who have the
        file open see lines, and its page where the file tells pages."""
        finding, source = told.finding, self._draft.source
        if not finding.paragraph and finding.span.end == finding.span.start:
            return "Whole draft"
        at = source.position(finding.span.start)
        # A comment that silences rules has no label, but a place.
        has_place = finding.paragraph or finding.rule == SUPPRESSION
        name = self._places.name(finding.span.start) if has_place else "Whole draft"
        further = [f"line {at.line}"] if source.lined and name != f"line {at.line}" else []
        further += [f"page {at.page}"] if at.page else []
        is_marked = told not in self._beside.get(-1, ())
        return ", ".join([f'<a href="#{told.id}-words">{line(name)}</a>' if is_marked else line(name), *further])

    def _finding(self, told: _Told) -> str:
        finding = told.finding
        lines = [
            f'<li class="finding {finding.severity}" id="{told.id}" tabindex="-1" data-rule="{escape(finding.rule, quote=True)}" '
            f'data-severity="{finding.severity}">',
            f'<strong>{told.number}</strong> <span class="severity">{finding.severity}</span> {self._where(told)}',
            f"<p>{sentence(finding.message)}</p>",
        ]
        if finding.fix is not None and finding.fix.edits:
            word = "Right" if finding.fix.safety == "safe" else "Suggested"
            right = corrected(self._draft, self._places, finding.span, finding.fix)
            lines.append(f"<p>{word}: <b><bdi>{right}</bdi></b></p>")
        if finding.places:
            names = dict.fromkeys(self._places.name(span.start) for span in finding.places)
            lines.append(f"<p>Also: {line(', '.join(names))}</p>")
        lines.append(
            f'<p class="rule">Rule: <a href="#rule-{escape(finding.rule, quote=True)}">{line(finding.rule)}</a></p></li>'
        )
        return "".join(lines)


def _columns(paragraphs: Iterable[Paragraph]) -> dict[int, int]:
    """The number of columns of each table that is one on paper, by the number of the table. A masthead is none, and neither is a
    box or a draft that has a table for a frame."""
    found: dict[int, int] = {}
    for paragraph in paragraphs:
        if paragraph.cell and not paragraph.cell.box:
            found[paragraph.cell.table] = max(found.get(paragraph.cell.table, 0), paragraph.cell.end)
    shown = {p.cell.table for p in paragraphs if p.cell and p.beside in (Beside.TABLE, Beside.COLUMN)}
    return {table: columns for table, columns in found.items() if table in shown}


_Ranged = TypeVar("_Ranged", Mark, _Marked)


def _over(ranged: Sequence[_Ranged]) -> Callable[[int], list[_Ranged]]:
    """What gives, place after place, those of the ranges that the character there is in, in their order."""
    waiting = sorted(enumerate(ranged), key=lambda one: one[1].start, reverse=True)
    going: dict[int, _Ranged] = {}

    def at(place: int) -> list[_Ranged]:
        while waiting and waiting[-1][1].start <= place:
            going.update([waiting.pop()])
        for index in [index for index, one in going.items() if one.end <= place]:
            del going[index]
        return [going[index] for index in sorted(going)]

    return at


def _row(text: str, margin: str) -> str:
    return f'<div class="row"><div class="text">{text}</div>{margin}</div>\n'


def _ranges(holder: Holder) -> list[Span]:
    whole = holder.span
    if not holder.pieces:
        return [whole]
    # The number or mark is not part of the text's own pieces.
    return [Span(min(whole.start, holder.pieces[0].start), holder.pieces[0].end), *holder.pieces[1:]]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < max(other.end, other.start + 1) and other.start < one.end


def _marked(inner: str, told: Sequence[_Told], more: str = "") -> str:
    if not told:
        return inner
    worst = min((one.finding.severity for one in told), key=_RANK.index)
    return f'<mark class="{worst}{" " + more if more else ""}" data-of="{" ".join(one.id for one in told)}">{inner}</mark>'


def _badge(told: _Told) -> str:
    severity = told.finding.severity
    return (
        f'<a class="badge {severity}" {_anchor(told)} href="#{told.id}" '
        f'aria-label="Finding {told.number}, {severity}">{told.number}</a>'
    )


def _anchor(told: _Told) -> str:
    return f'id="{told.id}-words"'
