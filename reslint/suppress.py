"""Suppression: comments in the drafter's own file that silence a rule, with a reason, between two places.

    <!-- reslint: off per-cent, repeated-word: agreed language -->  ...  <!-- reslint: on per-cent -->

Without ``on`` the silence holds to the end; ``on`` without names ends every silence. In a format that has comments of its own,
one that says "reslint: off per-cent: agreed language" silences the rule in the words it is put on. A comment that is wrong, or
that silences nothing, is a finding of the rule ``suppression`` itself.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from reslint.draft import Annotation
from reslint.finding import Finding
from reslint.located_yaml import nearest
from reslint.matching.expressions import expression
from reslint.rules import Rule
from reslint.selection import SUPPRESSION
from reslint.text import Span, covering

__all__ = ["RULE", "apply"]


_COMMENT = expression(r"<!--\s*reslint\s*:((?:(?!<!--\s*reslint).)*?)-->", re.DOTALL | re.IGNORECASE)
_ENDS = expression(r"(?P<ours><!--\s*reslint\s*:(?:(?!-->|<!--\s*reslint)[^\r\n])*)|-->", re.IGNORECASE)
_NOTE = expression(r"reslint\s*:(.*)", re.DOTALL | re.IGNORECASE)
# Meant as one, without the colon.
_SLIP = expression(r"reslint[\s-]+(?:off|on|disable|enable|ignore)\b", re.IGNORECASE)
_ORDER = expression(r"\s*(?P<word>[^\s:,]*)(?P<names>[^:]*)(?P<colon>:?)(?P<reason>.*)", re.DOTALL)


_NO_END = 'This comment has no end, so it silences nothing: write "-->" behind it.'
_SUCH = '"reslint: off per-cent: agreed language"'

RULE = Rule(
    SUPPRESSION,
    "A suppression comment names its rules, gives a reason, and silences something.",
    "error",
    "reslint itself",
    kind="",
    why="What is silenced is seen by nobody: the reason tells why, and a comment that silences nothing misleads.",
)
"""The rule that this module is, as reports explain it; it belongs to no pack."""


@dataclass(slots=True)
class Silence:
    """A rule, silent from ``start`` to ``end`` (None: to the end of the file); ``comment`` is where that is said.

    ``beside``: further ranges, which take no comment of their own.
    """

    rule: str
    comment: Span
    start: int
    end: int | None = None
    used: bool = False
    beside: tuple[Span, ...] = ()

    @property
    def ranges(self) -> Iterator[tuple[int, int]]:
        """Where it holds."""
        yield self.start, sys.maxsize if self.end is None else self.end
        yield from self.beside


@dataclass(slots=True)
class _Comments:
    """The silences of a source, and what is wrong with its comments."""

    known: Collection[str]
    severity: str
    silences: list[Silence] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    running: dict[str, list[Silence]] = field(default_factory=dict)

    def read(self, text: str) -> None:
        for match in _COMMENT.finditer(text):
            order = _ORDER.fullmatch(match[1])
            span = Span(*match.span())
            names = [name for name in expression(r"[\s,]+").split(order["names"]) if name] if order else []
            match order["word"].lower() if order else "":
                case "off":
                    self._off(names, order["reason"].strip() if order else "", span)
                case "on":
                    self._on(names, span)
                case word:
                    self.tell(span, "error", f'A suppression comment says "off" or "on", not "{word}".')

    def unclosed(self, text: str) -> None:
        """Tells the comments that have no end."""
        begun: Span | None = None
        for match in _ENDS.finditer(text):
            if begun is not None and match.group() != "-->":
                self.tell(begun, "error", _NO_END)
            begun = Span(*match.span()) if match["ours"] else None
        if begun is not None:
            self.tell(begun, "error", _NO_END)

    def note(self, one: Annotation) -> None:
        """Reads a comment that the format itself puts on a range of words."""
        span, match = one.span, _NOTE.fullmatch(one.text.strip())
        if match is None:
            self.tell(span, "error", f'A colon is missing behind "reslint": write it as in {_SUCH}.')
        order = _ORDER.fullmatch(match[1]) if match else None
        if not order:
            return
        if order["word"].lower() != "off":
            self.tell(span, "error", f'A comment on words says "reslint: off", not "{order["word"]}"; it ends with the words.')
            return
        before = len(self.silences)
        self._off([name for name in expression(r"[\s,]+").split(order["names"]) if name], order["reason"].strip(), span)
        for silence in self.silences[before:]:
            silence.end = max(span.end, span.start + 1)
            silence.beside = one.beside

    def _off(self, names: list[str], reason: str, span: Span) -> None:
        if not names:
            self.tell(span, "error", f"This suppression names no rule; write the rule's name and the reason, as in {_SUCH}.")
            return
        if not reason:
            self.tell(span, "error", f"This suppression gives no reason; write it behind a colon, as in {_SUCH}.")
            return
        for name in names:
            if self._knows(name, span):
                self.silences.append(Silence(name, span, span.start))
                self.running.setdefault(name, []).append(self.silences[-1])

    def _on(self, names: list[str], span: Span) -> None:
        ended = {name: self.running.pop(name, []) for name in names or list(self.running)}
        for silence in chain.from_iterable(ended.values()):
            silence.end = span.end
        for name in dict.fromkeys(names):
            if self._knows(name, span) and not ended[name]:
                self.tell(span, "warning", f'"{name}" is not off here, so it cannot be put on again.')

    def _knows(self, name: str, span: Span) -> bool:
        if name in self.known:
            return True
        hint = nearest(name, sorted(self.known)) or f"; a suppression names each rule that it is for, as in {_SUCH}."
        self.tell(span, "error", f'There is no rule "{name}"{hint}')
        return False

    def tell(self, span: Span, severity: str, message: str) -> None:
        if self.severity != "off":
            self.findings.append(Finding(SUPPRESSION, self.severity or severity, message, "", span))


def apply(
    text: str,
    findings: Sequence[Finding],
    known: Collection[str],
    ran: Collection[str],
    label_at: Callable[[int], str],
    severity: str = "",
    annotations: Sequence[Annotation] = (),
) -> list[Finding]:
    """The findings that are not silenced, with those about the comments themselves, by place.

    ``known`` are the names of all rules, ``ran`` of those that were asked: only they can be found to silence nothing.
    ``label_at`` gives the label of the paragraph at a source offset. ``severity`` is that of all findings about the comments
    ("off": there are none); "" leaves each its own. ``annotations`` are those of the draft.
    """
    own = [one for one in annotations if one.kind in ("comment", "settled-comment") and _is_ours(one.text.strip())]
    if not own and "reslint" not in text.lower():
        return list(findings)
    comments = _Comments(known, severity)
    comments.read(text)
    comments.unclosed(text)
    for one in own:
        comments.note(one)
    of_rules: dict[str, list[Silence]] = {}
    for silence in comments.silences:
        of_rules.setdefault(silence.rule, []).append(silence)
    silencing = {rule: _Silencing(silences) for rule, silences in of_rules.items()}
    kept = [left for finding in findings if (left := _outside(finding, silencing.get(finding.rule), label_at))]
    for asked in silencing.values():
        asked.mark_used()
    for silence in comments.silences:
        if not silence.used and silence.rule in ran:
            comments.tell(silence.comment, "warning", f'This suppression silences nothing: "{silence.rule}" finds nothing here.')
    return sorted([*kept, *comments.findings], key=_place)


def _is_ours(text: str) -> bool:
    return bool(_NOTE.match(text) or _SLIP.match(text))


def _place(finding: Finding) -> tuple[bool, Span, str, str]:
    """What is said of the whole draft comes first; a comment has no label, but a place."""
    return bool(finding.paragraph) or finding.rule == SUPPRESSION, finding.span, finding.rule, finding.message


class _Silencing:
    """The silences of one rule, asked about places; afterwards those that silenced one are marked as used."""

    def __init__(self, silences: Sequence[Silence]) -> None:
        self.silences = silences
        self._covers = covering(place for silence in silences for place in silence.ranges)
        self._asked: list[int] = []

    def at(self, offset: int) -> bool:
        """Whether a place that begins at the offset is silenced."""
        self._asked.append(offset)
        return self._covers(offset, offset + 1)

    def mark_used(self) -> None:
        """Marks those that hold one of the places asked about."""
        asked = sorted(self._asked)
        for silence in self.silences:
            if any(bisect_left(asked, start) < bisect_left(asked, end) for start, end in silence.ranges):
                silence.used = True


def _outside(finding: Finding, silencing: _Silencing | None, label_at: Callable[[int], str]) -> Finding | None:
    """What is left of a finding: None, or the finding with those of its places that are not silenced."""
    if silencing is None:
        return finding
    if not finding.paragraph and not finding.places:
        # What is said of the whole draft stands at its start, which a comment can hardly stand before.
        lasting = [silence for silence in silencing.silences if silence.end is None]
        for silence in lasting:
            silence.used = True
        return None if silencing.at(finding.span.start) or lasting else finding
    silent = [span for span in (finding.span, *finding.places) if silencing.at(span.start)]
    return finding.without(silent, label_at)
