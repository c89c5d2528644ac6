"""The form of all tables: lines of fields between tabs, a header, comments that name the source."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import ParamSpec, TypeVar
from zlib import crc32

from reslint.cache import kept
from reslint.ordinary import LARGEST, content
from reslint.packaged import packaged

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class TableError(Exception):
    """A table that cannot be used; its message is one sentence with file and line."""


@cache
def folder() -> Path:
    """Where the tables are: inside the installed package, or at the top of a checkout."""
    return packaged("rules") / "un" / "facts"


_further: tuple[Path, ...] = ()
_stamps: list[tuple[str, int]] = []
_forget: list[Callable[[], None]] = []


def of_tables(work: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """The function with its results kept for as long as the tables stay the same: for what is worked out from tables."""
    kept = cache(work)
    forget_with_tables(kept.cache_clear)
    return kept  # type: ignore[return-value]


def forget_with_tables(forget: Callable[[], None]) -> None:
    """Has something else called when the tables change."""
    _forget.append(forget)


def use_tables(folders: Sequence[Path]) -> None:
    """Adds the tables of folders to those that travel with the program, from now on; the rows of later ones come first."""
    global _further, _stamps
    stamps = [(str(path), path.stat().st_mtime_ns) for place in folders for path in sorted(place.glob("*.tsv"))]
    if tuple(folders) != _further or stamps != _stamps:
        _further, _stamps = tuple(folders), stamps
        for forget in _forget:
            forget()


def files(name: str) -> list[Path]:
    """The files of a table such as "organs": that of the program, then those that were added."""
    added = (place / f"{name}.tsv" for place in _further)
    return [folder() / f"{name}.tsv", *(path for path in added if path.is_file())]


def prepared(path: Path, read: Callable[[Path], Result]) -> Result:
    """What ``read`` makes of a table, plain values: out of the cache where table and program are as they were."""
    return combined(path.stem, [path], read.__code__.co_filename, lambda: read(path))


def combined(name: str, paths: Sequence[Path], program: str, make: Callable[[], Result]) -> Result:
    """What ``make`` makes of several tables, plain values, which are kept under the name; ``program`` is the file of its code."""
    try:
        known = [_state(path) for path in (*paths, Path(program))]
    except OSError:
        return make()
    return kept(f"{name}-{crc32(os.fsencode(os.pathsep.join(map(str, paths)))):08x}", known, make)


def _state(path: Path) -> list[str | int]:
    state = path.stat()
    # The tables of others may keep the time of the file when they change.
    known = 0 if path.parent == folder() or path.suffix == ".py" else crc32(content(path))
    return [str(path), state.st_mtime_ns, state.st_size, known]


def characters(path: Path) -> str:
    """What stands in a table. Raises TableError."""
    try:
        data = content(path)
        if len(data) > LARGEST:
            raise TableError(f"{path}: the table is larger than {LARGEST // 1_000_000} MB.")
        # Lines end here as they do in any text.
        return data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise TableError(f"{path}:{line}: the table is not UTF-8; save it in that encoding.") from error
    except OSError as error:
        raise TableError(f"{path}: the table cannot be read ({(error.strerror or str(error)).lower()}).") from error


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table, each with its line number; ``columns`` are those it must have, in this order.

    Lines that begin with "#" are comments; the first other line is the header.
    """
    text = characters(path)
    header = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line[0] == "#":
            continue
        fields = line.split("\t")
        if not header:
            header = True
            missing = [column for column in columns if column not in fields]
            if missing:
                raise TableError(f"{path}:{number}: the table has no column “{missing[0]}”.")
            if tuple(fields) != columns:
                raise TableError(f"{path}:{number}: the columns must be, in this order: {', '.join(columns)}.")
            continue
        if len(fields) != len(columns):
            raise TableError(f"{path}:{number}: {len(fields)} fields where the header has {len(columns)}.")
        yield number, fields
    if not header:
        raise empty(path)


def empty(path: Path) -> TableError:
    """What is wrong with a table that has nothing in it."""
    return TableError(f"{path}: the table is empty: its first line must name the columns.")


def several(field: str) -> tuple[str, ...]:
    """The values of a field that holds several, between semicolons."""
    return tuple(value.strip() for value in field.split(";") if value.strip()) if field else ()


def whole_number(path: Path, line: int, field: str) -> int:
    """A field that must be a whole number."""
    if not (field.isascii() and field.isdigit()):
        raise TableError(f"{path}:{line}: “{field}” is not a whole number.")
    return int(field)
