"""The drafts that are open in an editor, each checked as it stands, under the configuration that holds for its file."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cached_property

from reslint.correction import State, correct
from reslint.editor.renaming import numbered_at, start_of
from reslint.finding import Edit, Finding
from reslint.fixes.apply import replaced
from reslint.readers.decode import LARGEST_FILE
from reslint.renumbered import count_on
from reslint.session import FILE_NAME, Checked, Options, Session, Trouble
from reslint.text import Span

__all__ = ["Desk", "Open"]


@dataclass
class Open:
    """An open draft. ``checked`` is the outcome for the text as it stands; None where its configuration leaves it out."""

    name: str
    text: str
    version: int | None
    checked: Checked | None
    seconds: float = 0.0

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be told of it."""
        return self.checked.findings if self.checked else ()


@dataclass
class Desk:
    """What is open. Configuration is read anew when it has changed; rules when ``forget`` says so."""

    options: Options = field(default_factory=lambda: Options(keep=False))
    _session: Session | None = None
    _stamps: dict[str, int | None] = field(default_factory=dict)

    def check(self, name: str, text: str, version: int | None) -> Open:
        """The draft, checked. Raises ``Trouble`` for a wrong configuration, and for what is larger than any draft."""
        if len(text) > LARGEST_FILE:
            raise Trouble(f"{name}: is larger than {LARGEST_FILE // 1024 // 1024} MB; reslint checks single drafts")
        begun = time.perf_counter()
        session = self.session(name)
        checked = None if session.excludes(name) else session.check_text(name, text)
        return Open(name, text, version, checked, time.perf_counter() - begun)

    def session(self, name: str) -> Session:
        """The session, a new one where a configuration that may hold for the file is another than the session found there."""
        stamps = _stamps(name)
        if any(self._stamps.get(path, stamp) != stamp for path, stamp in stamps.items()):
            self.forget()
        self._stamps |= stamps
        if self._session is None:
            self._session = Session(self.options)
        return self._session

    def forget(self) -> None:
        """Rules and configurations are read anew."""
        self._session = None
        self._stamps.clear()

    def corrected(self, draft: Open) -> list[Edit]:
        """The edits that make all safe corrections of a draft."""
        if draft.checked is None:
            return []
        try:
            after = correct(State(_bytes(draft.text), draft.checked), self._checking(draft), write=_written).after.checked
        except Trouble:
            # Settings that are wrong by now are told when the draft is checked.
            return []
        return _edits(draft.text, after.draft.source.text)

    def renamed(self, draft: Open, offset: int, words: str) -> tuple[list[Edit], list[str]]:
        """The edits that give the number at an offset another one, and sentences on what cannot follow. Raises ``Trouble``."""
        numbered = draft.checked and numbered_at(draft.checked.draft, offset)
        if draft.checked is None or numbered is None:
            raise Trouble("there is no number of a paragraph or note here")
        start = start_of(draft.checked.draft, numbered, words)
        done = count_on(State(_bytes(draft.text), draft.checked), self._checking(draft), start, _written)
        if done.refused:
            raise Trouble(f"the number stays: {done.refused}")
        if not done.plan.edits and done.plan.left:
            raise Trouble(done.plan.left[0].sentence)
        return _edits(draft.text, done.after.checked.draft.source.text), [one.sentence for one in done.plan.left]

    def _checking(self, draft: Open) -> Callable[[bytes], Checked]:
        """Checks what the draft would become, as it was checked itself."""
        session = self.session(draft.name)
        return lambda data: session.check_text(draft.name, data.decode(*_CHARACTERS))

    def page(self, draft: Open, rule: str) -> str:
        """The page of a rule in Markdown, or "". A file that can no longer be read is told when drafts are checked, not here."""
        from reslint.packs import load
        from reslint.reports.reference import section
        from reslint.rules import RuleError

        try:
            found = load(self.session(draft.name).profile(draft.name).packs, examples=True).get(rule)
        except (RuleError, Trouble):
            return ""
        if found is None:
            return ""
        return section(replace(found, examples=found.examples[:_EXAMPLES]))


_EXAMPLES = 4
# An editor's text is no file: half a character, which no file could hold, and the mark that some files begin with are characters
# like others.
_CHARACTERS = ("utf-8", "surrogatepass")


def _bytes(text: str) -> bytes:
    return text.encode(*_CHARACTERS)


def _written(state: State, edits: Sequence[Edit]) -> bytes:
    return _bytes(replaced(state.checked.draft.source.text, edits))


def _stamps(name: str) -> dict[str, int | None]:
    """Where a configuration that holds for a file may stand, and when the one there was written; None where there is none."""
    found: dict[str, int | None] = {}
    folder = os.path.dirname(os.path.abspath(name))
    while True:
        path = os.path.join(folder, FILE_NAME)
        found[path] = None
        with contextlib.suppress(OSError):
            found[path] = os.stat(path).st_mtime_ns
        above = os.path.dirname(folder)
        if above == folder:
            return found
        folder = above


def _edits(before: str, after: str) -> list[Edit]:
    """The lines that differ: the smaller the edits, the less an editor loses of cursors and folds."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    return [
        Edit(Span(starts[first], starts[last]), "".join(new[start:end]))
        for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
