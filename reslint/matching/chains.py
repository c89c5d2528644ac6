"""Chains: rows of texts, of each of which one stands directly behind one of the row before; and what they tell of a text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from math import log10

__all__ = ["BEGINNING", "DIGIT", "EDGE", "LETTER", "MARKS", "Chain", "Row", "best", "fits", "once", "row_of", "tells"]

Row = tuple[str, ...]
"""Texts of which one stands there; "" among them where nothing may stand."""

Chain = tuple[Row, ...]
"""Rows of which each stands directly behind the one before."""

# Rows that are no texts: a control character is in no pattern.
EDGE: Row = ("\0b",)
"""Nothing, where a word begins or ends."""
DIGIT: Row = ("\0d",)
"""Any figure."""
LETTER: Row = ("\0l",)
"""Any letter."""
BEGINNING: Row = ("\0a",)
"""Nothing, where the text begins."""

MARKS = (EDGE, DIGIT, LETTER, BEGINNING)
_COMMON = frozenset(" ,.;:()-'’")

# So many texts are made of those of two rows, so many stand in one row.
_MOST = 8
_LARGEST = 600
# Texts of so many characters are the longest that rows of a chain have together.
_LONGEST = 2000
# How many chains are kept, and what all but the first must tell.
_CHAINS = 2
_USEFUL = 0.8


def once(texts: Row) -> Row:
    """Each of the texts once."""
    return tuple(dict.fromkeys(texts))


@lru_cache(maxsize=4096)
def _shortest(texts: Row) -> Row:
    """Each of the texts once, and none that contains another, if there are not too many to compare: one of them stands wherever
    one of all stands."""
    several = once(texts)
    if len(several) > _LARGEST:
        return several
    return tuple(text for text in several if not any(other in text for other in several if other != text))


def _in_reach(chain: Chain) -> int:
    """How many rows of a chain are not too long together."""
    lengths = accumulate(max(map(len, row)) for row in chain)
    return sum(length <= _LONGEST for length in lengths)


def _trimmed(chain: Chain) -> Chain:
    """The chain without what may stand at its ends as well as not; () where nothing is left that tells anything."""
    first, last = 0, _in_reach(chain)
    while first < last and "" in chain[first]:
        first += 1
    while first < last and "" in chain[last - 1]:
        last -= 1
    if all(row in MARKS and row != DIGIT for row in chain[first:last]):
        return ()
    return (_shortest(chain[first]),) if last - first == 1 and chain[first] != DIGIT else chain[first:last]


@lru_cache(maxsize=4096)
def tells(row: Row) -> float:
    """How seldom one of the texts stands at a place, as a power of ten, roughly: long texts and rare characters are seldom."""
    if row in MARKS:
        return 2.5 if row == BEGINNING else 1.5 if row == DIGIT else 0.3 if row == EDGE else 0.05
    if "" in row:
        return 0.0
    rare = ((len(text), any(not (c.isalnum() or c in _COMMON) for c in text)) for text in row)
    return -log10(sum(10 ** -(1.5 + 0.22 * length + other) for length, other in rare))


def _tell(chain: Chain) -> float:
    return sum(map(tells, chain))


def _implies(chain: Chain, other: Chain) -> bool:
    """Whether the other stands wherever the chain does, so that nothing is gained by looking for it as well."""
    if chain == other:
        return False
    if len(other) == 1 and other[0] not in MARKS:
        return any(row not in MARKS and all(any(text in one for text in other[0]) for one in row) for row in chain)
    return any(chain[at : at + len(other)] == other for at in range(len(chain) - len(other) + 1))


def best(chains: Sequence[Chain]) -> tuple[Chain, ...]:
    """Those of the chains that tell the most."""
    found = dict.fromkeys(trimmed for chain in chains if (trimmed := _trimmed(chain)))
    told: list[Chain] = []
    for chain in sorted(found, key=_tell, reverse=True):
        if len(told) == _CHAINS or (told and _tell(chain) <= _USEFUL):
            break
        if not any(_implies(other, chain) for other in told):
            told = [*(other for other in told if not _implies(chain, other)), chain]
    return tuple(told)


def fits(row: Row, other: Row) -> bool:
    """Whether two rows are told as one: where that makes no more texts than one of them has, or few."""
    return len(row) * len(other) <= max(_MOST, len(row), len(other))


def row_of(chains: Sequence[Chain | None]) -> Row | None:
    """The texts of chains together, None where they are not known each or are too many."""
    if any(chain is None or len(chain) > 1 or any(row in MARKS for row in chain) for chain in chains):
        return None
    texts = once(tuple(text for chain in chains for text in (chain[0] if chain else ("",))))
    return texts if len(texts) <= _LARGEST else None
