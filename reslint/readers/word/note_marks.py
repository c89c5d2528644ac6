"""The marks of native notes: numbered in the order in which they are called, not by their identifiers. ISO/IEC 29500-1, 17.11."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from reslint.readers.word.names import Element, child, integer, value
from reslint.readers.word.numbering import formatted

__all__ = ["NoteMarks"]

_SYMBOLS = "*†‡§"


class _Manner(NamedTuple):
    """How one section numbers its notes of one kind."""

    format: str
    start: int
    restarts: bool


@dataclass(slots=True)
class NoteMarks:
    """Counts calls. ``sections`` are the properties of the sections, in order, ``settings`` those of the document; ``marks`` what
    was given, by kind and identifier, in the order of the calls.
    """

    sections: list[Element]
    settings: Element | None = None
    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    _section: int = 0
    _counts: dict[str, int] = field(default_factory=dict)

    def next_section(self) -> None:
        """The next section begins."""
        self._section += 1
        for kind in ("footnote", "endnote"):
            manner = self._manner(kind)
            if manner.restarts:
                self._counts.pop(kind, None)

    def number(self, kind: str, identifier: str) -> str:
        """The mark of the next call; a note that is called once more keeps the mark that it has."""
        if (kind, identifier) in self.marks:
            return self.marks[kind, identifier]
        manner = self._manner(kind)
        self._counts[kind] = self._counts[kind] + 1 if kind in self._counts else manner.start
        count = self._counts[kind]
        mark = _symbol(count) if manner.format == "chicago" else formatted(count, manner.format)
        self.marks[kind, identifier] = mark
        return mark

    def custom(self, kind: str, identifier: str, mark: str) -> str:
        """A mark that the drafter typed; it does not count."""
        self.marks.setdefault((kind, identifier), mark)
        return mark

    def _manner(self, kind: str) -> _Manner:
        section = self.sections[self._section] if self._section < len(self.sections) else None
        properties = child(section, f"w:{kind}Pr")
        start = integer(value(properties, "w:numStart"))
        return _Manner(
            value(properties, "w:numFmt")
            or value(child(self.settings, f"w:{kind}Pr"), "w:numFmt")
            or ("decimal" if kind == "footnote" else "lowerRoman"),
            1 if start is None else start,
            value(properties, "w:numRestart") == "eachSect",
        )


def _symbol(count: int) -> str:
    return _SYMBOLS[(count - 1) % len(_SYMBOLS)] * ((count - 1) // len(_SYMBOLS) + 1)
