"""Lists of Markdown in which every item is typed "1.": the page shows them counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reslint.draft import Source
from reslint.matching.expressions import expression
from reslint.readers.block import Block
from reslint.text import Origin, Span, Text, concatenate

_NAMES = (".md", ".markdown", ".mdown", ".mkd")
_ONES = ("\n1.", " 1.", "\t1.", "\n1)", " 1)", "\t1)")
# A "1." that stands only twice may be a slip.
_HABIT = 3
_ITEM = expression(r"(\d{1,3})([.)])[ \t]+(?=\S)")


@dataclass(slots=True)
class _List:
    """A list that is open: the blocks that are its items, with their numbers, and where the words of the last one begin.

    ``inside``: it is part of an item.
    """

    sign: str
    inside: bool
    content: int = 0
    items: list[tuple[int, str]] = field(default_factory=list)


def with_shown_numbers(source: Source, blocks: Sequence[Block]) -> tuple[Source, tuple[Block, ...]]:
    """The blocks with the numbers that the page shows. Nobody can edit those of paragraphs, which are the page's own."""
    if not source.path.lower().endswith(_NAMES) or sum(map(source.text.count, _ONES)) < _HABIT:
        return source, tuple(blocks)
    ones = [
        one for one in list(_lists(source.text, blocks)) if len(one.items) > 1 and {number for _, number in one.items} == {"1"}
    ]
    if sum(len(one.items) for one in ones) < _HABIT:
        return source, tuple(blocks)
    shown, locked = list(blocks), list(source.locked)
    for one in ones:
        for count, (index, _) in enumerate(one.items, 1):
            shown[index] = _counted(blocks[index], count)
            at = blocks[index].text.source_offset(0)
            locked += [] if one.inside else [Span(at, at + 1)]
    return replace(source, locked=tuple(sorted(locked))), tuple(shown)


def _lists(text: str, blocks: Sequence[Block]) -> Iterator[_List]:
    """The lists of the file. A paragraph that does not stand inside an item ends a list; its words may go on in the next line."""
    open_lists: list[_List] = []
    for index, block in enumerate(blocks):
        item = None if block.style or block.note else _item(text, block)
        parents = [one for one in open_lists if block.indent >= one.content]
        if item is None:
            open_lists = open_lists if block.joined else parents
            continue
        number, sign, width = item
        brother = open_lists[len(parents)] if len(parents) < len(open_lists) else None
        if brother is None or brother.sign != sign:
            brother = _List(sign, bool(parents))
            yield brother
        brother.items.append((index, number))
        brother.content = block.indent + width
        open_lists = [*parents, brother]


def _item(text: str, block: Block) -> tuple[str, str, int] | None:
    """The number and sign of an item and how wide they are; None where the block is none, such as behind a backslash."""
    at = block.text.source_offset(0)
    match = _ITEM.match(text, at)
    if match is None or text[text.rfind("\n", 0, at) + 1 : at].strip(" \t"):
        return None
    return match[1], match[2], match.end() - at


def _counted(block: Block, count: int) -> Block:
    """The block with another number in place of its "1"."""
    number, at = str(count), block.text.source_offset(0)
    longer = len(number) - 1
    origins = (Origin(0, at, 0), Origin(longer, at)) if longer else (Origin(0, at),)
    text = concatenate([Text(number, origins), block.text.slice(1)])
    return replace(block, text=text, lines=tuple(line + longer for line in block.lines))
