"""Files that others have made: read where they are ordinary files, and no further than makes sense."""

from __future__ import annotations

import os
import stat
from pathlib import Path

__all__ = ["LARGEST", "content"]

LARGEST = 10_000_000
"""Bytes that a file of a pack may have."""


def content(path: Path | str, limit: int = LARGEST) -> bytes:
    """The bytes of an ordinary file; one more than ``limit`` where it has more. Raises OSError, for pipes and devices too."""
    # Without this a pipe is waited for until somebody writes into it.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, "it is no ordinary file", str(path))
        return file.read(limit + 1)
