"""The folders that travel with the program beside its modules: grammars and rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["packaged"]


@cache
def packaged(name: str) -> Path:
    """The folder ``name``: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / f"_{name}"
    return inside if inside.is_dir() else package.parent / name
