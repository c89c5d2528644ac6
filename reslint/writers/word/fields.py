"""Where the fields of a Word file begin and end."""

from __future__ import annotations

from reslint.readers.word.names import Element, attribute, short

__all__ = ["edge_of_field"]


def edge_of_field(run: Element, last: bool) -> Element:
    """The run with which the field begins (or ends) whose result the run is in, else the run: what stands in a result goes when
    the field is worked out anew."""
    depth, found = 0, run
    if next(run.getparent().iter("{*}fldChar"), None) is None:
        return run
    for one in run.itersiblings(preceding=not last):
        for mark in [inner for inner in one.iter() if short(inner) == "w:fldChar"]:
            kind = attribute(mark, "fldCharType")
            if kind == ("end" if last else "begin"):
                depth -= 1
                found = one if depth < 0 else found
            elif kind == ("begin" if last else "end"):
                depth += 1
    return found
