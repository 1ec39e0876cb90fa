"""A real Dask cluster on this machine: a scheduler and two workers, each a process of its own."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 60
# Warnings of Dask's own are no business of these tests.
PYTHON = [sys.executable, "-W", "ignore"]
SCHEDULER = ["--port", "0", "--host", "127.0.0.1", "--no-dashboard"]
WORKER = ["--no-nanny", "--no-dashboard", "--host", "127.0.0.1"]
WAIT = """
import sys
from distributed import Client
with Client(sys.argv[1], timeout=30) as client:
    client.wait_for_workers(int(sys.argv[2]), timeout=30)
"""


@contextmanager
def local_cluster(
    folder: Path, workers: int = 2, program: Path | str = ROOT, threads: int = 1
) -> Iterator[str]:
    """Give the address of a cluster whose workers run the covenant in ``program``; ended afterwards."""
    file = folder / "scheduler.json"
    started = [
        _start("distributed.cli.dask_scheduler", [*SCHEDULER, "--scheduler-file", str(file)], folder, None)
    ]
    try:
        address = str(_read(file)["address"])
        for number in range(workers):
            own = folder / f"worker-{number}"
            arguments = [address, *WORKER, "--local-directory", str(own), "--nthreads", str(threads)]
            started.append(_start("distributed.cli.dask_worker", arguments, folder, program))
        if workers:
            subprocess.run([*PYTHON, "-c", WAIT, address, str(workers)], check=True, timeout=SECONDS)
        yield address
    finally:
        # What is asked politely waits for its scheduler to answer.
        for process in started:
            process.kill()
            process.wait()


def _start(
    module: str, arguments: list[str], folder: Path, program: Path | None
) -> "subprocess.Popen[bytes]":
    """Start a part of the cluster, in a folder in which it finds nothing by chance."""
    away = folder / "away"
    away.mkdir(exist_ok=True)
    return subprocess.Popen(
        [*PYTHON, "-m", module, *arguments],
        cwd=away,
        # The scheduler has no covenant at all: it only hands on what it is given.
        env={**os.environ, "PYTHONPATH": str(program or "")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _read(file: Path) -> dict[str, object]:
    """Return what the scheduler says of itself, as soon as it does."""
    ended = time.monotonic() + SECONDS
    while time.monotonic() < ended:
        if file.is_file() and file.stat().st_size:
            try:
                read = json.loads(file.read_text(encoding="utf-8"))
            except ValueError:
                read = None
            if isinstance(read, dict):
                return read
        time.sleep(0.05)
    raise TimeoutError("the scheduler did not start")
