"""What a run does with each file: checks, corrects or compares it, and says so in a form that can travel between processes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from reslint.matching.compiled import keep
from reslint.matching.expressions import expression
from reslint.narrowing import ALL, Narrowed, Narrowing, Wish
from reslint.reports.forms import Look, form_of
from reslint.selection import Trouble
from reslint.session import Options, Session, shown

if TYPE_CHECKING:
    from reslint.correcting import Correcting
    from reslint.draft import Draft
    from reslint.identity import Identity

__all__ = ["DEBUG", "Done", "Task", "Worker", "check_words", "failure"]

DEBUG = "RESLINT_DEBUG"

_WORD = expression(r"\w")


class Task(NamedTuple):
    """What is to be done with every file of a run. ``corrections``: "safe" or "suggested" ones, "" for none; ``difference``: they
    are shown, not made."""

    options: Options
    look: Look = Look()
    wish: Wish = ALL
    corrections: str = ""
    difference: bool = False


class Done(NamedTuple):
    """A file, done. ``part`` is what its form tells; ``remarks`` and ``problems`` are sentences, of which problems are about what
    was not checked; ``counts`` are findings by severity; ``differs``: corrections would change it."""

    path: str
    part: Any = None
    remarks: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    counts: Mapping[str, int] = {}
    left_out: int = 0
    gone: int = 0
    kept: Counter[Identity] | None = None
    differs: bool = False


class Worker:
    """Does the task, file by file."""

    def __init__(self, task: Task, session: Session | None = None) -> None:
        self.task = task
        self.session = session or Session(task.options)
        self.narrowing = Narrowing(task.wish, self.session)
        self._form = form_of(task.look, lambda text: None, dict)
        self._correcting: Correcting | None = None

    def prepare(self, names: Sequence[str]) -> None:
        """Reads what all files need. Raises ``Trouble``, before anything is done."""
        self.narrowing.prepare(names)
        if self.task.corrections:
            from reslint.correcting import Correcting

            self._correcting = Correcting(self.session, self.narrowing, self.task.corrections == "suggested")

    def do(self, name: str) -> Done:
        """The file, done; what goes wrong with it is said in ``problems``."""
        try:
            return self._difference(name) if self.task.difference else self._checked(name)
        except Trouble as error:
            return Done(self.session.path(name), problems=(str(error),))
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            return Done(self.session.path(name), problems=(failure(name, error),))

    def end(self) -> None:
        """Keeps for the next run what was worked out in this one."""
        keep()

    def _checked(self, name: str) -> Done:
        narrowed, done, problem = self._narrowed(name)
        checked = narrowed.checked
        path = shown(checked.path)
        check_words(checked.path, checked.draft)
        return Done(
            checked.path,
            None if self.task.wish.write_baseline else self._form.part(checked),
            (*([done] if done else []), *(f"{path}: {warning}" for warning in checked.draft.source.warnings)),
            (*([problem] if problem else []), *(f"{path}: {sentence}" for sentence in checked.unchecked)),
            Counter(finding.severity for finding in checked.findings),
            narrowed.left_out,
            narrowed.gone,
            narrowed.kept,
        )

    def _narrowed(self, name: str) -> tuple[Narrowed, str, str]:
        """The file with its findings, and what is to be said of its corrections."""
        if self._correcting is not None:
            return self._correcting.write(name)
        return self.narrowing.file(name, self.session.check(name)), "", ""

    def _difference(self, name: str) -> Done:
        assert self._correcting is not None
        checked, difference, sentence = self._correcting.difference(name)
        check_words(checked.path, checked.draft)
        return Done(self.session.path(name), difference, (sentence,) if sentence else (), differs=bool(difference))


def check_words(path: str, draft: Draft, done: str = "checked") -> None:
    """Raises ``Trouble`` for a file without a word: it is no other document by mistake, as a text without paragraphs of a
    resolution may be, but something has gone wrong. ``done``: what was to be done with it."""
    if not _WORD.search(draft.source.text):
        raise Trouble(f"{shown(path)}: holds no words, so nothing was {done}")


def failure(name: str, error: Exception) -> str:
    """What is said of a fault of our own."""
    return f"{shown(name)}: reslint itself failed here, please report it ({type(error).__name__}: {error})"
