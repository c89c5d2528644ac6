"""Standard streams that do not fail in the middle of a run: what cannot be written is dropped, and why is known at the end.

A reader that has closed its pipe is no error, and no success either: the run is finished, so that its status is the true one.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator
from typing import Any

__all__ = ["Lasting", "standing"]


class Lasting(io.RawIOBase):
    """What is behind a stream, None where it is closed. ``failure`` is why it takes nothing more."""

    def __init__(self, behind: Any) -> None:
        super().__init__()
        self._behind = behind
        self.failure: OSError | None = None

    def writable(self) -> bool:
        """It always is."""
        return True

    def write(self, data: Any) -> int | None:
        """Writes the bytes, or drops them."""
        if self.failure is None:
            try:
                if self._behind is None:
                    raise OSError(errno.EBADF, "it is closed")
                written: int | None = self._behind.write(data)
                return written
            except OSError as error:
                self.failure = error
        return len(data)

    def fileno(self) -> int:
        """The number of the file behind it."""
        if self._behind is None:
            raise io.UnsupportedOperation("fileno")
        return int(self._behind.fileno())

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._behind is not None and bool(self._behind.isatty())


@contextlib.contextmanager
def standing() -> Iterator[Lasting]:
    """Puts such streams in the place of the standard ones; gives what is behind standard output."""
    before = sys.stdout, sys.stderr
    _fill()
    out, err = Lasting(_behind(sys.stdout)), Lasting(_behind(sys.stderr))
    sys.stdout, sys.stderr = _stream(out, before[0], False), _stream(err, before[1], True)
    try:
        yield out
    finally:
        for stream in (sys.stdout, sys.stderr):
            # Who served an editor has closed it.
            if not stream.closed:
                stream.flush()
        sys.stdout, sys.stderr = before


def _fill() -> None:
    """Sees to it that no file that is opened later becomes a standard stream that was closed."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with contextlib.suppress(OSError):
                os.open(os.devnull, os.O_RDWR)


def _behind(stream: Any) -> Any:
    if stream is None:
        return None
    buffer = getattr(stream, "buffer", None)
    return getattr(buffer, "raw", buffer)


def _stream(behind: Lasting, before: Any, lines: bool) -> io.TextIOWrapper:
    # Drafts hold what no other encoding has; names of files may be no text at all.
    lines = lines or bool(getattr(before, "line_buffering", False) or getattr(before, "write_through", False))
    if before is not None:
        before.flush()
    return io.TextIOWrapper(io.BufferedWriter(behind), encoding="utf-8", errors="backslashreplace", line_buffering=lines)
