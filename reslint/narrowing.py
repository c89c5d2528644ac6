"""Which findings of a run are told: all, those that a baseline does not know, those that an earlier version did not have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reslint.selection import Trouble
from reslint.session import Checked, Session

if TYPE_CHECKING:
    from reslint.baseline import Baseline
    from reslint.draft import Draft
    from reslint.identity import Identity

__all__ = ["ALL", "Narrowed", "Narrowing", "Wish"]


class Wish(NamedTuple):
    """What the command line says: files, or "" for none. ``gone``: what the baseline has and is no more is counted."""

    baseline: str = ""
    write_baseline: str = ""
    changed_since: str = ""
    gone: bool = False


ALL = Wish()
"""All findings are told."""


class Narrowed(NamedTuple):
    """A file with the findings that are to be told; how many are not, how many places of the baseline match nothing in it any
    more, and what a new baseline keeps of it."""

    checked: Checked
    left_out: int = 0
    gone: int = 0
    kept: Counter[Identity] | None = None


class Narrowing:
    """Narrows the files of one run."""

    def __init__(self, wish: Wish, session: Session) -> None:
        self.wish = wish
        self.session = session
        self._baseline: Baseline | None = None
        self._earlier: Draft | None = None

    def prepare(self, names: Sequence[str]) -> None:
        """Reads what the findings of the files are compared with. Raises ``Trouble``, before anything is checked."""
        if self.wish.baseline:
            from reslint.baseline import read

            self._baseline = read(self.wish.baseline)
        if self.wish.write_baseline:
            from reslint.baseline import check_target

            check_target(self.wish.write_baseline)
        if self.wish.changed_since:
            if len(names) != 1:
                raise Trouble(f"--changed-since compares one draft with its earlier version, but {len(names)} are to be checked")
            self._earlier = self.session.draft(self.wish.changed_since, names[0])

    def file(self, name: str, checked: Checked) -> Narrowed:
        """The file with the findings that are to be told."""
        found, gone = len(checked.findings), 0
        if self.session.options.view == "changes":
            checked = self._changed(name, checked, self.session.draft(name, view="original"))
        if self._earlier is not None:
            checked = self._changed(name, checked, self._earlier)
        if self.wish.write_baseline:
            from reslint.baseline import kept

            return Narrowed(checked, kept=kept(checked.draft, checked.findings))
        if self._baseline is not None:
            from reslint.baseline import unmatched

            findings, entries = self._baseline.new(checked.path, checked.draft, checked.findings)
            gone = unmatched(entries, self.session.selected(name).ran(checked.draft))
            checked = checked._replace(findings=tuple(findings))
        return Narrowed(checked, found - len(checked.findings), gone)

    def _changed(self, name: str, checked: Checked, earlier: Draft) -> Checked:
        from reslint.changed import changed
        from reslint.checks import examine

        outcome = examine(earlier, self.session.selected(name).rules)
        findings = changed(checked.draft, checked.findings, earlier, outcome.findings)
        return checked._replace(findings=tuple(findings))

    def write(self, files: Mapping[str, Counter[Identity]]) -> str:
        """Writes what a new baseline keeps of each file; gives the sentence that says so. Raises ``Trouble``."""
        from reslint.baseline import key, write

        name = self.wish.write_baseline
        write(name, {key(name, path): entries for path, entries in files.items()})
        count = sum(entries.total() for entries in files.values())
        return f"{name}: {count} {'place' if count == 1 else 'places'} of findings kept"

    def told(self, left_out: int, gone: int) -> list[str]:
        """What a reader of findings ought to know of those that are not told: sentences."""
        sentences = []
        if left_out:
            earlier = ["in the earlier version"] if self._earlier is not None else []
            earlier += ["without the tracked changes"] if self.session.options.view == "changes" else []
            known = ["in the baseline"] if self._baseline is not None else []
            were = "finding was" if left_out == 1 else "findings were"
            sentences.append(f"{left_out} more {were} there before, {' or '.join(earlier + known)}.")
        if self.wish.gone and self._baseline is not None:
            # Such a draft would be asked what holds where the baseline stands.
            gone += self._baseline.lost({rule.name for rule in self.session.selected(self._baseline.name).rules})
            match = "place of the baseline matches" if gone == 1 else "places of the baseline match"
            told = f"{gone} {match} nothing any more." if gone else "No place of the baseline has lost its finding."
            sentences.append(told)
        return sentences
