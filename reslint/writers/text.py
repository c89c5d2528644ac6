"""Edits to a text file, in its own encoding."""

from __future__ import annotations

from collections.abc import Sequence

from reslint.finding import Edit
from reslint.fixes.apply import replaced
from reslint.readers.decode import decode, encode
from reslint.writers import WriteError

__all__ = ["edited"]


def edited(data: bytes, name: str, edits: Sequence[Edit]) -> bytes:
    """The file with the edits. Raises WriteError where its encoding has not what they bring, or it could not be read whole."""
    text, _ = decode(data, name)
    if not _holds(data, text):
        raise WriteError("holds characters that could not be read: save it as UTF-8 and try again")
    try:
        return encode(replaced(text, edits), data)
    except UnicodeEncodeError as error:
        raise WriteError(f"is in an encoding that has no “{error.object[error.start]}”: save it as UTF-8 and try again") from None


def _holds(data: bytes, text: str) -> bool:
    try:
        return encode(text, data) == data
    except UnicodeEncodeError:
        return False
