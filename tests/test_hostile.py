"""Texts made to take long: ten times the text takes about ten times as long, not a hundred times."""

from __future__ import annotations

import time

import pytest

from reslint.checks import examine
from reslint.packs import load
from reslint.parsing import parse
from reslint.readers.text import read_string

RULES = list(load(["un"]))
PIECES = {
    "emphasis that does not close": lambda count: "*" * count + "a" + "*_" * count,
    "emphasis": lambda count: "a*_b**" * count,
    "tags that do not close": lambda count: "<i>" * count + "</b>" * count,
    "comments": lambda count: "<!--" * count,
    "brackets": lambda count: "[" * count,
    "links": lambda count: "[a](" * count,
    "carets": lambda count: "^{a" * count,
    "calls": lambda count: "[^1]" * count,
    "quotations": lambda count: "“‘" * count,
    "straight quotation marks": lambda count: '"' * count,
    "entities": lambda count: "&amp;" * count,
    "items": lambda count: "(a) " * count,
    "numbers": lambda count: "1. " * count,
    "lines": lambda count: "1\n" * count,
    "citations": lambda count: "resolution 70/1, " * count,
    "symbols": lambda count: "A/79/" * count,
    "repeated notes": lambda count: "Ibid., " * count,
    "references": lambda count: "paragraph 1 above and " * count,
    "closed comments": lambda count: "<!-- -->\n" * count,
    "blanks": lambda count: " " * count + "it",
    "calls with a note": lambda count: "word<sup>1</sup> " * count + "\n\n<sup>1</sup> A/80/1.",
}

# Without it the text is no draft, and hardly any rule looks at it.
HEAD = (
    "*The General Assembly*,\n\n*Recalling* its resolution 70/1 of 25 September 2015,\n\n1. *Notes* the rivers;\n\n2. *Decides* "
)


def taken(text: str) -> float:
    begun = time.process_time()
    examine(parse(read_string(HEAD + text, "draft.md")), RULES)
    return time.process_time() - begun


@pytest.mark.parametrize("name", PIECES)
def test_hostile_texts_take_no_longer_than_others(name: str) -> None:
    taken(PIECES[name](10))
    small, large = taken(PIECES[name](1000)), taken(PIECES[name](10_000))
    # Below half a second nobody waits, and the clock is not fine enough.
    assert large < max(0.5, 25 * small), (small, large)
