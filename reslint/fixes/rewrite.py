"""A corrected text put in the place of its file: whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from reslint.atomic import replace
from reslint.readers.decode import encode

__all__ = ["WriteError", "rewrite"]


class WriteError(Exception):
    """A file that was left as it is: one sentence that says why and what to do."""


def rewrite(name: str, before: str, after: str) -> None:
    """Writes ``after`` into the text file that held ``before``, in its encoding, by temporary file and rename.

    Raises WriteError, and leaves the file as it is, where it holds something else by now or cannot be written.
    """
    # A link stays one: what it points to is written.
    path = Path(os.path.realpath(name))
    try:
        data = path.read_bytes()
        state = path.stat()
    except OSError as error:
        raise WriteError(f"{name}: cannot be read again ({error.strerror or error}); nothing was corrected") from None
    if not _holds(data, before):
        raise WriteError(
            f"{name}: has changed meanwhile, or holds characters that could not be read; nothing was corrected: "
            "save it as UTF-8 and try again"
        )
    try:
        corrected = encode(after, data)
    except UnicodeEncodeError as error:
        sign = error.object[error.start]
        raise WriteError(
            f"{name}: the encoding of the file has no “{sign}”; nothing was corrected: save it as UTF-8 and try again"
        ) from None
    if not os.access(path, os.W_OK):
        raise WriteError(f"{name}: is write-protected; nothing was corrected")
    try:
        replace(path, corrected, state.st_mode & 0o7777)
    except OSError as error:
        raise WriteError(f"{name}: cannot be written ({error.strerror or error}); nothing was corrected") from None


def _holds(data: bytes, text: str) -> bool:
    try:
        return encode(text, data) == data
    except UnicodeEncodeError:
        return False
