from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reslint.derived.series import faults


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3], []),
        ([], []),
        ([None], []),
        ([1, 2, 4, 5], [("gap", 2, 3)]),
        ([1, 2, 2, 4], [("repeat", 2, 3)]),
        ([1, 2, 2, 3], [("repeat", 2, 3)]),
        ([1, 2, 9, 4], [("slip", 2, 3)]),
        ([1, 2, 3, 2, 4, 5], [("back", 3, 4)]),
        ([1, 3, 3, 4], [("repeat", 1, 2)]),
        ([1, 2, 4, 3, 5], [("swap", 2, 3)]),
        ([2, 3], [("start", 0, 1)]),
        ([1, 2, 3, 1, 2], [("again", 3, 4)]),
        ([1, 2, 3, 4, 3, 4, 5], [("back", 4, 5)]),
        ([1, None, 3], []),
        ([1, None, 2], []),
        ([None, 2, 3], []),
        ([1, None, 4], [("gap", 2, 3)]),
        ([1, 1, None, 4], [("repeat", 1, 2)]),
    ],
)
def test_one_slip_is_told_once(values: list[int | None], expected: list[tuple[str, int, int]]) -> None:
    assert [(fault.sort, fault.index, fault.right) for fault in faults(values)] == expected


def test_a_single_wrong_number_is_told_from_a_shift() -> None:
    assert faults([1, 1, 3])[0].single
    assert not faults([1, 1, 2])[0].single


@given(st.integers(3, 30), st.data())
def test_any_one_change_of_a_row_gives_one_fault(length: int, data: st.DataObject) -> None:
    row = list(range(1, length + 1))
    at = data.draw(st.integers(1, length - 1))
    change = data.draw(st.sampled_from(["left out", "doubled", "wrong"]))
    if change == "left out":
        if at == length - 1:
            return
        del row[at]
    elif change == "doubled":
        row[at] -= 1
    else:
        row[at] += 40
    assert len(faults(row)) == 1


@given(st.lists(st.none() | st.integers(0, 12)))
def test_every_row_is_judged(values: list[int | None]) -> None:
    told = [fault.index for fault in faults(values)]
    assert told == sorted(set(told))
    assert all(values[index] is not None for index in told)
