"""The folder for what can be computed again: grammars, rules and tables made ready. Safe to delete at any time."""

from __future__ import annotations

import contextlib
import marshal
import os
import stat
import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

__all__ = ["Entries", "folder", "is_own", "kept", "read", "write"]

Value = TypeVar("Value")


def folder() -> Path | None:
    """The cache folder of the user, made if need be; None where there is none that is theirs alone to write to."""
    try:
        path = _path()
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        return path if os.access(path, os.W_OK) and is_own(path) else None
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


def is_own(path: Path) -> bool:
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
    """Many values by their names in one file, of which a run needs few: each is read when it is asked for.

    The file has the length and the sum of a list, the list, and the values one behind the other. The list has, in their order,
    numbers made of the names, and for each of them where its value ends and the sum of both.
    """

    def __init__(self, path: Path | None) -> None:
        self._file = _NONE
        self._begin = 0
        self._numbers, self._ends, self._sums = array("Q"), array("Q"), array("Q")
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
            if path is not None:
                self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
                self._list()

    def __del__(self) -> None:
        self.close()

    def _list(self) -> None:
        """Reads the list. Raises ValueError and others where it is damaged."""
        head = _read_at(self._file, 0, 2 * _SUM)
        told = _read_at(self._file, len(head), min(int.from_bytes(head[:_SUM], "big"), os.fstat(self._file).st_size))
        if head[_SUM:] == _sum(told):
            numbers, ends, sums = (array("Q", part) for part in marshal.loads(told))
            self._numbers, self._ends, self._sums = numbers, ends, sums
        self._begin = len(head) + len(told)

    def get(self, name: str) -> bytes | None:
        """The value of a name; None where there is none, or it is damaged."""
        number = _number(name)
        at = bisect_left(self._numbers, number)
        if at == len(self._numbers) or self._numbers[at] != number:
            return None
        value = self._value(at)
        return value if _tied(value, number) == self._sums[at] else None

    def _value(self, at: int) -> bytes:
        """The value at a place in the list, whatever has become of it."""
        start = self._ends[at - 1] if at else 0
        try:
            return _read_at(self._file, self._begin + start, self._ends[at] - start)
        except OSError:
            return b""

    def __len__(self) -> int:
        return len(self._numbers)

    def write(self, path: Path, new: Mapping[str, bytes], most: int) -> None:
        """Writes them with the new ones; without the old ones, where there would be more than ``most``."""
        added = {_number(name): value for name, value in new.items()}
        old = {number: at for at, number in enumerate(self._numbers) if number not in added}
        numbers = array("Q", sorted({**(old if len(old) + len(added) <= most else {}), **added}))
        values = [added[number] if number in added else self._value(old[number]) for number in numbers]
        sums = array("Q", (_tied(added[number], number) if number in added else self._sums[old[number]] for number in numbers))
        told = marshal.dumps(tuple(each.tobytes() for each in (numbers, array("Q", accumulate(map(len, values))), sums)))
        self.close()
        _put(path, b"".join((len(told).to_bytes(_SUM, "big"), _sum(told), told, *values)))

    def close(self) -> None:
        """Ends the reading: nothing is known any more."""
        if self._file != _NONE:
            os.close(self._file)
        self._file = _NONE
        self._numbers = array("Q")


_NONE = -1


def _read_at(file: int, start: int, size: int) -> bytes:
    """So many bytes of an open file; processes that have it in common do not move it on for each other, where there are such."""
    if hasattr(os, "pread"):
        return os.pread(file, size, start)
    os.lseek(file, start, os.SEEK_SET)
    return os.read(file, size)


def _tied(value: bytes, number: int) -> int:
    """The sum of a value that has that number."""
    return crc32(value, number & 0xFFFFFFFF)


def _number(name: str) -> int:
    """A number of 64 bits that hardly any other name has."""
    data = name.encode("utf-8", "surrogatepass")
    return (len(data) & 0xFFFFFFFF) << 32 | crc32(data)


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
