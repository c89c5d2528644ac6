"""Settings of a kind of check: the fields of its ``Settings``, a named tuple, with their types and defaults are the schema.

In YAML a field has its name with hyphens. Types: str, bool, int, float, ``Regex``, Literal[...], ``Selector``, and with these
``tuple[X, ...]`` (a single value stands for a list of one), ``Mapping[str, X]``, ``Mapping[Regex, X]``, ``X | None`` and further
named tuples.
"""

from __future__ import annotations

import types
from collections import abc
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from reslint.located_yaml import Located, nearest
from reslint.matching.patterns import Regex, needs_of
from reslint.matching.sizes import excess, told
from reslint.selectors import Selector, SelectorError, selector

__all__ = [
    "Path",
    "PatternPlace",
    "Setting",
    "SettingError",
    "build",
    "is_group",
    "patterns_in",
    "rewritten",
    "selector_words",
    "settings_in",
]

Path = tuple[str | int, ...]
"""The way to a value: keys of mappings and places in lists."""


class SettingError(Exception):
    """A setting that cannot be used. ``path`` leads to it; the message is one sentence without its full stop."""

    def __init__(self, path: Path, sentence: str) -> None:
        self.path = path
        super().__init__(sentence)


class Setting(NamedTuple):
    """A setting of a kind: the name of its field, its type, its default, and whether there is none."""

    name: str
    type: Any
    default: Any
    required: bool


@cache
def settings_in(schema: type) -> Mapping[str, Setting]:
    """The settings that a named tuple stands for, by the keys that rule files use for them."""
    fields: tuple[str, ...] = schema._fields  # type: ignore[attr-defined]
    defaults: Mapping[str, Any] = schema._field_defaults  # type: ignore[attr-defined]
    types_of = get_type_hints(schema)
    return {name.replace("_", "-"): Setting(name, types_of[name], defaults.get(name), name not in defaults) for name in fields}


def is_group(kind: Any) -> bool:
    """Whether a type of setting is a named tuple, which stands for a mapping with settings of its own."""
    return isinstance(kind, type) and issubclass(kind, tuple) and kind is not Selector and hasattr(kind, "_fields")


class PatternPlace(NamedTuple):
    """A pattern among settings, and the way to it."""

    path: Path
    source: str


def build(schema: type, options: Mapping[str, Any], path: Path = ()) -> Any:
    """The named tuple ``schema`` filled from plain values. Raises SettingError."""
    known = settings_in(schema)
    values: dict[str, Any] = {}
    for key, value in options.items():
        if key not in known:
            raise SettingError((*path, key), f'"{key}" is not known here{nearest(key, known) or _list(known)}')
        values[known[key].name] = _convert(value, known[key].type, (*path, key))
    for key, setting in known.items():
        if setting.name not in values and setting.required:
            raise SettingError(path, f'"{key}" is missing')
    return schema(**values)


def patterns_in(schema: type, options: Mapping[str, Any]) -> Iterator[PatternPlace]:
    """The patterns among plain values that ``build`` has accepted."""
    known = settings_in(schema)
    for key, value in options.items():
        yield from _patterns(value, known[key].type, (key,))


def rewritten(schema: type, options: Mapping[str, Any], change: Callable[[str, Path], str], path: Path = ()) -> dict[str, Any]:
    """Plain values with each pattern changed, given the pattern and the way to it; what ``build`` will refuse stays as it is."""
    known = settings_in(schema)
    return {
        key: _rewritten(value, known[key].type, change, (*path, key)) if key in known else value for key, value in options.items()
    }


def selector_words(value: Any, path: Path) -> Selector:
    """The selector that a text or a list of texts says. Raises SettingError."""
    parts = value if isinstance(value, list) else [value]
    if not parts or not all(isinstance(part, str) for part in parts):
        raise SettingError(path, f'"{_name(path)}" must be the name of a part of the draft, such as body or operative')
    try:
        return selector(", ".join(parts))
    except SelectorError as error:
        hint = (nearest(error.word, error.words) or f"; known are {', '.join(sorted(error.words))}") if error.word else ""
        raise SettingError(path, f"{error}{hint}") from None


