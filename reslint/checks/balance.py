"""balance: marks that stand in pairs, such as quotation marks and brackets: what opens is closed, what closes was opened.

Of one paragraph, equal marks that stand side by side, and equal ones that are very many, are one finding with its places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, groupby
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
# So many equal marks of one paragraph are told one by one, so many may be open at the end of one; no text has as many.
_MOST = 100


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


class _Fault(NamedTuple):
    """A mark that has no counterpart, and what is told of it."""

    mark: _Mark
    message: str


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The marks without their counterparts. Raises TimeoutError."""
    kinds: dict[tuple[int, str, str], list[_Fault]] = {}
    for fault in _faults(draft, rule, settings):
        kinds.setdefault((id(fault.mark.holder), fault.mark.sign, fault.message), []).append(fault)
    for faults in kinds.values():
        runs = [faults] if len(faults) > _MOST else _runs(faults)
        yield from (_finding(rule, run) for run in runs)


def _faults(draft: Draft, rule: Rule, settings: Settings) -> Iterator[_Fault]:
    """The marks without their counterparts, each. Raises TimeoutError."""
    marks = _marks(tuple(settings.pairs.items()))
    signs = "".join(opening + closing for opening, closing in settings.pairs.items())
    carried: Sequence[_Mark] = ()
    for passage in select(draft, rule.where):
        holder = passage.holder
        number = holder.number or "" if isinstance(holder, Paragraph) else ""
        if not carried and not any(sign in holder.text.string or sign in number for sign in signs):
            continue
        across = settings.across if isinstance(holder, Paragraph) else ""
        reading = _Reading(holder, settings, carried if across else (), number)
        for match in marks.finditer(holder.text.string):
            reading.take(match.start(), match.group())
        yield from reading.faults
        opened = reading.opened
        staying = [mark for mark in opened if mark.sign in across and not _is_over(mark, holder)]
        yield from (_Fault(mark, MESSAGE_FOR_OPEN) for mark in opened if mark.sign not in across or _is_over(mark, holder))
        if across:
            # Of so many, the first are never closed.
            yield from (_Fault(mark, MESSAGE_FOR_OPEN) for mark in staying[:-_MOST])
            carried = staying[-_MOST:]
    yield from (_Fault(mark, MESSAGE_FOR_OPEN) for mark in carried)


def _runs(faults: Iterable[_Fault]) -> Iterator[list[_Fault]]:
    """The faults of one kind in one paragraph or note, those together that stand side by side."""
    ordered = sorted(faults, key=lambda fault: fault.mark.at)
    for _, run in groupby(enumerate(ordered), key=lambda one: one[1].mark.at - one[0]):
        yield [fault for _, fault in run]


def _finding(rule: Rule, faults: Sequence[_Fault]) -> Finding:
    """One finding for faults of one kind, at the first of them."""
    (mark, message), holder = faults[0], faults[0].mark.holder
    places = tuple(holder.text.span(other.mark.at, other.mark.at + 1) for other in faults[1:])
    if mark.at < 0 and isinstance(holder, Paragraph) and holder.number_span:
        return rule.finding_at(holder.label, holder.number_span, message, None, places, found=mark.sign)
    found = rule.finding(holder, mark.at, mark.at + 1, message)
    return replace(found, places=places) if places else found


def _is_over(mark: _Mark, holder: Paragraph | Note) -> bool:
    """Whether a mark that opened inside a paragraph is still open behind a whole further one: it is never closed then."""
    inside = mark.at > 0 and mark.sign in _BRACKETS
    return inside and mark.holder is not holder and isinstance(holder, Paragraph) and holder.level == 0


@lru_cache
def _marks(pairs: Sequence[tuple[str, str]]) -> re.Pattern[str]:
    together = "".join(opening + closing for opening, closing in pairs)
    return expression(f"[{re.escape(together)}]")


class _Reading:
    """The marks of one paragraph, taken one after the other. ``before``: those that are open already."""

    def __init__(self, holder: Paragraph | Note, settings: Settings, before: Sequence[_Mark], number: str) -> None:
        self._holder, self._settings = holder, settings
        self._closing = {sign: closing for opening, closing in settings.pairs.items() for sign in opening}
        self.faults: list[_Fault] = []
        self._alone: frozenset[int] | None = None
        self._opened: dict[str, list[tuple[int, _Mark]]] = {}
        self._count = 0
        for mark in before:
            self._add(mark)
        # "[2. Urges ...]": the bracket stands before the number and is taken with it.
        for opening, closing in settings.pairs.items() if number else ():
            if number[0] in opening and closing not in number:
                self._add(_Mark(holder, -1, number[0], closing))
        # What a mark that begins the paragraph may only go on with.
        self._continued = {mark.closing for mark in before if mark.at <= 0 or mark.sign not in _BRACKETS}

    def _add(self, mark: _Mark) -> None:
        self._count += 1
        self._opened.setdefault(mark.closing, []).append((self._count, mark))

    @property
    def opened(self) -> list[_Mark]:
        """The marks that are open, in order."""
        return [mark for _, mark in sorted(chain.from_iterable(self._opened.values()), key=lambda one: one[0])]

    def take(self, at: int, sign: str) -> None:
        """Takes the next mark."""
        string = self._holder.text.string
        closing = self._closing.get(sign, "")
        opens = at == 0 or string[at - 1] in _BEFORE_AN_OPENING
        if closing and (opens or sign not in closing):
            self._open(_Mark(self._holder, at, sign, closing), opens)
        elif not self._close(sign) and not self._explained(at):
            self.faults.append(_Fault(_Mark(self._holder, at, sign, ""), MESSAGE_FOR_CLOSED))

    def _explained(self, at: int) -> bool:
        """Whether the mark is part of what rightly has it alone."""
        if self._alone is None:
            string = self._holder.text.string
            found = (match.span() for source in self._settings.unless for match in pattern(source).find(string))
            self._alone = frozenset(place for start, end in found for place in range(start, end))
        return at in self._alone

    def _open(self, mark: _Mark, opens: bool) -> None:
        behind = self._holder.text.string[mark.at + 1 : mark.at + 2]
        if mark.at == 0 and mark.closing in self._continued and not self._is_own(mark):
            return
        if not opens and not behind.isalnum() and self._close(mark.closing[0]):
            self.faults.append(_Fault(mark, MESSAGE_FOR_TURNED))
        else:
            self._add(mark)

    def _is_own(self, mark: _Mark) -> bool:
        """Whether a bracket at the beginning is closed before the paragraph ends: "[Urges] [Invites] States"."""
        string, depth = self._holder.text.string, 0
        for at, sign in enumerate(string) if mark.sign in _BRACKETS else ():
            depth += (sign == mark.sign) - (sign in mark.closing)
            if not depth:
                return any(letter.isalpha() for letter in string[at:])
        return False

    def _close(self, sign: str) -> bool:
        """Closes the last of the marks that are open and that the sign closes, if there is any."""
        fitting = [opened for closing, opened in self._opened.items() if opened and sign in closing]
        if not fitting:
            return False
        max(fitting, key=lambda opened: opened[-1][0]).pop()
        return True
