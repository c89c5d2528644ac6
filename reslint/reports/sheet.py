"""A draft as it is read on paper, in HTML: masthead, title, italic openings, numbers, indents, notes; with the findings marked in
the text and told beside the paragraph that they are about.

Everything of the draft goes through ``shown``: markup in it is text, and what cannot be seen is made visible.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple, TypeVar

from reslint.derived.places import Places
from reslint.draft import Call, Kind, Note, Paragraph
from reslint.finding import Finding
from reslint.reports.excerpt import UNSAFE, correction, hidden, visible
from reslint.session import Checked
from reslint.text import Mark, Span, Style, Text

__all__ = ["Sheet", "shown"]

Holder = Paragraph | Note

_TAGS = {
    Style.ITALIC: "i",
    Style.BOLD: "b",
    Style.UNDERLINE: "u",
    Style.SUPERSCRIPT: "sup",
    Style.INSERTED: "ins",
}
_RANK = ("error", "warning", "info")
_CARET = "‸"
_FRONT = (Kind.MASTHEAD, Kind.SPONSORS, Kind.TITLE)


def shown(text: str) -> str:
    """The text in HTML, with escapes in the place of characters that cannot be seen or that turn the direction of reading."""
    parts, at = [], 0
    for match in UNSAFE.finditer(text):
        if match[0] in "\t\n\r\f\v":
            continue
        sign = f'<span class="hidden-character">{escape(hidden(match))}</span>'
        parts += [escape(text[at : match.start()]), sign]
        at = match.end()
    return "".join([*parts, escape(text[at:])])


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
        for at in holders:
            own, was_front = self._beside.get(at, []), front
            front = getattr(self._holders[at], "kind", None) in _FRONT
            if own and beside and not (front and was_front):
                yield _row("".join(text), self._margin(beside))
                text, beside = [], []
            text.append(self._paragraph(at))
            beside += own
        yield _row("".join(text), self._margin(beside))

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
        return f'<p class="{kind}">{before}{text}{rest}</p>'

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
        styles = [mark for mark in text.marks if mark.style in _TAGS]
        cuts = {0, length, *unseen, *(call.at for call in calls)}
        cuts.update(*((mark.start, mark.end) for mark in styles), *((one.start, one.end) for one in marked))
        places = sorted(cut for cut in cuts if 0 <= cut <= length)
        between = self._between(calls, marked, within)
        tagged, told = _over(styles), _over(marked)
        for start, end in zip(places, [*places[1:], length], strict=True):
            yield unseen.get(start, "")
            yield from between.get(start, ())
            if end > start:
                tags = sorted({_TAGS[mark.style] for mark in tagged(start)})
                yield _marked(_styled(shown(text.string[start:end]), tags), [one.told for one in told(start)])

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
        return '<ol class="margin">' + "".join(self._finding(one) for one in told) + "</ol>" if told else ""

    def _link(self, told: _Told) -> str:
        """The place of a finding, by which one comes to its words if it is about any."""
        if told in self._beside.get(-1, ()):
            return "Whole draft"
        finding = told.finding
        place = self._places.name(finding.span.start) if finding.paragraph else "Whole draft"
        return f'<a href="#{told.id}-words">{_line(place)}</a>'

    def _finding(self, told: _Told) -> str:
        finding, source = told.finding, self._draft.source
        at = source.position(finding.span.start)
        page = f", page {at.page}" if at.page else ""
        lines = [
            f'<li class="finding {finding.severity}" id="{told.id}" tabindex="-1" data-rule="{escape(finding.rule, quote=True)}" '
            f'data-severity="{finding.severity}">',
            f'<strong>{told.number}</strong> <span class="severity">{finding.severity}</span> '
            f"{self._link(told)}, line {at.line}{page}",
            f"<p>{_line(finding.message)}</p>",
        ]
        if finding.fix is not None and finding.fix.edits:
            word = "Right" if finding.fix.safety == "safe" else "Suggested"
            lines.append(f"<p>{word}: <b>{_line(correction(source.text, finding.span, finding.fix))}</b></p>")
        if finding.places:
            names = dict.fromkeys(self._places.name(span.start) for span in finding.places)
            lines.append(f"<p>Also: {_line(', '.join(names))}</p>")
        lines.append(
            f'<p class="rule">Rule: <a href="#rule-{escape(finding.rule, quote=True)}">{_line(finding.rule)}</a></p></li>'
        )
        return "".join(lines)


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


def _styled(inner: str, tags: Sequence[str]) -> str:
    return "".join(f"<{tag}>" for tag in tags) + inner + "".join(f"</{tag}>" for tag in reversed(tags))


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


def _line(text: str) -> str:
    return escape(visible(text))
