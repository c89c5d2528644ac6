"""Texts made to take long: ten times the text takes about ten times the work. benchmarks/run.py has the time on the clock."""

from __future__ import annotations

import sys

import pytest
from hostile_texts import HEAD, PIECES

from reslint.checks import examine
from reslint.packs import load
from reslint.parsing import parse
from reslint.readers.text import read_string

RULES = list(load(["un"]))


def calls(text: str) -> int:
    """How many functions are called to check a text."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        examine(parse(read_string(HEAD + text, "draft.md")), RULES)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", PIECES)
def test_hostile_texts_take_no_more_work_than_others(name: str) -> None:
    calls(PIECES[name](10))
    none, small, large = calls(""), calls(PIECES[name](200)), calls(PIECES[name](2_000))
    assert large - none < max(none, 15 * (small - none)), (none, small, large)
