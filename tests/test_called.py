from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reslint.derived.called import blocks, disordered
from reslint.derived.dating import year_of
from reslint.parsing import parse
from reslint.readers import read


@given(st.lists(st.integers(1, 30), unique=True))
def test_without_the_disordered_the_values_rise(values: list[int]) -> None:
    left_out = set(disordered(values))
    kept = [value for index, value in enumerate(values) if index not in left_out]
    assert kept == sorted(kept)


@given(st.lists(st.integers(1, 30), unique=True))
def test_sorting_each_block_sorts_all(values: list[int]) -> None:
    mended = list(values)
    for block in blocks(values):
        assert block.stop - block.start > 1
        mended[block] = sorted(mended[block])
    assert mended == sorted(values)


def test_of_two_that_were_swapped_the_first_is_out_of_order() -> None:
    assert disordered([1, 3, 2, 4]) == [1]


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("A/80/L.12\n\n", 2025),
        ("E/CN.7/2014/L.3\n\n", 2014),
        ("Distr.: Limited\n\n7 May 2024\n\n", 2024),
        ("", 2019),
    ],
)
def test_the_year_of_a_draft(head: str, year: int) -> None:
    text = f"{head}*The General Assembly*,\n\n*Recalling* its resolution 74/1 of 3 October 2019,\n\n1. *Decides* to end it.\n"
    assert year_of(parse(read(text.encode(), "draft.md"))) == year


def test_a_draft_without_any_date() -> None:
    assert year_of(parse(read(b"*The General Assembly*,\n\n1. *Decides* to end it.\n", "draft.md"))) is None
