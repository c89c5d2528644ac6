"""Compiled patterns, kept in the user's cache folder: to compile one takes as long as to search a draft with several.

The file is a dictionary of pickled patterns, written by this program and read from the folder that only the user writes to, as
Lark's own cache is.
"""

from __future__ import annotations

import marshal
import pickle
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reslint import cache as cache_folder

if TYPE_CHECKING:
    import regex

_LARGEST = 8192


class Store:
    """The patterns of one cache file; ``keep`` writes down what was compiled since."""

    def __init__(self, place: Path | None) -> None:
        self._place = place
        self._known = self._read()
        self._fresh: dict[str, bytes] = {}

    def compile(self, expression: str, flags: int) -> regex.Pattern[str]:
        """The compiled pattern. Raises regex.error and what a hostile expression makes the compiler raise."""
        import regex

        key = f"{flags} {expression}"
        kept = self._known.get(key)
        if kept is not None:
            try:
                pattern = pickle.loads(kept)
                if isinstance(pattern, regex.Pattern) and pattern.pattern == expression:
                    return pattern
            except Exception:
                # A damaged cache is no error: the pattern is compiled again.
                self._known = {}
        compiled = regex.compile(expression, flags)
        self._fresh[key] = pickle.dumps(compiled)
        return compiled

    def keep(self) -> None:
        """Writes the new patterns beside the old ones, if there are any."""
        if not self._fresh or self._place is None:
            return
        together = {**self._read(), **self._fresh}
        if len(together) <= _LARGEST:
            cache_folder.write(self._place, marshal.dumps(together))
        self._known, self._fresh = together, {}

    def _read(self) -> dict[str, bytes]:
        if self._place is None:
            return {}
        try:
            kept = marshal.loads(self._place.read_bytes())
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return kept if isinstance(kept, dict) else {}


@cache
def store() -> Store:
    """The store of this user for this version of Python and of ``regex``."""
    from regex import __version__

    folder = cache_folder.folder()
    version = f"{sys.implementation.cache_tag}-{__version__}"
    return Store(folder / f"patterns-{version}.bin" if folder else None)


def keep() -> None:
    """Writes down what was compiled in this run, if anything was asked for."""
    if store.cache_info().currsize:
        store().keep()
