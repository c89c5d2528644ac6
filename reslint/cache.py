"""The folder for what can be computed again: grammars, rules and tables made ready. Safe to delete at any time."""

from __future__ import annotations

import contextlib
import marshal
import os
import stat
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

__all__ = ["Entries", "folder", "kept", "read", "write"]

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
    _put(path, _sum(data) + data)


def _put(path: Path, data: bytes) -> None:
    from reslint.atomic import replace

    try:
        # What can be computed again need not outlast a loss of power: what is damaged is seen when it is read.
        replace(path, data, mode=0o600, lasting=False)
    except OSError:
        return


def read(path: Path) -> bytes | None:
    """What ``write`` has put there; None where there is nothing, or it is damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data[_SUM:] if data[:_SUM] == _sum(memoryview(data)[_SUM:]) else None


_SUM = 4


def _sum(data: bytes | memoryview) -> bytes:
    return crc32(data).to_bytes(_SUM, "big")


class Entries:
    """Many values by their names in one file, of which a run needs few: each is looked at when it is asked for.

    The file has the length and the sum of a list, the list, and the values one behind the other. The list tells, by a number made
    of each name, where its value stands, and the sum of both.
    """

    def __init__(self, path: Path | None) -> None:
        self._data = b""
        self._begin = 0
        self._list: Mapping[int, tuple[int, int, int]] = {}
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
            self._data = path.read_bytes() if path else b""
            self._begin = 2 * _SUM + int.from_bytes(self._data[:_SUM], "big")
            told = self._data[2 * _SUM : self._begin]
            if self._data[_SUM : 2 * _SUM] == _sum(told):
                self._list = marshal.loads(told)

    def get(self, name: str) -> bytes | None:
        """The value of a name; None where there is none, or it is damaged."""
        number = _number(name)
        if number not in self._list:
            return None
        start, end, known = self._list[number]
        value = self._data[self._begin + start : self._begin + end]
        return value if _tied(value, number) == known else None

    def __len__(self) -> int:
        return len(self._list)

    def write(self, path: Path, new: Mapping[str, bytes], most: int) -> None:
        """Writes them with the new ones; without the old ones, where there would be more than ``most``."""
        values = {number: self._data[self._begin + start : self._begin + end] for number, (start, end, _) in self._list.items()}
        added = {_number(name): value for name, value in new.items()}
        together = {**values, **added} if len({*values, *added}) <= most else added
        listed: dict[int, tuple[int, int, int]] = {}
        at = 0
        for number, value in together.items():
            known = _tied(value, number) if number in added else self._list[number][2]
            listed[number] = (at, at + len(value), known)
            at += len(value)
        told = marshal.dumps(listed)
        _put(path, b"".join((len(told).to_bytes(_SUM, "big"), _sum(told), told, *together.values())))


def _tied(value: bytes, number: int) -> int:
    """The sum of a value that has that number."""
    return crc32(value, number & 0xFFFFFFFF)


def _number(name: str) -> int:
    """A number that hardly any other name has."""
    data = name.encode("utf-8", "surrogatepass")
    return len(data) << 32 | crc32(data)


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
