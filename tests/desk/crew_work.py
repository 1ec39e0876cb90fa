"""Work that the tests share out: small, and importable by the processes that do it."""

import os
import signal
import sys
import time
from pathlib import Path

from checker.model.errors import InputError, SheetName
from desk.crew.spread import spread

# Far longer than any test waits.
LONG = 120
_AT_WORK: list[int] = []


def doubled(number: int) -> int:
    """Return twice the number, the odd ones a little later."""
    if number % 2:
        time.sleep(0.002)
    return number * 2


def process_of(number: int) -> int:
    """Return the process that was given the number."""
    time.sleep(0.05)
    return os.getpid()


def refuse_three(number: int) -> int:
    """Refuse the number three, as a matter file is refused."""
    if number == 3:
        raise InputError("three is refused", SheetName("holders.xlsx", "Holders"), 7, 28)
    return number


def fail(number: int) -> int:
    """Fail as a program with a fault does."""
    raise LookupError(f"lost {number}")


def die(number: int) -> int:
    """End the process that works on it, as a system out of memory does."""
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def together(number: int) -> int:
    """Return how many tasks were at work in this process when this one was."""
    _AT_WORK.append(number)
    time.sleep(0.1)
    seen = len(_AT_WORK)
    _AT_WORK.remove(number)
    return seen


def heard(number: int) -> str:
    """Return what can be read from standard input."""
    return sys.stdin.read()


def leave_a_mark(folder: str) -> None:
    """Work for a long time, with a file that stands as long as the work is not cleaned up."""
    mark = Path(folder) / f"{os.getpid()}.working"
    mark.touch()
    try:
        time.sleep(LONG)
    finally:
        mark.unlink()


def stubborn(folder: str) -> None:
    """Work for a long time, and go on when told to end."""
    mark = Path(folder) / f"{os.getpid()}.working"
    mark.touch()
    ended = time.monotonic() + LONG
    while time.monotonic() < ended:
        try:
            time.sleep(LONG)
        except BaseException:
            continue


def main() -> None:
    """Share out the work that the command line names, as a command does."""
    work, folder = globals()[sys.argv[1]], sys.argv[2]
    for _ in spread(work, [folder] * 20, jobs=2):
        pass


if __name__ == "__main__":
    main()
