"""Whole paragraphs of a Word file put in another order, each with all that it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reslint.readers.word import WordFile
from reslint.readers.word.names import Element, attribute, short
from reslint.readers.word.pieces import Container
from reslint.writers import WriteError
from reslint.writers.word.parts import Parts

__all__ = ["put_in_order"]

# What begins and ends in places of its own: a paragraph that holds only one of the two cannot be moved.
_ENDS = ("Start", "End")
_BREAKS = ("w:sectPr", "w:pageBreakBefore")
# What an empty paragraph may hold.
_SILENT = ("w:p", "w:pPr", "w:r", "w:rPr", "w:proofErr", "w:lastRenderedPageBreak")


def put_in_order(word: WordFile, parts: Parts, places: Sequence[int]) -> None:
    """Puts the paragraphs in which the places stand in the order of the places. Raises WriteError where that may do harm."""
    wanted = [_paragraph(word, place) for place in places]
    present = [_paragraph(word, place) for place in sorted(places)]
    if len({id(one) for one in wanted}) < len(wanted):
        raise WriteError("has several notes in one paragraph")
    changed = [at for at, (one, other) in enumerate(zip(present, wanted, strict=True)) if one is not other]
    if not changed:
        return
    present, wanted = present[changed[0] : changed[-1] + 1], wanted[changed[0] : changed[-1] + 1]
    _check(present)
    holder = present[0].getparent()
    seats = [holder.index(one) for one in present]
    tails = [one.tail for one in present]
    for seat, one in zip(seats, present, strict=True):
        holder[seat] = one.makeelement(one.tag)
    for seat, one, tail in zip(seats, wanted, tails, strict=True):
        holder[seat] = one
        one.tail = tail
    parts.change(word.package.main)


def _paragraph(word: WordFile, place: int) -> Element:
    """The element of the paragraph in the body of the file in which a place stands."""
    at = word.at(place)
    if at < 0 or word.pieces[at].paragraph.container is not Container.BODY:
        raise WriteError("has notes that stand outside its text")
    return word.pieces[at].paragraph.element


def _check(paragraphs: Sequence[Element]) -> None:
    """Raises WriteError unless the paragraphs stand together and each can be moved as it is."""
    holder = paragraphs[0].getparent()
    if any(one.getparent() is not holder for one in paragraphs):
        raise WriteError("has notes in several places")
    own = {id(one) for one in paragraphs}
    first, last = holder.index(paragraphs[0]), holder.index(paragraphs[-1])
    if any(id(one) not in own and any(short(part) not in _SILENT for part in _within(one)) for one in holder[first : last + 1]):
        raise WriteError("has notes with other text between them")
    if any(_holds_ends(one) for one in paragraphs):
        raise WriteError("has notes with ends of sections, pages, bookmarks or fields in them")


def _within(element: Element) -> list[Element]:
    """An element and what it holds, but for the insides of properties."""
    return [one for one in element.iter() if short(one.getparent()) not in ("w:pPr", "w:rPr")]


def _holds_ends(paragraph: Element) -> bool:
    """Whether a paragraph ends a section or page, or only begins or only ends something."""
    ends: Counter[str] = Counter()
    for one in paragraph.iter():
        name = short(one)
        if name in _BREAKS or (name == "w:br" and attribute(one, "type") in ("page", "column")):
            return True
        if name == "w:fldChar":
            ends["field"] += {"begin": 1, "end": -1}.get(attribute(one, "fldCharType") or "", 0)
        elif name.endswith(_ENDS):
            ends[name.removesuffix("Start").removesuffix("End") + (attribute(one, "id") or "")] += (
                1 if name.endswith("Start") else -1
            )
    return any(ends.values())
