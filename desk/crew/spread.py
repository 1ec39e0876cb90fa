"""The crew: work on many files is shared out, here, among local processes, or over a cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable
from typing import TypeVar

from checker.model.errors import SharedWorkError

Task = TypeVar("Task")
Result = TypeVar("Result")

# Fewer are done before a second process has started.
FEWEST_TO_SHARE = 24
INSTALL = 'pip install "covenant[cluster]"'


def usable(jobs: int | None, tasks: int) -> int:
    """Return how many processes to use: what was asked for, else one for each processor, one for few tasks."""
    if jobs is None:
        jobs = 1 if tasks < FEWEST_TO_SHARE else processors()
    return max(1, min(jobs, tasks))


def processors() -> int:
    """Return how many processors this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    work: Callable[[Task], Result], tasks: Iterable[Task], *, jobs: int = 1, cluster: str | None = None
) -> Generator[Result, None, None]:
    """Yield what the work makes of each task, in the order of the tasks.

    With more than one job, or a cluster, the work is a function of a module, and tasks and results can be
    pickled; only a few of them are on their way at any time. What the work raises is raised here, and ends
    the rest; so does closing the iterator. Raises SharedWorkError where a process dies or a cluster fails.
    """
    if cluster is not None:
        try:
            from desk.crew.cluster import on_cluster
        except ImportError as error:
            raise SharedWorkError(
                f"--cluster needs the Python package {error.name or 'distributed'}, which is not installed; "
                f"install it with: {INSTALL}"
            ) from None
        yield from on_cluster(work, tasks, cluster)
    elif jobs > 1:
        from desk.crew.pool import in_processes

        yield from in_processes(work, tasks, jobs)
    else:
        yield from map(work, tasks)
