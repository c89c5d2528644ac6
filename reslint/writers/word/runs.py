"""Runs of a Word file cut at exact characters, taken out, put in: plainly or as tracked changes.

Places are offsets of the final view's source. A run that is cut becomes two with the same properties; whatever else stands in it
stays where it is.
"""

from __future__ import annotations

import copy
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reslint.finding import Edit
from reslint.readers.word import WordFile
from reslint.readers.word.document import Located
from reslint.readers.word.names import Element, attribute, child, short
from reslint.writers import WriteError
from reslint.writers.word.cuts import SPACE, Cuts, keep_blanks
from reslint.writers.word.fields import edge_of_field
from reslint.writers.word.parts import Parts

__all__ = ["Runs"]

_OTHERS = ("w:ins", "w:moveTo")
# What may stand in a run that is taken out as a whole: it shows nothing and means nothing.
_IDLE = ("w:rPr", "w:lastRenderedPageBreak")
_BEFORE_ITALIC = ("w:rStyle", "w:rFonts", "w:b", "w:bCs")


def _stretches(edit: Edit) -> Iterator[tuple[int, int, bool | None]]:
    """The text of an edit in stretches of one look; None for that of its place."""
    if edit.italics is None:
        yield 0, len(edit.text), None
        return
    cuts = sorted({0, len(edit.text), *(cut for place in edit.italics for cut in place)})
    for start, end in pairwise(cuts):
        yield start, end, any(low <= start and end <= high for low, high in edit.italics)


