"""Finds and loads the Lark grammars, LALR, with their tables kept in the user's cache folder."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark
from lark import __version__ as lark_version

from reslint.cache import folder as cache_folder


@cache
def grammar_folder() -> Path:
    """Where the grammars are: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_grammar"
    return inside if inside.is_dir() else package.parent / "grammar"


def load(name: str, **options: Any) -> Lark:
    """The grammar ``name``.lark as an LALR parser; ``options`` are Lark's (a custom lexer class, start rules ...)."""
    text = (grammar_folder() / f"{name}.lark").read_text(encoding="utf-8")
    options = {"parser": "lalr", "maybe_placeholders": False, "propagate_positions": False, **options}
    place = cache_folder()
    if place is not None:
        key = hashlib.sha256(f"{lark_version} {sorted(map(str, options.items()))} {text}".encode()).hexdigest()[:16]
        options["cache"] = str(place / f"{name}-{key}.lark")
    return Lark(text, **options)
