"""Resolutions: when they were adopted, and how well that is known."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from reslint.facts.table import TableError, files, of_tables

_EVIDENCE = frozenset(("s", "w"))
_SECURITY = "Security Council"
_HEADER = "body\tnumber\tadopted\tevidence"


class Adoption(NamedTuple):
    """A resolution's day of adoption (ISO). ``strong`` says that its own text or register has it, or several texts agree."""

    body: str
    number: str
    date: str
    strong: bool


def read(path: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """The table as it stands: (body, number) to (date, evidence).

    It is compact: an empty body is that of the line above, so is an empty date.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeError) as error:
        raise TableError(f"{path}: the table cannot be read ({error}).") from error
    found: dict[tuple[str, str], tuple[str, str]] = {}
    body = day = ""
    header = False
    for number, line in enumerate(lines, 1):
        if not line or line[0] == "#":
            continue
        if not header:
            missing = [column for column in _HEADER.split("\t") if column not in line.split("\t")]
            if missing:
                raise TableError(f"{path}:{number}: the table has no column “{missing[0]}”.")
            if line != _HEADER:
                raise TableError(f"{path}:{number}: the columns must be, in this order: {_HEADER.replace(chr(9), ', ')}.")
            header = True
            continue
        fields = line.split("\t")
        if len(fields) != 4:
            raise TableError(f"{path}:{number}: {len(fields)} fields where the header has 4.")
        body = fields[0] or body
        if fields[2]:
            day = _day(path, number, fields[2])
        if not body or not day or not fields[1]:
            raise TableError(f"{path}:{number}: the first row needs a body, a number and a date.")
        if fields[3] not in _EVIDENCE:
            raise TableError(f"{path}:{number}: “{fields[3]}” is no evidence; it is s (strong) or w (weak).")
        key = (body, fields[1])
        if key in found:
            raise TableError(f"{path}:{number}: resolution {fields[1]} of the {body} is there twice.")
        found[key] = (day, fields[3])
    return found


def _day(path: Path, line: int, field: str) -> str:
    try:
        date.fromisoformat(field)
    except ValueError:
        raise TableError(f"{path}:{line}: “{field}” is no date; a date is written like 2015-09-25.") from None
    return field


@of_tables
def resolutions() -> dict[tuple[str, str], tuple[str, str]]:
    """All adoptions that are known: (body, number) to (ISO date, "s" for strong or "w" for weak evidence)."""
    own, *further = (read(path) for path in files("resolutions"))
    for table in further:
        own.update(table)
    return own


def resolution(body: str, number: str) -> Adoption | None:
    """What is known of a body's resolution ("General Assembly", "70/1"), or None."""
    known = resolutions().get((body, number))
    return Adoption(body, number, known[0], known[1] == "s") if known else None


@of_tables
def security_years() -> dict[str, tuple[tuple[str, bool], ...]]:
    """The years of the Security Council's resolutions by their plain numbers ("1325"), each with whether it is known well."""
    found: dict[str, tuple[tuple[str, bool], ...]] = {}
    for (body, number), (day, evidence) in resolutions().items():
        if body == _SECURITY:
            plain = number.split(" ", 1)[0]
            found[plain] = (*found.get(plain, ()), (day[:4], evidence == "s"))
    return found
