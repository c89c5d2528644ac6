"""Work that several kinds of check need done on a draft, done once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import TypeVar

from reslint.draft import Draft

__all__ = ["once_a_draft"]

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A draft, compared by identity: to compare drafts by their content costs a walk through them."""

    draft: Draft

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.draft is other.draft

    def __hash__(self) -> int:
        return id(self.draft)


def once_a_draft(work: Callable[[Draft], Result]) -> Callable[[Draft], Result]:
    """The function with its result for the draft at hand kept, for functions that only read the draft."""

    @lru_cache(maxsize=1)
    def kept(same: _Same) -> Result:
        return work(same.draft)

    @wraps(work)
    def once(draft: Draft) -> Result:
        return kept(_Same(draft))

    return once
