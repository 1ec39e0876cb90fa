"""Work that is shared out comes back in order, whole, and leaves no process behind."""

import os
import pickle
from collections.abc import Iterator
from pathlib import Path

import crew_work
import pytest

from checker.model.errors import (
    CovenantError,
    InputError,
    NotModelled,
    SharedWorkError,
    SheetName,
    UsageError,
)
from desk.crew.spread import FEWEST_TO_SHARE, processors, spread, usable
from desk.crew.waiting import WAITING_PER_WORKER


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    assert list(spread(crew_work.doubled, range(50), jobs=jobs)) == [number * 2 for number in range(50)]


def test_two_processes_work_and_neither_is_this_one() -> None:
    seen = set(spread(crew_work.process_of, range(12), jobs=2))
    assert len(seen) == 2
    assert os.getpid() not in seen
    assert set(spread(crew_work.process_of, range(2), jobs=1)) == {os.getpid()}


def test_only_a_few_tasks_are_on_their_way_at_any_time() -> None:
    """Memory stays flat: the next task is asked for when a result was taken."""
    asked: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(200):
            asked.append(number)
            yield number

    most = 0
    for taken, _ in enumerate(spread(crew_work.doubled, tasks(), jobs=2), start=1):
        most = max(most, len(asked) - taken)
    assert len(asked) == 200
    assert most <= 2 * WAITING_PER_WORKER


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_refusal_comes_back_with_its_place(jobs: int) -> None:
    with pytest.raises(InputError) as refused:
        list(spread(crew_work.refuse_three, range(10), jobs=jobs))
    assert str(refused.value) == 'holders.xlsx, sheet "Holders", row 7, column AB: three is refused'
    assert _no_child_is_left()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_the_work_comes_back_as_it_was(jobs: int) -> None:
    with pytest.raises(LookupError, match="lost 0"):
        list(spread(crew_work.fail, range(10), jobs=jobs))


def test_a_process_that_dies_is_one_sentence() -> None:
    with pytest.raises(SharedWorkError, match="ended from outside") as died:
        list(spread(crew_work.die, range(10), jobs=2))
    assert "\n" not in str(died.value)
    assert _no_child_is_left()


def test_who_stops_asking_leaves_no_process_behind() -> None:
    results = spread(crew_work.doubled, range(10_000), jobs=2)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    assert _no_child_is_left()


def test_a_worker_does_not_read_the_terminal() -> None:
    assert list(spread(crew_work.heard, range(2), jobs=2)) == ["", ""]


@pytest.mark.parametrize(
    "error",
    [
        CovenantError("it"),
        UsageError("it"),
        InputError("it", "m.yaml", 3, 4),
        NotModelled("it", "m.yaml"),
        InputError("it", SheetName("holders.xlsx", "Holders"), 3, 4),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_crosses_to_another_process_whole(error: CovenantError) -> None:
    other = pickle.loads(pickle.dumps(error))
    assert (type(other), str(other), other.__dict__) == (type(error), str(error), error.__dict__)
    assert type(other.__dict__.get("file")) is type(error.__dict__.get("file"))


def test_few_tasks_use_one_process_and_many_all_processors() -> None:
    assert usable(None, FEWEST_TO_SHARE - 1) == 1
    assert usable(None, 10_000) == processors()
    assert usable(3, 10_000) == 3
    assert usable(8, 5) == 5
    assert usable(4, 0) == 1


def _alive(process: int) -> bool:
    """Say whether a process runs; one that waits to be reaped does not."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def _no_child_is_left() -> bool:
    """Say whether this process has no worker any more (the tracker of semaphores stays)."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="utf-8").split()
    names = [Path(f"/proc/{each}/cmdline").read_bytes() for each in children if _alive(int(each))]
    return not [name for name in names if b"spawn_main" in name]
