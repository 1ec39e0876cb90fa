"""Local processes: no interrupt, kill or closed pipe leaves one behind, or a traceback, or half a file."""

import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import crew_work
import pytest
from sample_matters import exercise, matter
from sample_runs import COVENANT, ROOT, put

from desk import cli

SECONDS = 20
LONG_SCENARIO = ROOT / "fixtures" / "scenarios" / "everything-wrong"


@pytest.mark.parametrize("group", [True, False], ids=["the-whole-group", "the-command"])
@pytest.mark.parametrize(
    ("work", "sent"),
    [
        ("leave_a_mark", signal.SIGINT),
        ("stubborn", signal.SIGINT),
        ("leave_a_mark", signal.SIGKILL),
        ("stubborn", signal.SIGKILL),
    ],
    ids=lambda each: getattr(each, "name", each),
)
def test_no_process_outlives_the_command(
    tmp_path: Path, work: str, sent: signal.Signals, group: bool
) -> None:
    """An interrupt, from the keyboard to the whole group or to the command alone, or a kill."""
    command = subprocess.Popen(
        [sys.executable, crew_work.__file__, work, str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        _wait_until(lambda: len(list(tmp_path.glob("*.working"))) == 2)
        workers = [int(mark.stem) for mark in tmp_path.glob("*.working")]
        kill: Callable[[int, int], None] = os.killpg if group else os.kill
        kill(command.pid, sent)
        _, told = command.communicate(timeout=SECONDS)
        _wait_until(lambda: not any(_alive(worker) for worker in workers))
    finally:
        command.kill()
        command.wait()
    assert command.returncode == -sent
    # Of the command itself, which has no `covenant` around it here; never of a worker.
    assert told.count(b"Traceback") == (sent == signal.SIGINT)
    if work == "leave_a_mark" and not (group and sent == signal.SIGKILL):
        assert not list(tmp_path.glob("*.working")), "a worker did not clean up"


def _wait_until(met: Callable[[], bool]) -> None:
    """Wait until something is so, but not for ever."""
    ended = time.monotonic() + SECONDS
    while not met():
        assert time.monotonic() < ended, "it took too long"
        time.sleep(0.02)


def _alive(process: int) -> bool:
    """Say whether a process runs; one that waits to be reaped does not."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def _workers_of(command: int) -> list[int]:
    """Return the processes that share the work of a command."""
    children = Path(f"/proc/{command}/task/{command}/children").read_text(encoding="utf-8").split()
    names = {child: Path(f"/proc/{child}/cmdline").read_bytes() for child in children if _alive(int(child))}
    return [int(child) for child, name in names.items() if b"spawn_main" in name]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Return a folder of matters whose check takes far longer than a signal."""
    for each in LONG_SCENARIO.glob("*.yaml"):
        text = each.read_text(encoding="utf-8")
        for number in range(60):
            (tmp_path / f"{each.stem}-{number:02}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("group", [True, False], ids=["the-whole-group", "the-command"])
@pytest.mark.parametrize(
    ("sent", "status"),
    [(signal.SIGINT, cli.INTERRUPTED), (signal.SIGTERM, cli.TERMINATED)],
    ids=["INT", "TERM"],
)
def test_a_check_that_is_interrupted_says_nothing_and_writes_nothing(
    many: Path, sent: signal.Signals, status: int, group: bool
) -> None:
    command = subprocess.Popen(
        [*COVENANT, "check", ".", "--jobs", "2", "--format", "json:out.json", "--format", "text"],
        cwd=many,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        _wait_until(lambda: len(_workers_of(command.pid)) == 2)
        workers = _workers_of(command.pid)
        kill: Callable[[int, int], None] = os.killpg if group else os.kill
        kill(command.pid, sent)
        told = command.communicate(timeout=SECONDS)
        _wait_until(lambda: not any(_alive(worker) for worker in workers))
    finally:
        command.kill()
        command.wait()
    assert (command.returncode, told) == (status, (b"", b""))
    assert not [file for file in many.iterdir() if file.suffix != ".yaml"]


def test_a_worker_that_is_killed_is_exit_2_and_one_line(many: Path) -> None:
    command = subprocess.Popen(
        [*COVENANT, "check", ".", "--jobs", "2"],
        cwd=many,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        _wait_until(lambda: len(_workers_of(command.pid)) == 2)
        os.kill(_workers_of(command.pid)[0], signal.SIGKILL)
        out, told = command.communicate(timeout=SECONDS)
    finally:
        command.kill()
        command.wait()
    assert (command.returncode, out) == (2, b"")
    assert told.startswith(b"covenant: a process that shared the work was ended from outside")
    assert told.count(b"\n") == 1


def test_no_module_is_loaded_from_the_folder_of_the_matters(tmp_path: Path) -> None:
    """The command is started as it is when installed: its own folder, not the working folder, comes first."""
    for number in range(4):
        put(tmp_path / f"{number}.yaml", matter(exercise()))
    for name in ("multiprocessing", "concurrent", "checker", "desk", "yaml", "tomllib", "signal", "runpy"):
        (tmp_path / f"{name}.py").write_text(f"open('{name}.ran', 'w')\n", encoding="utf-8")
    script = tmp_path / "bin" / "covenant"
    script.parent.mkdir()
    script.write_text(
        "import sys\nfrom desk.cli import main\nif __name__ == '__main__':\n    sys.exit(main())\n",
        encoding="utf-8",
    )
    told = subprocess.run(
        [sys.executable, str(script), "check", ".", "--jobs", "2"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, b"")
    assert not list(tmp_path.glob("*.ran"))


def test_a_reader_that_goes_away_is_no_traceback_with_several_processes_either(tmp_path: Path) -> None:
    for number in range(4):
        put(tmp_path / f"{number}.yaml", matter(exercise()))
    reading, writing = os.pipe()
    os.close(reading)
    try:
        told = subprocess.run(
            [*COVENANT, "check", ".", "--jobs", "2"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert (told.returncode, told.stderr) == (cli.PIPE_CLOSED, b"")


def test_on_a_terminal_a_bar_counts_and_the_report_is_the_same(tmp_path: Path) -> None:
    for number in range(24):
        put(tmp_path / f"{number:02}.yaml", matter(exercise()))
    ours, theirs = pty.openpty()
    shown = bytearray()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "NO_COLOR": "1", "COLUMNS": "40"}
    command = subprocess.Popen(
        [*COVENANT, "check", ".", "--jobs", "2", "--output", "out.txt"],
        cwd=tmp_path,
        env=environment,
        stderr=theirs,
    )
    os.close(theirs)
    try:
        while True:
            read = os.read(ours, 4096)
            if not read:
                break
            shown += read
    except OSError:
        # The other end of a terminal that was closed reads as an error.
        pass
    finally:
        os.close(ours)
    assert command.wait(timeout=SECONDS) == 0
    told = shown.decode("utf-8")
    assert "24/24" in told
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", told), "a colour, although none was wanted"
    written = (tmp_path / "out.txt").read_bytes()
    quiet = subprocess.run(
        [*COVENANT, "check", ".", "--jobs", "1"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=True,
    )
    assert (quiet.stdout, quiet.stderr) == (written, b"")
