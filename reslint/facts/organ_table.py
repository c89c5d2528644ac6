"""Organs and bodies: names, other names, document symbols, the years of their sessions."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reslint.facts.table import TableError, files, of_tables, rows, several, whole_number

COLUMNS = ("name", "article", "kind", "parent", "symbols", "base", "first", "abbreviations", "other names")


class Organ(NamedTuple):
    """An organ or body.

    ``kind``: "principal", "subsidiary", "committee", "commission", "treaty body", "conference", "agency", "court" or
    "secretariat". ``symbols`` are what its document symbols begin with. Its regular session n opens in the year ``base`` + n,
    from session ``first`` on; 0 where no such rule is certain.
    """

    name: str
    article: str
    kind: str
    parents: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    base: int = 0
    first: int = 0
    abbreviations: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All the names that stand for it."""
        return (self.name, *self.other_names)


def read(path: Path) -> tuple[Organ, ...]:
    """The organs of a table."""
    found: dict[str, Organ] = {}
    for line, (name, article, kind, parent, symbols, base, first, abbreviations, others) in rows(path, COLUMNS):
        if name in found:
            raise TableError(f"{path}:{line}: “{name}” is there twice.")
        found[name] = Organ(
            name,
            article,
            kind,
            several(parent),
            several(symbols),
            whole_number(path, line, base) if base else 0,
            whole_number(path, line, first) if first else 0,
            several(abbreviations),
            several(others),
        )
    return tuple(found.values())


@of_tables
def organs() -> tuple[Organ, ...]:
    """All organs that are known."""
    return tuple({organ.name: organ for path in files("organs") for organ in read(path)}.values())


@of_tables
def _by_name() -> dict[str, Organ]:
    return {name: organ for organ in organs() for name in organ.names}


def organ_named(name: str) -> Organ | None:
    """The organ of that name (without article), or None."""
    return _by_name().get(name.removeprefix("the "))
