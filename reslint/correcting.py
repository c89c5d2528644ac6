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

__all__ = ["Corrected", "Correcting", "why_left"]

# So many of the findings that corrections would bring up are named.
_MOST = 3


class Corrected(NamedTuple):
    """A file as it is then, a sentence on what was done, and one on what could not be, "" for none."""

    narrowed: Narrowed
    done: str = ""
    problem: str = ""


class _Begun(NamedTuple):
    """A file as it was, and what is to be told of it."""

    data: bytes
    narrowed: Narrowed


class Correcting(NamedTuple):
    """Takes the files of one run, one after the other; ``suggested``: also the corrections that are to be looked at."""

    session: Session
    narrowing: Narrowing
    suggested: bool = False

    def write(self, name: str) -> Corrected:
        """Corrects a file. Where it cannot be written it is left as it is, and what was found in it is told all the same."""
        begun = self._begun(name)
        try:
            correction, narrowed = self._correction(name, begun)
            if correction.made:
                rewrite(name, correction.before.data, correction.after.data)
        except WriteError as error:
            return Corrected(begun.narrowed, problem=f"{name}: {error}; nothing was corrected")
        return Corrected(narrowed, _told(name, correction))

    def difference(self, name: str) -> tuple[Checked, str, str]:
        """The file as it is; what ``write`` would change, as a unified diff, "" for nothing; and a sentence where corrections are
        left out."""
        try:
            correction, _ = self._correction(name, self._begun(name))
        except WriteError as error:
            raise Trouble(f"{name}: {error}; nothing was corrected") from None
        label = shown(self.session.path(name))
        before, after = (with_looks(state.checked.draft) for state in (correction.before, correction.after))
        whole = difference(before, after, label, "corrected")
        return correction.before.checked, whole, _left(name, correction) if correction.left else ""

    def _begun(self, name: str) -> _Begun:
        self.session.check_editing()
        data = self.session.data(name)
        return _Begun(data, self.narrowing.file(name, self.session.check_data(name, data)))

    def _correction(self, name: str, begun: _Begun) -> tuple[Correction, Narrowed]:
        """The correction, and what is to be told of the draft as corrected. Raises WriteError where it can take none."""
        asked = [begun.narrowed]

        def told(data: bytes) -> Checked:
            asked.append(self.narrowing.file(name, self.session.check_data(name, data)))
            return asked[-1].checked

        before = State(begun.data, begun.narrowed.checked)
        if any(finding.fix for finding in before.checked.findings):
            # Whether the file can be edited at all.
            edited(begun.data, before.checked.draft.source.path, ())
        correction = correct(before, told, suggested=self.suggested)
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
