"""Titles of resolutions of the General Assembly, and of items of its agenda."""

from __future__ import annotations

from pathlib import Path

from reslint.facts.known_names import stems_of
from reslint.facts.table import TableError, files, of_tables, rows

__all__ = ["item_like", "read", "title_of"]

COLUMNS = ("number", "title")


def read(path: Path) -> tuple[tuple[str, str], ...]:
    """The titles of a table, with the numbers of the resolutions; an item has none."""
    found: dict[tuple[str, str], None] = {}
    numbers: set[str] = set()
    for line, (number, title) in rows(path, COLUMNS):
        if not title or number in numbers or (number, title) in found:
            raise TableError(f"{path}:{line}: “{number or title}” is there twice, or has no title.")
        found[number, title] = None
        numbers.update([number] if number else [])
    return tuple(found)


@of_tables
def _titles() -> dict[str, str]:
    return {number: title for path in files("titles") for number, title in read(path) if number}


@of_tables
def _items() -> dict[tuple[str, ...], str]:
    return {stems_of(title): title for path in files("titles") for number, title in read(path) if not number}


def title_of(number: str) -> str:
    """The title of a resolution of the General Assembly ("70/1"), or ""."""
    return _titles().get(number, "")


def item_like(title: str) -> str:
    """The title of the item that has the same words, small words, capitals and plurals apart, or ""."""
    return _items().get(stems_of(title), "")
