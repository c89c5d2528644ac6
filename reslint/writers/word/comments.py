"""Comments in a Word file, at the very words they are about or, where Word allows none, at the nearest place that it does."""

from __future__ import annotations

import copy
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from reslint.readers.word import WordFile
from reslint.readers.word.comments import can_hold
from reslint.readers.word.names import Element, short
from reslint.readers.word.pieces import Container, Located
from reslint.text import Span
from reslint.writers.word.cuts import SPACE
from reslint.writers.word.fields import edge_of_field
from reslint.writers.word.parts import Parts

__all__ = ["Comments", "Remark"]

_COMMENTED = (Container.BODY, Container.TABLE, Container.FRAME)
_CHANGES = ("w:ins", "w:moveTo")
_INSIDE_RUNS = ("w:rubyBase", "w:ruby", "w:r", "w:fldSimple")
_ELSEWHERE = {
    Container.HEADER: "This stands in the header of the page, where Word has no comments.",
    Container.NOTE: "This stands in the note that is called here: Word has no comments there.",
    Container.TEXT_BOX: "This stands in a text box beside this paragraph, where Word has no comments.",
}
_STYLES = {"CommentText": "pStyle", "CommentReference": "rStyle"}


class Remark(NamedTuple):
    """What is to be said of a place of the final view: one paragraph a line, the last of which tells it from other remarks."""

    span: Span
    lines: tuple[str, ...]


