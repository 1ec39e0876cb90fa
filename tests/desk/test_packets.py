"""`covenant packet` over many matters: the same bytes by one process, by two and over a cluster, in their order."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from checker.model.errors import SharedWorkError
from desk import packets
from desk.cli import main
from desk.orders import Order
from generator.manifest import verify

ROOT = Path(__file__).resolve().parents[2]
STORIES = ROOT / "fixtures" / "scenarios"
# The smallest packets there are.
LETTER = STORIES / "warrant-transfer" / "address-letter-by-certified-mail.yaml"
ISSUE = STORIES / "dilutive-issue" / "at-three-dollars.yaml"
WRONG = STORIES / "cisco-cash-exercise" / "everything-wrong.yaml"

CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(each) for each in arguments])
    told = capsys.readouterr()
    return status, told.out, told.err


def holdings(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


@pytest.fixture
def matters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with matters that are good, bad, empty and partly refused, in the working folder."""
    folder = tmp_path / "matters"
    folder.mkdir()
    for name, source in (("1-letter", LETTER), ("3-wrong", WRONG), ("5-issue", ISSUE)):
        (folder / f"{name}.yaml").write_bytes(source.read_bytes())
    (folder / "2-bad.yaml").write_text("as_of: 2003-06-31\n", encoding="utf-8")
    (folder / "4-empty.yaml").write_text("as_of: 2003-06-16\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def told_of(out: str) -> str:
    return (
        f"   7 files  {out}/1-letter\n"
        f"   5 files  {out}/3-wrong\n"
        f"   5 files  {out}/5-issue\n"
        "3 packets, 17 files written, 3 papers left out, 2 matters refused\n"
    )


def check_errors(error: str) -> None:
    """See that what is said comes in the order of the matters, each line with its matter."""
    lines = error.splitlines()
    assert lines[0].startswith("covenant: matters/2-bad.yaml:1:8: ")
    assert all(
        line.startswith("covenant: matters/3-wrong.yaml: ") and " left out: " in line for line in lines[1:4]
    )
    assert lines[4].startswith("covenant: matters/4-empty.yaml: nothing is proposed")
    assert len(lines) == 5


def test_one_process_two_and_a_cluster_write_the_same_bytes_and_say_the_same(
    matters: Path, cluster: str, capsys: pytest.CaptureFixture[str]
) -> None:
    here = matters.parent
    seen = []
    for out, how in (("one", ["--jobs", "1"]), ("two", ["--jobs", "2"]), ("over", ["--cluster", cluster])):
        status, told, error = run(capsys, "packet", "matters", "--out", out, *how)
        assert status == 2
        assert told == told_of(out)
        check_errors(error)
        seen.append((error, holdings(here / out)))
    assert seen[0] == seen[1] == seen[2]
    assert all(verify(folder) == () for folder in (here / "one").iterdir())
    assert run(capsys, "packet", "matters/1-letter.yaml", "--out", "alone")[0] == 0
    assert holdings(here / "alone") == holdings(here / "one" / "1-letter")


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a real cluster of two workers."""
    running = subprocess.Popen(
        [sys.executable, "-c", CLUSTER],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    yield running.stdout.readline().strip()
    running.communicate(timeout=60)


def test_what_is_there_is_not_overwritten_unless_that_is_said(
    matters: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("packet", "matters/1-letter.yaml", "matters/5-issue.yaml", "--out", "out", "--jobs", "1")
    assert run(capsys, *given)[0] == 0
    (matters.parent / "out" / "5-issue" / "manifest.json").rename(matters.parent / "kept.json")
    before = holdings(matters.parent / "out")
    status, told, error = run(capsys, *given)
    assert status == 2
    assert told == "0 packets, 0 files written, 0 papers left out, 2 matters refused\n"
    assert [line.partition(": this folder ")[0] for line in error.splitlines()] == [
        f"covenant: matters/{name}.yaml: out/{name}" for name in ("1-letter", "5-issue")
    ]
    status, told, error = run(capsys, *given, "--replace")
    assert status == 2
    assert "1 packets, 7 files written" in told
    assert "out/5-issue: this folder holds no packet" in error
    assert holdings(matters.parent / "out") == before


def test_a_packet_with_papers_left_out_is_1_and_with_drafts_0(
    matters: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("packet", "matters/1-letter.yaml", "matters/3-wrong.yaml", "--jobs", "1")
    assert run(capsys, *given, "--out", "plain")[0] == 1
    status, told, _error = run(capsys, *given, "--out", "drafts", "--draft")
    assert status == 0
    assert told.endswith("2 packets, 18 files written, 0 papers left out, 0 matters refused\n")


def test_a_folder_of_one_matter_holds_its_packet_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What lies where depends on what was typed, not on how many matters a folder happens to hold."""
    (tmp_path / "matters").mkdir()
    (tmp_path / "matters" / "issue.yaml").write_bytes(ISSUE.read_bytes())
    assert run(capsys, "packet", tmp_path / "matters", "--out", tmp_path / "out")[0] == 0
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["issue"]


def test_the_day_and_the_readings_hold_for_each_matter(
    matters: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("packet", "matters/5-issue.yaml", "matters/1-letter.yaml", "--out", "out", "--jobs", "1")
    what_if = ("--as-of", "2003-06-20", "--reading", "A-25=C")
    run(capsys, *given, *what_if)
    for name in ("1-letter", "5-issue"):
        manifest = (matters.parent / "out" / name / "manifest.json").read_text(encoding="utf-8")
        assert '"as_of": "2003-06-20"' in manifest
        assert '"A-25": "C"' in manifest


def test_a_fault_in_one_matter_leaves_the_others_alone(
    matters: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = packets.check

    def sometimes(loaded: object, *given: object) -> object:
        if "letter" in str(getattr(loaded, "file", "")):
            raise LookupError("lost")
        return real(loaded, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(packets, "check", sometimes)
    given = ("packet", "matters/1-letter.yaml", "matters/5-issue.yaml", "--out", "out", "--jobs", "1")
    status, told, error = run(capsys, *given)
    assert status == 2
    assert error == (
        "covenant: matters/1-letter.yaml: a fault of the program, please report it: LookupError: lost\n"
    )
    assert told.startswith("   5 files  out/5-issue\n")


def test_work_that_is_lost_ends_the_run_and_what_is_written_is_said(
    matters: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("packet", "matters/1-letter.yaml", "matters/5-issue.yaml", "--out", "out")

    def broken_off(
        work: Callable[[Order], object], orders: Iterable[Order], **_keys: object
    ) -> Iterator[object]:
        yield work(next(iter(orders)))
        raise SharedWorkError("a process was ended, and the work was not finished")

    monkeypatch.setattr(packets, "spread", broken_off)
    status, told, error = run(capsys, *given)
    assert status == 2
    assert (
        told == "   7 files  out/1-letter\n1 packets, 7 files written, 0 papers left out, 0 matters refused\n"
    )
    assert "not finished; the packets that are said to be written are whole" in error


def test_a_cluster_where_nobody_answers_is_one_sentence(
    matters: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("packet", "matters", "--out", "out", "--cluster", "tcp://127.0.0.1:9")
    status, told, error = run(capsys, *given)
    assert (status, told) == (2, "")
    assert error.count("\n") == 1
    assert not (matters.parent / "out").exists()


def test_names_that_cannot_lie_side_by_side_are_refused_before_anything_is_written(
    matters: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told, error = run(
        capsys, "packet", matters / "1-letter.yaml", matters / "1-letter.yaml", "--out", "out"
    )
    assert (status, told) == (2, "")
    assert "both packets would be named" in error
    assert not (matters.parent / "out").exists()


def test_an_interrupt_of_two_processes_leaves_whole_packets_and_no_process(matters: Path) -> None:
    """FT-3: Ctrl-C in the midst of many matters: exit 130, what is said to be written is whole, nobody works on."""
    for number in range(20):
        (matters / f"6-more-{number}.yaml").write_bytes(LETTER.read_bytes())
    command = [sys.executable, "-m", "desk.cli", "packet", "matters", "--out", "out", "--jobs", "2"]
    running = subprocess.Popen(
        command,
        cwd=matters.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    )
    out = matters.parent / "out"
    while len(list(out.glob("*/manifest.json"))) < 4:
        assert running.poll() is None
        time.sleep(0.02)
    begun = _descendants(running.pid)
    os.killpg(running.pid, signal.SIGINT)
    told, _error = running.communicate(timeout=60)
    assert running.returncode == 130
    assert re.search(r"^\d+ packets, \d+ files written", told, re.MULTILINE)
    assert len(begun) >= 4
    assert not _alive(begun)
    assert all(each.name.startswith((".", "1", "3", "5", "6")) for each in out.iterdir())
    assert all(verify(each) == () for each in out.iterdir() if not each.name.startswith("."))
    assert not list(out.glob(".partial-*"))


def _descendants(pid: int) -> set[int]:
    found = set()
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text(encoding="utf-8").split():
            found |= {int(child)} | _descendants(int(child))
    return found


def _alive(pids: set[int], seconds: float = 10) -> set[int]:
    for _ in range(int(seconds / 0.1)):
        left = {pid for pid in pids if Path(f"/proc/{pid}").exists() and not _is_dead(pid)}
        if not left:
            return set()
        time.sleep(0.1)
    return left


def _is_dead(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True
