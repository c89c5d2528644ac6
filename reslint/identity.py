"""What makes a finding the same finding in another version of the draft: its rule, its paragraph's text and its words.

Lines and numbers play no part, so that a paragraph may move, and be renumbered, without its findings becoming new ones.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from reslint.draft import Draft, Kind, Note, Paragraph
from reslint.finding import Finding
from reslint.matching.expressions import expression
from reslint.text import Span

__all__ = ["Holders", "Identity", "fingerprint", "lasting"]

LONGEST = 120

_INNER_NUMBERS = expression(r"\b(paragraphs?|sections?|notes?)(\s+)(?:\d+|[IVX]+)(?:\s*(?:,|and|or|to|–)\s*\d+)*", re.IGNORECASE)
_MARKUP = expression(r"[*_]+")


@dataclass(frozen=True, order=True, slots=True)
class Identity:
    """``paragraph``: the label; ``text``: the fingerprint of the paragraph's text ("" for the whole draft); ``words``: the words
    concerned, without markup, numbers of paragraphs and calls of notes."""

    rule: str
    paragraph: str
    text: str
    words: str


def fingerprint(text: str) -> str:
    """A short mark of a text, the same for texts that differ in blanks and in the numbers of paragraphs they refer to only."""
    return sha256(_plain(text).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def lasting(path: str, draft: Draft, findings: Sequence[Finding]) -> list[str]:
    """A mark of each finding, different for each, the same in another version where its paragraph has moved or a new number."""
    holders, seen = Holders(draft), Counter[str]()
    marks = []
    for finding in findings:
        identity = holders.identities(finding)[0][1]
        place = identity.text or identity.paragraph
        whole = "\0".join((path, identity.rule, place, identity.words))
        seen[whole] += 1
        marks.append(sha256(f"{whole}\0{seen[whole]}".encode("utf-8", "surrogatepass")).hexdigest())
    return marks


def _plain(text: str) -> str:
    return _INNER_NUMBERS.sub(r"\1\2#", " ".join(text.split()))


class Holders:
    """The paragraphs and notes of a draft, by the places of their characters."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        holders: list[Paragraph | Note] = [p for p in draft.paragraphs if p.kind is not Kind.FURNITURE]
        holders += draft.notes
        self.all = tuple(holders)
        self._ranges = sorted(((span, at) for at, holder in enumerate(holders) for span in _ranges(holder)))
        self._starts = [span.start for span, _ in self._ranges]
        self._fingerprints: dict[int, str] = {}

    def at(self, offset: int) -> Paragraph | Note | None:
        """What stands at the offset."""
        place = self._place(offset)
        return None if place is None else self.all[place]

    def label(self, offset: int) -> str:
        """The label of what stands at the offset, or ""."""
        holder = self.at(offset)
        return holder.label if holder else ""

    def identities(self, finding: Finding) -> list[tuple[Span, Identity]]:
        """Each place of a finding with its identity."""
        places = [(finding.span, finding.paragraph), *((span, self.label(span.start)) for span in finding.places)]
        return [(span, self._identity(finding.rule, label, span)) for span, label in places]

    def _identity(self, rule: str, label: str, span: Span) -> Identity:
        place = self._place(span.start) if label else None
        if place is None:
            return Identity(rule, label, "", self._words(span, ()))
        holder = self.all[place]
        if place not in self._fingerprints:
            self._fingerprints[place] = fingerprint(holder.text.string)
        return Identity(rule, label, self._fingerprints[place], self._words(span, _numbers(holder)))

    def _words(self, span: Span, numbers: Iterable[Span]) -> str:
        """The words of the source without numbers and calls, which change where others come or go."""
        source = self._draft.source.text
        pieces, at = [], span.start
        for number in sorted(numbers):
            if number.start < span.end and span.start < number.end:
                pieces.append(source[at : max(at, number.start)])
                at = max(at, number.end)
        pieces.append(source[at : span.end])
        return _plain(_MARKUP.sub("", "".join(pieces)))[:LONGEST]

    def _place(self, offset: int) -> int | None:
        at = bisect_right(self._starts, offset) - 1
        return self._ranges[at][1] if at >= 0 and offset <= self._ranges[at][0].end else None


def _ranges(holder: Paragraph | Note) -> list[Span]:
    whole = holder.span
    if not holder.pieces:
        return [whole]
    # The number or mark is not part of the text's own pieces.
    return [Span(min(whole.start, holder.pieces[0].start), holder.pieces[0].end), *holder.pieces[1:]]


def _numbers(holder: Paragraph | Note) -> list[Span]:
    if isinstance(holder, Note):
        return [holder.mark_span]
    number = [holder.number_span] if holder.number_span else []
    return [*number, *(call.span for call in holder.calls)]
