"""Where a run says what it has to say, and on a terminal how far it is: a line that is there when a run takes longer than a
second, and gone when anything else is written.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

__all__ = ["Outlet"]

_PATIENCE, _STEP = 1.0, 0.1
_CLEAR = "\r\x1b[K"


class Outlet:
    """``write`` takes the report, ``tell`` sentences about the run; ``terminal``, where there is one, shows how far it is.

    ``target`` is the file that the report goes into, "" for none.
    """

    def __init__(
        self,
        write: Callable[[str], object],
        tell: Callable[[str], object],
        terminal: TextIO | None = None,
        target: str = "",
    ) -> None:
        self._write, self._tell, self._terminal, self.target = write, tell, terminal, target
        self._done = self._total = 0
        self._next = 0.0
        self._shown = False

    def write(self, text: str) -> None:
        """Writes a piece of the report."""
        self.clear()
        self._write(text)

    def tell(self, sentence: str) -> None:
        """Says something about the run."""
        self.clear()
        self._tell(sentence)

    def begin(self, total: int) -> None:
        """So many files are to be done."""
        self._done, self._total = 0, total
        self._next = time.monotonic() + _PATIENCE

    def step(self) -> None:
        """One more of them is done."""
        self._done += 1
        now = time.monotonic()
        if self._terminal is None or now < self._next:
            return
        self._next = now + _STEP
        self._shown = True
        self._terminal.write(f"{_CLEAR}{self._done} of {self._total} files")
        self._terminal.flush()

    def clear(self) -> None:
        """Takes the line away."""
        if self._shown and self._terminal is not None:
            self._shown = False
            self._terminal.write(_CLEAR)
            self._terminal.flush()
