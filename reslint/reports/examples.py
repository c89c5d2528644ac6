"""Examples that do not hold, for people: the text with what was expected and what was found underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from reslint.examples import ExampleFailure
from reslint.reports.excerpt import columns, visible

__all__ = ["told"]

LINES_SHOWN = 10
INDENT = "    "
ELLIPSIS = "…"

Range = tuple[int, int]


def told(failure: ExampleFailure) -> str:
    """Place, rule and problem; the lines of the example, underlined; what the rule said; what its fix gave."""
    head = f"{failure.path}:{failure.line}: {failure.rule}: {failure.problem}"
    return "\n".join([head, *(f"{INDENT}{line}".rstrip() for line in _lines(failure))])


def _lines(failure: ExampleFailure) -> Iterator[str]:
    rows = list(_rows(failure))
    marked = [at for at, (_, unders) in enumerate(rows) if unders]
    near = {at + step for at in marked for step in (-1, 0, 1)}
    left_out = False
    for at, (line, unders) in enumerate(rows):
        if len(rows) > LINES_SHOWN and at not in near:
            if not left_out:
                yield ELLIPSIS
            left_out = True
            continue
        left_out = False
        yield line
        yield from unders
    yield from (visible(message) for message in failure.messages)
    if failure.given or failure.right:
        yield from _difference(failure.right, failure.given)


def _rows(failure: ExampleFailure) -> Iterator[tuple[str, list[str]]]:
    """Each line with those under it."""
    at = 0
    for line in failure.text.split("\n"):
        expected, found = (_under(line, at, ranges) for ranges in (failure.expected, failure.found))
        yield visible(line), _named(expected, found)
        at += len(line) + 1


def _named(expected: str, found: str) -> list[str]:
    if expected == found:
        return [f"{found} expected and found"] if found else []
    width = max(len(expected), len(found))
    return [f"{under.ljust(width)} {name}" for under, name in ((expected, "expected"), (found, "found")) if under]


def _under(line: str, at: int, ranges: Sequence[Range]) -> str:
    """The marks under a line that begins at ``at``; a place without words has one mark."""
    marks = [False] * (len(line) + 1)
    for start, end in ranges:
        for place in range(max(start, at), min(max(end, start + 1), at + len(line) + 1)):
            marks[place - at] = True
    widths = [*(columns(visible(character)) for character in line), 1]
    return "".join(("^" if mark else " ") * width for mark, width in zip(marks, widths, strict=True)).rstrip()


def _difference(right: str, given: str) -> Iterator[str]:
    """Both texts, from the line on in which they differ."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(right.split("\n"), given.split("\n"), strict=False)))
    for name, text in (("the good text:     ", right), ("what the fix gives:", given)):
        line = text.split("\n")[same : same + 1] or [""]
        yield f"{name} {visible(line[0])}"
