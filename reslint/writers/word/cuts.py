"""Runs and their texts cut in two: whatever else stands in a run stays where it is, and both halves have its properties."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from itertools import takewhile

from reslint.readers.word.document import Located
from reslint.readers.word.names import Element, attribute, child, short
from reslint.readers.word.pieces import Piece
from reslint.writers.word.parts import Parts

__all__ = ["SPACE", "Cuts", "keep_blanks"]

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
"""The attribute that says whether an element shows the blanks at its ends."""


class Cuts:
    """Cuts the pieces of one file, which stay in order: a list that grows with each cut."""

    def __init__(self, pieces: list[Located], parts: Parts) -> None:
        self._pieces, self._parts = pieces, parts

    def at(self, places: Iterable[int]) -> None:
        """Makes a run begin at each of the places that lie within characters."""
        at = len(self._pieces) - 1
        for place in sorted(set(places), reverse=True):
            while at >= 0 and self._pieces[at].start > place:
                at -= 1
            if at < 0:
                return
            located = self._pieces[at]
            before = self._pieces[at - 1] if at else None
            if located.start < place < located.end:
                if located.piece.node is not None and short(located.piece.node) == "w:t" and not located.piece.locked:
                    self._cut_text(at, place - located.start)
            elif place == located.start and before is not None and before.piece.run is located.piece.run is not None:
                if before.piece.node is located.piece.node:
                    self._cut_text(at - 1, len(before.piece.string))
                else:
                    self._cut_run(at)

    def _cut_text(self, at: int, length: int) -> None:
        """Cuts the element of a piece behind its first characters in two, and its run between them."""
        located = self._pieces[at]
        piece, node = located.piece, located.piece.node
        assert node is not None
        keep_blanks(node, self._same(at))
        index = piece.skip + length
        second = node.makeelement(node.tag, dict(node.attrib))
        node.text, second.text = node.text[:index], node.text[index:]
        node.addnext(second)
        if length < len(piece.string):
            rest = Piece(piece.string[length:], second, piece.run, piece.look, index, piece.call, piece.locked, piece.author)
            self._pieces.insert(at + 1, Located(located.start + length, rest, located.paragraph))
            piece.string = piece.string[:length]
        for later in self._behind(at + 1):
            if later.piece.node is not node and later.piece.node is not second:
                break
            later.piece.node, later.piece.skip = second, later.piece.skip - index
        self._cut_run(at + 1)

    def _behind(self, first: int) -> Iterator[Located]:
        """The pieces from one on."""
        # A slice would copy all of them for the few that are wanted.
        return (self._pieces[at] for at in range(first, len(self._pieces)))

    def _same(self, at: int) -> list[Piece]:
        """The pieces that are of the same element as one."""
        node = self._pieces[at].piece.node
        first = at
        while first > 0 and self._pieces[first - 1].piece.node is node:
            first -= 1
        return [one.piece for one in takewhile(lambda one: one.piece.node is node, self._behind(first))]

    def _cut_run(self, at: int) -> None:
        """Makes the run of a piece begin with it: what stands before it in the run stays in a run of its own."""
        run, node = self._pieces[at].piece.run, self._pieces[at].piece.node
        if run is None or node is None or node.getparent() is not run:
            return
        self._moved(at, self.split(run, node), run)
        self._parts.change(self._pieces[at].paragraph.part)

    def _moved(self, at: int, second: Element, run: Element) -> None:
        """The pieces from one on whose elements went into the second run."""
        for located in self._behind(at):
            if located.piece.run is not run:
                break
            if located.piece.node is not None and located.piece.node.getparent() is second:
                located.piece.run = second

    def split(self, run: Element, node: Element) -> Element:
        """A new run behind a run, with its properties, that takes over the node and what stands behind it."""
        second = run.makeelement(run.tag, dict(run.attrib))
        properties = child(run, "w:rPr")
        if properties is not None:
            second.append(self._fresh(copy.deepcopy(properties)))
        for one in [node, *node.itersiblings()]:
            second.append(one)
        run.addnext(second)
        return second

    def _fresh(self, properties: Element) -> Element:
        """Properties with identifiers of their own: a change of format that is kept twice is two changes."""
        for one in properties:
            if attribute(one, "id") is not None:
                one.set(self._parts.name("id"), self._parts.identifier())
        return properties


def keep_blanks(node: Element, pieces: Iterable[Piece]) -> None:
    """Makes the element keep the blanks at its ends, of which it shows none so far: those go."""
    if node.get(SPACE) == "preserve":
        return
    skipped = len(node.text) - len(node.text.lstrip(" \t\n\r"))
    node.text = node.text.strip(" \t\n\r")
    node.set(SPACE, "preserve")
    for piece in pieces:
        piece.skip -= skipped
