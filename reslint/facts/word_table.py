"""Words with one right form: spelling, hyphens, capitals, abbreviations."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from reslint.facts.table import TableError, folder, prepared, rows

__all__ = ["Word", "read", "tables", "words"]

COLUMNS = ("list", "wrong", "right", "endings", "fix", "note")
FIXES = ("", "suggested", "none")
_NO_ENDING = "-"


class Word(NamedTuple):
    """A wrong form and the right one, in one of their inflections. ``fix``: "" (the rule decides), "suggested" or "none";
    ``note``: a few words of explanation, or "".
    """

    wrong: str
    right: str
    fix: str = ""
    note: str = ""


def read(path: Path) -> dict[str, tuple[Word, ...]]:
    """The words of a table, by the name of their list.

    ``endings`` are what both forms are continued with, between blanks; a hyphen is no ending, and so is an empty field.
    """
    found: dict[str, list[Word]] = {}
    seen: set[tuple[str, str]] = set()
    for line, (name, wrong, right, endings, fix, note) in rows(path, COLUMNS):
        if fix not in FIXES:
            raise TableError(f"{path}:{line}: “{fix}” is no fix; it may be empty, suggested or none.")
        for ending in endings.split() or (_NO_ENDING,):
            end = "" if ending == _NO_ENDING else ending
            word = Word(wrong + end, right + end if right else "", fix, note)
            if (name, word.wrong) in seen or not wrong:
                raise TableError(f"{path}:{line}: “{word.wrong}” is there twice.")
            if word.wrong == word.right:
                raise TableError(f"{path}:{line}: “{word.wrong}” is said to be wrong and right.")
            seen.add((name, word.wrong))
            found.setdefault(name, []).append(word)
    return {name: tuple(listed) for name, listed in found.items()}


@cache
def tables(table: str) -> dict[str, tuple[Word, ...]]:
    """The lists of a table that travels with the program, such as "spelling". Raises TableError."""
    listed = prepared(folder() / f"{table}.tsv", _plain)
    return {name: tuple(map(Word._make, words)) for name, words in listed.items()}


def _plain(path: Path) -> dict[str, list[tuple[str, ...]]]:
    return {name: [tuple(word) for word in words] for name, words in read(path).items()}


@cache
def words(table: str, name: str) -> tuple[Word, ...]:
    """The words of a list. Raises TableError."""
    found = tables(table).get(name)
    if found is None:
        raise TableError(f"the table “{table}” has no list “{name}”; it has {', '.join(sorted(tables(table)))}.")
    return found
