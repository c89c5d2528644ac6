"""A report written into a file: whole, once the run is over, or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from io import RawIOBase

from reslint.atomic import whole
from reslint.matching.expressions import expression
from reslint.selection import Trouble

__all__ = ["into"]

# Names of what is open already: it may be in the middle of a file that others write into, too.
_OPEN = expression(r"/dev/(?:std(?:in|(?P<out>out)|(?P<error>err))|fd/(?P<number>\d{1,9}))|/proc/self/fd/(?P<other>\d{1,9})")


@contextlib.contextmanager
def into(name: str) -> Iterator[Callable[[str], object]]:
    """Gives a way to write into the file. Raises ``Trouble`` where it cannot be written, before anything is done if it can."""
    with contextlib.ExitStack() as stack:
        with _told(name):
            put = stack.enter_context(_target(name))

        def write(text: str) -> None:
            with _told(name):
                put(_encoded(text))

        yield write
        with _told(name):
            stack.close()


@contextlib.contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Trouble(f"{name}: the report cannot be written ({(error.strerror or str(error)).lower()})") from None


@contextlib.contextmanager
def _target(name: str) -> Iterator[Callable[[bytes], object]]:
    number = _open(name)
    if number is None and (not os.path.exists(name) or os.path.isfile(name)):
        with whole(name) as out:
            yield out.write
        return
    # A pipe or a device, or a file of others: nothing that could be put in its place.
    sys.stdout.flush()
    with open(name if number is None else os.dup(number), "wb", buffering=0) as file:
        yield lambda data: _passed(file, data)


def _open(name: str) -> int | None:
    """The number of the open file that a name stands for."""
    match = _OPEN.fullmatch(name)
    if not match:
        return None
    return 1 if match["out"] else 2 if match["error"] else int(match["number"] or match["other"] or 0)


def _passed(file: RawIOBase, data: bytes) -> None:
    # Who reads no more is no reason to end the run: its status tells what was found all the same.
    with contextlib.suppress(BrokenPipeError):
        file.write(data)


def _encoded(text: str) -> bytes:
    # Names of files may be no text at all.
    return text.encode("utf-8", "backslashreplace")
