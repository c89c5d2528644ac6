"""Paths as reports for other programs have them: from the current folder, with slashes, the same however they were typed."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from reslint.files import STANDARD_INPUT

__all__ = ["from_here", "placed", "uri"]

_OUT = ".."


def from_here(path: str) -> str:
    """The way to a file from the current folder."""
    if path == STANDARD_INPUT:
        return path
    whole = os.path.abspath(path)
    way = _way(whole)
    if _is_out(way):
        # The current folder may have been reached by a link.
        real = _way(os.path.join(os.path.realpath(os.path.dirname(whole)), os.path.basename(whole)))
        way = way if _is_out(real) else real
    return way.replace(os.sep, "/")


def placed(path: str) -> str:
    """The way to a file from the current folder; a whole path that leads out of it stays whole."""
    way = from_here(path)
    return os.path.abspath(path).replace(os.sep, "/") if os.path.isabs(path) and _is_out(way) else way


def uri(path: str) -> str:
    """The file as a reference in a URI."""
    if path == STANDARD_INPUT:
        return path
    place = placed(path)
    # The name may be no text at all: its bytes count.
    return Path(place).as_uri() if os.path.isabs(place) else quote(os.fsencode(place))


def _way(whole: str) -> str:
    try:
        return os.path.relpath(whole)
    except ValueError:
        # Of another drive.
        return whole


def _is_out(way: str) -> bool:
    return way == _OUT or way.startswith((_OUT + os.sep, _OUT + "/")) or os.path.isabs(way)
