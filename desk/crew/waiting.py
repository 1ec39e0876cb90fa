"""Results that are on their way: taken in the order of their tasks, and never too many of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from typing import Protocol, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Made = TypeVar("Made", covariant=True)

# How much waits at each worker: enough that none is idle while another takes its time over the result that is
# due next, little enough that memory stays flat.
WAITING_PER_WORKER = 32


class Awaited(Protocol[Made]):
    """A result that is on its way."""

    def result(self) -> Made:
        """Wait for the result and return it, or raise what the work raised."""


def in_order(
    submit: Callable[[Task], Awaited[Result]], tasks: Iterable[Task], workers: int
) -> Generator[Result, None, None]:
    """Yield results in the order of the tasks, with a bounded number of them on their way."""
    waiting: deque[Awaited[Result]] = deque()
    for task in tasks:
        waiting.append(submit(task))
        if len(waiting) >= workers * WAITING_PER_WORKER:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
