"""Packs of rules: folders of rule files that build on one another.

A pack is a name ("un": a folder that travels with the program) or a path to a folder or a rule file. What checking
needs of them is kept in the user's cache folder, so that YAML is read again only when a rule file has changed.
"""

from __future__ import annotations

import marshal
import os
import pickle
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import reslint
from reslint import cache
from reslint.matching.haystack import NOTHING, Expected, expected
from reslint.ordinary import content
from reslint.packs.places import find_pack, is_name, packs_folder
from reslint.packs.reading import files_of, in_order, read, tables_of
from reslint.rules import Rule, RuleError, RuleSet
from reslint.selectors import SelectorError, selector

__all__ = ["load"]

_FORMAT = 30


def load(packs: Sequence[Path | str] = ("un",), examples: bool = False) -> RuleSet:
    """The rules of the packs; of two rules with one name, that of the later pack. Raises RuleError.

    ``examples``: from the rule files themselves, with their examples, rather than what the cache has kept of them.
    """
    if examples:
        return read(in_order(packs), True)
    folder = cache.folder()
    if folder is None:
        return _ready(read(in_order(packs), False))
    asked = [str(pack) if is_name(str(pack)) and isinstance(pack, str) else os.path.abspath(find_pack(pack)) for pack in packs]
    place = folder / f"rules-{zlib.crc32(repr(asked).encode('utf-8', 'surrogatepass')):08x}.bin"
    return _kept(place, asked) or _read_and_kept(place, packs, asked)


def _read_and_kept(place: Path, packs: Sequence[Path | str], asked: Sequence[str]) -> RuleSet:
    order = in_order(packs)
    rules = _ready(read(order, False))
    places = [str(pack.place.absolute()) for pack in order]
    record = {
        "key": _key(asked, places),
        "places": places,
        "organ": rules.organ,
        "stage": rules.stage,
        "rules": [_as_record(rule) for rule in rules],
        "expected": next((rule.expected for rule in rules), NOTHING).plainly(),
    }
    cache.write(place, marshal.dumps(record))
    return replace(rules, known=repr(record["key"]))


def _key(asked: Sequence[str], places: Sequence[str]) -> list[Any]:
    """What the kept rules depend on: the program, the kinds of check, the files of the packs."""
    folder = os.path.join(os.path.dirname(reslint.__file__), "checks")
    kinds = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".py"))
    own = packs_folder()
    files = []
    for place in map(Path, places):
        told = _stamp if place.is_relative_to(own) else _content
        files += [[file, *told(file)] for file in files_of(place)]
    return [_FORMAT, reslint.__version__, list(asked), [_stamp(kind) for kind in kinds], files]


def _stamp(file: str) -> list[int]:
    try:
        state = os.stat(file)
    except OSError:
        return [0, 0]
    return [state.st_mtime_ns, state.st_size]


def _content(file: str) -> list[int]:
    """As ``_stamp``, for files that people write: some programs keep the time of a file that they change."""
    try:
        data = content(file)
    except OSError:
        return [0, 0]
    return [zlib.crc32(data), len(data)]


def _kept(place: Path, asked: Sequence[str]) -> RuleSet | None:
    try:
        record = marshal.loads(cache.read(place) or b"")
        if record["key"] != _key(asked, record["places"]):
            return None
        patterns = Expected(*record["expected"])
        rules = tuple(_from_record(rule, patterns) for rule in record["rules"])
        tables = tables_of(map(Path, record["places"]))
        return RuleSet(rules, record["organ"], record["stage"], repr(record["key"]), tables)
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, SelectorError, RuleError):
        return None


def _ready(rules: RuleSet) -> RuleSet:
    """The rules with what their patterns need, as the cache will have them: they are quick from the first draft on."""
    from reslint.kinds import JUDGING, settings_class, triggers
    from reslint.settings import patterns_in

    patterns = expected(
        (place.source, getattr(rule.settings, "ignore_case", None))
        for rule in rules
        for place in patterns_in(settings_class(rule.kind), rule.options)
        if place.path[0] not in JUDGING
    )

    def ready(rule: Rule) -> Rule:
        kept = pickle.dumps(rule.settings, pickle.HIGHEST_PROTOCOL)
        numbers = [patterns.needing.get(trigger) for trigger in triggers(rule.kind, rule.settings)]
        # What needs nothing may match in any draft.
        found = () if None in numbers else tuple(number for number in numbers if number is not None)
        return replace(rule, expected=patterns, triggers=found, ready=kept)

    return replace(rules, rules=tuple(map(ready, rules)))


def _as_record(rule: Rule) -> dict[str, Any]:
    said = {field.name: getattr(rule, field.name) for field in fields(rule) if field.name not in ("examples", "expected")}
    return {**{name: value for name, value in said.items() if value}, "where": str(rule.where)}


def _from_record(record: Mapping[str, Any], patterns: Expected) -> Rule:
    return Rule(**{**record, "where": selector(record["where"]), "expected": patterns})
