"""Numbers in a row: which of them is out of order.

One slip is told once. A number is judged by its neighbours: after a number that is doubled, left out or wrong, those that go on
from it are right again, whether they count on from the wrong number or from the right one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["Fault", "Sort", "faults"]

Sort = Literal["start", "gap", "repeat", "back", "again", "swap", "slip"]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one number.

    ``index``: its place among the values; ``value``: the number; ``before``: the number before it, or 0; ``right``: the number
    that belongs there. ``single``: only this one is wrong, what follows counts on from the right number. ``sort``:

    - start: the row does not begin with its first number;
    - gap: numbers before it are left out;
    - repeat: the number before it, or another one of the row, has it already;
    - back: it is lower than the one before it;
    - again: the row begins again with its first number;
    - swap: it and the next have changed places;
    - slip: only this number is wrong, and no other has it.
    """

    sort: Sort
    index: int
    value: int
    before: int
    right: int
    single: bool = False


def faults(values: Sequence[int | None], first: int = 1) -> list[Fault]:
    """What is wrong with numbers that should rise by one, beginning with ``first``.

    None stands for a member without a number: it may or may not have a place in the count, so that 6, None, 8 and 6, None, 7 are
    both without a gap.
    """
    places = [index for index, value in enumerate(values) if value is not None]
    numbers = [value for value in values if value is not None]
    found: list[Fault] = []
    before, seat = first - 1, -1
    at = 0
    while at < len(numbers):
        value, index = numbers[at], places[at]
        free = index - seat - 1
        right = before + 1 + free
        if not before < value <= right:
            fault = _fault(numbers, places, at, before, right, first)
            found.append(fault)
            if fault.sort == "swap":
                at += 1
                value = fault.right + 1
            elif fault.single:
                value = right
            elif fault.sort == "back" and numbers[at + 1 : at + 2] == [right]:
                value = before
        before, seat = value, places[at]
        at += 1
    return found


def _fault(numbers: list[int], places: list[int], at: int, before: int, right: int, first: int) -> Fault:
    value, index = numbers[at], places[at]
    last = before if before >= first else 0
    after = numbers[at + 1] if at + 1 < len(numbers) else None
    if value == right + 1 and after == right and (at + 2 == len(numbers) or numbers[at + 2] == right + 2):
        return Fault("swap", index, value, last, right)
    room = places[at + 1] - index if at + 1 < len(numbers) else 0
    single = after is not None and after != value + 1 and right < after <= right + room
    if value == before and last:
        return Fault("repeat", index, value, last, right, single)
    if single:
        return Fault("repeat" if numbers.count(value) > 1 else "slip", index, value, last, right, True)
    if not last:
        return Fault("start", index, value, last, right)
    if value > before:
        return Fault("gap", index, value, last, right)
    return Fault("again" if value == first else "back", index, value, last, right)