def _list(names: Mapping[str, Any]) -> str:
    return f"; known are {', '.join(sorted(names))}" if names else ""


def _convert(value: Any, kind: Any, path: Path) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        if value in arguments and type(value) in {type(choice) for choice in arguments}:
            return value
        words = ", ".join(map(str, arguments))
        if not isinstance(value, str):
            raise SettingError(path, f'"{_name(path)}" must be one of {words}, not {Located(value, 0).noun}')
        hint = nearest(value, map(str, arguments)) or f"; it may be {words}"
        raise SettingError(path, f'"{_name(path)}" cannot be "{value}"{hint}')
    if origin in (Union, types.UnionType):
        inner = [argument for argument in arguments if argument is not type(None)]
        return None if value is None and len(inner) < len(arguments) else _convert(value, inner[0], path)
    if origin is tuple:
        items = value if isinstance(value, list | tuple) else [value]
        return tuple(_convert(item, arguments[0], (*path, place)) for place, item in enumerate(items))
    if origin is abc.Mapping:
        if not isinstance(value, Mapping):
            raise SettingError(path, f'"{_name(path)}" must be a mapping, entries of the form "one: another"')
        return {
            _convert(key, arguments[0], (*path, key)): _convert(item, arguments[1], (*path, key)) for key, item in value.items()
        }
    if kind is Selector:
        return selector_words(value, path)
    if is_group(kind):
        if not isinstance(value, Mapping):
            raise SettingError(path, f'"{_name(path)}" must be a mapping, entries of the form "one: another"')
        return build(kind, value, path)
    if kind is Regex:
        source: str = _simple(value, str, path)
        # Before anything is made of it.
        if large := excess(source):
            raise SettingError(path, f'the pattern "{told(source)}" {large}')
        return Regex(source, needs_of(source))
    return _simple(value, kind, path)


_NOUNS = {str: "a text", bool: "true or false", int: "a whole number", float: "a number"}


def _name(path: Path) -> str:
    """The name of the setting that a value belongs to: a place in a list has none of its own."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _simple(value: Any, kind: type, path: Path) -> Any:
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is kind:
        return value
    name = _name(path)
    if kind is str and isinstance(value, int | float):
        raise SettingError(path, f'"{name}" must be a text; put {value} in quotation marks')
    raise SettingError(path, f'"{name}" must be {_NOUNS.get(kind, "something else")}')


def _rewritten(value: Any, kind: Any, change: Callable[[str, Path], str], path: Path) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is Regex and isinstance(value, str):
        return change(value, path)
    if origin in (Union, types.UnionType) and value is not None:
        return _rewritten(value, next(argument for argument in arguments if argument is not type(None)), change, path)
    if origin is tuple and isinstance(value, list):
        return [_rewritten(item, arguments[0], change, (*path, place)) for place, item in enumerate(value)]
    if origin is tuple:
        return _rewritten(value, arguments[0], change, path)
    if origin is abc.Mapping and isinstance(value, Mapping):
        return {
            _rewritten(key, arguments[0], change, (*path, key)): _rewritten(item, arguments[1], change, (*path, key))
            for key, item in value.items()
        }
    return rewritten(kind, value, change, path) if is_group(kind) and isinstance(value, Mapping) else value


def _patterns(value: Any, kind: Any, path: Path) -> Iterator[PatternPlace]:
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is Regex:
        yield PatternPlace(path, value)
    elif origin in (Union, types.UnionType):
        if value is not None:
            yield from _patterns(value, next(argument for argument in arguments if argument is not type(None)), path)
    elif origin is tuple:
        for place, item in enumerate(value if isinstance(value, list | tuple) else [value]):
            yield from _patterns(item, arguments[0], (*path, place))
    elif origin is abc.Mapping:
        for key, item in value.items():
            if arguments[0] is Regex:
                yield PatternPlace((*path, key), key)
            yield from _patterns(item, arguments[1], (*path, key))
    elif is_group(kind):
        for inner in patterns_in(kind, value):
            yield PatternPlace((*path, *inner.path), inner.source)
