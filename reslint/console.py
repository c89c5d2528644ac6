"""What stands between the commands and a terminal: encodings, closed pipes, interruptions, and one sentence for what is wrong."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from reslint.outlet import Outlet

__all__ = ["FINDINGS", "NOTHING", "NOT_CHECKED", "Group", "outlet", "run", "say", "told"]

NOTHING, FINDINGS, NOT_CHECKED, INTERRUPTED = 0, 1, 2, 130


def run(command: click.Command, name: str) -> int:
    """Runs a command for the words of the command line; gives the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Drafts hold what no other encoding has; names of files may be no text at all.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = command.main(prog_name=name, standalone_mode=False)
    except click.Abort:
        say("interrupted")
        status = INTERRUPTED
    except click.ClickException as error:
        error.show()
        status = NOT_CHECKED
    return status if isinstance(status, int) else NOTHING


class Group(click.Group):
    """Commands for which a closed pipe is no error."""

    def make_context(self, *arguments: Any, **settings: Any) -> click.Context:
        with _closed_pipe():
            return super().make_context(*arguments, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        with _closed_pipe():
            try:
                return super().invoke(ctx)
            finally:
                # Who served an editor has closed it.
                if not sys.stdout.closed:
                    sys.stdout.flush()


@contextlib.contextmanager
def _closed_pipe() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        _leave_output()
        raise click.exceptions.Exit(NOTHING) from None


def _leave_output() -> None:
    """Nobody reads any more; what is still buffered must not fail again when the program ends."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Told(click.ClickException):
    exit_code = NOT_CHECKED

    def show(self, file: Any = None) -> None:
        say(self.message)


def say(sentence: str) -> None:
    from reslint.reports.excerpt import visible

    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_output()
    click.echo(f"reslint: {visible(sentence)}", err=True)


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turns what is in the way into one sentence and status 2."""
    from reslint.session import Trouble

    try:
        yield
    except Trouble as error:
        raise _Told(str(error)) from None


@contextlib.contextmanager
def outlet(file: str = "") -> Iterator[Outlet]:
    """Where a run says what it has to say: the report on standard output or into a file, all else on standard error."""
    from reslint.outlet import Outlet

    terminal = sys.stderr if sys.stderr.isatty() else None
    if not file:
        yield Outlet(sys.stdout.write, say, terminal)
        return
    from reslint.output import into

    with into(file) as write:
        yield Outlet(write, say, terminal)
