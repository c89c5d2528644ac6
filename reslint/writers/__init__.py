"""Edits to the drafter's own file: a text keeps its encoding, a Word file everything that the edits do not touch."""

from __future__ import annotations

from collections.abc import Sequence

from reslint.finding import Edit

__all__ = ["Exists", "WriteError", "edited", "ordered"]


class WriteError(Exception):
    """A file that cannot be written, or edits that it cannot take: the end of a sentence that says why and what to do."""


class Exists(WriteError):
    """A file that was to be new is there already."""


def edited(data: bytes, name: str, edits: Sequence[Edit]) -> bytes:
    """The file with the edits, whose places are those of its final view. Raises WriteError.

    In a Word file where changes are being tracked, the edits are tracked changes too.
    """
    from reslint.readers import is_word

    if is_word(data, name):
        from reslint.writers import word

        return word.edited(data, name, edits)
    from reslint.writers import text

    return text.edited(data, name, edits)


def ordered(data: bytes, name: str, places: Sequence[int]) -> bytes:
    """The Word file with the paragraphs at these places of its final view in this order. Raises WriteError."""
    from reslint.writers import word

    return word.ordered(data, name, places)
