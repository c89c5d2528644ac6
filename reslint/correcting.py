"""Corrects the files of a run: writes them, or shows what would be written."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff

from reslint.correction import Correction, correct
from reslint.fixes.rewrite import WriteError, rewrite
from reslint.narrowing import Narrowed, Narrowing
from reslint.readers import is_word
from reslint.selection import Trouble
from reslint.session import Checked, Session, shown

__all__ = ["Correcting"]

_BEGINNING = 64


@dataclass(frozen=True, slots=True)
class Correcting:
    """Takes the files of one run, one after the other; ``suggested``: also the corrections that are to be looked at."""

    session: Session
    narrowing: Narrowing
    suggested: bool = False

    def write(self, name: str) -> tuple[Narrowed, str]:
        """Corrects a file; gives it as it is then, and a sentence on what was done. Raises ``Trouble`` where it cannot be."""
        if _is_word(name):
            return self.narrowing.file(name, self.session.check(name)), _left_alone(name)
        correction, narrowed = self._correction(name)
        if correction.made:
            try:
                rewrite(name, correction.before, correction.after)
            except WriteError as error:
                raise Trouble(str(error)) from None
        return narrowed, _told(name, correction)

    def difference(self, name: str) -> tuple[str, str]:
        """What ``write`` would change, as a unified diff, "" for nothing; and a sentence where corrections are left out."""
        if _is_word(name):
            return "", _left_alone(name)
        correction, _ = self._correction(name)
        label = shown(self.session.path(name))
        lines = unified_diff(
            correction.before.splitlines(keepends=True), correction.after.splitlines(keepends=True), label, f"{label} (corrected)"
        )
        whole = "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
        return whole, _left(name, correction) if correction.left else ""

    def _correction(self, name: str) -> tuple[Correction, Narrowed]:
        """The correction, and what is to be told of the draft as corrected."""
        asked: list[Narrowed] = []

        def told(checked: Checked) -> Checked:
            asked.append(self.narrowing.file(name, checked))
            return asked[-1].checked

        correction = correct(
            told(self.session.check(name)), lambda text: told(self.session.check_text(name, text)), suggested=self.suggested
        )
        return correction, next(narrowed for narrowed in asked if narrowed.checked is correction.checked)


def _is_word(name: str) -> bool:
    try:
        with open(name, "rb") as file:
            return is_word(file.read(_BEGINNING), name)
    except OSError:
        # Whatever is in the way is told when it is read.
        return False


def _left_alone(name: str) -> str:
    return f"{shown(name)}: nothing was corrected, as it is a Word file"


def _told(name: str, correction: Correction) -> str:
    made = f"{correction.made or 'no'} {'correction' if correction.made == 1 else 'corrections'} made"
    return f"{shown(name)}: {made}" if not correction.left else f"{shown(name)}: {made}; {_why_left(correction.left)}"


def _left(name: str, correction: Correction) -> str:
    return f"{shown(name)}: {_why_left(correction.left)}"


def _why_left(count: int) -> str:
    """Why corrections are left to the drafter."""
    if count == 1:
        return "1 is left to you, as it would bring up something else"
    return f"{count} are left to you, as they would bring up something else"
