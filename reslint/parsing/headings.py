"""Headings, told by their length and end; and the marks and bold letters by which a section is seen to begin."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from reslint.matching.expressions import expression
from reslint.parsing.numbers import paragraph_number, section_mark, section_values
from reslint.parsing.terminals import aside, plain_end
from reslint.readers.block import Block
from reslint.text import Style, Text

__all__ = ["begins_annex", "heads_the_next", "is_annex_heading", "is_next_section", "looks_like_heading", "unstopped_mark"]

_ANNEX = expression(
    r"(?:annex(?:e|ure)?|appendix|attachment|enclosure)(?:\s+(?:[IVXLC]+|[A-Z]|\d{1,2}))?\b[.:*]{0,2}(?=$|\s*[–—-]\s)",
    re.IGNORECASE,
)
_LONGEST = 200
_FEW_WORDS = expression(r"[A-Z]\w*(?: [\w’-]+){0,5}")
# Words that no sentence ends with: what stands behind them goes on with it.
_CUT = expression(
    r"\b(?:a|an|the|this|these|its|their|all|any|other|such|of|in|on|to|for|by|with|from|at|as|and|or|including|that|which|is|are)\Z"
    r"|[^\w)”\]]\Z"
)


def begins_annex(string: str) -> bool:
    """Whether a line begins with the heading of an annex, be it that words stand behind it."""
    return _ANNEX.match(string) is not None


def is_annex_heading(string: str) -> bool:
    """Whether a line is the heading of an annex."""
    return begins_annex(string) and len(string) < _LONGEST and not string.endswith((";", ","))


def looks_like_heading(text: Text, behind_heading: bool = False) -> bool:
    """Whether a paragraph has the length, the beginning and the end of a heading.

    ``behind_heading``: the numeral of a section stands before it, which alone tells the long title of a treaty from a text.
    """
    string = text.string
    if len(string) > (2 * _LONGEST if behind_heading else _LONGEST) or plain_end(text).endswith((",", ";", ".", ":")):
        return False
    return string[:1].isupper() or string[:1].isdigit() or string[:1] in "“\"'‘["


def is_next_section(block: Block, sections: Collection[tuple[str, int]]) -> bool:
    """Whether a heading in bold or the mark of the next section stands there, so that the paragraph before lacks its end and was
    not cut. ``sections``: what the marks of those that have begun may stand for."""
    text = block.text
    if not block.joined and text.leading(Style.BOLD) == len(text) and looks_like_heading(text):
        return True
    mark = section_mark(text.string)
    if mark is None or (mark[1] and (block.joined or not looks_like_heading(text))):
        return False
    firsts = ("I", "A") if text.string.startswith(("Section ", "Part ")) else ("I",)
    return any((scheme, value - 1) in sections for scheme, value in section_values(mark[0])) if sections else mark[0] in firsts


def heads_the_next(blocks: Sequence[Block], at: int, last_number: int) -> bool:
    """Whether a block is a heading of a few words between a paragraph that lacks its end and the one with the next number."""
    block = blocks[at]
    if not _FEW_WORDS.fullmatch(block.text.string.strip()) or block.joined or not last_number or not 0 < at < len(blocks) - 1:
        return False
    before, following = blocks[at - 1], paragraph_number(blocks[at + 1].text.string)
    numbered = following is not None and following.value in (1, last_number + 1)
    return numbered and aside(before) is None and not _CUT.search(before.text.string.rstrip())


def unstopped_mark(string: str, sections: Collection[tuple[str, int]]) -> tuple[str, str] | None:
    """The letter without a stop in the heading of a section, where the one before has been there, or it stands again."""
    match = expression(r"([A-Z])\s+(?=[A-Z])").match(string)
    value = ord(match[1]) - ord("A") + 1 if match else 0
    if not match or (("letter", value - 1) not in sections and ("letter", value) not in sections):
        return None
    return match[1], string[match.end() :]
