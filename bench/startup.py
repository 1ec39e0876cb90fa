"""Measures what a whole `covenant check` costs beside an empty Python and beside a stub of the same libraries."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MATTER = ROOT / "fixtures" / "scenarios" / "cisco-cash-exercise" / "exercise-100000.yaml"
COVENANT = Path(sys.executable).parent / "covenant"
COMMANDS: dict[str, list[str]] = {
    "empty Python": [sys.executable, "-c", "pass"],
    "stub": [sys.executable, str(ROOT / "bench" / "stub.py"), "check", str(MATTER)],
    "covenant check": [str(COVENANT), "check", str(MATTER)],
}


def seconds(command: list[str]) -> float:
    """Run the command to its end and return the processor time of the whole process.

    On a machine with nothing else to do that is what a user waits; other work hardly moves it.
    """
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Run the commands in turn, so that a slow minute of the machine slows them all; print medians and ratios."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=41)
    runs = arguments.parse_args().runs
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for name, command in COMMANDS.items():
        seconds(command)  # the first run pays for the disk
        taken[name].clear()
    for _ in range(runs):
        for name, command in COMMANDS.items():
            taken[name].append(seconds(command))
    empty = taken["empty Python"]
    print(f"{runs} interleaved runs, medians of processor time")
    for name, each in taken.items():
        ratio = statistics.median(one / base for one, base in zip(each, empty, strict=True))
        print(f"{name:<16} {statistics.median(each) * 1000:7.1f} ms   {ratio:5.2f} x empty Python")


if __name__ == "__main__":
    main()
