"""Operative paragraphs that have letters or numerals in place of numbers, and what such an outline has below them: I, A, 1."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from reslint.draft import Opening
from reslint.matching.expressions import expression
from reslint.parsing.levels import Levels
from reslint.parsing.numbers import Number, lettered_numbers, list_numbers
from reslint.readers.block import Block
from reslint.text import Text

# The second of a series stands among so many blocks behind the first.
_NEAR = 60
_DECISION = expression(r"\b(?:draft decision|decision adopted)\b")


class Series:
    """Tells such letters from the marks of lists. ``front``: the blocks before the text; ``opening`` reads an operative one."""

    def __init__(self, blocks: Sequence[Block], front: Sequence[Block], opening: Callable[[Text], Opening | None]) -> None:
        self._blocks = blocks
        self._front = front
        self._opening = opening
        self._kind = ("", "")

    def begin(self) -> None:
        """A text begins: what was before it has no bearing on it."""
        self._kind = ("", "")

    def first(self, index: int) -> Number | None:
        """The letter or numeral of block ``index``, behind the preamble, if a series begins with it."""
        text = self._blocks[index].text
        for number in lettered_numbers(text.string):
            if number.value == 1 and self._is_verb(text, number) and not self._decides and self._goes_on(number, index):
                self._kind = (number.scheme, number.closing)
                return number
        return None

    def next(self, text: Text) -> Number | None:
        """The letter or numeral of a text that goes on with the series."""
        if not self._kind[0]:
            return None
        numbers = [number for number in lettered_numbers(text.string) if (number.scheme, number.closing) == self._kind]
        return next((number for number in numbers if self._is_verb(text, number)), None)

    def items(self, text: Text, introduced: bool, levels: Levels) -> list[Number]:
        """The readings of the mark of an item, a capital letter or a figure, below a paragraph of the series."""
        if not self._kind[0]:
            return []
        marks = lettered_numbers(text.string) or list_numbers(text.string)
        begins = introduced and any(mark.value < 2 for mark in marks)
        return marks if begins or any(levels.continued(mark) for mark in marks) else []

    @cached_property
    def _decides(self) -> bool:
        """Whether the text is called a decision, whose parts have letters."""
        return any(_DECISION.search(block.text.string.lower()) for block in self._front)

    def _is_verb(self, text: Text, number: Number) -> bool:
        opening = self._opening(text.slice(number.end))
        return bool(opening and opening.known and opening.form in ("indicative", "plural"))

    def _goes_on(self, number: Number, index: int) -> bool:
        """Whether the second of a series stands behind its first, before an operative verb as well."""
        for block in self._blocks[index + 1 : index + _NEAR]:
            for other in lettered_numbers(block.text.string):
                if (other.scheme, other.closing, other.value) == (number.scheme, number.closing, 2):
                    return self._is_verb(block.text, other)
        return False
