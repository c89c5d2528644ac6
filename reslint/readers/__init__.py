"""Files to blocks: one module a format, none of which knows what a resolution is."""

from __future__ import annotations

from pathlib import Path

from reslint.readers.block import Block, Document, ReadError
from reslint.readers.decode import LARGEST_FILE

__all__ = ["Block", "Document", "ReadError", "open_file", "read"]


def read(data: bytes, name: str) -> Document:
    """The document in ``data``; ``name`` is how messages call it. Raises ReadError for what cannot be read."""
    from reslint.readers.text import read_text

    return read_text(data, name)


def open_file(path: Path) -> Document:
    """The document in the file. Raises ReadError, one sentence, where the file is missing, closed to us, too large or no text."""
    name = str(path)
    try:
        if path.is_dir():
            raise ReadError(f"{name}: is a folder, not a draft")
        if path.stat().st_size > LARGEST_FILE:
            raise ReadError(f"{name}: is larger than {LARGEST_FILE // 1024 // 1024} MB; reslint checks single drafts")
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{name}: there is no such file") from None
    except OSError as error:
        raise ReadError(f"{name}: cannot be read ({error.strerror or error})") from None
    return read(data, name)
