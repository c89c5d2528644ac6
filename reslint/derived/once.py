"""Work that several kinds of check need done on a draft, done once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Generic, TypeVar

from reslint.draft import Draft

__all__ = ["once_a_draft"]

Result = TypeVar("Result")


class _Kept(Generic[Result]):
    """The last draft and what was worked out for it, put in place together so that no thread sees one without the other."""

    __slots__ = ("pair",)

    def __init__(self) -> None:
        self.pair: tuple[Draft, Result] | None = None


def once_a_draft(work: Callable[[Draft], Result]) -> Callable[[Draft], Result]:
    """The function with its result for the draft at hand kept, for functions that only read the draft.

    Drafts are told apart by identity: to compare them by their content costs a walk through them.
    """
    kept: _Kept[Result] = _Kept()

    @wraps(work)
    def once(draft: Draft) -> Result:
        pair = kept.pair
        if pair is None or pair[0] is not draft:
            pair = kept.pair = (draft, work(draft))
        return pair[1]

    return once