class Comments:
    """Puts remarks into one file, as comments by ``author``; what it holds already is not said twice."""

    def __init__(self, word: WordFile, parts: Parts, author: str) -> None:
        self._word, self._parts, self._author = word, parts, author
        # Where a line ends a comment that is there: a file may hold thousands.
        self._there: dict[str, list[Span]] = {}
        for one in word.comments.values():
            if one.author == author:
                self._there.setdefault(one.text.rpartition("\n")[2], []).append(one.span)

    def wanted(self, remarks: Sequence[Remark]) -> list[Remark]:
        """The remarks that are new, at places where Word allows comments, in order."""
        placed = [self._placed(remark) for remark in remarks]
        return sorted((one for one in placed if one and not self._is_there(one)), key=lambda one: (one.span.start, -one.span.end))

    def places(self, remarks: Sequence[Remark]) -> Iterator[int]:
        """Where runs have to begin for them."""
        for remark in remarks:
            yield remark.span.start
            yield remark.span.end

    def _is_there(self, remark: Remark) -> bool:
        span, there = remark.span, self._there.get(remark.lines[-1], ())
        return any(one.start <= span.end and span.start <= one.end for one in there)

    def _placed(self, remark: Remark) -> Remark | None:
        """The remark where it can stand; None in a file without a place for comments."""
        span = self._grown(remark.span)
        at = max(0, self._word.at(span.start))
        touched = [one for one in self._between(span) if one.piece.run is not None]
        holder = touched[0] if touched else self._word.pieces[at] if self._word.pieces else None
        container = holder.paragraph.container if holder else Container.BODY
        if container in _COMMENTED:
            inside = [one for one in touched if one.paragraph.container in _COMMENTED]
            if inside:
                return Remark(Span(max(span.start, inside[0].start), min(span.end, inside[-1].end)), remark.lines)
            near = self._near(holder)
            return Remark(near, remark.lines) if near else None
        near = self._elsewhere(container, span.start, holder)
        return Remark(near, (*remark.lines[:-1], _ELSEWHERE[container], remark.lines[-1])) if near else None

    def _grown(self, span: Span) -> Span:
        """The span or, where it has no characters, the word at it."""
        text = self._word.document.source.text
        if span.start < span.end:
            return span
        start = end = min(span.start, len(text))
        while start > 0 and text[start - 1].isalnum():
            start -= 1
        if start == end:
            while end < len(text) and text[end].isalnum():
                end += 1
        if start == end and start > 0 and text[start - 1] != "\n":
            start -= 1
        return Span(start, max(end, start + 1))

    def _between(self, span: Span) -> list[Located]:
        pieces = self._word.pieces
        low = max(0, self._word.at(span.start))
        high = bisect_left(pieces, span.end, key=lambda located: located.start)
        return [one for one in pieces[low:high] if one.end > span.start]

    def _near(self, holder: Located | None) -> Span | None:
        """The first words of the paragraph, else of the nearest one that has any."""
        own = [one for one in self._word.pieces if holder and one.paragraph is holder.paragraph and can_hold(one)]
        start = holder.start if holder else 0
        others = [one for one in self._word.pieces if can_hold(one)]
        nearest = own[:1] or sorted(others, key=lambda one: abs(one.start - start))[:1]
        return Span(nearest[0].start, nearest[0].end) if nearest else None

    def _elsewhere(self, container: Container, place: int, holder: Located | None) -> Span | None:
        """The call of the note, the paragraph beside the text box, the first words of the text below the header."""
        at = -1
        if container is Container.NOTE:
            at = self._call(place)
        elif container is Container.TEXT_BOX:
            at = next((start for box, start in self._word.anchors if box.start <= place < box.end), -1)
        if at >= 0:
            for one in self._between(Span(at, at + 1)):
                if can_hold(one):
                    return Span(one.start, one.end)
            holder = self._word.pieces[max(0, self._word.at(at))]
            return self._near(holder)
        return next((Span(one.start, one.end) for one in self._word.pieces if can_hold(one)), None)

    def _call(self, place: int) -> int:
        """Where the note is called in whose body the place is."""
        at = max(0, self._word.at(place))
        element = self._word.pieces[at].paragraph.element
        while element is not None and short(element) not in ("w:footnote", "w:endnote"):
            element = element.getparent()
        if element is None:
            return -1
        return self._word.calls.get(f"{short(element)[2:]}:{element.get(self._parts.name('id'))}", -1)

    def add(self, remarks: Sequence[Remark]) -> None:
        """Puts the remarks in, whose places are cut."""
        if not remarks:
            return
        root = self._parts.comments
        self._parts.change(self._word.package.main)
        for remark in remarks:
            runs = [one.piece.run for one in self._between(remark.span) if one.piece.run is not None]
            identifier = self._parts.identifier()
            self._tell(root, remark, identifier)
            _outermost(edge_of_field(runs[0], last=False), last=False).addprevious(self._element("commentRangeStart", identifier))
            last = _outermost(edge_of_field(runs[-1], last=True), last=True)
            last.addnext(self._reference(identifier))
            last.addnext(self._element("commentRangeEnd", identifier))

    def _element(self, local: str, identifier: str) -> Element:
        root = self._parts.package.xml(self._parts.package.main)
        return root.makeelement(self._parts.name(local), {self._parts.name("id"): identifier})

    def _reference(self, identifier: str) -> Element:
        run = copy.deepcopy(self._referring)
        run[-1].set(self._parts.name("id"), identifier)
        return run

    @cached_property
    def _referring(self) -> Element:
        """A run that refers to a comment, to be copied: that costs a tenth of making one."""
        run = self._parts.package.xml(self._parts.package.main).makeelement(self._parts.name("r"))
        self._style(run, "rPr", "CommentReference")
        self._within(run, "commentReference")
        return run

    def _style(self, holder: Element, properties: str, style: str) -> None:
        """Names a style, if the file has it."""
        if self._word.has_style(style):
            self._within(self._within(holder, properties), _STYLES[style], val=style)

    def _within(self, holder: Element, local: str, **attributes: str) -> Element:
        """A new element at the end of another."""
        named = {self._parts.name(key): one for key, one in attributes.items()}
        made = holder.makeelement(self._parts.name(local), named)
        holder.append(made)
        return made

    def _tell(self, root: Element, remark: Remark, identifier: str) -> None:
        """Puts what is to be said among the comments."""
        comment = self._within(root, "comment", id=identifier, author=self._author, initials=self._author[:2])
        for at, line in enumerate(remark.lines):
            paragraph = copy.deepcopy(self._further if at else self._first)
            paragraph[-1][-1].text = line
            comment.append(paragraph)

    @cached_property
    def _first(self) -> Element:
        """The first paragraph of a comment, to be copied; its last run holds the words."""
        return self._paragraph(marked=True)

    @cached_property
    def _further(self) -> Element:
        """Any other."""
        return self._paragraph(marked=False)

    def _paragraph(self, marked: bool) -> Element:
        paragraph = self._parts.comments.makeelement(self._parts.name("p"))
        self._style(paragraph, "pPr", "CommentText")
        if marked:
            mark = self._within(paragraph, "r")
            self._style(mark, "rPr", "CommentReference")
            self._within(mark, "annotationRef")
        words = self._within(self._within(paragraph, "r"), "t")
        words.set(SPACE, "preserve")
        return paragraph


def _outermost(run: Element, last: bool) -> Element:
    """The run, or the change that begins (or ends) with it, or what it is a part of inside another run or a formula."""
    while True:
        holder = run.getparent()
        name = short(holder)
        edge = run.getnext() if last else run.getprevious()
        if name.startswith("m:") or name in _INSIDE_RUNS or (name in _CHANGES and edge is None):
            run = holder
        else:
            return run
