"""The folder for what can be computed again: grammars and rules made ready. Safe to delete at any time."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from reslint.atomic import replace


def folder() -> Path | None:
    """The cache folder of the user, made if need be; None where there is none that is theirs alone to write to."""
    named = os.environ.get("RESLINT_CACHE_DIR")
    if named:
        path = Path(named)
    elif sys.platform == "win32":
        path = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "reslint" / "cache"
    elif sys.platform == "darwin":
        path = Path.home() / "Library" / "Caches" / "reslint"
    else:
        path = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "reslint"
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return path if os.access(path, os.W_OK) and _is_own(path) else None


def _is_own(path: Path) -> bool:
    """Whether no one else can put something into the folder: what is read from it is trusted as the program's own."""
    if not hasattr(os, "getuid"):
        return True
    state = path.stat()
    return state.st_uid == os.getuid() and not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def write(path: Path, data: bytes) -> None:
    """Writes by temporary file and rename; a cache that cannot be written is no error."""
    try:
        # What can be computed again need not outlast a loss of power: what is damaged is seen when it is read.
        replace(path, data, mode=0o600, lasting=False)
    except OSError:
        return
