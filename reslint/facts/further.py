"""Tables that a pack brings along: its folder "facts" has files in the form of those that travel with the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from reslint.facts import (
    instrument_table,
    known_names,
    near_names,
    organ_table,
    resolution_table,
    state_table,
    supplement_table,
    title_table,
    treaty_table,
)
from reslint.facts.table import TableError

__all__ = ["prove"]

_READERS: dict[str, Callable[[Path], Any]] = {
    "country-names": near_names.read,
    "instruments": instrument_table.read,
    "names": known_names.read,
    "near-names": near_names.read,
    "organs": organ_table.read,
    "resolutions": resolution_table.read,
    "states": state_table.read,
    "supplements": supplement_table.read,
    "titles": title_table.read,
    "treaty-series": treaty_table.read,
}


def prove(folder: Path) -> None:
    """Reads all tables of a folder, so that a bad one is told before anything is checked. Raises TableError."""
    for path in sorted(folder.glob("*.tsv")):
        read = _READERS.get(path.stem)
        if read is None:
            raise TableError(f"{path}: there is no table “{path.stem}”; there are {', '.join(_READERS)}.")
        read(path)
