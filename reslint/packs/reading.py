"""Packs read: folders of rule files that build on one another.

A pack is what its folder's ``pack.yml`` says (see ``reslint.packs.page``) and its rule files. Of packs that extend others, each
comes once and behind those that it extends: its rules take the place of earlier ones of the same name, then its ``pack.yml``
changes what it names. The organ and the stage are those of the last pack that says one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import reslint
from reslint.located_yaml import YamlError
from reslint.packs.places import FILE, MissingPack, find_pack, packs_folder
from reslint.profile import AUTO
from reslint.rules import RuleError, RuleSet

if TYPE_CHECKING:
    from reslint.packs.page import PackPage

__all__ = ["Pack", "files_of", "in_order", "read", "tables_of"]

_SUFFIXES = (".yml", ".yaml")
_FACTS = "facts"
# More files and folders has no pack, but the whole of a disk.
_MOST = 20_000


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
        try:
            _add(find_pack(pack), (), order)
        except MissingPack:
            raise
        except YamlError as error:
            raise RuleError(error.file, error.line, error.sentence) from None
        except OSError as error:
            _refuse(error)
    return list(order.values())


def _add(place: Path, above: tuple[Pack, ...], order: dict[str, Pack]) -> None:
    from reslint.packs.page import read_page

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


def read(order: Sequence[Pack], tried: bool) -> RuleSet:
    """The rules of the packs; ``tried``: the patterns of all of them are tried out, also of those whose tests have done so."""
    from reslint.packs.rule_file import read_rule

    rules = RuleSet(())
    for pack in order:
        trying = tried or not _is_installed(pack.place)
        rules = rules.with_rules(read_rule(Path(file), pack.name, trying) for file in _rule_files(pack.place))
        if pack.page is not None:
            organ, stage = pack.page.organ or rules.organ, pack.page.stage or rules.stage
            rules = replace(_changed(rules, pack.page), organ=organ, stage=stage)
    tables = tables_of(pack.place for pack in order)
    return replace(rules, organ=_told(rules.organ), stage=_told(rules.stage), tables=tables)


def _is_installed(place: Path) -> bool:
    """Whether a pack is part of the program as it was installed, so that nobody has changed it since it was tested."""
    folder = packs_folder()
    return folder.parent == Path(reslint.__file__).resolve().parent and place.is_relative_to(folder)


def tables_of(places: Iterable[Path]) -> tuple[str, ...]:
    """The folders of facts of packs, but for that of the program itself."""
    from reslint.facts.table import folder

    found = [place / _FACTS for place in places]
    for place in found:
        if os.path.isfile(place):
            raise RuleError(str(place), 0, "this is to be a folder with tables, and is a file")
    return tuple(str(place.absolute()) for place in found if os.path.isdir(place) and not os.path.samefile(place, folder()))


def _told(word: str) -> str:
    """An organ or stage that is told from each draft is none."""
    return "" if word == AUTO else word


def _changed(rules: RuleSet, page: PackPage) -> RuleSet:
    """The rules with the severities and settings that a pack wants."""
    from reslint.packs.rule_file import overridden
    from reslint.settings import SettingError

    changed = []
    for name, choice in page.rules.items():
        rule = rules.get(name)
        if rule is None:
            sentence = f'there is no rule "{name}" in this pack or in those that it extends{rules.nearest(name)}'
            raise RuleError(page.file, choice.line, sentence)
        try:
            changed.append(overridden(rule, choice.severity, choice.settings))
        except SettingError as error:
            line = choice.lines.get(str(error.path[0]), choice.line) if error.path else choice.line
            raise RuleError(page.file, line, f"{name}: {error}") from None
    return rules.with_rules(changed)


def _rule_files(place: Path) -> list[str]:
    """The rule files of a pack, one of each name, and at least one where there is nothing else."""
    files = [file for file in _yaml_files(place) if os.path.basename(file) != FILE]
    if not files and not (place / FILE).is_file():
        raise RuleError(str(place), 0, "the folder has no rule files (.yml) in it")
    seen: dict[str, str] = {}
    for file in files:
        earlier = seen.setdefault(Path(file).stem, file)
        if earlier != file:
            raise RuleError(file, 0, f"the pack has a rule of this name already, in {earlier}")
    return files


def files_of(place: Path) -> list[str]:
    """The files that a pack is made of, those with its facts among them."""
    return [*_yaml_files(place), *sorted(str(path) for path in Path(place, _FACTS).glob("*.tsv"))]


def _yaml_files(place: Path) -> list[str]:
    """Its page and its rule files, those in folders inside it too, but for folders that are packs of their own."""
    if not place.is_dir():
        return [str(place)]
    files: list[str] = []
    seen = 0
    for folder, folders, names in os.walk(place, onerror=_refuse):
        seen += len(folders) + len(names)
        if seen > _MOST:
            raise RuleError(str(place), 0, f"this is no folder of rules: it has more than {_MOST:,} files and folders in it")
        if folder != str(place) and FILE in names:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [os.path.join(folder, name) for name in sorted(names) if name.endswith(_SUFFIXES) and not name.startswith(".")]
    return files


def _refuse(error: OSError) -> NoReturn:
    raise RuleError(str(error.filename), 0, f"it cannot be read ({(error.strerror or str(error)).lower()})")
