"""A source: places, pages, and what the format makes by itself."""

from __future__ import annotations

import pytest

from reslint.draft import Source
from reslint.text import Span

SOURCE = Source("draft.docx", "1.\tUrges\n2.\tDecides\n", locked=(Span(0, 3), Span(9, 12)), pages=(9,))


@pytest.mark.parametrize(
    ("span", "locked"),
    [
        ((0, 2), True),
        ((2, 5), True),
        ((3, 8), False),
        ((3, 3), False),
        ((1, 1), True),
        ((8, 9), False),
        ((8, 20), True),
        ((20, 20), False),
    ],
)
def test_what_the_format_makes_is_locked(span: tuple[int, int], locked: bool) -> None:
    assert SOURCE.is_locked(Span(*span)) is locked


def test_pages_are_counted_from_one_where_the_file_tells_them() -> None:
    assert [SOURCE.position(offset).page for offset in (0, 8, 9, 19)] == [1, 1, 2, 2]
    assert Source("draft.md", "Urges").position(0).page is None
