"""Files written whole or not at all: into a temporary file beside, which takes the place of the file when it is complete."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from typing import BinaryIO

__all__ = ["replace", "whole"]

# A name may have 255 bytes, and a character four.
_LONGEST = 40
# What a file system says that knows of no such thing: what can be had of it is had without.
_UNKNOWN = frozenset((errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM))


@contextlib.contextmanager
def whole(
    name: str | os.PathLike[str],
    mode: int | None = None,
    lasting: bool = True,
    over: bool = True,
    last: Callable[[], None] | None = None,
) -> Iterator[BinaryIO]:
    """A file to write into, which stands at ``name`` once the block ends without an exception. Raises OSError.

    A link stays one: what it points to is written. A pipe or a device is left alone, and so is what is write-protected, and with
    ``over`` false whatever is there by then (FileExistsError). The new file has the owner of the old one, and its rights or
    ``mode``; ``lasting``: it has reached the disk before it is there under its name. ``last`` is called before that; what it
    raises leaves all as it was.
    """
    path = os.path.realpath(name)
    _check(path)
    handle, made = tempfile.mkstemp(dir=os.path.dirname(path), prefix=f".{os.path.basename(path)[:_LONGEST]}.")
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            if lasting:
                with _as_far_as_known():
                    os.fsync(out.fileno())
        _take_on(path, made)
        # Until here it was closed to others.
        with _as_far_as_known():
            os.chmod(made, _rights(path) if mode is None else mode)
        if last is not None:
            last()
        if over:
            os.replace(made, path)
        else:
            _create(made, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(made)
        raise


def replace(
    name: str | os.PathLike[str],
    data: bytes,
    mode: int | None = None,
    lasting: bool = True,
    over: bool = True,
    last: Callable[[], None] | None = None,
) -> None:
    """Puts a file with these bytes at ``name``, as ``whole`` does. Raises OSError, and leaves what is there as it is."""
    with whole(name, mode, lasting, over, last) as out:
        out.write(data)


def _check(path: str) -> None:
    if not os.path.exists(path):
        return
    if not os.path.isfile(path):
        raise OSError(errno.EINVAL, "it is a folder" if os.path.isdir(path) else "it is no file that could be replaced", path)
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "it is write-protected", path)


@contextlib.contextmanager
def _as_far_as_known() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _UNKNOWN:
            raise


def _take_on(path: str, made: str) -> None:
    """Gives the new file what the old one has besides its rights, as far as allowed: its owner, what systems note of it."""
    with contextlib.suppress(OSError):
        before, now = os.stat(path), os.stat(made)
        if before.st_gid != now.st_gid:
            with contextlib.suppress(OSError):
                os.chown(made, -1, before.st_gid)
        if before.st_uid != now.st_uid:
            os.chown(made, before.st_uid, -1)
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for attribute in os.listxattr(path):
                with contextlib.suppress(OSError):
                    os.setxattr(made, attribute, os.getxattr(path, attribute))


def _create(made: str, path: str) -> None:
    """Gives the new file its name where nothing has that. Raises FileExistsError."""
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:
        # The file system knows no second names.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "it is already there", path) from None
        os.replace(made, path)
    else:
        os.unlink(made)


def _rights(path: str) -> int:
    """The rights of the file that is there, or those that a new file gets."""
    try:
        return os.stat(path).st_mode & 0o777
    except OSError:
        mask = os.umask(0o077)
        os.umask(mask)
        return 0o666 & ~mask
