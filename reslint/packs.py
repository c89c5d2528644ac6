"""Packs: folders of rule files, where they are, and what the cache keeps of them."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import reslint
from reslint import cache
from reslint.located_yaml import nearest
from reslint.rules import Rule, RuleError
from reslint.selectors import SelectorError, selector

__all__ = ["find_pack", "packs_folder", "read_packs"]

_FORMAT = 9
_SUFFIXES = (".yml", ".yaml")


def packs_folder() -> Path:
    """Where the packs that travel with the program are: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def find_pack(pack: Path | str) -> Path:
    """The folder or rule file of a pack, given by name or path. Raises RuleError."""
    if isinstance(pack, str) and not any(sign in pack for sign in "/\\."):
        known = packs_folder()
        if (known / pack).is_dir():
            return known / pack
        names = sorted(folder.name for folder in known.iterdir() if folder.is_dir()) if known.is_dir() else []
        hint = nearest(pack, names) or f"; known are {', '.join(names)}, or give a path such as ./{pack}"
        raise RuleError(pack, 0, f"there is no pack of that name{hint}")
    path = Path(pack)
    if not path.exists():
        raise RuleError(str(pack), 0, "there is no such folder or file of rules")
    return path


def read_packs(packs: Sequence[Path], examples: bool) -> list[Rule]:
    """The rules of the packs, in order, from the cache where it is as new as the files. Raises RuleError."""
    files = [(file, pack.name) for pack in packs for file in _files(pack)]
    folder = None if examples else cache.folder()
    if folder is None:
        return _read(files)
    key = _key(files)
    place = folder / f"rules-{zlib.crc32(repr([str(pack.absolute()) for pack in packs]).encode()):08x}.json"
    rules = _kept(place, key)
    if rules is None:
        rules = _read(files)
        text = json.dumps({"key": key, "rules": [_as_record(rule) for rule in rules]}, ensure_ascii=False, separators=(",", ":"))
        cache.write(place, text.encode("utf-8", "surrogatepass"))
    return rules


def _files(pack: Path) -> list[str]:
    """The rule files of a pack, those in folders inside it too; a pack without any is a mistake."""
    if not pack.is_dir():
        return [str(pack)]
    files = []
    for folder, folders, names in os.walk(pack, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [os.path.join(folder, name) for name in sorted(names) if name.endswith(_SUFFIXES) and not name.startswith(".")]
    if not files:
        raise RuleError(str(pack), 0, "the folder has no rule files (.yml) in it")
    return files


def _refuse(error: OSError) -> None:
    raise RuleError(str(error.filename), 0, f"the folder cannot be read ({(error.strerror or str(error)).lower()})")


def _read(files: Sequence[tuple[str, str]]) -> list[Rule]:
    from reslint.rulefile import read_rule

    places: dict[tuple[str, str], str] = {}
    for file, pack in files:
        earlier = places.setdefault((pack, Path(file).stem), file)
        if earlier != file and not os.path.samefile(file, earlier):
            raise RuleError(file, 0, f"the pack has a rule of this name already, in {earlier}")
    return [read_rule(Path(file), pack) for file, pack in files]


def _key(files: Sequence[tuple[str, str]]) -> list[Any]:
    """What the kept rules depend on: the program, the kinds of check, the rule files."""
    folder = os.path.join(os.path.dirname(__file__), "checks")
    kinds = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".py"))
    return [_FORMAT, reslint.__version__, [_stamp(kind) for kind in kinds], [[file, *_stamp(file)] for file, _ in files]]


def _stamp(file: str) -> list[int]:
    try:
        state = os.stat(file)
    except OSError:
        return [0, 0]
    return [state.st_mtime_ns, state.st_size]


def _kept(place: Path, key: list[Any]) -> list[Rule] | None:
    try:
        record = json.loads(place.read_bytes())
        return [_from_record(rule) for rule in record["rules"]] if record["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, SelectorError):
        return None


def _as_record(rule: Rule) -> dict[str, Any]:
    from reslint.checks import settings_class
    from reslint.literals import needed
    from reslint.settings import patterns_in

    record = {
        name: value for name, value in vars(rule).items() if name not in ("settings", "examples") and value not in ("", {}, ())
    }
    patterns = patterns_in(settings_class(rule.kind), rule.options)
    return {**record, "where": str(rule.where), "literals": {place.source: needed(place.source) for place in patterns}}


def _from_record(record: Mapping[str, Any]) -> Rule:
    return Rule(**{**record, "where": selector(record["where"]), "yields_to": tuple(record.get("yields_to", ()))})
