"""What configurations and ``pack.yml`` files say in the same words: packs to extend, organ and stage, and choices among rules.

Whatever is wrong raises ``YamlError``: one sentence with file, line and the nearest right word.
"""

from __future__ import annotations

from reslint.finding import SEVERITIES
from reslint.located_yaml import Located, nearest
from reslint.matching.expressions import expression
from reslint.profile import Choice

__all__ = ["choices", "mapping", "names_of_packs", "word"]


_WORD = expression(r"[\w-]{1,40}\Z")


def mapping(entry: Located, what: str, keys: tuple[str, ...] = ()) -> dict[str, Located]:
    """The entries of a mapping that knows only ``keys``, if any are given; ``what`` is what messages call it."""
    if not isinstance(entry.value, dict):
        # "per-cent:off" is one word to YAML.
        hint = "; write a blank behind each colon" if isinstance(entry.value, str) and ":" in entry.value else ""
        raise entry.error(f"{what} must be keys with values, not {entry.noun}{hint}")
    for key in entry.value:
        if keys and key not in keys:
            # What is no word may be a line of another file, to which this one is a link.
            said = f'"{key}"' if _WORD.match(key) else "what stands here"
            raise entry.error(f"{said} means nothing in {what}{nearest(key, keys) or '; it knows ' + ', '.join(keys)}", key)
    return entry.value


def word(entry: Located | None, key: str, words: tuple[str, ...]) -> str | None:
    """One of ``words``; None where there is no entry."""
    if entry is None:
        return None
    if not isinstance(entry.value, str):
        raise entry.error(f'"{key}" must be one of {", ".join(words)}, not {entry.noun}')
    if entry.value not in words:
        hint = nearest(entry.value, words) or "; it may be " + ", ".join(words)
        raise entry.error(f'"{key}" is "{entry.value}", which is unknown{hint}')
    return entry.value


def choices(rules: Located | None) -> dict[str, Choice]:
    """What ``rules`` says of each rule it names: a severity, or a mapping of a severity and settings."""
    if rules is None:
        return {}
    return {name: _choice(name, entry, rules) for name, entry in mapping(rules, '"rules"').items()}


def names_of_packs(entry: Located | None) -> tuple[Located, ...]:
    """The names and paths of ``extends``, each with its line."""
    if entry is None:
        return ()
    items = tuple(entry.value) if isinstance(entry.value, list) else (entry,)
    for item in items:
        if not isinstance(item.value, str) or not item.value:
            raise item.error(f'"extends" takes names of packs and folders, not {item.noun}')
    if not items:
        raise entry.error('"extends" names no pack; write [un], or leave it out')
    return items


def _choice(name: str, entry: Located, rules: Located) -> Choice:
    if isinstance(entry.value, dict):
        settings = {key: value.plain() for key, value in entry.value.items() if key != "severity"}
        severity = entry.get("severity")
        return Choice(None if severity is None else _severity(name, severity), settings, rules.key_lines[name], entry.key_lines)
    return Choice(_severity(name, entry), {}, rules.key_lines[name])


def _severity(name: str, entry: Located) -> str:
    if isinstance(entry.value, str) and entry.value in SEVERITIES:
        return entry.value
    if isinstance(entry.value, bool):
        hint = f"; {'give it a severity' if entry.value else 'write off'}"
    else:
        hint = nearest(entry.value, SEVERITIES) if isinstance(entry.value, str) else ""
    told = f'"{entry.value}"' if isinstance(entry.value, str) else entry.noun
    raise entry.error(f'the severity of "{name}" is {told}, but must be one of {", ".join(SEVERITIES)}{hint}')
