"""Texts made to take long: ten times the text takes about ten times the work. benchmarks/run.py has the time on the clock."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from hostile_texts import HEAD, PIECES
from word_by_hand import italic, paragraph, run, word_file

from reslint.checks import examine
from reslint.packs import load
from reslint.parsing import parse
from reslint.readers import read
from reslint.readers.text import read_string

RULES = list(load(["un"]))


def calls(work: Callable[[], object]) -> int:
    """How many functions are called to do something."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def checked(text: str) -> Callable[[], object]:
    return lambda: examine(parse(read_string(HEAD + text, "draft.md")), RULES)


@pytest.mark.parametrize("name", PIECES)
def test_hostile_texts_take_no_more_work_than_others(name: str) -> None:
    calls(checked(PIECES[name](10)))
    none, small, large = (calls(checked(text)) for text in ("", PIECES[name](200), PIECES[name](2_000)))
    assert large - none < max(none, 15 * (small - none)), (none, small, large)


def cells(count: int) -> str:
    return "".join(f"<w:tc>{paragraph(run(f'cell {at}'))}</w:tc>" for at in range(count))


def boxes(count: int) -> str:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('box'))}</w:txbxContent></w:pict></w:r>"
    return paragraph(box * count)


WORD: dict[str, Callable[[int], str]] = {
    "a long row": lambda count: f"<w:tbl><w:tr>{cells(count)}</w:tr></w:tbl>",
    "a long table": lambda count: f"<w:tbl>{''.join(f'<w:tr>{cells(1)}</w:tr>' for _ in range(count))}</w:tbl>",
    "boxes": boxes,
}


@pytest.mark.parametrize("name", WORD)
def test_hostile_word_files_take_no_more_work_than_others(name: str) -> None:
    head = paragraph(italic("The General Assembly"), run(",")) + paragraph(italic("Notes"), run(" the rivers."), level=0)

    def work(count: int) -> Callable[[], object]:
        data = word_file(head, WORD[name](count))
        return lambda: parse(read(data, "draft.docx"))

    calls(work(1))
    small, large = calls(work(100)), calls(work(1_000))
    assert large < 15 * small, (small, large)
