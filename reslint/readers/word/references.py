"""References that Word keeps as fields: each shows the number that its paragraph had when the fields were last worked out.

ISO/IEC 29500-1, 17.16.5.51: REF with the name of a bookmark, and a switch that asks for the number of the bookmark's paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from reslint.draft import Annotation
from reslint.readers.word.pieces import Event, Happening
from reslint.text import Span

__all__ = ["References"]

_NUMBER_ALONE = "\\n"
_NUMBERS = (_NUMBER_ALONE, "\\r", "\\w")


class References:
    """Sees what happens in one file, in order; tells at the end which references are out of date."""

    def __init__(self) -> None:
        self._labels: dict[str, str] = {}
        self._open: list[tuple[int, str]] = []
        self._found: list[tuple[Span, str]] = []

    def event(self, event: Event, at: int, label: str) -> None:
        """A bookmark stands in a paragraph with this automatic number, or a reference begins or ends at an offset."""
        if event.happening is Happening.BOOKMARK:
            self._labels.setdefault(event.name.lower(), label)
        elif event.happening is Happening.REFERENCE_STARTS:
            self._open.append((at, event.name))
        elif self._open:
            start, instruction = self._open.pop()
            self._found.append((Span(start, at), instruction))

    def stale(self, text: str) -> Iterator[Annotation]:
        """The references in a text that show another number than that of their paragraph, which is in the annotation."""
        for span, instruction in self._found:
            _, name, *switches = [*instruction.split(), ""]
            asked = [switch.lower() for switch in switches if switch.lower() in _NUMBERS]
            shown, right = (_bare(string) for string in (text[span.start : span.end], self._labels.get(name.lower(), "")))
            # Of an item, the other switches ask for the numbers of the paragraphs above it as well.
            told = right.isdigit() or _NUMBER_ALONE in asked
            if asked and told and right and shown and shown.isdigit() == right.isdigit() and shown != right:
                yield Annotation("stale-reference", span, "", right)


def _bare(number: str) -> str:
    return number.strip().strip(".")
