"""States: short and formal names."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reslint.facts.table import TableError, files, of_tables, rows

COLUMNS = ("short", "formal", "code")


class State(NamedTuple):
    """A State: its short and formal names in English, and its three-letter code (ISO 3166-1)."""

    short: str
    formal: str
    code: str


def read(path: Path) -> tuple[State, ...]:
    """The States of a table, in its order."""
    found: dict[str, State] = {}
    for line, (short, formal, code) in rows(path, COLUMNS):
        if short in found:
            raise TableError(f"{path}:{line}: “{short}” is there twice.")
        found[short] = State(short, formal, code)
    return tuple(found.values())


@of_tables
def states() -> tuple[State, ...]:
    """All States that are known, in English alphabetical order; those of further tables behind them."""
    return tuple({state.short: state for path in files("states") for state in read(path)}.values())
