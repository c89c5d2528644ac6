"""Where the fields of a Word file begin and end, in links, in changes and in one another."""

from __future__ import annotations

from collections.abc import Iterator

from reslint.readers.word.names import Element, attribute, short

__all__ = ["edge_of_field"]


def edge_of_field(run: Element, last: bool) -> Element:
    """What the outermost field begins (or ends) with whose result the run is in, a run or the element that is the field; else the
    run. What stands in a result goes when the field is worked out anew. A field that goes on in another paragraph has no such
    edge there in this one."""
    paragraph = next((one for one in run.iterancestors() if short(one) == "w:p"), None)
    if paragraph is None:
        return run
    edge = run if next(paragraph.iter("{*}fldChar"), None) is None else _edge_by_marks(run, paragraph, last)
    for holder in edge.iterancestors():
        if holder is paragraph:
            break
        if short(holder) == "w:fldSimple":
            edge = holder
    return edge


def _edge_by_marks(run: Element, paragraph: Element, last: bool) -> Element:
    """The run with the mark that begins (or ends) the outermost field around a run, else the run."""
    # Further fields go down and up again on the way: only what lies lower than all before it is around the run.
    depth, lowest, found = 0, 0, run
    for mark in _marks(run, paragraph, last):
        kind = attribute(mark, "fldCharType")
        if kind == ("end" if last else "begin"):
            depth -= 1
            if depth < lowest:
                lowest, found = depth, mark.getparent()
        elif kind == ("begin" if last else "end"):
            depth += 1
    return found


def _marks(run: Element, paragraph: Element, last: bool) -> Iterator[Element]:
    """The marks of fields behind (or before) a run in its paragraph, the nearest first."""
    one = run
    while one is not paragraph:
        for beside in one.itersiblings(preceding=not last):
            marks = list(beside.iter("{*}fldChar"))
            yield from marks if last else reversed(marks)
        one = one.getparent()
