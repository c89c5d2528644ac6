"""balance: marks that stand in pairs, such as quotation marks and brackets: what opens is closed, what closes was opened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from reslint.derived.passages import select
from reslint.draft import Draft, Note, Paragraph
from reslint.finding import Finding
from reslint.matching.expressions import expression
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule

MESSAGE_FOR_OPEN = "The {found} that stands here is never closed"
MESSAGE_FOR_CLOSED = "The {found} that stands here was never opened"
MESSAGE_FOR_TURNED = "The {found} that stands here opens, and a mark that closes belongs here"

_BRACKETS = "([{"
_BEFORE_AN_OPENING = frozenset(" ([{—–-“‘\u00a0/")


class Settings(NamedTuple):
    """``pairs``: marks that open to marks that close, any of several ('“"': '”"'); a mark that does both opens where a blank or
    a bracket stands before it. ``across``: the marks that may stay open from paragraph to paragraph; one that begins a later
    paragraph then only goes on with one that is open. A bracket goes on only with one that began a paragraph, and one that opens
    inside a paragraph is closed in the next one at the latest. ``unless``: patterns that explain a closing mark that nothing
    opened, such as "a)".
    """

    pairs: Mapping[str, str]
    across: str = ""
    unless: tuple[Regex, ...] = ()


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if not settings.pairs or not all(opening and closing for opening, closing in settings.pairs.items()):
        yield '"pairs" needs marks on both sides, such as "(": ")"'


class _Mark(NamedTuple):
    """A mark that opens, at ``holder.text.string[at]``, or before the number where ``at`` is -1; ``closing``: what closes it."""

    holder: Paragraph | Note
    at: int
    sign: str
    closing: str


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The marks without their counterparts. Raises TimeoutError."""
    marks = _marks(tuple(settings.pairs.items()))
    signs = "".join(opening + closing for opening, closing in settings.pairs.items())
    carried: tuple[_Mark, ...] = ()
    for passage in select(draft, rule.where):
        holder = passage.holder
        number = holder.number or "" if isinstance(holder, Paragraph) else ""
        if not carried and not any(sign in holder.text.string or sign in number for sign in signs):
            continue
        across = settings.across if isinstance(holder, Paragraph) else ""
        reading = _Reading(holder, settings, carried if across else (), number)
        for match in marks.finditer(holder.text.string):
            reading.take(match.start(), match.group())
        for at, message in reading.faults:
            yield rule.finding(holder, at, at + 1, message)
        staying = tuple(mark for mark in reading.opened if mark.sign in across and not _is_over(mark, holder))
        yield from (_unclosed(rule, mark) for mark in reading.opened if mark.sign not in across or _is_over(mark, holder))
        carried = staying if across else carried
    yield from (_unclosed(rule, mark) for mark in carried)


def _is_over(mark: _Mark, holder: Paragraph | Note) -> bool:
    """Whether a mark that opened inside a paragraph is still open behind a whole further one: it is never closed then."""
    inside = mark.at > 0 and mark.sign in _BRACKETS
    return inside and mark.holder is not holder and isinstance(holder, Paragraph) and holder.level == 0


@lru_cache
def _marks(pairs: Sequence[tuple[str, str]]) -> re.Pattern[str]:
    together = "".join(opening + closing for opening, closing in pairs)
    return expression(f"[{re.escape(together)}]")


class _Reading:
    """The marks of one paragraph, taken one after the other. ``opened``: those that are open; ``faults``: places and messages."""

    def __init__(self, holder: Paragraph | Note, settings: Settings, before: Sequence[_Mark], number: str) -> None:
        self._holder, self._settings, self._before = holder, settings, before
        # "[2. Urges ...]": the bracket stands before the number and is taken with it.
        in_number = [
            _Mark(holder, -1, number[:1], closing) for opening, closing in settings.pairs.items() if number[:1] in opening
        ]
        self.opened = [*before, *(mark for mark in in_number if number and mark.closing not in number)]
        self.faults: list[tuple[int, str]] = []
        self._alone: frozenset[int] | None = None

    def take(self, at: int, sign: str) -> None:
        """Takes the next mark."""
        string = self._holder.text.string
        closing = next((closing for opening, closing in self._settings.pairs.items() if sign in opening), "")
        opens = at == 0 or string[at - 1] in _BEFORE_AN_OPENING
        if closing and (opens or sign not in closing):
            self._open(_Mark(self._holder, at, sign, closing), opens)
        elif not self._close(sign) and not self._explained(at):
            self.faults.append((at, MESSAGE_FOR_CLOSED))

    def _explained(self, at: int) -> bool:
        """Whether the mark is part of what rightly has it alone."""
        if self._alone is None:
            string = self._holder.text.string
            found = (match.span() for source in self._settings.unless for match in pattern(source).find(string))
            self._alone = frozenset(place for start, end in found for place in range(start, end))
        return at in self._alone

    def _open(self, mark: _Mark, opens: bool) -> None:
        behind = self._holder.text.string[mark.at + 1 : mark.at + 2]
        before = [other for other in self._before if other.at <= 0 or other.sign not in _BRACKETS]
        if mark.at == 0 and any(other.closing == mark.closing for other in before) and not self._is_own(mark):
            return
        if not opens and not behind.isalnum() and self._close(mark.closing[0]):
            self.faults.append((mark.at, MESSAGE_FOR_TURNED))
        else:
            self.opened.append(mark)

    def _is_own(self, mark: _Mark) -> bool:
        """Whether a bracket at the beginning is closed before the paragraph ends: "[Urges] [Invites] States"."""
        string, depth = self._holder.text.string, 0
        for at, sign in enumerate(string) if mark.sign in _BRACKETS else ():
            depth += (sign == mark.sign) - (sign in mark.closing)
            if not depth:
                return any(letter.isalpha() for letter in string[at:])
        return False

    def _close(self, sign: str) -> bool:
        for place in range(len(self.opened) - 1, -1, -1):
            if sign in self.opened[place].closing:
                del self.opened[place]
                return True
        return False


def _unclosed(rule: Rule, mark: _Mark) -> Finding:
    if mark.at < 0 and isinstance(mark.holder, Paragraph) and mark.holder.number_span:
        return rule.finding_at(mark.holder.label, mark.holder.number_span, MESSAGE_FOR_OPEN, found=mark.sign)
    return rule.finding(mark.holder, mark.at, mark.at + 1, MESSAGE_FOR_OPEN)
