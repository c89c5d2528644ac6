"""Titles of resolutions of the General Assembly."""

from __future__ import annotations

from pathlib import Path

from reslint.facts.table import TableError, files, of_tables, rows

__all__ = ["read", "title_of"]

COLUMNS = ("number", "title")


def read(path: Path) -> dict[str, str]:
    """The titles of a table, by the numbers of the resolutions."""
    found: dict[str, str] = {}
    for line, (number, title) in rows(path, COLUMNS):
        if not number or not title or number in found:
            raise TableError(f"{path}:{line}: “{number}” is there twice, or has no title.")
        found[number] = title
    return found


@of_tables
def _titles() -> dict[str, str]:
    return {number: title for path in files("titles") for number, title in read(path).items()}


def title_of(number: str) -> str:
    """The title of a resolution of the General Assembly ("70/1"), or ""."""
    return _titles().get(number, "")
