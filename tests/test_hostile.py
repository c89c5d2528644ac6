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
from reslint.session import Options, Session

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


SUPPRESSED: dict[str, Callable[[int], str]] = {
    "suppressions": lambda count: "<!-- reslint: off per-cent: x -->5 percent<!-- reslint: on per-cent --> of it, " * count,
    "suppressions without end": lambda count: "<!-- reslint: off per-cent: x -->5 percent of it, " * count,
    "suppressions of places": lambda count: (
        '<!-- reslint: off quotes-curly: x -->"a"<!-- reslint: on quotes-curly --> of it, ' * count
    ),
}


@pytest.mark.parametrize("name", SUPPRESSED)
def test_hostile_suppressions_take_no_more_work_than_others(name: str) -> None:
    session = Session(Options(search=False, select=("per-cent", "quotes-curly", "suppression")))

    def work(count: int) -> Callable[[], object]:
        return lambda: session.check_text("draft.md", HEAD + SUPPRESSED[name](count))

    calls(work(1))
    small, large = calls(work(100)), calls(work(1_000))
    assert large < 15 * small, (small, large)


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
