"""pack.yml, read strictly: what a pack is called, what it extends, for whom it is, and what it changes.

    pack: my-mission
    summary: The house style of the mission.
    extends: [un, ../shared-rules]      packs by name, or folders beside this one
    organ: security-council             the organ of the drafts; left out, it is told from each draft
    stage: informal                     likewise
    rules:                              changes to rules of this pack and of those that it extends
      per-cent: warning                 a severity, which then holds for every organ and stage
      repeated-word: {severity: info, unless: "had had"}

The file is optional: a folder of rule files is a pack that extends none. Only ``pack`` and ``summary`` are required.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from reslint.located_yaml import Located, YamlError, load, misnamed
from reslint.matching.expressions import expression
from reslint.packs.choices import choices, mapping, names_of_packs, word
from reslint.packs.places import FILE
from reslint.profile import AUTO, Choice
from reslint.selectors import ORGANS, STAGES

__all__ = ["FILE", "KEYS", "PackPage", "read_page"]

KEYS = ("pack", "summary", "extends", "organ", "stage", "rules")
REQUIRED = ("pack", "summary")

_NAME = expression(r"[a-z]+(?:-[a-z0-9]+)*\Z")


class PackPage(NamedTuple):
    """What a ``pack.yml`` says. ``organ`` and ``stage`` are "" where it says nothing; ``extends`` has texts with their lines."""

    name: str
    summary: str
    file: str
    extends: tuple[Located, ...] = ()
    organ: str = ""
    stage: str = ""
    rules: Mapping[str, Choice] = {}


def read_page(folder: Path) -> PackPage | None:
    """What the ``pack.yml`` of a folder says; None where there is none. Raises ``YamlError``, or OSError where the folder cannot
    be looked into."""
    file = folder / FILE
    for name in misnamed(folder, FILE):
        raise YamlError(str(folder / name), 0, f"this is to be a file called {FILE}")
    try:
        file.lstat()
    except FileNotFoundError:
        return None
    root = load(file, prose=True)
    mapping(root, "a pack.yml", KEYS)
    name = _text(root, "pack")
    if not _NAME.match(name):
        raise root.error(f'"{name}" is no name for a pack: it has small letters and hyphens only, as my-mission has', "pack")
    return PackPage(
        name=name,
        summary=" ".join(_text(root, "summary").split()),
        file=root.file,
        extends=names_of_packs(root.get("extends")),
        organ=word(root.get("organ"), "organ", (AUTO, *ORGANS)) or "",
        stage=word(root.get("stage"), "stage", (AUTO, *STAGES)) or "",
        rules=choices(root.get("rules")),
    )


def _text(root: Located, key: str) -> str:
    found = root.get(key)
    if found is None or found.value is None:
        raise root.error(f'"{key}" is missing')
    if not isinstance(found.value, str) or not found.value.strip():
        raise root.error(f'"{key}" must be a text, not {found.noun if found.value != "" else "an empty one"}', key)
    return found.value.strip()
