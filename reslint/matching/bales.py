"""Bales of texts, in which chains are followed: where something stands is told by the bits of a number, one for each character.

To see where a text stands directly behind another is then to shift one number and compare it with the other, and what stands at
no place is nought. See ``reslint.matching.chains``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from string import ascii_letters, ascii_uppercase, digits
from typing import Protocol

from reslint.matching.chains import DIGIT, EDGE, LETTER, MARKS, Row
from reslint.matching.literals import fold
from reslint.matching.occurrences import Finder
from reslint.matching.patterns import CasedRow

__all__ = ["BETWEEN", "Bale", "Numbered", "Rows", "bales"]

Numbered = tuple[int, ...]
"""A chain by the numbers of its rows."""


class Rows(Protocol):
    """The rows of chains, the marks first; ``finder`` finds those of their texts that are worth a place in a list, ``common`` are
    the others, and what marks and nothing stand for."""

    rows: Sequence[CasedRow]
    finder: Finder
    common: frozenset[str]


# Between texts: it is no blank, letter or mark, so that no text seems to go on in the next one.
BETWEEN = "\0\n\0"
# Numbers of so many bits are quick to work with. No chain is as long as what pieces of a longer text have in common.
_LARGEST, _OVERLAP = 1 << 14, 1 << 12
# To learn at which text a place is takes as long as to look at so many.
_STEP = 8
# The bit in which capitals and small letters differ.
_CAPITAL = 5
# What stands for a character that is not of ASCII: it may be anything.
_UNKNOWN = "?"
_WORD = f"_{digits}{ascii_letters}"


def bales(strings: Sequence[str], rows: Rows) -> Iterator[Bale]:
    """All of the texts in bales."""
    first = length = 0
    for index, string in enumerate(strings):
        if index > first and length + len(string) > _LARGEST:
            yield Bale(strings[first:index], first, rows)
            first, length = index, 0
        length += len(string) + len(BETWEEN)
    yield Bale(strings[first:], first, rows)


class Bale:
    """Some texts, one behind the other. ``first``: the index of the first of them; ``rows``: those of the chains."""

    def __init__(self, strings: Sequence[str], first: int, rows: Rows) -> None:
        self._strings = strings
        self._first = first
        self._every = rows
        self._finder = rows.finder
        self._common = rows.common
        self._masks: dict[str, int] = {}
        self._characters: dict[str, int] = {}
        self._written: dict[str, int] = {}
        self._chains: dict[Numbered, int] = {}
        self._ends: dict[int, int] = {}
        self._rows: dict[int, tuple[bool, Sequence[tuple[int, int]]]] = {}

    @cached_property
    def found(self) -> Mapping[str, Sequence[int]]:
        """Where the texts begin that the finder finds, whatever their capitals."""
        return self._finder.places(fold(self._together))

    @cached_property
    def missing(self) -> frozenset[int]:
        """The numbers of the rows none of whose texts stands here."""
        if self._pieces:
            return frozenset.intersection(*(piece.missing for piece in self._pieces))
        return frozenset(number for number, (row, _) in enumerate(self._every.rows) if self._present.isdisjoint(row))

    @cached_property
    def _present(self) -> frozenset[str]:
        """The texts that may stand here, and what marks and nothing stand for."""
        return self._common.union(self.found)

    @cached_property
    def _pieces(self) -> Sequence[Bale]:
        """The pieces of a text that is too long to be looked at as a whole, each with the end of the one before."""
        text = self._together
        if len(text) <= _LARGEST:
            return ()
        starts = range(0, len(text), _LARGEST - _OVERLAP)
        return [Bale((text[start : start + _LARGEST],), 0, self._every) for start in starts]

    def with_all(self, chains: Sequence[Numbered]) -> Sequence[int]:
        """The indexes of the texts in which all of the chains stand, in order."""
        if self._pieces:
            there = all(any(piece._behind(chain) for piece in self._pieces) for chain in chains)
            return range(self._first, self._first + len(self._strings)) if there else ()
        several = []
        for chain in chains:
            ends = self._chains.get(chain)
            if ends is None:
                ends = self._chains[chain] = self._behind(chain)
            if not ends:
                return ()
            several.append(ends)
        fewest, *others = sorted(several, key=int.bit_count) if len(several) > 1 else several
        return [self._first + index for index in self._texts_at(fewest) if all(self._wholes[index] & ends for ends in others)]

    def _behind(self, chain: Numbered) -> int:
        """The places behind the chain."""
        places = -1
        for number in chain:
            if number < len(MARKS):
                places &= self._marked(MARKS[number])
                if MARKS[number] in (DIGIT, LETTER):
                    places <<= 1
            elif places < 0:
                places = self._row_ends(number)
            else:
                optional, texts = self._rows.get(number) or self._row(number)
                behind = places if optional else 0
                for mask, length in texts:
                    met = places & mask
                    if met:
                        behind |= met << length
                places = behind
            if not places:
                return 0
        return places

    def _row_ends(self, number: int) -> int:
        """The places behind all texts of a row."""
        known = self._ends.get(number)
        if known is None:
            known = 0
            for places, length in (self._rows.get(number) or self._row(number))[1]:
                known |= places << length
            self._ends[number] = known
        return known

    def _row(self, number: int) -> tuple[bool, Sequence[tuple[int, int]]]:
        """Whether nothing may stand for a row, and the places of its texts that stand anywhere, with their lengths."""
        folded, row = self._every.rows[number]
        there = self._present.intersection(folded)
        if row is folded:
            texts = [(self._mask(text), len(text)) for text in there if text]
        else:
            small = ((small, text) for small, text in zip(folded, row, strict=True) if small in there and small)
            texts = [(places, len(text)) for small, text in small if (places := self._as_written(small, text))]
        known = self._rows[number] = ("" in folded, texts)
        return known

    def _mask(self, text: str) -> int:
        """The places at which a text in small letters begins, whatever its capitals."""
        known = self._masks.get(text)
        if known is None:
            places = self.found.get(text, ())
            often = text in self._common or len(places) > len(text)
            known = self._spelled(text) if often else sum(map((1).__lshift__, places))
            self._masks[text] = known
        return known

    def _spelled(self, text: str) -> int:
        """The places at which a text begins, as its letters tell."""
        places = -1
        for offset, character in enumerate(text):
            places &= self._character(character) >> offset
        return places

    def _character(self, character: str) -> int:
        """The places of a character in small letters, whatever its capitals, and of all that are not of ASCII."""
        known = self._characters.get(character)
        if known is None:
            known = self._unknown
            if character.isascii():
                code, with_it = ord(character), -1
                for bit, planes in enumerate(self._planes):
                    if bit != _CAPITAL or not character.isalpha():
                        with_it &= planes[code >> bit & 1]
                known |= with_it
            self._characters[character] = known
        return known

    @cached_property
    def _planes(self) -> Sequence[tuple[int, int]]:
        """For each bit of a code of ASCII, the places of the characters that are without it, and of those that have it."""
        every = (1 << len(self._bytes)) - 1
        having = [self._of("".join(chr(code) for code in range(128) if code >> bit & 1)) for bit in range(7)]
        return [(every ^ places, places) for places in having]

    @cached_property
    def _unknown(self) -> int:
        """The places of what is not of ASCII."""
        return self._of(_UNKNOWN)

    def _as_written(self, folded: str, text: str) -> int:
        """The places of a text, in small letters there, at which it has capitals where it is written with them."""
        known = self._written.get(text)
        if known is None:
            known = self._mask(folded)
            for offset, (small, character) in enumerate(zip(folded, text, strict=True)):
                if small != character and known:
                    known &= self._capitals >> offset
            self._written[text] = known
        return known

    def _texts_at(self, places: int) -> Sequence[int]:
        """The texts at places, by their indexes in the bale."""
        if places.bit_count() * _STEP > len(self._strings):
            return [index for index, whole in enumerate(self._wholes) if whole & places]
        found: list[int] = []
        while places:
            found.append(bisect_right(self._starts, (places & -places).bit_length() - 1) - 1)
            places &= ~self._wholes[found[-1]]
        return found

    @cached_property
    def _wholes(self) -> Sequence[int]:
        """The places of each of the texts, those before the next one with them."""
        ends = (*self._starts[1:], len(self._together) + 1)
        return [(1 << end) - (1 << start) for start, end in zip(self._starts, ends, strict=True)]

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(string) + len(BETWEEN) for string in self._strings[:-1]), initial=0))

    @cached_property
    def _together(self) -> str:
        return BETWEEN.join(self._strings)

    @cached_property
    def _bytes(self) -> bytes:
        """A byte for each character, the last one first."""
        return self._together.encode("ascii", "replace")[::-1]

    def _of(self, characters: str) -> int:
        """The places of some characters; what is not of ASCII counts as a question mark."""
        return int(self._bytes.translate(_table(characters)) or b"0", 2)

    def _marked(self, mark: Row) -> int:
        """The places of a mark."""
        if mark == EDGE:
            return self._edges
        return self._digits if mark == DIGIT else self._letters if mark == LETTER else self._beginnings

    @cached_property
    def _letters(self) -> int:
        return self._of(ascii_letters) | self._unknown

    @cached_property
    def _edges(self) -> int:
        words, unknown = self._of(_WORD), self._unknown
        return words ^ (words << 1) | unknown | (unknown << 1)

    @cached_property
    def _digits(self) -> int:
        return self._of(digits) | self._unknown

    @cached_property
    def _capitals(self) -> int:
        return self._of(ascii_uppercase) | self._unknown

    @cached_property
    def _beginnings(self) -> int:
        return sum(1 << start for start in self._starts)


@lru_cache
def _table(characters: str) -> bytes:
    """What makes a one of each of the characters, and a nought of any other."""
    codes = set(map(ord, characters))
    return bytes(49 if code in codes else 48 for code in range(256))
