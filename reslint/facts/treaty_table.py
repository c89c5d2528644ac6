"""Volumes of the Treaty Series by registration number: from the instruments, and from a table of further treaties.

A registration number stays with a treaty for ever; its protocols and amendments may stand in later volumes under the same number.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reslint.facts.instrument_table import instruments
from reslint.facts.table import TableError, files, of_tables, rows, several

__all__ = ["Treaty", "treaty_registered", "treaty_volumes"]

COLUMNS = ("number", "volumes", "treaty")


class Treaty(NamedTuple):
    """A treaty of the Treaty Series: its registration number, the volumes in which that number stands, its name."""

    number: str
    volumes: tuple[str, ...]
    name: str


def read(path: Path) -> list[tuple[str, str, str]]:
    """The rows of a table: number, volumes, name."""
    found: dict[str, tuple[str, str, str]] = {}
    for line, (number, volumes, name) in rows(path, COLUMNS):
        if number in found:
            raise TableError(f"{path}:{line}: No. {number} is there twice.")
        found[number] = (number, volumes, name)
    return list(found.values())


@of_tables
def _treaties() -> dict[str, Treaty]:
    found: dict[str, Treaty] = {}
    for one in instruments():
        if len(one.registrations) == 1:
            _add(found, one.registrations[0], one.volumes, one.title)
        elif len(one.volumes) == 1:
            for number in one.registrations:
                _add(found, number, one.volumes, one.title)
        else:
            # Volumes and numbers go together, one to one.
            for number, volume in zip(one.registrations, one.volumes, strict=False):
                _add(found, number, (volume,), one.title)
    for path in files("treaty-series"):
        for number, volumes, name in read(path):
            _add(found, number, several(volumes), name)
    return found


def _add(found: dict[str, Treaty], number: str, volumes: tuple[str, ...], name: str) -> None:
    """Of several instruments under one number the first is the treaty itself, as a rule, and gives the name."""
    known = found.get(number)
    if known is None:
        found[number] = Treaty(number, volumes, name)
    else:
        together = tuple(dict.fromkeys((*known.volumes, *volumes)))
        found[number] = Treaty(number, together, min(known.name, name, key=len))


@of_tables
def _volumes() -> dict[str, tuple[Treaty, ...]]:
    found: dict[str, tuple[Treaty, ...]] = {}
    for treaty in _treaties().values():
        for volume in treaty.volumes:
            found[volume] = (*found.get(volume, ()), treaty)
    return found


def treaty_registered(number: str) -> Treaty | None:
    """The treaty with the registration number, or None where the tables do not know it."""
    return _treaties().get(number)


def treaty_volumes(volume: str) -> tuple[Treaty, ...]:
    """The treaties that are known to stand in a volume."""
    return _volumes().get(volume, ())
