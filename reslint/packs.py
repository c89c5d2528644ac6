"""Packs: folders of rule files that build on one another, and what the cache keeps of them.

A pack is what its folder's ``pack.yml`` says (see ``reslint.packfile``) and its rule files. Of packs that extend others, each
comes once and behind those that it extends: its rules take the place of earlier ones of the same name, then its ``pack.yml``
changes what it names. The organ and the stage are those of the last pack that says one.
"""

from __future__ import annotations

import marshal
import os
import pickle
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import reslint
from reslint import cache
from reslint.located_yaml import YamlError
from reslint.packplaces import FILE, MissingPack, find_pack, is_name, packs_folder
from reslint.profile import AUTO
from reslint.rules import Rule, RuleError, RuleSet
from reslint.selectors import SelectorError, selector

if TYPE_CHECKING:
    from reslint.packfile import PackPage

__all__ = ["Pack", "find_pack", "in_order", "packs_folder", "read_packs"]

_FORMAT = 14
_SUFFIXES = (".yml", ".yaml")
_FACTS = "facts"


class Pack(NamedTuple):
    """A pack in its place, a folder or a single rule file. ``page``: what its ``pack.yml`` says, or None."""

    place: Path
    page: PackPage | None = None

    @property
    def name(self) -> str:
        """Its name: what it calls itself, or its folder."""
        return self.page.name if self.page else self.place.name


def in_order(packs: Sequence[Path | str]) -> list[Pack]:
    """The packs and all that they extend, each once, behind those that it extends. Raises RuleError."""
    order: dict[str, Pack] = {}
    for pack in packs:
        place = find_pack(pack)
        try:
            _add(place, (), order)
        except YamlError as error:
            raise RuleError(error.file, error.line, error.sentence) from None
    return list(order.values())


def _add(place: Path, above: tuple[Pack, ...], order: dict[str, Pack]) -> None:
    from reslint.packfile import read_page

    key = os.path.realpath(place)
    if key in order:
        return
    pack = Pack(place, read_page(place) if place.is_dir() else None)
    chain = (*above, pack)
    for item in pack.page.extends if pack.page else ():
        try:
            extended = find_pack(str(item.value), place)
        except MissingPack as error:
            raise item.error(error.sentence) from None
        looped = [one for one, other in enumerate(chain) if os.path.realpath(other.place) == os.path.realpath(extended)]
        if looped:
            names = [one.name for one in (*chain[looped[0] :], chain[looped[0]])]
            raise item.error(f"the packs extend one another in a circle: {' extends '.join(names)}")
        _add(extended, chain, order)
    order[key] = pack


def read_packs(packs: Sequence[Path | str], examples: bool = False) -> RuleSet:
    """The rules of packs, given by names or paths, from the cache where it is as new as the files.

    ``examples``: from the files in any case, with their examples. Raises RuleError.
    """
    folder = None if examples else cache.folder()
    if folder is None:
        read = _read(in_order(packs), examples)
        return read if examples else _ready(read)
    asked = [str(pack) if is_name(str(pack)) and isinstance(pack, str) else os.path.abspath(find_pack(pack)) for pack in packs]
    place = folder / f"rules-{zlib.crc32(repr(asked).encode('utf-8', 'surrogatepass')):08x}.bin"
    rules = _kept(place, asked)
    if rules is None:
        order = in_order(packs)
        rules = _ready(_read(order, False))
        places = [str(pack.place.absolute()) for pack in order]
        record = {
            "key": _key(asked, places),
            "places": places,
            "organ": rules.organ,
            "stage": rules.stage,
            "rules": [_as_record(rule) for rule in rules],
        }
        cache.write(place, marshal.dumps(record))
        rules = replace(rules, known=repr(record["key"]))
    return rules


def _read(order: Sequence[Pack], tried: bool) -> RuleSet:
    """The rules of the packs; ``tried``: the patterns of all of them are tried out, also of those whose tests have done so."""
    from reslint.rulefile import read_rule

    rules = RuleSet(())
    for pack in order:
        trying = tried or not _is_installed(pack.place)
        rules = rules.with_rules(read_rule(Path(file), pack.name, trying) for file in _own_files(pack.place))
        if pack.page is not None:
            organ, stage = pack.page.organ or rules.organ, pack.page.stage or rules.stage
            rules = replace(_changed(rules, pack.page), organ=organ, stage=stage)
    tables = _tables(pack.place for pack in order)
    return replace(rules, organ=_told(rules.organ), stage=_told(rules.stage), tables=tables)


def _is_installed(place: Path) -> bool:
    """Whether a pack is part of the program as it was installed, so that nobody has changed it since it was tested."""
    folder = packs_folder()
    return folder.parent == Path(__file__).resolve().parent and place.is_relative_to(folder)


