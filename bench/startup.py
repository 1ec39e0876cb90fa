"""Measures what a whole `covenant check` costs beside an empty Python and beside a stub of the same libraries."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
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
    """Run the command to its end and return the wall time of the whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


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
    print(f"{runs} interleaved runs, medians")
    for name, each in taken.items():
        ratio = statistics.median(one / base for one, base in zip(each, empty, strict=True))
        print(f"{name:<16} {statistics.median(each) * 1000:7.1f} ms   {ratio:5.2f} x empty Python")


if __name__ == "__main__":
    main()
