"""Files to blocks: one module a format, none of which knows what a resolution is."""

from __future__ import annotations

from pathlib import Path

from reslint.readers.block import Block, Document, ReadError
from reslint.readers.decode import LARGEST_FILE, other_format

__all__ = ["LARGEST_WORD_FILE", "VIEWS", "Block", "Document", "ReadError", "is_word", "open_bytes", "open_file", "read"]

VIEWS = ("final", "original")
"""The states of a file with tracked changes: as if all were accepted, as if all were rejected."""

LARGEST_WORD_FILE = 50 * 1024 * 1024
_PACKED = b"PK\x03\x04"
_WORD_SUFFIXES = (".docx", ".dotx", ".docm", ".dotm")


def read(data: bytes, name: str, view: str = "final") -> Document:
    """The document in ``data``; ``name`` is how messages call it. Raises ReadError for what cannot be read."""
    if is_word(data, name):
        from reslint.readers.word import read_word

        return read_word(data, name, view)
    from reslint.readers.text import read_text

    return read_text(data, name)


def is_word(data: bytes, name: str) -> bool:
    """Whether the data are to be read as a Word file: by their first bytes or, where these say nothing, by the name."""
    if data.startswith(_PACKED):
        return True
    return name.lower().endswith(_WORD_SUFFIXES) and other_format(data) is None


def open_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises ReadError, one sentence, where it is missing, closed to us or too large."""
    name = str(path)
    largest = LARGEST_WORD_FILE if name.lower().endswith(_WORD_SUFFIXES) else LARGEST_FILE
    try:
        if path.is_dir():
            raise ReadError(f"{name}: is a folder, not a draft")
        # Never more than that: what is no regular file may have no end.
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except FileNotFoundError:
        raise ReadError(f"{name}: there is no such file") from None
    except OSError as error:
        raise ReadError(f"{name}: cannot be read ({error.strerror or error})") from None
    if len(data) > largest:
        raise ReadError(f"{name}: is larger than {largest // 1024 // 1024} MB; reslint checks single drafts")
    return data


def open_file(path: Path, view: str = "final") -> Document:
    """The document in the file. Raises ReadError, one sentence, where the file is missing, closed to us, too large or no text."""
    return read(open_bytes(path), str(path), view)
