"""Files written whole or not at all: into a temporary file beside, which takes the place of the file when it is complete."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from typing import BinaryIO

__all__ = ["replace", "whole"]


@contextlib.contextmanager
def whole(name: str | os.PathLike[str], mode: int | None = None, lasting: bool = True) -> Iterator[BinaryIO]:
    """A file to write into, which stands at ``name`` once the block ends without an exception. Raises OSError.

    A link stays one: what it points to is written. A pipe or a device is left alone. The new file has the rights ``mode``, or
    else those of the old one; ``lasting``: it has reached the disk before it is there under its name.
    """
    path = os.path.realpath(name)
    if os.path.exists(path) and not os.path.isfile(path):
        raise OSError(errno.EINVAL, "it is a folder" if os.path.isdir(path) else "it is no file that could be replaced", path)
    handle, made = tempfile.mkstemp(dir=os.path.dirname(path), prefix=f".{os.path.basename(path)[:100]}.")
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            if lasting:
                os.fsync(out.fileno())
        # Until here it was closed to others.
        os.chmod(made, _rights(path) if mode is None else mode)
        os.replace(made, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(made)
        raise


def replace(name: str | os.PathLike[str], data: bytes, mode: int | None = None, lasting: bool = True) -> None:
    """Puts a file with these bytes at ``name``. Raises OSError, and leaves what is there as it is."""
    with whole(name, mode, lasting) as out:
        out.write(data)


def _rights(path: str) -> int:
    """The rights of the file that is there, or those that a new file gets."""
    try:
        return os.stat(path).st_mode & 0o777
    except OSError:
        mask = os.umask(0o077)
        os.umask(mask)
        return 0o666 & ~mask
