"""Writes what docs/ has from the program itself: the references of rules and kinds of check, and the schemas.

Run it after a change of a rule, a kind or a key: ``python tools/make_docs.py``. A test says when it was forgotten.
"""

from __future__ import annotations

import re
from collections import abc
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

from reslint.kinds import KINDS, kind_module, settings_class
from reslint.packs import load
from reslint.packs.rule_file import WORDS
from reslint.reports.reference import reference
from reslint.schema import SCHEMAS, encoded
from reslint.settings import is_group, settings_in

DOCS = Path(__file__).resolve().parent.parent / "docs"


def pages() -> dict[str, str]:
    """The text of each file, by its path in docs/."""
    rules = load(["un"])
    schemas = {f"schema/{name}.json": encoded(schema(rules)) for name, schema in SCHEMAS.items()}
    return {"rules.md": reference(list(load(["un"], examples=True))), "kinds.md": _kinds(), **schemas}


def _kinds() -> str:
    head = (
        "# Kinds of check\n\nWhat `kind:` may be in a rule file, and the settings of each. Every kind also has `in:` "
        "([selectors](selectors.md)) and `message:`, in which `{found}`, `{label}`, `{summary}` and the words named below are "
        "filled in.\n\n<!-- Written by tools/make_docs.py -->\n"
    )
    return "\n".join([head, *(_kind(kind) for kind in KINDS)])


def _kind(kind: str) -> str:
    module, schema = kind_module(kind), settings_class(kind)
    title, text = cleandoc(module.__doc__ or "").split(":", 1)
    text = text.strip()
    parts = [f"## {title}", _plain(text[:1].upper() + text[1:])]
    if settings_in(schema):
        parts += [_plain(cleandoc(schema.__doc__ or "")), _table(schema)]
    for inner in _mappings(schema):
        parts += [f"`{inner.__name__.lower()}` is a mapping. {_plain(cleandoc(inner.__doc__ or ''))}", _table(inner)]
    where = getattr(module, "WHERE", "body")
    words = ", ".join(f"`{{{word.replace('_', '-')}}}`" for word in getattr(module, "WORDS", ()) if word not in WORDS)
    parts.append(f"Looks at `{where}` where a rule says nothing else." + (f" Messages may have {words}." if words else ""))
    return "\n\n".join(parts) + "\n"


def _table(schema: Any) -> str:
    return "| setting | takes | otherwise |\n|---|---|---|\n" + "\n".join(_fields(schema))


def _mappings(schema: Any) -> list[Any]:
    """The groups among the types of settings."""
    found: dict[Any, None] = {}
    for setting in settings_in(schema).values():
        for part in (setting.type, *getattr(setting.type, "__args__", ())):
            if is_group(part):
                found[part] = None
    return list(found)


def _plain(text: str) -> str:
    """Documentation of the program as Markdown."""
    return re.sub(r"``([^`]*)``", lambda match: f"`{match[1].replace('_', '-')}`", text).replace("\\\\", "\\")


def _fields(schema: Any) -> Iterator[str]:
    for key, setting in settings_in(schema).items():
        yield f"| `{key}` | {_type(setting.type)} | {'must be given' if setting.required else _default(setting.default)} |"


def _default(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ", ".join(f"`{item}`" for item in value if item) or "none"
    return f"`{value}`" if isinstance(value, str | int | float) and value != "" else "see above" if value else "none"


def _type(kind: Any) -> str:
    """A type of setting in words."""
    name = getattr(kind, "__name__", "")
    origin, arguments = getattr(kind, "__origin__", None), list(getattr(kind, "__args__", ()))
    inner = [argument for argument in arguments if argument is not type(None) and argument is not ...]
    if str(origin) == "typing.Literal":
        return ", ".join(f"`{argument}`" for argument in arguments)
    if origin is tuple:
        return f"list of: {_type(inner[0])}"
    if origin is abc.Mapping:
        return f"mapping of {_type(inner[0])} to {_type(inner[1])}"
    if origin is None and inner:
        return _type(inner[0])
    known = {"str": "text", "bool": "true or false", "int": "whole number", "float": "number", "Regex": "pattern"}
    return known.get(name, name.lower() or str(kind))


def main() -> None:
    """Writes the files that differ."""
    for name, text in pages().items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(path)


if __name__ == "__main__":
    main()
