"""What stands between the commands and a terminal: streams, interruptions, and one sentence for what is wrong."""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NoReturn

import click

from reslint.matching.compiled import keep
from reslint.streams import standing

if TYPE_CHECKING:
    from reslint.outlet import Outlet

__all__ = ["FINDINGS", "NOTHING", "NOT_CHECKED", "leave", "outlet", "run", "say", "show", "told"]

# What others end a program with; the second comes from a terminal that is closed.
_ENDINGS = (signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else ()))
NOTHING, FINDINGS, NOT_CHECKED, INTERRUPTED, ENDED = 0, 1, 2, 130, 143


def run(command: click.Command, name: str) -> int:
    """Runs a command for the words of the command line; gives the exit status."""
    with standing() as out, _ended_by_others():
        status = _status(command, name)
        if status not in (INTERRUPTED, ENDED):
            # That a next run will be slower is no fault of this one.
            with contextlib.suppress(Exception):
                keep()
        # Who served an editor has closed it.
        if not sys.stdout.closed:
            sys.stdout.flush()
        if out.failure is not None and not isinstance(out.failure, BrokenPipeError):
            say(f"standard output cannot be written ({(out.failure.strerror or str(out.failure)).lower()})")
            return status if status in (INTERRUPTED, ENDED) else NOT_CHECKED
    return status


class _Ended(BaseException):
    """Another program has ended this one."""


@contextlib.contextmanager
def _ended_by_others() -> Iterator[None]:
    """Whoever ends the run, as a pipeline does with a job that is cancelled, has no half-written file left behind."""

    def end(number: int, frame: object) -> NoReturn:
        raise _Ended

    before = {}
    # Only a program's first thread is told of signals.
    with contextlib.suppress(ValueError):
        for number in _ENDINGS:
            # What nobody is to hear of, as after nohup, stays so.
            if signal.getsignal(number) is not signal.SIG_IGN:
                before[number] = signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, handler)


def _hear_no_more() -> None:
    """What little is left to do after an interruption is not interrupted by the next."""
    with contextlib.suppress(ValueError):
        for number in (signal.SIGINT, *_ENDINGS):
            signal.signal(number, signal.SIG_IGN)


def leave(status: int) -> NoReturn:
    """Ends the process with an exit status, at once: to take every object apart before takes a quarter of a short run."""
    atexit._run_exitfuncs()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


def _status(command: click.Command, name: str) -> int:
    try:
        os.getcwd()
    except OSError:
        say("the current folder is not there any more: go to another one, and name the files from there")
        return NOT_CHECKED
    try:
        status = command.main(prog_name=name, standalone_mode=False)
    except _Ended:
        _hear_no_more()
        status = ENDED
    except (click.Abort, KeyboardInterrupt):
        _hear_no_more()
        say("interrupted")
        status = INTERRUPTED
    except click.ClickException as error:
        error.show()
        status = NOT_CHECKED
    except Exception as error:
        from reslint.work import DEBUG

        if os.environ.get(DEBUG):
            raise
        say(f"reslint itself failed, please report it ({type(error).__name__}: {error})")
        status = NOT_CHECKED
    return status if isinstance(status, int) else NOTHING


class _Told(click.ClickException):
    exit_code = NOT_CHECKED

    def show(self, file: Any = None) -> None:
        say(self.message)


def say(sentence: str) -> None:
    from reslint.reports.excerpt import visible

    sys.stdout.flush()
    click.echo(f"reslint: {visible(sentence)}", err=True)


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turns what is in the way into one sentence and status 2."""
    from reslint.session import Trouble

    try:
        yield
    except Trouble as error:
        raise _Told(str(error)) from None


def show(lines: str) -> None:
    """Writes lines of a draft or of a rule to standard output: as they are, or on a terminal without what it would obey."""
    from reslint.reports.difference import harmless

    sys.stdout.write(harmless(lines) if sys.stdout.isatty() else lines)


@contextlib.contextmanager
def outlet(file: str = "", lines: bool = False) -> Iterator[Outlet]:
    """Where a run says what it has to say: the report on standard output or into a file, all else on standard error. ``lines``:
    the report has lines of drafts as they are."""
    from reslint.outlet import Outlet

    terminal = sys.stderr if sys.stderr.isatty() else None
    if not file:
        yield Outlet(show if lines else sys.stdout.write, say, terminal)
        return
    from reslint.output import into

    with into(file) as write:
        yield Outlet(write, say, terminal, file)
