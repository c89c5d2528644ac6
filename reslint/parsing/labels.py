"""The labels that people read: PP3, OP14, OP14(b)(ii), annex OP2, note 5."""

from __future__ import annotations

from collections import Counter

from reslint.draft import NOT_THE_DRAFT, Beside, Kind
from reslint.matching.expressions import expression
from reslint.parsing.structure import Part

# "( c)" is (c).
_INNER_BLANK = expression(r"(?<=\()\s|\s(?=\))")
_PLAIN = {
    Kind.MASTHEAD: "masthead",
    Kind.TITLE: "title",
    Kind.SPONSORS: "sponsors",
    Kind.ENACTING: "enacting line",
    Kind.CLOSING: "closing",
    Kind.TEXT: "text",
    Kind.FURNITURE: "page",
}


class Labels:
    """Gives each part of a draft its label, in reading order.

    An operative paragraph that lost its number is labelled by the number that it should have ("OP7*", where 6 and 8 stand around
    it) or by its neighbour ("OP25+"). Numbers are as printed: where they start again, so do the labels.
    Those of preambular paragraphs are counted, anew with each enacting line; where most of them are labelled in the draft
    ("PP2 bis."), the labels are those.
    """

    def __init__(self, parts: list[Part]) -> None:
        self._parts = parts
        self._labels: dict[int, str] = {}
        self._preambular: Counter[str] = Counter()
        self._section = ""
        self._part = "main"
        self._last: dict[str, int] = {}
        self._items: Counter[str] = Counter()
        self._next = _next_numbers(parts)
        typed = [bool(p.terminal.number and p.terminal.number.label == "PP") for p in parts if p.kind is Kind.PREAMBULAR]
        self._typed = sum(typed) * 2 > len(typed)
        self._lone = sum(p.kind is Kind.OPERATIVE and p.part == "main" for p in parts) == 1

    def label(self, index: int) -> str:
        """The label of part ``index``; to be asked for in order."""
        part = self._parts[index]
        label = self._label(index, part)
        self._labels[id(part)] = label
        return label

    @property
    def section(self) -> str:
        """The mark of the section that the last labelled part stands under."""
        return self._section

    def _label(self, index: int, part: Part) -> str:
        if part.terminal.type == "ANNEX" or part.part != self._part:
            self._part, self._section = part.part, ""
        prefix = "annex " if part.part == "annex" else ""
        if part.kind is Kind.ENACTING:
            self._preambular.clear()
        if part.kind is None:
            return f"note {part.terminal.mark}"
        if part.kind is Kind.PREAMBULAR:
            return prefix + self._own_preambular(part)
        if part.kind is Kind.OPERATIVE:
            return prefix + self._operative(index, part)
        if part.kind is Kind.SUBPARAGRAPH:
            return self._item(part)
        if part.kind is Kind.HEADING:
            return prefix + self._heading(part)
        if part.kind is Kind.FURNITURE and part.terminal.mark:
            return NOT_THE_DRAFT
        if part.parent is not None:
            return self._labels[id(part.parent)]
        beside = part.terminal.block.beside
        if beside is not None:
            return str(Beside.BOX if beside is Beside.BOX else Beside.TABLE)
        return prefix + _PLAIN[part.kind]

    def _own_preambular(self, part: Part) -> str:
        number = part.terminal.number
        if not self._typed:
            self._preambular[part.part] += 1
        elif number and number.label == "PP":
            self._preambular[part.part] = number.value
            return f"PP{number.value} {number.repeat}".rstrip()
        else:
            return f"PP{self._preambular[part.part] or ''}+"
        return f"PP{self._preambular[part.part]}"

    def _heading(self, part: Part) -> str:
        if part.terminal.type == "ANNEX":
            return "heading"
        if part.terminal.mark:
            self._section = part.terminal.mark
            return f"section {part.terminal.mark}"
        return "heading"

    def _operative(self, index: int, part: Part) -> str:
        number, last = part.terminal.number, self._last.get(part.part, 0)
        if number is None or not number.printed:
            return self._unnumbered(index, part, last)
        self._last[part.part] = number.value
        repeat = f" {number.repeat}" if number.repeat else ""
        return f"OP{number.value}{repeat}"

    def _unnumbered(self, index: int, part: Part, last: int) -> str:
        if self._lone:
            return "OP"
        after = self._next[index]
        if after == last + 1 == 1:
            return "OP"
        if after and after == last + 1:
            return f"OP{last}+"
        self._last[part.part] = last + 1
        return f"OP{last + 1}*"

    def _item(self, part: Part) -> str:
        parent = self._labels.get(id(part.parent), "") if part.parent else ""
        if parent in _PLAIN.values() or parent == "heading":
            parent = ""
        number = part.terminal.number
        if number is None or number.scheme == "dash" or (number.scheme == "digit" and number.closing != "()"):
            self._items[parent] += 1
            return f"{parent} item {self._items[parent]}".strip()
        return parent + _INNER_BLANK.sub("", number.printed.strip("[]."))


def _next_numbers(parts: list[Part]) -> list[int]:
    """For each part the value of the next operative number behind it, 0 where there is none."""
    numbers, after = [0] * len(parts), 0
    for index in range(len(parts) - 1, -1, -1):
        numbers[index] = after
        number = parts[index].terminal.number
        if parts[index].kind is Kind.OPERATIVE and number and number.value:
            after = number.value
    return numbers
