"""Supplements of the Official Records: whose report, with its resolutions, stands under which number."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reslint.facts.table import TableError, files, of_tables, rows, whole_number

__all__ = ["Supplement", "read", "supplement_body"]

COLUMNS = ("records", "supplement", "first", "last", "body")
_NO_LIMIT = 9999


class Supplement(NamedTuple):
    """The number of a supplement that is one body's from session or year ``first`` to ``last``."""

    records: str
    number: str
    first: int
    last: int
    body: str


def read(path: Path) -> tuple[Supplement, ...]:
    """The supplements of a table."""
    found: dict[tuple[str, str, int], Supplement] = {}
    for line, (records, number, first, last, body) in rows(path, COLUMNS):
        one = Supplement(
            records,
            number,
            whole_number(path, line, first) if first else 0,
            whole_number(path, line, last) if last else _NO_LIMIT,
            body,
        )
        key = (records, number, one.first)
        if key in found:
            raise TableError(f"{path}:{line}: Supplement No. {number} of the {records} is there twice.")
        found[key] = one
    return tuple(found.values())


@of_tables
def _supplements() -> tuple[Supplement, ...]:
    return tuple(one for path in reversed(files("supplements")) for one in read(path))


def supplement_body(records: str, number: str, at: int) -> str:
    """The body whose report is the supplement of a session or year; "" where that is not known."""
    for one in _supplements():
        if (one.records, one.number) == (records, number) and one.first <= at <= one.last:
            return one.body
    return ""
