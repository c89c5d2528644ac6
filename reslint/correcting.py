"""Corrects the files of a run: writes them, or shows what would be written."""

from __future__ import annotations

from typing import NamedTuple

from reslint.correction import Correction, State, correct
from reslint.finding import Finding
from reslint.narrowing import Narrowed, Narrowing
from reslint.reports.difference import difference
from reslint.reports.looks import with_looks
from reslint.selection import Trouble
from reslint.session import Checked, Session, shown
from reslint.writers import WriteError, edited
from reslint.writers.rewrite import rewrite

__all__ = ["Correcting", "why_left"]

# So many of the findings that corrections would bring up are named.
_MOST = 3


class Correcting(NamedTuple):
    """Takes the files of one run, one after the other; ``suggested``: also the corrections that are to be looked at."""

    session: Session
    narrowing: Narrowing
    suggested: bool = False

    def write(self, name: str) -> tuple[Narrowed, str]:
        """Corrects a file; gives it as it is then, and a sentence on what was done. Raises ``Trouble`` where it cannot be."""
        correction, narrowed = self._correction(name)
        if correction.made:
            try:
                rewrite(name, correction.before.data, correction.after.data)
            except WriteError as error:
                raise Trouble(f"{name}: {error}; nothing was corrected") from None
        return narrowed, _told(name, correction)

    def difference(self, name: str) -> tuple[str, str]:
        """What ``write`` would change, as a unified diff, "" for nothing; and a sentence where corrections are left out."""
        correction, _ = self._correction(name)
        label = shown(self.session.path(name))
        before, after = (with_looks(state.checked.draft) for state in (correction.before, correction.after))
        whole = difference(before, after, label, "corrected")
        return whole, _left(name, correction) if correction.left else ""

    def _correction(self, name: str) -> tuple[Correction, Narrowed]:
        """The correction, and what is to be told of the draft as corrected."""
        asked: list[Narrowed] = []

        def told(checked: Checked) -> Checked:
            asked.append(self.narrowing.file(name, checked))
            return asked[-1].checked

        self.session.check_editing()
        data = self.session.data(name)
        before = State(data, told(self.session.check_data(name, data)))
        if any(finding.fix for finding in before.checked.findings):
            try:
                # Whether the file can be edited at all.
                edited(data, before.checked.draft.source.path, ())
            except WriteError as error:
                raise Trouble(f"{name}: {error}; nothing was corrected") from None
        correction = correct(before, lambda data: told(self.session.check_data(name, data)), suggested=self.suggested)
        return correction, next(narrowed for narrowed in asked if narrowed.checked is correction.after.checked)


def _told(name: str, correction: Correction) -> str:
    made = f"{correction.made or 'no'} {'correction' if correction.made == 1 else 'corrections'} made"
    return f"{shown(name)}: {made}" if not correction.left else f"{shown(name)}: {made}; {why_left(correction)}"


def _left(name: str, correction: Correction) -> str:
    return f"{shown(name)}: {why_left(correction)}"


def why_left(correction: Correction) -> str:
    """Why corrections are left to the drafter."""
    are, they = ("is", "it") if correction.left == 1 else ("are", "they")
    if not correction.brought:
        return f"{correction.left} {are} left to you, as {they} would not mend what {they} {are} for"
    named = "; ".join(_named(finding) for finding in correction.brought[:_MOST])
    others = "; and others" if len(correction.brought) > _MOST else ""
    return f"{correction.left} {are} left to you, as {they} would bring up something else ({named}{others})"


def _named(finding: Finding) -> str:
    return f"{finding.paragraph}: {finding.message}" if finding.paragraph else finding.message
