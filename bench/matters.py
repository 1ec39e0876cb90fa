"""Measures `covenant test` over many matters: the time for each beside one alone, and two processes beside one."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCENARIOS = ROOT / "fixtures" / "scenarios"
COVENANT = (sys.executable, "-m", "desk.cli")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def scenarios() -> list[Path]:
    """Return the shipped matters that expect something."""
    files = sorted(SCENARIOS.rglob("*.yaml"))
    return [file for file in files if re.search(r"^expect:", file.read_text(encoding="utf-8"), re.MULTILINE)]


def varied(folder: Path, number: int) -> None:
    """Fill a folder with so many matters: the shipped ones again and again, each with a name and number of its own."""
    sources = scenarios()
    index = 0
    while index < number:
        copy = folder / f"{index // len(sources):03}"
        shutil.copytree(
            SCENARIOS, copy, ignore=lambda _folder, names: [n for n in names if n.endswith(".yaml")]
        )
        for source in islice(sources, number - index):
            words = source.read_text(encoding="utf-8")
            words = re.sub(r"^matter: .*", f"matter: Sample matter {index}", words, flags=re.MULTILINE)
            words = re.sub(
                r"^client_matter: .*", f'client_matter: "0000-{index:04}"', words, flags=re.MULTILINE
            )
            (copy / source.relative_to(SCENARIOS)).write_text(words, encoding="utf-8")
            index += 1


def run(path: Path, *options: str) -> tuple[float, float, int, int]:
    """Test the matters; return seconds on the wall and of processors, peak memory in MiB, and how many passed."""
    began = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen([*COVENANT, "test", str(path), *options], env=ENVIRONMENT, stdout=said)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        passed = re.search(r"^(\d+) passed, 0 failed", said.read(), re.MULTILINE)
    if process.returncode != 0 or passed is None:
        raise SystemExit(f"covenant test ended with {process.returncode}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, int(passed[1])


def main() -> None:
    """Run one matter, all by one process and all by two, in turn, so that a slow minute slows them all."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--matters", type=int, default=1_000)
    arguments.add_argument("--runs", type=int, default=5)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        varied(Path(folder), given.matters)
        # One alone is measured over several, for they are not alike.
        alone = sorted(Path(folder).rglob("*.yaml"))
        step = max(1, len(alone) // 15)
        each: list[float] = []
        faster: list[float] = []
        peaks: dict[str, int] = {"one process": 0, "two processes": 0}
        for _ in range(given.runs):
            single = statistics.median(run(file)[0] for file in alone[::step])
            one, _, most, passed = run(Path(folder), "--jobs", "1")
            two, _, more, again = run(Path(folder), "--jobs", "2")
            assert passed == again == given.matters
            each.append(one / passed / single)
            faster.append(one / two)
            peaks["one process"] = max(most, peaks["one process"])
            peaks["two processes"] = max(more, peaks["two processes"])
            print(
                f"one alone {single * 1000:.0f} ms; {passed} by one process {one:.1f} s, "
                f"{one / passed * 1000:.1f} ms each; by two {two:.1f} s",
                flush=True,
            )
    print(f"each of {passed} beside one alone: {statistics.median(each):.3f}")
    print(f"two processes beside one: {statistics.median(faster):.2f} times as fast")
    print(", ".join(f"peak by {name} {most} MiB" for name, most in peaks.items()))


if __name__ == "__main__":
    main()
