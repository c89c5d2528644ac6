"""Results kept in the user's cache folder: a file that has not changed, under rules that have not, need not be checked again.

What is kept is known by the file's bytes, its path, the rules, the settings and the program. The folder is the user's own and is
safe to delete at any time; what cannot be read from it is worked out again.
"""

from __future__ import annotations

import copyreg
import hashlib
import io
import os
import pickle
import sys
import time
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import reslint
from reslint import cache as cache_folder

_MOST = 4096
_ENDING = ".result"
# Seconds, after which nobody is still writing.
_HALF_WRITTEN = 3600


class Results:
    """The results under one set of rules and settings; ``known`` tells it from others, "" keeps nothing."""

    def __init__(self, known: str) -> None:
        self._known = known
        folder = cache_folder.folder() if known else None
        self._folder = folder / "results" if folder else None
        try:
            if self._folder:
                self._folder.mkdir(mode=0o700, exist_ok=True)
                self._folder = self._folder if cache_folder.is_own(self._folder) else None
        except OSError:
            self._folder = None

    def place(self, name: str, data: bytes) -> Path | None:
        """Where the result for a file with these bytes is or will be; None where nothing can be kept."""
        if self._folder is None:
            return None
        key = hashlib.sha256(f"{_program()}\0{self._known}\0{name}\0".encode("utf-8", "surrogatepass") + data).hexdigest()
        return self._folder / f"{key}{_ENDING}"

    @staticmethod
    def read(place: Path) -> Any:
        """What is kept, or None."""
        try:
            data = cache_folder.read(place)
            return None if data is None else pickle.loads(data)
        except Exception:
            # Not there, damaged, or of another version: it is worked out again.
            return None

    def write(self, place: Path, result: object) -> None:
        """Keeps a result; those that were not asked for longest go when there are too many."""
        cache_folder.write(place, _packed(result))

    def tidy(self) -> None:
        """Takes the oldest results out when there are too many, and what runs that were ended left half written."""
        if self._folder is None:
            return
        try:
            entries = list(os.scandir(self._folder))
            kept = [entry for entry in entries if entry.name.endswith(_ENDING)]
            for entry in (*entries, *os.scandir(self._folder.parent)):
                if entry.name.startswith(".") and entry.stat().st_mtime < time.time() - _HALF_WRITTEN:
                    os.unlink(entry.path)
            if len(kept) > _MOST:
                kept.sort(key=lambda entry: entry.stat().st_mtime)
                for entry in kept[: len(kept) // 2]:
                    os.unlink(entry.path)
        except OSError:
            return


def _packed(result: object) -> bytes:
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**copyreg.dispatch_table, **_quick()}
    pickler.dump(result)
    return buffer.getvalue()


@cache
def _quick() -> dict[type, Callable[[Any], tuple[type, tuple[Any, ...]]]]:
    """For the small parts of a draft, of which there are thousands: to make them again by a call is quicker."""
    from operator import attrgetter

    from reslint.draft import Call, Citation, Note, Opening, Paragraph
    from reslint.finding import Edit, Finding, Fix

    def reducer(kind: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
        values = attrgetter(*(field.name for field in fields(kind)))
        return lambda part: (kind, values(part))

    kinds = (Call, Citation, Note, Opening, Paragraph, Edit, Finding, Fix)
    return {kind: reducer(kind) for kind in kinds}


@cache
def _program() -> str:
    """The program as it stands: its version, and when each file that a result depends on was last written."""
    package = Path(reslint.__file__).resolve().parent
    folders = [package, package.parent / "grammar"] if (package.parent / "grammar").is_dir() else [package]
    stamps = hashlib.sha256()
    for folder in folders:
        for above, below, files in os.walk(folder):
            below[:] = sorted(name for name in below if name not in ("__pycache__", "_rules"))
            for name in sorted(files):
                state = os.stat(os.path.join(above, name))
                stamps.update(f"{name} {state.st_mtime_ns} {state.st_size};".encode())
    return f"{reslint.__version__} {sys.implementation.cache_tag} {stamps.hexdigest()}"
