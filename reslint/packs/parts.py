"""Parts of patterns that a rule file gives a name, so that what several patterns have in common is written once.

``{months}`` in a pattern stands for the part of that name, as a group of its own; a list stands for any of its patterns. A part
may be made of parts named before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reslint.located_yaml import Located, nearest
from reslint.matching.expressions import expression
from reslint.matching.sizes import LONGEST, told
from reslint.settings import Path, SettingError, rewritten

__all__ = ["NAME", "filled", "read_parts", "refuse_unused"]

# So many characters the parts add to the patterns of a rule.
_TOGETHER = 1_000_000

NAME = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"

# A repetition has figures or single letters between its braces, a property of characters stands behind \p.
_PLACE = expression(rf"(?<!\\[pPN])(?<!\\)\{{(?!.\}})({NAME})\}}")


def read_parts(root: Located) -> dict[str, str]:
    """The parts of a rule file, filled in. Raises YamlError."""
    node = root.get("parts")
    if node is None:
        return {}
    if not isinstance(node.value, dict):
        raise root.error(f'"parts" must be a mapping, lines of the form "name: pattern", and not {node.noun}', "parts")
    parts: dict[str, str] = {}
    for name, part in node.value.items():
        if not expression(rf"{NAME}\Z").match(name):
            raise node.error(f'"{name}" is no name for a part: it has small letters and hyphens only', name)
        if len(name) < 2:
            raise node.error(f'"{name}" is no name for a part: it has at least two characters', name)
        forms = part.value if isinstance(part.value, list) else [part]
        for form in forms:
            if form.value == "":
                raise node.error(f'the part "{name}" has an empty pattern', name)
            if not isinstance(form.value, str):
                raise node.error(f'the part "{name}" must be a pattern, or a list of them, and has {form.noun}', name)
        if not forms:
            raise node.error(f'the part "{name}" is an empty list', name)
        try:
            parts[name] = _fill("|".join(form.value for form in forms), parts, ("parts", name))
        except SettingError as error:
            raise node.error(str(error), name) from None
    return parts


def refuse_unused(root: Located, patterns: Iterable[str]) -> None:
    """Raises YamlError for a part that stands neither in the patterns of the rule file, as they are written, nor in a part."""
    node = root.get("parts")
    if node is None or not isinstance(node.value, dict):
        return
    forms = [form for part in node.value.values() for form in (part.value if isinstance(part.value, list) else [part])]
    used = {name for pattern in (*patterns, *(str(form.value) for form in forms)) for name in _PLACE.findall(pattern)}
    for name in node.value:
        if name not in used:
            raise node.error(f'the part "{name}" stands in no pattern; write it there as {{{name}}}, or take it out', name)


def filled(schema: type, options: Mapping[str, Any], parts: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The settings with the parts in their patterns filled in; and each such pattern as it was written. Raises SettingError."""
    written: dict[str, str] = {}
    together = 0

    def fill(source: str, path: Path) -> str:
        nonlocal together
        whole = _fill(source, parts, path)
        together += len(whole) - len(source)
        if together > _TOGETHER:
            raise SettingError(
                path, f"with their parts filled in, the patterns up to here are longer than {_TOGETHER:,} characters"
            )
        written[whole] = source
        return whole

    return rewritten(schema, options, fill), written


def _fill(source: str, parts: Mapping[str, str], path: Path) -> str:
    names = _PLACE.findall(source)
    for name in names:
        if name not in parts:
            hint = nearest(name, parts) or (
                f"; there is {', '.join(parts)}" if parts else '; a rule file names its own under "parts"'
            )
            raise SettingError(path, f'there is no part "{name}" here for a pattern{hint}')
    # Parts of parts grow so fast that the length is told before they are filled in.
    if len(source) + sum(len(parts[name]) for name in names) > LONGEST:
        raise SettingError(path, f'with its parts filled in, "{told(source)}" is longer than {LONGEST:,} characters')
    return _PLACE.sub(lambda match: f"(?:{parts[match[1]]})", source)