class Runs:
    """The runs of one file; ``tracked``: what is changed is marked as a change by ``author``."""

    def __init__(self, word: WordFile, parts: Parts, author: str, tracked: bool) -> None:
        self._word, self._parts, self._author, self._tracked = word, parts, author, tracked
        self._pieces = word.pieces
        self._cuts = Cuts(word.pieces, parts)

    def cut(self, places: Iterable[int]) -> None:
        """Makes a run begin at each of the places that lie within characters."""
        self._cuts.at(places)

    def edit(self, edit: Edit) -> None:
        """Makes an edit, whose places are cut; edits are made from the last to the first. Raises WriteError without a place."""
        covered = self._covered(edit.span.start, edit.span.end)
        if edit.italic is not None:
            self._restyle(covered, edit.italic)
            return
        if any(located.piece.locked or located.piece.node is None for located in covered):
            raise WriteError("cannot take a correction where Word itself makes the text")
        if edit.text:
            self._insert(edit, covered)
        for run, nodes in _by_run(covered):
            self._take_out(run, nodes)
        if covered:
            self._parts.change(covered[0].paragraph.part)

    def _restyle(self, covered: Sequence[Located], italic: bool) -> None:
        """Makes the characters italic or upright; the properties as they were are kept with a tracked change."""
        for run, _ in _by_run(covered):
            located = next(one for one in covered if one.piece.run is run)
            if run is None or located.piece.look.italic is italic:
                continue
            properties = self._properties(run)
            before = copy.deepcopy(properties)
            self._set_italic(properties, located.paragraph.style, italic)
            if self._tracked and child(properties, "w:rPrChange") is None:
                change = self._change("rPrChange")
                change.append(before)
                properties.append(change)
            self._parts.change(located.paragraph.part)

    def _properties(self, run: Element) -> Element:
        """The properties of a run, which it has from now on."""
        properties = child(run, "w:rPr")
        if properties is None:
            properties = run.makeelement(self._parts.name("rPr"))
            run.insert(0, properties)
        return properties

    def _set_italic(self, properties: Element, style: str, italic: bool) -> None:
        """Makes properties say italic or upright, if they and the paragraph's style do not."""
        for one in list(properties):
            if short(one) == "w:i":
                properties.remove(one)
        if self._word.styles.look(style, properties).italic is not italic:
            said = properties.makeelement(self._parts.name("i"))
            if not italic:
                said.set(self._parts.name("val"), "0")
            # The schema has an order: style, font and bold come first.
            properties.insert(sum(short(one) in _BEFORE_ITALIC for one in properties), said)

    def _covered(self, start: int, end: int) -> list[Located]:
        low = bisect_left(self._pieces, start, key=lambda located: located.start)
        high = bisect_left(self._pieces, end, key=lambda located: located.start)
        covered = self._pieces[low:high] if start < end else []
        if sum(len(located.piece.string) for located in covered) != end - start:
            raise WriteError("cannot take a correction across the end of a paragraph")
        return covered

    def around(self, place: int) -> tuple[Located | None, Located | None]:
        """What stands before and behind a place in its paragraph, labels that Word makes aside."""
        at = bisect_left(self._pieces, place, key=lambda located: located.start)
        before = next((one for one in reversed(self._pieces[max(0, at - 1) : at]) if one.end == place), None)
        behind = self._pieces[at] if at < len(self._pieces) and self._pieces[at].start == place else None
        shown = [None if one is None or one.piece.run is None else one for one in (before, behind)]
        return shown[0], shown[1]

    def _insert(self, edit: Edit, covered: Sequence[Located]) -> None:
        """Puts new characters in the place of those that are taken out, else behind what stands before the place."""
        if covered:
            self._put(edit, covered[0], covered[-1].piece.run, behind=True)
            self._parts.change(covered[0].paragraph.part)
            return
        before, behind = self.around(edit.span.start)
        for located, is_behind in ((before, True), (behind, False)):
            # What is put beside words that are struck out is not to be struck out with them.
            if located is not None and not located.piece.locked and not located.piece.look.struck:
                self._put(edit, located, located.piece.run, is_behind)
                self._parts.change(located.paragraph.part)
                return
        end = None if before is None else edge_of_field(before.piece.run, last=True)
        goes_on = behind is not None and edge_of_field(behind.piece.run, last=True) is end
        if before is None or goes_on or not (before.piece.call if end is before.piece.run else _is_free(before.piece.run)):
            raise WriteError("cannot take a correction where Word itself makes the text")
        # Behind the call of a note, in the look of what stands before it, or behind a field.
        shown = (one for one in reversed(self._pieces[: self._pieces.index(before)]) if one.piece.run is not None)
        like = next(shown, before) if before.piece.call else before
        self._put(edit, like, end, behind=True)
        self._parts.change(before.paragraph.part)

    def _put(self, edit: Edit, like: Located, beside: Element, behind: bool) -> None:
        """Puts runs with the text of an edit, in the look of ``like``, before or behind the run ``beside``."""
        made = [self._looking(edit.text[start:end], like, italic) for start, end, italic in _stretches(edit)]
        for run in reversed(made) if behind else made:
            self._put_run(run, beside, behind)

    def _looking(self, text: str, like: Located, italic: bool | None) -> Element:
        """A run with a text, in the look of ``like``, but italic or upright if that is said."""
        run = self._new_run(text, like.piece.run)
        if italic is not None:
            self._set_italic(self._properties(run), like.paragraph.style, italic)
        return run

    def _put_run(self, run: Element, beside: Element, behind: bool) -> None:
        put = run
        holder = beside.getparent()
        if self._tracked:
            put = self._change("ins")
            put.append(run)
            if short(holder) in _OTHERS:
                if attribute(holder, "author") == self._author:
                    put = run
                else:
                    beside = self._part_holder(holder, beside, behind)
        if behind:
            beside.addnext(put)
        else:
            beside.addprevious(put)

    def _part_holder(self, holder: Element, beside: Element, behind: bool) -> Element:
        """Parts another author's insertion at a run, so that a change of ours can stand beside the half that is given back."""
        first = beside if behind else beside.getprevious()
        rest = [] if first is None else list(first.itersiblings())
        if not rest:
            return holder
        second = holder.makeelement(holder.tag, dict(holder.attrib))
        second.set(self._parts.name("id"), self._parts.identifier())
        second.extend(rest)
        holder.addnext(second)
        return holder if behind else second

    def _new_run(self, text: str, like: Element) -> Element:
        run = like.makeelement(self._parts.name("r"))
        properties = child(like, "w:rPr")
        if properties is not None:
            properties = copy.deepcopy(properties)
            for one in list(properties):
                if short(one) in ("w:rPrChange", "w:ins", "w:del"):
                    properties.remove(one)
            run.append(properties)
        for at, line in enumerate(text.split("\n")):
            if at:
                run.append(run.makeelement(self._parts.name("br")))
            for tab, words in enumerate(line.split("\t")):
                if tab:
                    run.append(run.makeelement(self._parts.name("tab")))
                if words:
                    node = run.makeelement(self._parts.name("t"), {SPACE: "preserve"})
                    node.text = words
                    run.append(node)
        return run

    def _take_out(self, run: Element, nodes: Sequence[Element]) -> None:
        """Takes the elements of a run out, all of which stand in an edit."""
        for part in self._alone(run, nodes):
            holder = part.getparent()
            own = short(holder) in _OTHERS and attribute(holder, "author") == self._author
            if not self._tracked or own:
                self._keep_page(part)
                holder.remove(part)
                if short(holder) in _OTHERS and not len(holder):
                    holder.getparent().remove(holder)
            else:
                self._delete(part)

    def _keep_page(self, run: Element) -> None:
        """Leaves the mark of where Word last began a page, which a run that goes would take along."""
        for hint in [one for one in run if short(one) == "w:lastRenderedPageBreak"]:
            kept = run.makeelement(self._parts.name("r"))
            kept.append(hint)
            run.addprevious(kept)

    def _delete(self, run: Element) -> None:
        """Marks a run as deleted."""
        deletion = self._change("del")
        run.addprevious(deletion)
        deletion.append(run)
        for one in run:
            if short(one) == "w:t":
                keep_blanks(one, ())
                one.tag = self._parts.name("delText")

    def _alone(self, run: Element, nodes: Sequence[Element]) -> list[Element]:
        """The run, or the runs made of it, that hold nothing but the nodes: what else shows or means something stays."""
        kept = [one for one in run if short(one) not in _IDLE and all(one is not node for node in nodes)]
        if not kept:
            return [run]
        found: list[Element] = []
        current, inside = run, False
        for one in list(run):
            if short(one) == "w:rPr":
                continue
            is_node = any(one is node for node in nodes)
            if is_node != inside and child(current, "w:rPr") is not one:
                if any(short(other) not in _IDLE for other in current if other is not one) and one.getprevious() is not None:
                    current = self._cuts.split(current, one)
                inside = is_node
            if is_node and (not found or found[-1] is not current):
                found.append(current)
        return found

    def _change(self, kind: str) -> Element:
        root = self._parts.package.xml(self._parts.package.main)
        return root.makeelement(
            self._parts.name(kind), {self._parts.name("id"): self._parts.identifier(), self._parts.name("author"): self._author}
        )


def _by_run(covered: Iterable[Located]) -> list[tuple[Element, list[Element]]]:
    groups: list[tuple[Element, list[Element]]] = []
    for located in covered:
        if groups and groups[-1][0] is located.piece.run:
            groups[-1][1].append(located.piece.node)
        else:
            groups.append((located.piece.run, [located.piece.node]))
    return groups


def _is_free(run: Element) -> bool:
    """Whether people may write beside the field that a run is in: what holds it is no content control."""
    return not any(short(one) == "w:sdt" for one in run.iterancestors())
