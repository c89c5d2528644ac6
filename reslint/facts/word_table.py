"""Words with one right form: spelling, hyphens, capitals, abbreviations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reslint.facts.table import TableError, folder, prepared, rows
from reslint.matching.literals import fold

__all__ = ["Index", "Word", "index", "read"]

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


Entry = tuple[str, ...]
"""The fields of a ``Word``, plainly: a draft needs few of them."""


class Index(NamedTuple):
    """Words by their wrong form: single ones that hold with any capitals, in small letters; those that hold as they are written;
    and phrases, in small letters, each with whether it holds as it is written.
    """

    folded: dict[str, Entry]
    written: dict[str, Entry]
    phrases: dict[str, list[tuple[Entry, bool]]]


def index(table: str, lists: Sequence[str], pairs: Iterable[tuple[str, str]]) -> Index:
    """The words of lists of a table that travels with the program, such as "spelling", with further pairs of a wrong form and a
    right one. Raises TableError."""
    found = _indexed(Word(wrong, right) for wrong, right in pairs)
    for name in lists:
        folded, written, phrases = _listed(table, name)
        found.folded.update(folded)
        found.written.update(written)
        for text, entries in phrases.items():
            found.phrases[text] = [*found.phrases.get(text, ()), *entries]
    return found


def _listed(table: str, name: str) -> Index:
    lists = _lists(table)
    if name not in lists:
        raise TableError(f"the table “{table}” has no list “{name}”; it has {', '.join(sorted(lists))}.")
    return Index(*lists[name])


@cache
def _lists(table: str) -> dict[str, tuple[Any, ...]]:
    return prepared(folder() / f"{table}.tsv", _plain)


def _plain(path: Path) -> dict[str, tuple[Any, ...]]:
    return {name: tuple(_indexed(words)) for name, words in read(path).items()}


def _indexed(words: Iterable[Word]) -> Index:
    made = Index({}, {}, {})
    for word in words:
        small = fold(word.wrong)
        exact = small != word.wrong or small == fold(word.right)
        if " " in word.wrong:
            made.phrases.setdefault(small, []).append((tuple(word), exact))
        else:
            (made.written if exact else made.folded)[word.wrong] = tuple(word)
    return made
