"""One run: finds each file's configuration and rules, once each, then reads, parses and checks."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reslint.files import STANDARD_INPUT
from reslint.profile import AUTO, Profile
from reslint.results import Results
from reslint.selection import Trouble, check_choice, select

if TYPE_CHECKING:
    from reslint.config import Configuration
    from reslint.draft import Draft
    from reslint.finding import Edit, Finding
    from reslint.rules import RuleSet
    from reslint.selection import Selected

__all__ = ["FILE_NAME", "Checked", "Options", "Session", "Trouble", "shown"]

FILE_NAME = ".reslint.yml"


class Options(NamedTuple):
    """What the command line says over the configuration. ``config`` None: found; ``search`` false: none is looked for; ``keep``:
    results may be kept for the next run; ``view`` is "final", "original" or "changes", the last for what tracked changes brought.
    """

    organ: str = ""
    stage: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: str | None = None
    search: bool = True
    stdin_filename: str = ""
    pack: str = ""
    keep: bool = True
    view: str = "final"


class Checked(NamedTuple):
    """A file, checked. ``path`` is as it was given; ``unchecked`` are sentences about what could not be checked in it."""

    path: str
    draft: Draft
    findings: tuple[Finding, ...]
    unchecked: tuple[str, ...] = ()


class Session:
    """Reads, parses and checks files under ``options``."""

    def __init__(self, options: Options = Options()) -> None:  # noqa: B008 - it cannot be changed
        self.options = options
        self._found: dict[str, Configuration | None] = {}
        self._proved: set[str] = set()
        self._sets: dict[tuple[Path | str, ...], RuleSet] = {}
        self._selected: list[tuple[Profile, Selected]] = []
        self._kept: dict[str, Results] = {}
        self._input: bytes | None = None

    def path(self, name: str) -> str:
        """The path that a file's findings carry: as given, or what standard input is said to be."""
        return self.options.stdin_filename or name if name == STANDARD_INPUT else name

    def configuration(self, name: str) -> Configuration | None:
        """The configuration for a file; None where there is none. Raises ``Trouble`` for a wrong one."""
        if self.options.config is not None:
            return self._read(self.options.config)
        if not self.options.search:
            return None
        folder = os.path.dirname(os.path.abspath(self.path(name)))
        passed: list[str] = []
        found: Configuration | None = None
        while folder not in self._found:
            passed.append(folder)
            file = os.path.join(folder, FILE_NAME)
            _check_names(folder)
            # A link that leads nowhere was meant to be one: it is told that it cannot be read.
            if os.path.lexists(file):
                found = self._read(file)
                break
            above = os.path.dirname(folder)
            if above == folder:
                break
            folder = above
        else:
            found = self._found[folder]
        self._found.update(dict.fromkeys(passed, found))
        return found

    def _read(self, file: str) -> Configuration:
        from reslint.config import read
        from reslint.located_yaml import YamlError

        known = self._found.get(file)
        if known is None:
            try:
                known = read(Path(file), _short(file), piped=file == self.options.config)
            except YamlError as error:
                raise Trouble(str(error)) from None
            self._found[file] = known
        return known

    def excludes(self, name: str) -> bool:
        """Whether the configuration leaves the file out."""
        configuration = self.configuration(name)
        return configuration is not None and configuration.excludes(Path(self.path(name)))

    def profile(self, name: str) -> Profile:
        """What holds for a file."""
        if self.options.pack:
            return Profile(packs=(self.options.pack,))
        configuration = self.configuration(name)
        if configuration is None:
            return Profile()
        self._check_paths(configuration)
        return configuration.profile(Path(self.path(name)))

    def _check_paths(self, configuration: Configuration) -> None:
        """Raises ``Trouble`` for a pack, a rule or a setting that ``paths`` name wrongly, also for files that this run does not
        see."""
        if configuration.name in self._proved:
            return
        self._proved.add(configuration.name)
        alone = configuration.profiles()
        packs = dict.fromkeys([configuration.base.extends or Profile().packs, *(profile.packs for profile in alone)])
        for each in packs:
            if len(packs) > 1:
                self.rule_set(each)
        for profile, (_, layer) in zip(alone, configuration.paths, strict=True):
            # Several entries may hold for a file, so that a rule may be one of a pack that another extends.
            near = dict.fromkeys([profile.packs, *packs])
            for name in layer.rules:
                rules = next((self.rule_set(each) for each in near if name in self.rule_set(each)), self.rule_set(profile.packs))
                check_choice(rules, name, profile.choices[name], profile.origin)

    def rule_set(self, packs: tuple[Path | str, ...]) -> RuleSet:
        """The rules of packs. Raises ``Trouble``."""
        if packs not in self._sets:
            from reslint.packs import load
            from reslint.rules import RuleError

            try:
                self._sets[packs] = load(packs)
            except RuleError as error:
                raise Trouble(f"{'' if error.line else self._place_of_pack(error.file)}{error}") from None
            _prove(self._sets[packs].tables)
        return self._sets[packs]

    def _place_of_pack(self, file: str) -> str:
        """Where a configuration names a pack, or the folder that a file of it is in; or ""."""
        for configuration in filter(None, self._found.values()):
            for pack in (file, *map(str, Path(file).parents)):
                if pack in configuration.pack_lines:
                    return f"{configuration.name}, line {configuration.pack_lines[pack]}: "
        return ""

    def selected(self, name: str) -> Selected:
        """The rules that a file is checked with. Raises ``Trouble`` for unknown rules, wherever they are named."""
        from reslint.facts.table import use_tables

        profile = self.profile(name)
        use_tables([Path(place) for place in self.rule_set(profile.packs).tables])
        for earlier, selected in self._selected:
            if earlier == profile:
                return selected
        selected = select(self.rule_set(profile.packs), profile, self.options.select, self.options.ignore)
        self._selected.append((profile, selected))
        return selected

    def data(self, name: str) -> bytes:
        """The bytes of a file. Raises ``Trouble`` if they cannot be had."""
        from reslint.readers import ReadError, open_bytes

        try:
            if name != STANDARD_INPUT:
                return open_bytes(Path(name))
            # It can be read only once.
            self._input = _standard_input() if self._input is None else self._input
            return self._input
        except ReadError as error:
            raise Trouble(str(error)) from None

    def draft(self, name: str, like: str = "", view: str = "") -> Draft:
        """The file, read and parsed, under what holds for it or for the file ``like``. Raises ``Trouble`` if unreadable."""
        return self._parsed(self.data(name), name, like or name, view)

    def _parsed(self, data: bytes, name: str, like: str, view: str = "") -> Draft:
        from reslint.parsing import parse
        from reslint.readers import VIEWS, ReadError, read

        wanted = view or self.options.view
        try:
            document = read(data, shown(self.path(name)), wanted if wanted in VIEWS else VIEWS[0])
        except ReadError as error:
            raise Trouble(str(error)) from None
        return parse(document, *self._setting(self.profile(like)))

    def _setting(self, profile: Profile) -> tuple[str, str]:
        """The organ and the stage, or auto: as the command line says, else the configuration, else its packs."""
        organ, stage = self.options.organ or profile.organ, self.options.stage or profile.stage
        if AUTO in (organ, stage) and profile.packs != Profile().packs:
            rules = self.rule_set(profile.packs)
            organ = rules.organ if organ == AUTO and rules.organ and not self.options.organ else organ
            stage = rules.stage if stage == AUTO and rules.stage and not self.options.stage else stage
        return organ, stage

    def check(self, name: str) -> Checked:
        """The file's findings, by place; kept ones where nothing changed. Raises ``Trouble`` where it cannot be read."""
        # Read once: what is kept belongs to these bytes, whatever the file becomes meanwhile.
        data = self.data(name)
        place = self._results(name).place(name, data) if self.options.keep and name != STANDARD_INPUT else None
        kept = Results.read(place) if place else None
        if isinstance(kept, Checked):
            return kept
        checked = self.check_data(name, data)
        if place and not checked.unchecked:
            self._results(name).write(place, checked)
        return checked

    def _results(self, name: str) -> Results:
        """The results kept under the rules and settings that hold for a file."""
        profile = self.profile(name)
        rules = self.rule_set(profile.packs)
        # What a check that a distribution brings along will say, nobody can tell from the files of this program.
        lasting = rules.known and not any(rule.kind == "python" for rule in rules)
        known = f"{rules.known} {profile!r} {self.options!r}" if lasting else ""
        results = self._kept.get(known)
        if results is None:
            results = self._kept[known] = Results(known)
        return results

    def tidy(self) -> None:
        """Ends a run: takes results out that are no longer asked for."""
        for results in self._kept.values():
            results.tidy()

    def check_editing(self) -> None:
        """Raises ``Trouble`` where the view that is read is not the one that edits are made in."""
        if self.options.view == "original":
            raise Trouble(
                "--view original shows a draft as it was before its changes; it is edited as it is after them: leave it out"
            )

    def check_data(self, name: str, data: bytes) -> Checked:
        """The findings of what is to stand in the file. Raises ``Trouble`` where it cannot be read."""
        return self._examined(name, self._parsed(data, name, name))

    def check_text(self, name: str, text: str) -> Checked:
        """The findings of characters that no file holds yet, such as those in an editor."""
        from reslint.parsing import parse
        from reslint.readers.text import read_string

        document = read_string(text, shown(self.path(name)))
        return self._examined(name, parse(document, *self._setting(self.profile(name))))

    def _examined(self, name: str, draft: Draft) -> Checked:
        from reslint.checks import examine

        selected = self.selected(name)
        outcome = examine(draft, selected.rules)
        findings: Sequence[Finding] = _editable(draft, outcome.findings)
        if "reslint" in draft.source.text.lower() or any("reslint" in one.text.lower() for one in draft.annotations):
            from reslint.derived.places import Places
            from reslint.suppress import apply

            label = Places(draft).label
            findings = apply(
                draft.source.text, findings, selected.known, selected.ran(draft), label, selected.suppression, draft.annotations
            )
        return Checked(self.path(name), draft, tuple(findings), outcome.warnings)


