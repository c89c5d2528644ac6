"""Which findings of a run are told: all, those that a baseline does not know, those that an earlier version did not have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reslint.selection import Trouble
from reslint.session import Checked, Session

if TYPE_CHECKING:
    from reslint.baseline import Baseline
    from reslint.draft import Draft
    from reslint.identity import Identity

__all__ = ["ALL", "Narrowing", "Wish"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line says: files, or "" for none. ``gone``: what the baseline has and is no more is counted."""

    baseline: str = ""
    write_baseline: str = ""
    changed_since: str = ""
    gone: bool = False


ALL = Wish()
"""All findings are told."""


@dataclass(slots=True)
class Narrowing:
    """Takes the files of one run, one after the other."""

    wish: Wish
    session: Session
    left_out: int = 0
    gone: int = 0
    _baseline: Baseline | None = None
    _earlier: Draft | None = None
    _kept: dict[str, Counter[Identity]] = field(default_factory=dict)

    def prepare(self, names: Sequence[str]) -> None:
        """Reads what the findings of the files are compared with. Raises ``Trouble``, before anything is checked."""
        if self.wish.baseline:
            from reslint.baseline import read

            self._baseline = read(self.wish.baseline)
        if self.wish.changed_since:
            if len(names) != 1:
                raise Trouble(f"--changed-since compares one draft with its earlier version, but {len(names)} are to be checked")
            self._earlier = self.session.draft(self.wish.changed_since, names[0])

    def file(self, name: str, checked: Checked) -> Checked:
        """The file with the findings that are to be told."""
        found = len(checked.findings)
        if self.session.options.view == "changes":
            checked = self._changed(name, checked, self.session.draft(name, view="original"))
        if self._earlier is not None:
            checked = self._changed(name, checked, self._earlier)
        if self.wish.write_baseline:
            from reslint.baseline import kept, key

            self._kept[key(self.wish.write_baseline, checked.path)] = kept(checked.draft, checked.findings)
        if self._baseline is not None:
            from reslint.baseline import unmatched

            findings, entries = self._baseline.new(checked.path, checked.draft, checked.findings)
            self.gone += unmatched(entries, self.session.selected(name).ran(checked.draft))
            checked = replace(checked, findings=tuple(findings))
        self.left_out += found - len(checked.findings)
        return checked

    def _changed(self, name: str, checked: Checked, earlier: Draft) -> Checked:
        from reslint.changed import changed
        from reslint.checks import examine

        outcome = examine(earlier, self.session.selected(name).rules)
        findings = changed(checked.draft, checked.findings, earlier, outcome.findings)
        return replace(checked, findings=tuple(findings))

    def end(self) -> str:
        """Writes the baseline, where one is wanted; gives the sentence that says so, or "". Raises ``Trouble``."""
        if not self.wish.write_baseline:
            return ""
        from reslint.baseline import write

        write(self.wish.write_baseline, self._kept)
        count = sum(entries.total() for entries in self._kept.values())
        return f"{self.wish.write_baseline}: {count} {'place' if count == 1 else 'places'} of findings kept"

    def told(self) -> list[str]:
        """What a reader of findings ought to know of those that are not told: sentences."""
        sentences = []
        if self.left_out:
            earlier = ["in the earlier version"] if self._earlier is not None else []
            earlier += ["without the tracked changes"] if self.session.options.view == "changes" else []
            known = ["in the baseline"] if self._baseline is not None else []
            were = "finding was" if self.left_out == 1 else "findings were"
            sentences.append(f"{self.left_out} more {were} there before, {' or '.join(earlier + known)}.")
        if self.wish.gone:
            match = "place of the baseline matches" if self.gone == 1 else "places of the baseline match"
            sentences.append(f"{self.gone or 'No'} {match} nothing any more.")
        return sentences
