"""Where packs are: inside the program, in a folder of one's own, or in an installed distribution.

A distribution offers a pack by an entry point of the group ``reslint.packs``, whose name is that of the pack and whose value is
the Python package with the rule files in its folder. The package is found and not run. In the ``pyproject.toml`` of its author:

    [project.entry-points."reslint.packs"]
    my-mission = "my_mission_rules"
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reslint.located_yaml import nearest
from reslint.packaged import packaged
from reslint.rules import RuleError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["FILE", "GROUP", "MissingPack", "at_path", "find_pack", "is_name", "packs_folder"]

FILE = "pack.yml"
"""The file in which a pack says what it is."""
GROUP = "reslint.packs"


class MissingPack(RuleError):
    """There is no such pack. ``pack`` is its name or path; the message is one sentence, without a place."""

    def __init__(self, pack: str, sentence: str) -> None:
        super().__init__(pack, 0, sentence)
        self.pack = pack
        self.args = (sentence,)


def packs_folder() -> Path:
    """Where the packs that travel with the program are: inside the installed package, or at the top of a checkout."""
    return packaged("rules")


def is_name(pack: str) -> bool:
    """Whether a pack is given by its name, and not by a path, which has a slash or begins with a dot or tilde."""
    return "/" not in pack and "\\" not in pack and not pack.startswith((".", "~"))


def at_path(pack: str, folder: Path) -> Path:
    """The path that is written ``pack`` in a file in ``folder``."""
    return Path(os.path.normpath(folder / os.path.expanduser(pack)))


def find_pack(pack: Path | str, folder: Path | None = None) -> Path:
    """The folder or rule file of a pack, given by name or by a path, in a file in ``folder`` or here. Raises MissingPack."""
    if isinstance(pack, str) and is_name(pack):
        shipped = packs_folder() / pack
        return shipped if os.path.isdir(shipped) else _installed(pack)
    place = at_path(str(pack), folder) if folder else Path(os.path.expanduser(pack))
    # Of a name that is too long, a Path would not say that it is not there.
    if not os.path.exists(place):
        raise MissingPack(str(pack), f'there is no folder or file of rules "{pack}"{" beside this file" if folder else ""}')
    return place


def _installed(name: str) -> Path:
    # Only here: to look at what is installed takes longer than to check a draft.
    from importlib.metadata import entry_points

    offered = entry_points(group=GROUP)
    found = {entry.value: entry for entry in offered if entry.name == name}
    if not found:
        folder = packs_folder()
        names = [place.name for place in folder.iterdir() if place.is_dir()] if folder.is_dir() else []
        known = sorted({*names, *(entry.name for entry in offered)})
        hint = nearest(name, known) or f"; known are {', '.join(known)}, or give a path such as ./{name}"
        raise MissingPack(name, f'there is no pack "{name}"{hint}')
    if len(found) > 1:
        raise MissingPack(name, f'the pack "{name}" is offered more than once, as {" and ".join(sorted(found))}')
    return _folder_of(next(iter(found.values())))


def _folder_of(entry: EntryPoint) -> Path:
    from importlib.util import find_spec

    # Only the outermost package is looked up, as to look one up inside another runs that.
    outermost, *inner = entry.module.split(".")
    told = f'the pack "{entry.name}" of the installed distribution {entry.dist.name if entry.dist else "?"}'
    if entry.attr:
        raise MissingPack(entry.name, f'{told} is given as "{entry.value}"; it must be a package alone, "{entry.module}"')
    try:
        spec = find_spec(outermost)
    except (ImportError, ValueError):
        spec = None
    within = [Path(place, *inner) for place in (spec.submodule_search_locations or ())] if spec else []
    places = [place for place in within if place.is_dir()]
    if not places:
        raise MissingPack(entry.name, f'{told} has no folder: there is no package "{entry.module}"')
    return places[0]