def _check_names(folder: str) -> None:
    """Raises ``Trouble`` where something was to be a configuration and is none, by its name or because it is a folder."""
    from reslint.located_yaml import misnamed

    for name in misnamed(folder, FILE_NAME):
        file = os.path.join(folder, name)
        hint = "this is a folder" if os.path.isdir(file) else "give this one that name"
        raise Trouble(f"{_short(file)}: a configuration is a file called {FILE_NAME}; {hint}")


def _prove(tables: Sequence[str]) -> None:
    """Reads the tables of packs. Raises ``Trouble`` for a bad one."""
    if not tables:
        return
    from reslint.facts.further import prove
    from reslint.facts.table import TableError

    try:
        for place in tables:
            prove(Path(place))
    except TableError as error:
        raise Trouble(str(error)) from None


def _editable(draft: Draft, findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings, without fixes that would edit what cannot be edited."""
    if draft.source.lined and not draft.source.locked:
        return findings
    return [
        replace(finding, fix=None) if finding.fix and any(_is_held(draft, edit) for edit in finding.fix.edits) else finding
        for finding in findings
    ]


def _is_held(draft: Draft, edit: Edit) -> bool:
    """Whether an edit would change what the format makes by itself, or take out a break that somebody set."""
    return draft.source.is_locked(edit.span) or (edit.italic is None and draft.source.has_break(edit.span))


def shown(path: str) -> str:
    """The path as sentences say it."""
    return "standard input" if path == STANDARD_INPUT else path


def _standard_input() -> bytes:
    from reslint.readers import LARGEST_WORD_FILE, ReadError

    # Python has none where the file was closed.
    closed: bool = sys.stdin is None
    if closed:
        raise ReadError("standard input: cannot be read (it is closed)")
    try:
        # One byte more is enough for the reader to see that it is too much.
        return sys.stdin.buffer.read(LARGEST_WORD_FILE + 1)
    except OSError as error:
        raise ReadError(f"standard input: cannot be read ({error.strerror or error})") from None


def _short(file: str) -> str:
    """The path as people would write it from where they are."""
    try:
        relative = os.path.relpath(file)
    except ValueError:
        return file
    return file if relative.startswith(os.pardir + os.sep + os.pardir) else relative
