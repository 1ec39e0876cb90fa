"""A Dask cluster: many machines share the work, if the same covenant is installed on each."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import pickle
import threading
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError, Future, wait
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Generic, TypeVar

from distributed import Client, KilledWorker, Security
from distributed.comm.core import CommClosedError, connect

from checker.model.errors import SharedWorkError
from desk.crew.waiting import in_order

Task = TypeVar("Task")
Result = TypeVar("Result")

SECONDS_TO_ANSWER = 5
_ONE_AT_A_TIME = threading.Lock()
_ROOT = Path(__file__).resolve().parents[2]
_FOLDERS = ("checker", "generator", "desk", "templates")
_LEFT_OUT = ("__pycache__", "compiled.json")


def on_cluster(
    work: Callable[[Task], Result], tasks: Iterable[Task], address: str
) -> Generator[Result, None, None]:
    """Yield what the workers of a cluster make of each task, in the order of the tasks.

    Raises SharedWorkError where the cluster cannot be reached, has no worker, runs another covenant, or
    loses the work; else what the work raised.
    """
    with _in_silence():
        client = _client(address)
        try:
            threads = _same_covenant(client, address)
            executor = client.get_executor(pure=False)

            def submit(task: Task) -> _OnItsWay[Result]:
                return _OnItsWay(executor.submit(pickle.loads, _call(work, task)), client)

            yield from in_order(submit, tasks, threads)
        except (KilledWorker, CancelledError, CommClosedError) as error:
            raise SharedWorkError(
                f"the cluster at {address} lost the work ({type(error).__name__}): its workers died or its "
                "scheduler went away, and the work was not finished"
            ) from None
        finally:
            # Whatever is still on its way is cancelled with the client.
            client.close(timeout=SECONDS_TO_ANSWER)


class _OnItsWay(Generic[Result]):
    """A result for which one does not wait when nobody is left to make it."""

    def __init__(self, future: Future[Result], client: Any) -> None:
        self._future, self._client = future, client

    def result(self) -> Result:
        """Wait for the result; raise what the work raised, or CancelledError where no worker is left."""
        while not wait((self._future,), SECONDS_TO_ANSWER).done:
            if not self._client.nthreads():
                raise CancelledError
        return self._future.result()


class _Call:
    """A call that is made where it is unpickled, and becomes its result there.

    The scheduler of a cluster looks into what it hands on; it sees bytes, and need not have covenant installed.
    """

    def __init__(self, work: Callable[[Task], Result], task: Task) -> None:
        self._reduced = _alone, (work, task)

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self._reduced


def _alone(work: Callable[[Task], Result], task: Task) -> Result:
    """Do the work in a worker, one task at a time in each process however many threads it has.

    Types are looked into when they are first read, which two threads must not do at once: the process would
    crash. Work that only computes is not faster in threads anyway.
    """
    with _ONE_AT_A_TIME:
        return work(task)


def _call(work: Callable[[Task], Result], task: Task) -> bytes:
    """Return the call of the work on a task as bytes; ``pickle.loads`` makes it."""
    return pickle.dumps(_Call(work, task))


def _client(address: str) -> Any:
    """Return a client of the cluster; raise SharedWorkError where no scheduler answers."""
    try:
        # Whatever answers there instead of a scheduler is found out before a client is built on it.
        asyncio.run(_greet(address))
        return Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)  # type: ignore[no-untyped-call]
    except Exception as error:
        why = "this is no address" if isinstance(error, ValueError) else "no scheduler answers there"
        raise SharedWorkError(
            f"--cluster {address}: {why}; give the address of a Dask scheduler, e.g. tcp://127.0.0.1:8786"
        ) from None


async def _greet(address: str) -> None:
    """Shake hands with whoever answers at the address, and go."""
    arguments = Security().get_connection_args("client")  # type: ignore[no-untyped-call]
    comm = await connect(address, timeout=SECONDS_TO_ANSWER, **arguments)  # type: ignore[no-untyped-call]
    await comm.close()


def _same_covenant(client: Any, address: str) -> int:
    """Return how many threads work there; raise SharedWorkError unless all run the covenant that runs here."""
    try:
        # A cluster that was started a moment ago may still wait for its workers.
        client.wait_for_workers(1, timeout=SECONDS_TO_ANSWER)
    except TimeoutError:
        raise SharedWorkError(
            f"the cluster at {address} has no worker; start one with: dask worker {address}"
        ) from None
    try:
        theirs = client.run(standing)
    except Exception as error:
        raise SharedWorkError(
            f"the workers of the cluster at {address} cannot run covenant ({type(error).__name__}: {error}); "
            f"install covenant {_version()} on each of them"
        ) from None
    ours = standing()
    others = sorted({name for name, _ in map(tuple, theirs.values())} - {ours[0]})
    if others:
        raise SharedWorkError(
            f"covenant {ours[0]} runs here and {', '.join(others)} on the cluster at {address}; "
            "install the same version on both sides"
        )
    if any(tuple(each) != ours for each in theirs.values()):
        raise SharedWorkError(
            f"covenant {ours[0]} runs here and on the cluster at {address}, but with other rules, registers or "
            "templates; install the same one on both sides"
        )
    return int(sum(client.nthreads().values()))


def standing() -> tuple[str, str]:
    """Return the version of covenant and the SHA-256 of all that it is made of, on the machine that is asked."""
    digest = hashlib.sha256()
    for name, file in sorted(_shipped()):
        data = file.read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return _version(), digest.hexdigest()


def _shipped() -> Iterator[tuple[str, Path]]:
    """Yield every file of the program by the name it has in a checkout (templates are moved when installed)."""
    for folder in _FOLDERS:
        for file in (_ROOT / folder).rglob("*"):
            if file.is_file() and not any(part in _LEFT_OUT for part in file.parts):
                name = file.relative_to(_ROOT).as_posix()
                yield name.replace("generator/templates/", "templates/", 1), file


def _version() -> str:
    """Return the version of covenant that is installed, or that it is not installed but found."""
    try:
        return version("covenant")
    except PackageNotFoundError:
        return "not installed"


@contextmanager
def _in_silence() -> Iterator[None]:
    """Keep what Dask would tell a programmer (logs, warnings of versions) off the terminal."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
