"""bracketed: text between marks that only working papers have, inside a paragraph or around several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.derived.passages import Passage, select
from reslint.derived.ranges import Range, overlaps
from reslint.draft import Draft, Kind, Note, Paragraph
from reslint.finding import Finding
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule
from reslint.text import Span

WORDS = ("opening", "closing")
MESSAGE = "{summary}"
# What has brackets of its own, and is in hardly any selector.
_FORMAL = (Kind.MASTHEAD, Kind.CLOSING)


class Settings(NamedTuple):
    """``marks``: the mark that opens and the one that closes; ``unless``: patterns that silence what they overlap."""

    marks: tuple[str, str] = ("[", "]")
    unless: tuple[Regex, ...] = ()


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if [len(mark) for mark in settings.marks] != [1, 1]:
        yield '"marks" are two, each of one character: the one that opens and the one that closes'


class _Mark(NamedTuple):
    """A mark at ``holder.text.string[at]``, or in the paragraph's number where ``at`` is -1."""

    holder: Paragraph | Note
    at: int

    @property
    def start(self) -> int:
        """Its place in the source."""
        number = self.holder.number_span if isinstance(self.holder, Paragraph) and self.at < 0 else None
        return number.start if number else self.holder.text.source_offset(self.at)


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """What stands between the marks, once for the outermost. A mark without its counterpart encloses nothing."""
    opening, closing = settings.marks
    if not any(opening in p.text.string or opening in (p.number or "") for p in draft.paragraphs if p.kind not in _FORMAL):
        return
    opened: list[_Mark] = []
    for passage in select(draft, rule.where):
        holder = passage.holder
        for at, sign in _marks(passage, opening, closing):
            if sign == opening:
                opened.append(_Mark(holder, at))
            elif opened:
                first = opened.pop()
                if not opened and not (first.holder is holder and _explained(passage, (first.at, at + 1), settings)):
                    yield _finding(rule, first, _Mark(holder, at), opening, closing)


def _marks(passage: Passage, opening: str, closing: str) -> Iterator[tuple[int, str]]:
    """The marks of a paragraph, those of its number first."""
    holder = passage.holder
    if isinstance(holder, Paragraph) and holder.number and passage.start == 0:
        yield from ((-1, sign) for sign in holder.number if sign in (opening, closing))
    string = holder.text.string
    if opening in string or closing in string:
        for at in range(passage.start, passage.end):
            if string[at] in (opening, closing) and not overlaps((at, at + 1), passage.excluded):
                yield at, string[at]


def _explained(passage: Passage, place: Range, settings: Settings) -> bool:
    string = passage.holder.text.string
    found = (match for source in settings.unless for match in pattern(source, False).find(string))
    return any(match.start() < place[1] and place[0] < match.end() for match in found)


def _finding(rule: Rule, first: _Mark, last: _Mark, opening: str, closing: str) -> Finding:
    """From the mark that opens to the one that closes; over several paragraphs, what stands in the first and in the last."""
    words = {"opening": opening, "closing": closing}
    end = _end(last)
    if first.holder is last.holder:
        return rule.finding_at(first.holder.label, Span(first.start, end), MESSAGE, None, **words)
    before = Span(first.start, first.holder.text.span().end)
    behind = Span(last.holder.span.start, end)
    return rule.finding_at(first.holder.label, before, MESSAGE, None, (behind,), **words)


def _end(last: _Mark) -> int:
    if last.at < 0:
        number = last.holder.number_span if isinstance(last.holder, Paragraph) else None
        return number.end if number else last.start + 1
    return last.holder.text.source_end(last.at + 1)
