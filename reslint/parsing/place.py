"""Where in a draft the lexer is, and how each paragraph that it has understood moves it on."""

from __future__ import annotations

from dataclasses import dataclass, field

from reslint.draft import Opening
from reslint.matching.expressions import expression
from reslint.parsing.levels import Levels
from reslint.parsing.numbers import Number, section_values
from reslint.parsing.terminals import LEVELS, Terminal, numbered, plain_end
from reslint.readers.block import Block
from reslint.text import Style, Text

__all__ = ["Place"]

_ITEM_TITLE_LENGTH = 150
# "To assist …", but not "To this end, …".
_TO = expression(r"To (?!this\b|that\b|these\b|those\b|the\b|date\b|an?\b)[a-z]")
# How an item ends that is not the last of its list.
_ITEM_ENDS = (",", ";", "; and", "; or", ", and", ", or")
_ENDS = (",", ";", ".", ":", "?", "”")
# An operative paragraph that ends with a comma was cut there: its own end is a semicolon or a stop.
_OPERATIVE_ENDS = _ENDS[1:]


@dataclass(slots=True)
class Place:
    """A place behind a paragraph.

    ``part`` of the draft: "front", "preamble", "operative", "closing" or "annex"; ``host``: the type of what items would hang on;
    ``levels``: its lists that are open. ``complete`` and ``item_complete``: the last paragraph, or item, ends as one does;
    ``finished``: with the stop that ends a text; ``introduces``: with a colon. ``last_number`` and ``bullet`` are those of the
    last paragraph; ``apart``: it stands in a table or a box. ``sections``: what the marks of those that have begun may stand for.
    """

    part: str = "front"
    host: str = ""
    complete: bool = True
    item_complete: bool = True
    last_number: int = 0
    finished: bool = False
    introduces: bool = False
    bullet: str = ""
    apart: bool = False
    levels: Levels = field(default_factory=Levels)
    sections: frozenset[tuple[str, int]] = frozenset()

    @property
    def openings(self) -> str:
        """The part whose openings are to be expected."""
        return {"preamble": "preambular", "operative": "operative"}.get(self.part, "")

    @property
    def is_open(self) -> bool:
        """Whether the paragraph before was cut: it does not end as a paragraph ends."""
        if self.levels.open:
            return not self.item_complete
        return bool(self.host) and self.host != "HEADING" and not self.complete

    def paragraph(self, kind: str, block: Block, text: Text, opening: Opening | None, number: Number | None = None) -> Terminal:
        """A preambular or operative paragraph."""
        end = plain_end(text)
        marks = (*(_OPERATIVE_ENDS if kind == "OPERATIVE" else _ENDS), "]")
        self.host, self.complete, self.bullet = kind, end.endswith(marks) or block.bare, number.bullet if number else ""
        self.apart = block.apart
        if kind == "OPERATIVE" and not block.bare:
            self.finished = end.endswith(".") and opening is not None and opening.known
        self.levels = Levels()
        return numbered(kind, block, text, number, opening) if number else Terminal(kind, block, text, opening=opening)

    def item(self, block: Block, readings: list[Number]) -> Terminal:
        """An item of a list, whose mark has one or several readings."""
        level, number = self.levels.place(readings)
        text = block.text.slice(number.end)
        end = plain_end(text)
        self.item_complete = end.endswith((".", ":", "?", "”", *_ITEM_ENDS)) or block.bare
        self.levels.ended, self.levels.introduces = end.endswith(_ITEM_ENDS), end.endswith(":")
        self.levels.title = _item_title(text, end)
        self.finished = self.finished if block.bare else end.endswith(".")
        self.apart = block.apart
        return numbered(LEVELS[level - 1], block, text, number)

    def unmarked_item(self, block: Block) -> Terminal | None:
        """An item without a mark: what is asked for below an item that is a heading for it; None for what is none."""
        levels, text = self.levels, block.text
        end = plain_end(text)
        if not levels.open or not text.string[:1].isupper() or not end.endswith((":", ".", *_ITEM_ENDS)):
            return None
        asks = _TO.match(text.string) is not None
        if levels.title != "italics" and not (asks and (levels.unmarked or levels.introduces or levels.title != "")):
            return None
        levels.ended, levels.introduces, levels.title, levels.unmarked = end.endswith(_ITEM_ENDS), end.endswith(":"), "", True
        self.item_complete, self.finished, self.apart = True, end.endswith("."), block.apart
        return Terminal(LEVELS[min(len(levels.open), len(LEVELS) - 1)], block, text)

    def item_without_mark(self, block: Block, behind: list[Number]) -> Terminal | None:
        """An item whose mark the items around it leave free: between "(a)" and "(c)", that of "(b)". ``behind``: the readings of
        the mark behind it."""
        levels, end = self.levels, plain_end(block.text)
        apt = levels.ended and end.endswith(_ITEM_ENDS) and end[:1].isupper() and not block.text.leading(Style.ITALIC)
        marks = [mark._replace(value=mark.value - 1) for mark in behind if apt and mark.scheme != "dash"]
        free = next((mark for mark in marks if levels.continued(mark)), None)
        if free is None:
            return None
        level, _ = levels.place([free])
        self.item_complete, self.finished, self.apart = True, False, block.apart
        return Terminal(LEVELS[level - 1], block, block.text)

    def heading(self, block: Block, mark: str) -> Terminal:
        """The heading of a section, with the number that it has."""
        self.host, self.complete = "HEADING", True
        self.levels = Levels()
        self.sections |= section_values(mark)
        return Terminal("HEADING", block, block.text, mark=mark, depth=block.depth)

    def closing(self, block: Block) -> Terminal:
        """A line behind the text: nothing hangs on it."""
        self.host, self.complete = "", True
        return Terminal("CLOSING", block, block.text)

    def text(self, block: Block) -> Terminal:
        """What has no place of its own."""
        self.host, self.complete = "TEXT", True
        self.finished = self.finished or plain_end(block.text).endswith(".")
        self.levels = Levels()
        return Terminal("TEXT", block, block.text)

    def continuation(self, block: Block) -> Terminal:
        """The rest of a paragraph or item that was cut, or what its paragraph goes on with behind a list."""
        end = plain_end(block.text)
        complete = end.endswith(_OPERATIVE_ENDS if self.host == "OPERATIVE" and not self.levels.open else _ENDS)
        if self.levels.open and self.item_complete:
            self.complete, self.item_complete = complete, complete
            self.levels = Levels()
            self.finished = end.endswith(".")
            return Terminal("RESUMPTION", block, block.text)
        if self.levels.open:
            self.item_complete, self.levels.ended = complete, end.endswith(_ITEM_ENDS)
        else:
            self.complete = complete
        self.finished = end.endswith(".") and self.part != "preamble"
        return Terminal("CONTINUATION", block, block.text)


def _item_title(text: Text, end: str) -> str:
    """Whether an item is a heading for what it asks for: a few words, which nothing ends."""
    if not end or len(end) > _ITEM_TITLE_LENGTH or not (end[-1].isalnum() or end[-1] in ")’"):
        return ""
    return "italics" if text.leading(Style.ITALIC) >= len(end) else "roman"
