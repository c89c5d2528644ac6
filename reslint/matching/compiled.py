"""Compiled patterns and expressions, kept in the user's cache folder: to compile one takes as long as to search a draft with it.

A file has what compiled ones are made of, written by this program and read from the folder that only the user
writes to, as Lark's own cache is. ``regex`` has a form for that; of ``re``, what its compiler hands to its machine is kept, for
the version of Python whose compiler it was.
"""

from __future__ import annotations

import marshal
import re
import sys
from array import array
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from reslint import cache

if TYPE_CHECKING:
    import regex

__all__ = ["Language", "Store", "expressions", "keep", "language_of_expressions", "language_of_patterns", "patterns"]

_LARGEST = 8192
# The form of the files: other versions of the program, which have another, keep files of their own.
_FORM = 2

Compiled = TypeVar("Compiled")


class Language(NamedTuple, Generic[Compiled]):
    """How expressions are compiled. ``pack`` gives what a compiled one is made of, b"" if that cannot be told; ``unpack`` makes
    it of that, and may raise anything where the data are damaged."""

    version: str
    compile: Callable[[str, int], Compiled]
    pack: Callable[[Compiled], bytes]
    unpack: Callable[[str, bytes], Compiled]


class Store(Generic[Compiled]):
    """What is kept in one cache file; ``keep`` writes down what was compiled since."""

    def __init__(self, place: Path | None, language: Language[Compiled]) -> None:
        self._place = place
        self._language = language
        self._known = cache.Entries(place)
        self._fresh: dict[str, Compiled] = {}

    def compile(self, expression: str, flags: int = 0) -> Compiled:
        """The compiled expression. Raises what the compiler raises, with a hostile expression too."""
        key = f"{int(flags)} {expression}"
        kept = self._known.get(key)
        if kept:
            try:
                return self._language.unpack(expression, kept)
            except Exception:
                # What another version of the program has kept is compiled again.
                kept = None
        # A text of another class would be kept with all that it carries.
        compiled = self._language.compile(str(expression), flags)
        if kept is None:
            self._fresh[key] = compiled
        return compiled

    def keep(self) -> None:
        """Writes the new ones beside the old ones, if there are any."""
        if not self._fresh or self._place is None:
            return
        fresh = {key: self._language.pack(compiled) for key, compiled in self._fresh.items()}
        # Some systems put no other file in the place of one that is being read.
        self._known.close()
        # Other runs may have added some meanwhile.
        cache.Entries(self._place).write(self._place, fresh, _LARGEST)
        self._known, self._fresh = cache.Entries(self._place), {}


@lru_cache
def patterns() -> Store[regex.Pattern[str]]:
    """The store of this user for patterns of rule files."""
    language = language_of_patterns()
    return Store(_place("patterns", language.version), language)


@lru_cache
def expressions() -> Store[re.Pattern[str]]:
    """The store of this user for the program's own expressions."""
    language = language_of_expressions()
    return Store(_place("expressions", language.version), language)


def keep() -> None:
    """Writes down what was compiled in this run, if anything was asked for."""
    if patterns.cache_info().currsize:
        patterns().keep()
    if expressions.cache_info().currsize:
        expressions().keep()


def _place(name: str, version: str) -> Path | None:
    folder = cache.folder()
    return folder / f"{name}-{_FORM}-{sys.implementation.cache_tag}-{version}.bin" if folder else None


def language_of_patterns() -> Language[regex.Pattern[str]]:
    """The language of ``regex``."""
    import pickle

    import regex

    def unpacked(expression: str, data: bytes) -> regex.Pattern[str]:
        pattern = pickle.loads(data)
        if not isinstance(pattern, regex.Pattern) or pattern.pattern != expression:
            raise ValueError("another pattern")
        return pattern

    return Language(regex.__version__, regex.compile, pickle.dumps, unpacked)


def language_of_expressions() -> Language[re.Pattern[str]]:
    """The language of ``re``."""
    return Language(str(_machine().MAGIC), re.compile, _packed, _unpacked)


def _machine() -> Any:
    return import_module("_sre")


def _packed(compiled: re.Pattern[str]) -> bytes:
    """What the compiler of ``re`` makes of an expression; b"" where a version of Python has it in another way."""
    try:
        parsed = import_module("re._parser").parse(compiled.pattern, compiled.flags)
        code = array("I", import_module("re._compiler")._code(parsed, compiled.flags)).tobytes()
        data = marshal.dumps((compiled.flags, code, compiled.groups, dict(compiled.groupindex)))
        # Two are equal if their code is.
        return data if _unpacked(compiled.pattern, data) == compiled else b""
    except Exception:
        return b""


def _unpacked(expression: str, data: bytes) -> re.Pattern[str]:
    flags, code, groups, named = marshal.loads(data)
    names: list[str | None] = [None] * (groups + 1)
    for name, number in named.items():
        names[number] = name
    compiled: re.Pattern[str] = _machine().compile(expression, flags, array("I", code).tolist(), groups, named, tuple(names))
    return compiled
