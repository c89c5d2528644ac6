"""A file put in the place of another, or beside it: whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from reslint.atomic import replace
from reslint.writers import Exists, WriteError

__all__ = ["check_creatable", "create", "rewrite"]


def rewrite(name: str, before: bytes, after: bytes) -> None:
    """Writes ``after`` into the file that held ``before``, by temporary file and rename.

    Raises WriteError, and leaves the file as it is, where it holds something else by now or cannot be written.
    """
    # A link stays one: what it points to is written.
    path = Path(os.path.realpath(name))
    # A pipe has been read, and would be waited for without end.
    if os.path.exists(path) and not os.path.isfile(path):
        raise WriteError("is no file that could be written anew")
    _check_same(path, before)
    if not os.access(path, os.W_OK):
        raise WriteError("is write-protected")
    _check_open(path)
    try:
        # To reach the disk takes its time, in which somebody may save the file.
        replace(path, after, path.stat().st_mode & 0o7777, last=lambda: _check_same(path, before))
    except OSError as error:
        raise WriteError(f"cannot be written ({error.strerror or error})") from None


def _check_same(path: Path, before: bytes) -> None:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WriteError(f"cannot be read again ({error.strerror or error})") from None
    if data != before:
        raise WriteError("has changed meanwhile: try again")


def create(name: str, data: bytes, over: bool = False) -> None:
    """Writes a new file; ``over``: also in the place of one that is there. Raises WriteError, and leaves what is there."""
    check_creatable(name, over)
    path = Path(os.path.realpath(name))
    try:
        # What a program writes anew, others may read as far as the user lets them in general.
        mask = os.umask(0o077)
        os.umask(mask)
        replace(path, data, path.stat().st_mode & 0o7777 if os.path.exists(path) else 0o666 & ~mask, over=over)
    except FileExistsError:
        raise Exists("is already there") from None
    except OSError as error:
        raise WriteError(f"cannot be written ({error.strerror or error})") from None


def check_creatable(name: str, over: bool = False) -> None:
    """Raises WriteError for what can be told before there is anything to write: work that ends so would be in vain."""
    path = Path(os.path.realpath(name))
    # Of a name that is too long, a Path would not say that it is not there.
    if os.path.isdir(path):
        raise WriteError("is a folder")
    if os.path.exists(path) and not over:
        raise Exists("is already there")
    if not os.path.isdir(path.parent):
        raise WriteError("cannot be written (its folder is not there)")
    if not os.access(path.parent, os.W_OK):
        raise WriteError("cannot be written (nothing can be written into its folder)")
    _check_open(path)


def _check_open(path: Path) -> None:
    """Word leaves a file of its own beside one that it has open, and would write over what is written meanwhile.

    Its name begins with "~$", which takes the place of up to two letters: none of a short name.
    """
    if path.suffix.lower() in (".docx", ".dotx") and any(
        os.path.exists(path.with_name(f"~${path.name[taken:]}")) for taken in range(3)
    ):
        raise WriteError("is open in Word: close it there first")
