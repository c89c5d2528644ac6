"""Resolutions: when they were adopted, and how well that is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from reslint.facts.table import TableError, characters, empty, files, of_tables, prepared

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
    lines = characters(path).split("\n")
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
    if not header:
        raise empty(path)
    return found


def _day(path: Path, line: int, field: str) -> str:
    try:
        date.fromisoformat(field)
    except ValueError:
        raise TableError(f"{path}:{line}: “{field}” is no date; a date is written like 2015-09-25.") from None
    return field


def _grouped(path: Path) -> dict[str, dict[str, str]]:
    """The table by bodies and groups of numbers, each group a text of lines: of thousands of resolutions a draft has a few."""
    lines: dict[str, dict[str, list[str]]] = {}
    for (body, number), (day, evidence) in read(path).items():
        lines.setdefault(body, {}).setdefault(_group_of(number), []).append(f"{number}\t{day}\t{evidence}")
    return {body: {group: "\n".join(rows) for group, rows in groups.items()} for body, groups in lines.items()}


def _group_of(number: str) -> str:
    """Those of one session, or of one hundred, are a group."""
    session, slash, _ = number.partition("/")
    return session if slash else number.split(" ", 1)[0][:-2]


@of_tables
def _tables() -> tuple[dict[str, dict[str, str]], ...]:
    return tuple(prepared(path, _grouped) for path in files("resolutions"))


def _group(body: str, group: str) -> Mapping[str, tuple[str, str]]:
    """The adoptions of a group: number to (ISO date, "s" for strong or "w" for weak evidence)."""
    return _read_group(body, group) if any(group in table.get(body, ()) for table in _tables()) else {}


@of_tables
def _read_group(body: str, group: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for table in _tables():
        for line in table.get(body, {}).get(group, "").split("\n"):
            number, _, known = line.partition("\t")
            day, _, evidence = known.partition("\t")
            if number:
                found[number] = (day, evidence)
    return found


def resolutions() -> Iterator[Adoption]:
    """All adoptions that are known."""
    for body, group in {(body, group): None for table in _tables() for body, groups in table.items() for group in groups}:
        for number, (day, evidence) in _group(body, group).items():
            yield Adoption(body, number, day, evidence == "s")


def resolution(body: str, number: str) -> Adoption | None:
    """What is known of a body's resolution ("General Assembly", "70/1"), or None."""
    known = _group(body, _group_of(number)).get(number)
    return Adoption(body, number, known[0], known[1] == "s") if known else None


def of_session(body: str, session: str) -> tuple[Adoption, ...]:
    """The resolutions of a session or year ("70") that are known."""
    group = _group(body, session).items()
    return tuple(Adoption(body, number, day, evidence == "s") for number, (day, evidence) in group if "/" in number)


def security_years(plain: str) -> tuple[tuple[str, bool], ...]:
    """The years of the Security Council's resolutions with a plain number ("1325"), each with whether it is known well."""
    group = _group(_SECURITY, _group_of(plain)).items()
    return tuple((day[:4], evidence == "s") for number, (day, evidence) in group if number.split(" ", 1)[0] == plain)
