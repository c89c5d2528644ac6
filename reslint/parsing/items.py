"""Marks of items as the lists that are open make them out: with a slip in them, or in the form of another list."""

from __future__ import annotations

from collections.abc import Callable

from reslint.parsing.levels import Levels
from reslint.parsing.numbers import Number, odd_item_numbers
from reslint.parsing.place import Place

__all__ = ["amid", "is_item", "odd_items"]


def is_item(items: list[Number], place: Place) -> bool:
    """Whether a mark that has these readings makes an item: something is there that it can hang on."""
    if not place.host:
        return False
    first = items[0]
    if first.closing == "." and not place.levels.open and all(item.value != 1 for item in items):
        return False
    if first.bullet or first.scheme != "dash":
        return True
    return first.printed != "-"


def odd_items(words: str, place: Place) -> list[Number]:
    """A mark with a slip, where it begins the list that is due or goes on with one."""
    items = odd_item_numbers(words)
    first = place.introduces and any(item.value == 1 for item in items)
    goes_on = any(place.levels.continued(item) or place.levels.left_out(item) for item in items)
    return items if first or goes_on else []


def amid(items: list[Number], levels: Levels, behind: Callable[[], list[Number]]) -> list[Number]:
    """The reading of a mark that stands for the next of the innermost list, which goes on behind it: (i), (b), (iii).

    ``behind`` gives the readings of the mark behind it.
    """
    inner = levels.open[-1] if len(levels.open) > 1 and levels.ended else None
    if inner is None or any(levels.continued(item) for item in items):
        return []
    further = (inner.scheme, inner.closing, inner.value + 2)
    goes_on = any((mark.scheme, mark.closing, mark.value) == further for mark in behind())
    found = [item for item in items if item.value == inner.value + 1] if goes_on else []
    return [item._replace(scheme=inner.scheme, closing=inner.closing) for item in found[:1]]
