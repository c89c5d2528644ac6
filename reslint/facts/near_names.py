"""Names that bodies, offices and States do not have, with the right ones."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reslint.facts.table import TableError, files, of_tables, rows, whole_number

__all__ = ["NearName", "country_names", "near_names", "read"]

COLUMNS = ("wrong", "right", "since")


class NearName(NamedTuple):
    """A wrong name and the right one. ``since``: the year from which on the old name is no longer right, 0 where it never was."""

    wrong: str
    right: str
    since: int = 0


def read(path: Path) -> tuple[NearName, ...]:
    """The names of a table."""
    found: dict[str, NearName] = {}
    for line, (wrong, right, since) in rows(path, COLUMNS):
        if not wrong or wrong == right:
            raise TableError(f"{path}:{line}: “{wrong}” is no wrong name of “{right}”.")
        if wrong in found:
            raise TableError(f"{path}:{line}: “{wrong}” is there twice.")
        found[wrong] = NearName(wrong, right, whole_number(path, line, since) if since else 0)
    return tuple(found.values())


@of_tables
def near_names() -> tuple[NearName, ...]:
    """All such names of bodies and offices that are known."""
    return _of_table("near-names")


@of_tables
def country_names() -> tuple[NearName, ...]:
    """All such names of States that are known."""
    return _of_table("country-names")


def _of_table(name: str) -> tuple[NearName, ...]:
    return tuple({one.wrong: one for path in files(name) for one in read(path)}.values())
