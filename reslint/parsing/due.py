"""Lists that only their place tells: items marked "-", "*" or "1." behind a colon, or behind other such items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from reslint.draft import Opening
from reslint.matching.expressions import expression
from reslint.parsing.levels import Levels
from reslint.parsing.numbers import Number, list_numbers, paragraph_number
from reslint.parsing.terminals import plain_end
from reslint.readers.block import Block
from reslint.text import Style, Text

_STAR_CALL = expression(r"(?<=[^\s*])\*(?=$|[\s,.;:])")


class Due(NamedTuple):
    """What stands before a block: the part of the draft, the number and bullet of the last paragraph, the lists that are open.

    ``introduces``: its words end with a colon.
    """

    part: str
    number: int
    bullet: str
    introduces: bool
    levels: Levels


class DueLists:
    """Tells items of lists from notes, bulleted and numbered paragraphs. ``opening`` reads an opening in a part of the draft."""

    def __init__(self, blocks: Sequence[Block], opening: Callable[[Text, str], Opening | None]) -> None:
        self._blocks = blocks
        self._opening = opening

    def mark(self, index: int, due: Due) -> list[Number]:
        """The readings of the mark if block ``index`` is an item, else none."""
        block = self._blocks[index]
        marks = list_numbers(block.text.string)
        if not marks or block.style:
            return []
        mark, text = marks[0], block.text.slice(marks[0].end)
        continued = due.levels.continued(mark)
        if not continued and not (due.introduces and mark.value < 2):
            return []
        if mark.printed == "*" and not continued and self.starred and not plain_end(text).endswith((",", ";")):
            # A note that something calls may stand behind a colon, where a page ends.
            return []
        if self._is_paragraph(text, mark, due):
            return []
        if mark.scheme == "digit" and due.part == "preamble" and not self._begins_operatives(index):
            return []
        return marks

    def _is_paragraph(self, text: Text, mark: Number, due: Due) -> bool:
        """Whether the words behind the mark open as the paragraphs of this part do."""
        opening = self._opening(text, "preambular" if due.part == "preamble" else "operative")
        if opening and text.leading(Style.ITALIC):
            return True
        if mark.scheme == "digit":
            verb = self._opening(text, "operative")
            return verb is not None and verb.form in ("indicative", "plural") and (verb.known or mark.value == due.number + 1)
        return bool(opening and opening.known and opening.form != "infinitive") and due.bullet == mark.printed

    def _begins_operatives(self, index: int) -> bool:
        """Whether the first operative paragraph stands behind the block."""
        for block in self._blocks[index + 1 :]:
            number = paragraph_number(block.text.string)
            if number and number.value == 1:
                opening = self._opening(block.text.slice(number.end), "operative")
                if opening and opening.form in ("indicative", "plural"):
                    return True
        return False

    @cached_property
    def starred(self) -> bool:
        """Whether something in the draft calls a note "*"."""
        return any(_STAR_CALL.search(block.text.string) for block in self._blocks)
