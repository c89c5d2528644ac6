"""The folder for what can be computed again: grammars, rules and tables made ready. Safe to delete at any time."""

from __future__ import annotations

import marshal
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

__all__ = ["folder", "kept", "read", "write"]

Value = TypeVar("Value")


def folder() -> Path | None:
    """The cache folder of the user, made if need be; None where there is none that is theirs alone to write to."""
    try:
        path = _path()
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        return path if os.access(path, os.W_OK) and _is_own(path) else None
    except (OSError, RuntimeError):
        # RuntimeError: who runs it has no home, as in many containers.
        return None


def _path() -> Path:
    named = os.environ.get("RESLINT_CACHE_DIR")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "reslint" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "reslint"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "reslint"


def _is_own(path: Path) -> bool:
    """Whether no one else can put something into the folder: what is read from it is trusted as the program's own."""
    if not hasattr(os, "getuid"):
        return True
    state = path.stat()
    return state.st_uid == os.getuid() and not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def write(path: Path, data: bytes) -> None:
    """Writes by temporary file and rename; a cache that cannot be written is no error."""
    from reslint.atomic import replace

    try:
        # What can be computed again need not outlast a loss of power: what is damaged is seen when it is read.
        replace(path, _sum(data) + data, mode=0o600, lasting=False)
    except OSError:
        return


def read(path: Path) -> bytes | None:
    """What ``write`` has put there; None where there is nothing, or it is damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data[_SUM:] if data[:_SUM] == _sum(data[_SUM:]) else None


_SUM = 4


def _sum(data: bytes) -> bytes:
    return crc32(data).to_bytes(_SUM, "big")


def kept(name: str, known: Any, make: Callable[[], Value]) -> Value:
    """What ``make`` gives, out of the cache if it is there under the name and was made when ``known`` was the same.

    Both are plain values: texts, numbers, None, and tuples, lists, sets and dictionaries of such.
    """
    place = folder()
    if place is None:
        return make()
    path = place / f"{name}.bin"
    data = read(path)
    if data is not None:
        try:
            before, value = marshal.loads(data)
            if before == known:
                found: Value = value
                return found
        except (ValueError, EOFError, TypeError):
            pass
    made = make()
    plain: Any = (known, made)
    write(path, marshal.dumps(plain))
    return made