def _tables(places: Iterable[Path]) -> tuple[str, ...]:
    """The folders of facts of packs, but for that of the program itself."""
    from reslint.facts.table import folder

    found = (place / _FACTS for place in places)
    return tuple(str(place.absolute()) for place in found if place.is_dir() and not os.path.samefile(place, folder()))


def _told(word: str) -> str:
    """An organ or stage that is told from each draft is none."""
    return "" if word == AUTO else word


def _changed(rules: RuleSet, page: PackPage) -> RuleSet:
    """The rules with the severities and settings that a pack wants."""
    from reslint.settings import SettingError

    changed = []
    for name, choice in page.rules.items():
        rule = rules.get(name)
        if rule is None:
            sentence = f'there is no rule "{name}" in this pack or in those that it extends{rules.nearest(name)}'
            raise RuleError(page.file, choice.line, sentence)
        try:
            changed.append(rule.overridden(choice.severity, choice.settings))
        except SettingError as error:
            line = choice.lines.get(str(error.path[0]), choice.line) if error.path else choice.line
            raise RuleError(page.file, line, f"{name}: {error}") from None
    return rules.with_rules(changed)


def _own_files(place: Path) -> list[str]:
    """The rule files of a pack, one of each name, and at least one where there is nothing else."""
    files = [file for file in _files(place) if os.path.basename(file) != FILE]
    if not files and not (place / FILE).is_file():
        raise RuleError(str(place), 0, "the folder has no rule files (.yml) in it")
    seen: dict[str, str] = {}
    for file in files:
        earlier = seen.setdefault(Path(file).stem, file)
        if earlier != file:
            raise RuleError(file, 0, f"the pack has a rule of this name already, in {earlier}")
    return files


def _files(place: Path) -> list[str]:
    """The files that a pack is made of, those in folders inside it too, but for folders that are packs of their own."""
    if not place.is_dir():
        return [str(place)]
    files: list[str] = []
    for folder, folders, names in os.walk(place, onerror=_refuse):
        if folder != str(place) and FILE in names:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [os.path.join(folder, name) for name in sorted(names) if name.endswith(_SUFFIXES) and not name.startswith(".")]
    return files


def _refuse(error: OSError) -> None:
    raise RuleError(str(error.filename), 0, f"the folder cannot be read ({(error.strerror or str(error)).lower()})")


def _key(asked: Sequence[str], places: Sequence[str]) -> list[Any]:
    """What the kept rules depend on: the program, the kinds of check, the files of the packs."""
    folder = os.path.join(os.path.dirname(__file__), "checks")
    kinds = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".py"))
    own = packs_folder()
    files = [
        [file, *(_stamp(file) if Path(place).is_relative_to(own) else _content(file))]
        for place in places
        for file in (*_files(Path(place)), *_table_files(place))
    ]
    return [_FORMAT, reslint.__version__, list(asked), [_stamp(kind) for kind in kinds], files]


def _table_files(place: str) -> list[str]:
    return sorted(str(path) for path in Path(place, _FACTS).glob("*.tsv"))


def _stamp(file: str) -> list[int]:
    try:
        state = os.stat(file)
    except OSError:
        return [0, 0]
    return [state.st_mtime_ns, state.st_size]


def _content(file: str) -> list[int]:
    """As ``_stamp``, for files that people write: some programs keep the time of a file that they change."""
    try:
        data = Path(file).read_bytes()
    except OSError:
        return [0, 0]
    return [zlib.crc32(data), len(data)]


def _kept(place: Path, asked: Sequence[str]) -> RuleSet | None:
    try:
        record = marshal.loads(cache.read(place) or b"")
        if record["key"] != _key(asked, record["places"]):
            return None
        rules = tuple(_from_record(rule) for rule in record["rules"])
        tables = _tables(map(Path, record["places"]))
        return RuleSet(rules, record["organ"], record["stage"], repr(record["key"]), tables)
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, SelectorError, RuleError):
        return None


def _ready(rules: RuleSet) -> RuleSet:
    """The rules with what their patterns need, as the cache will have them: they are quick from the first draft on."""
    from reslint.checks import settings_class
    from reslint.patterns import needs_of
    from reslint.settings import patterns_in

    def ready(rule: Rule) -> Rule:
        sources = {place.source for place in patterns_in(settings_class(rule.kind), rule.options)}
        needs = frozenset(folded for source in sources for row in needs_of(source) for _, folded in row)
        return replace(rule, needs=needs, ready=pickle.dumps(rule.settings, pickle.HIGHEST_PROTOCOL))

    return replace(rules, rules=tuple(map(ready, rules)))


def _as_record(rule: Rule) -> dict[str, Any]:
    said = {field.name: getattr(rule, field.name) for field in fields(rule) if field.name != "examples"}
    return {**{name: value for name, value in said.items() if value}, "where": str(rule.where)}


def _from_record(record: Mapping[str, Any]) -> Rule:
    return Rule(**{**record, "where": selector(record["where"])})
