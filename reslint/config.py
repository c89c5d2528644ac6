"""Configuration: the ``.reslint.yml`` above a file, read strictly, and what it says for that file.

    extends: [un, ./house-rules]        packs by name, or folders beside the configuration
    organ: general-assembly             or auto
    stage: tabled                       or auto
    rules: {per-cent: warning, repeated-word: {severity: info, unless: "had had"}}
    paths: {'drafts/informal/**': {stage: informal}}
    exclude: ['archive/**']

Whatever is wrong raises ``YamlError``: one sentence with file, line and the nearest right word.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from reslint.files import inside
from reslint.finding import SEVERITIES
from reslint.located_yaml import Located, load
from reslint.packs.choices import choices, mapping, names_of_packs, word
from reslint.packs.places import at_path, is_name
from reslint.profile import AUTO, Choice, Profile
from reslint.selectors import ORGANS, STAGES

__all__ = ["Configuration", "read"]

KEYS = ("extends", "organ", "stage", "rules", "paths", "exclude")
KEYS_OF_PATHS = ("extends", "organ", "stage", "rules")
# What people look for here, and say on the command line.
_OPTIONS = ("fail-on", "select", "ignore", "format", "jobs", "baseline", "output-file", "color", "quiet", "view")


class Layer(NamedTuple):
    """What one level of a configuration says; None where it says nothing."""

    extends: tuple[Path | str, ...] | None = None
    organ: str | None = None
    stage: str | None = None
    rules: Mapping[str, Choice] = {}


class Configuration(NamedTuple):
    """A configuration file, read. ``name`` is what messages call it; its globs are relative to ``folder``, or for files that are
    not in it to the current one.

    ``pack_lines``: where each pack that ``extends`` names is named first, by its name or folder.
    """

    name: str
    folder: Path
    base: Layer
    paths: tuple[tuple[str, Layer], ...]
    exclude: tuple[str, ...]
    pack_lines: Mapping[str, int] = {}

    def profile(self, file: Path) -> Profile:
        """What holds for a file: the base, then every matching entry of ``paths``, the later ones over the earlier."""
        parts = self._parts(file)
        profile = _apply(Profile(origin=self.name), self.base)
        for glob, layer in self.paths:
            if matches(glob, parts):
                profile = _apply(profile, layer)
        return profile

    def profiles(self) -> tuple[Profile, ...]:
        """What would hold for a file of each entry of ``paths`` that no other entry means."""
        base = _apply(Profile(origin=self.name), self.base)
        return tuple(_apply(base, layer) for _, layer in self.paths)

    def excludes(self, file: Path) -> bool:
        """Whether the file is left out."""
        parts = self._parts(file)
        return any(matches(glob, parts) for glob in self.exclude)

    def _parts(self, file: Path) -> tuple[str, ...]:
        # A configuration that is named on the command line may lie elsewhere: its globs are then those of the current folder.
        for folder in (str(self.folder), os.curdir):
            relative = inside(str(file), folder)
            if relative is not None:
                return Path(relative).parts
        return Path(os.path.abspath(file)).parts[1:]


def _apply(profile: Profile, layer: Layer) -> Profile:
    rules = dict(profile.choices)
    for name, choice in layer.rules.items():
        earlier = rules.get(name)
        if earlier is not None:
            choice = choice._replace(
                severity=choice.severity or earlier.severity,
                settings={**earlier.settings, **choice.settings},
                lines={**earlier.lines, **choice.lines},
            )
        rules[name] = choice
    return profile._replace(
        packs=profile.packs if layer.extends is None else layer.extends,
        organ=layer.organ or profile.organ,
        stage=layer.stage or profile.stage,
        choices=rules,
    )


def matches(glob: str, parts: tuple[str, ...]) -> bool:
    """Whether a path, cut into its parts, or a folder above it, is meant by the glob; one without a slash means any depth."""
    pattern = [part for part in glob.split("/") if part not in ("", ".")]
    if "/" not in glob.rstrip("/"):
        pattern.insert(0, "**")
    while pattern and pattern[-1] == "**":
        # A folder stands for all that is in it.
        pattern.pop()
    if not pattern:
        return bool(parts)
    states = _skip({0}, pattern)
    for part in parts:
        stay = {state for state in states if pattern[state] == "**"}
        step = {state + 1 for state in states if pattern[state] != "**" and fnmatchcase(part, pattern[state])}
        if len(pattern) in step:
            return True
        states = _skip(stay | step, pattern)
    return False


def _skip(states: set[int], pattern: list[str]) -> set[int]:
    """The states, and those behind each ``**``, which may stand for nothing."""
    reached = set(states)
    for state in states:
        while pattern[state] == "**":
            state += 1
            reached.add(state)
    return reached


def read(path: Path, name: str = "", piped: bool = False) -> Configuration:
    """The configuration in a file, or in a pipe if it may be ``piped``, which messages call ``name``. Raises ``YamlError``."""
    folder = Path(os.path.abspath(path)).parent
    document = load(path, name, piped=piped)
    _refuse_strays(document)
    entries = mapping(document, "the configuration", KEYS) if document.value is not None else {}
    paths, named = [], list(names_of_packs(document.get("extends")))
    if _given(document, "paths"):
        for glob, layer in mapping(entries["paths"], '"paths"').items():
            named += names_of_packs(layer.get("extends"))
            if not glob.strip("/"):
                raise entries["paths"].error('a name of files or folders in "paths" is empty', glob)
            mapping(layer, f'the entry for "{glob}"', KEYS_OF_PATHS)
            paths.append((glob, _layer(layer, folder)))
    exclude = tuple(_texts(entries["exclude"], '"exclude"')) if _given(document, "exclude") else ()
    lines = {str(_place(str(item.value), folder)): item.line for item in reversed(named)}
    return Configuration(document.file, folder, _layer(document, folder), tuple(paths), exclude, lines)


def _refuse_strays(document: Located) -> None:
    """Raises YamlError for a rule outside of "rules", and for what is said on the command line."""
    for key, entry in document.value.items() if isinstance(document.value, dict) else ():
        if key in KEYS:
            continue
        if key in _OPTIONS:
            raise document.error(f'"{key}" means nothing in the configuration; it is an option of the command, --{key}', key)
        if entry.value in SEVERITIES or entry.get("severity") is not None:
            raise document.error(f'"{key}" stands outside of "rules"; if it is a rule, indent it below a line "rules:"', key)


def _given(entry: Located, key: str) -> Located | None:
    """What the key says; None also where nothing stands behind it, as where every line below is a comment."""
    said = entry.get(key)
    return None if said is None or said.value is None else said


def _layer(entry: Located, folder: Path) -> Layer:
    return Layer(
        extends=_packs(names_of_packs(entry.get("extends")), folder) or None,
        organ=word(entry.get("organ"), "organ", (AUTO, *ORGANS)),
        stage=word(entry.get("stage"), "stage", (AUTO, *STAGES)),
        rules=choices(_given(entry, "rules")),
    )


def _packs(items: tuple[Located, ...], folder: Path) -> tuple[Path | str, ...]:
    packs: list[Path | str] = []
    for item in items:
        name = str(item.value)
        place = _place(name, folder)
        if isinstance(place, Path) and not os.path.isdir(place):
            raise item.error(f'there is no folder "{name}" beside this file')
        packs.append(place)
    return tuple(packs)


def _place(pack: str, folder: Path) -> Path | str:
    """The folder of a pack that is given by its path in a file in ``folder``, or its name."""
    return pack if is_name(pack) else at_path(pack, folder)


def _texts(entry: Located, what: str) -> list[str]:
    items = entry.value if isinstance(entry.value, list) else [entry]
    texts = []
    for item in items:
        if not isinstance(item.value, str) or not item.value.strip("/"):
            raise item.error(f"{what} takes names of files and folders, such as archive/**, not {item.noun}")
        texts.append(item.value)
    return texts
