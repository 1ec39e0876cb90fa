"""Local processes: deaf to the keyboard, and ended with the command that started them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from checker.model.errors import SharedWorkError
from desk.crew.waiting import in_order

Task = TypeVar("Task")
Result = TypeVar("Result")

# How long a worker that was told to end may take to clean up after itself.
SECONDS_TO_END = 2
# A spawned Python otherwise looks for its own modules in the working folder first.
_SAFE_PATH = "PYTHONSAFEPATH"
_DIED = (
    "a process that shared the work was ended from outside (often: not enough memory), and the work was not "
    "finished; try again with fewer --jobs"
)


class Ended(BaseException):
    """This worker was told to end: raised in the midst of its work, so that it cleans up."""


class _Worker:
    """What a worker knows of itself."""

    ending = False
    working = False


def in_processes(
    work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int
) -> Generator[Result, None, None]:
    """Yield what local processes make of each task, in the order of the tasks.

    Raises SharedWorkError where a process dies, else what the work raised. However the iteration ends, no
    process is left behind.
    """
    started = set(multiprocessing.active_children())
    with _sheltered():
        pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)

    def submit(task: Task) -> Future[Result]:
        with _sheltered():
            return pool.submit(_work, work, task)

    whole = False
    try:
        yield from in_order(submit, tasks, jobs)
        whole = True
    except (BrokenProcessPool, Ended):
        raise SharedWorkError(_DIED) from None
    finally:
        if not whole:
            for child in set(multiprocessing.active_children()) - started:
                child.terminate()
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _sheltered() -> Iterator[None]:
    """Start processes that load no module from the working folder, and that the keyboard does not interrupt.

    A folder that holds matters may hold a file with the name of a module: it must not be run.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    blocks = hasattr(signal, "pthread_sigmask")
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if blocks else set()
    try:
        yield
    finally:
        if blocks:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def _begin() -> None:
    """Prepare a worker: the command that started it decides about interrupts, and takes it along when it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _told_to_end)
    threading.Thread(target=_end_with_the_command, daemon=True).start()


def _end_with_the_command() -> None:
    """Wait until the command is gone, however it went, then end this worker."""
    command = multiprocessing.parent_process()
    if command is not None:
        command.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _told_to_end(number: int, frame: object) -> None:
    """Stop the work at hand; a worker that cannot is ended by an alarm."""
    _Worker.ending = True
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, SECONDS_TO_END)
    if _Worker.working:
        raise Ended


def _work(work: Callable[[Task], Result], task: Task) -> Result:
    """Do one task in a worker, unless it was told to end."""
    _Worker.working = True
    try:
        if _Worker.ending:
            raise Ended
        return work(task)
    finally:
        _Worker.working = False
