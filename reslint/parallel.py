"""The work of a run, spread over processes where that is quicker, and told in the order of the files all the same.

What the processes have in common (rules, grammars, tables) is made ready before they are started, by doing the first files alone.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import time
from collections.abc import Generator, Iterator, Sequence
from typing import TYPE_CHECKING

from reslint.files import STANDARD_INPUT
from reslint.selection import Trouble
from reslint.work import Done, Task, Worker

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["AUTO", "each"]

AUTO = 0
"""As many processes as there are cores, once there is enough to do."""

_CHUNK = 4
# Seconds: to start processes takes a tenth of a second; who would be done as soon alone stays alone.
_ALONE, _WORTH = 0.2, 0.4


def each(worker: Worker, names: Sequence[str], jobs: int = AUTO) -> Generator[Done, None, None]:
    """Each file, done, in the order of the names, by ``jobs`` processes at most. Raises ``Trouble`` where one of them is lost."""
    most = jobs or _cores()
    begun = time.monotonic()
    for at, name in enumerate(names):
        left = len(names) - at
        if min(most, left) > 1 and at and _is_worth_it(time.monotonic() - begun, at, left, jobs):
            yield from _together(worker, names[at:], min(most, left))
            return
        yield worker.do(name)
        if not at and left > 1:
            _leave_what_stays()


def _leave_what_stays() -> None:
    """Many files leave circles of objects behind, which are looked for among all but what the first one needed: that stays."""
    gc.freeze()
    gc.set_threshold(10_000, 3, 2)


def _is_worth_it(spent: float, done: int, left: int, jobs: int) -> bool:
    """Whether to start processes now: as soon as possible where a number was asked for."""
    return jobs > 1 or (spent > _ALONE and spent / done * left > _WORTH)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _together(worker: Worker, names: Sequence[str], processes: int) -> Iterator[Done]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    global _inherited
    # Where a process can be copied with all that was made ready, it is; elsewhere each makes it ready anew.
    forks = sys.platform == "linux"
    _inherited = worker if forks else None
    worker.end()
    # Standard input is read by the process that has it.
    others = [name for name in names if name != STANDARD_INPUT]
    try:
        with _undisturbed():
            pool = ProcessPoolExecutor(processes, get_context("fork" if forks else "spawn"), _start, (worker.task, tuple(names)))
            # Of few files each process gets a part, too.
            size = max(1, min(_CHUNK, len(others) // (2 * processes)))
            chunks: list[Future[list[Done]]] = [pool.submit(_do, others[at : at + size]) for at in range(0, len(others), size)]
    except (OSError, RuntimeError):
        # A system that gives no further processes, or nothing through which they could speak.
        _end_all()
        yield from map(worker.do, names)
        return
    finally:
        _inherited = None
    try:
        yield from _in_order(chunks, worker, names)
    except BrokenProcessPool:
        _end_all()
        raise Trouble("a process of this run was ended from outside; not everything was checked (try --jobs 1)") from None
    finally:
        try:
            # What is being written is finished, what has not begun is not.
            pool.shutdown(wait=True, cancel_futures=True)
        except BaseException:
            # Who interrupts a second time does not want to wait.
            _end_all()
            raise


def _end_all() -> None:
    """Ends the processes that were started."""
    from multiprocessing import active_children

    for process in active_children():
        process.kill()


def _in_order(chunks: list[Future[list[Done]]], worker: Worker, names: Sequence[str]) -> Iterator[Done]:
    chunks.reverse()
    ready: list[Done] = []
    for name in names:
        if name == STANDARD_INPUT:
            yield worker.do(name)
            continue
        if not ready:
            ready = chunks.pop().result()
            ready.reverse()
        yield ready.pop()


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Interruptions wait, so that none meets a process that does not yet pass over them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])


# In the processes

_inherited: Worker | None = None
_worker: Worker | None = None


def _start(task: Task, names: Sequence[str]) -> None:
    global _worker
    # Whoever interrupts the run interrupts the first process, which ends the others when their file is done.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else ())):
        signal.signal(number, signal.SIG_DFL)
    _end_with_the_first()
    _worker = _inherited
    if _worker is None:
        _worker = Worker(task)
        _worker.prepare(names)


def _do(names: Sequence[str]) -> list[Done]:
    assert _worker is not None
    done = [_worker.do(name) for name in names]
    _worker.end()
    return done


def _end_with_the_first() -> None:
    """Ends this process when the first one is no more, however that one was ended."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait
    from threading import Thread

    first = parent_process()
    assert first is not None

    def watch() -> None:
        wait([first.sentinel])
        os._exit(1)

    # Where the system gives no thread, the process ends with its work.
    with contextlib.suppress(RuntimeError):
        Thread(target=watch, daemon=True).start()
