"""Work over a Dask cluster: the same bytes as here, and one sentence for whatever goes wrong."""

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from local_cluster import PYTHON, local_cluster
from sample_matters import exercise, matter, text_of
from sample_runs import FORMATS, ROOT, office, put, run

PERMITTED = {"verdict": "permitted", "why": "Section 2.1: complete and in time."}
SHARE = """
import sys, crew_work
from checker.model.errors import CovenantError
from desk.crew.spread import spread
try:
    print(list(spread(getattr(crew_work, sys.argv[2]), range(6), cluster=sys.argv[1])))
except (CovenantError, LookupError) as error:
    print(type(error).__name__, error)
"""

TAKEN_AWAY = """
import sys

class Taken:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("checker", "generator", "desk"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Taken())
"""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a cluster of two workers, whose working folder is not that of the command."""
    program = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
    with local_cluster(tmp_path_factory.mktemp("cluster"), 2, program) as address:
        yield address


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an office, with scenarios: one met, one missed, one of the gallery of errors."""
    whole = office(tmp_path_factory.mktemp("office"))
    put(whole / "scenarios" / "met.yaml", matter(exercise(), expect=PERMITTED))
    put(whole / "scenarios" / "missed.yaml", matter(exercise(), expect={"verdict": "prohibited"}))
    gallery = whole / "scenarios" / "gallery"
    put(gallery / "matter.yaml", {"as_of": "soon"})
    (gallery / "expected.txt").write_text("matter.yaml:1:8: another message\n", encoding="utf-8")
    return whole


@pytest.mark.parametrize("command", ["check", "test"])
def test_one_process_two_three_and_a_cluster_write_the_same_bytes(
    folder: Path, cluster: str, command: str
) -> None:
    paths = {"check": ["matters", "-"], "test": ["scenarios", "matters/d-broken.yaml"]}[command]
    typed = text_of(matter(exercise(signed_name=None))).encode("utf-8")
    made = {}
    for share in (("--jobs", "1"), ("--jobs", "2"), ("--jobs", "3"), ("--cluster", cluster)):
        files = [part for name in FORMATS[1:] for part in ("--format", f"{name}:out.{name}")]
        told = run(command, *paths, *share, *files, "--format", "text", cwd=folder, stdin=typed)
        texts = {name: (folder / f"out.{name}").read_bytes() for name in FORMATS[1:]}
        made[share[1]] = (told.returncode, told.stdout, told.stderr, texts)
    first = made["1"]
    assert first[0] == 2
    assert first[1].endswith(b"0 findings excepted\n" if command == "check" else b"1 passed, 3 failed\n")
    for share, whole in made.items():
        assert whole == first, share


def test_threads_of_one_worker_do_not_meet(folder: Path, tmp_path: Path) -> None:
    """Two threads that read their first matter at once would crash the worker."""
    program = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
    with local_cluster(tmp_path, 1, program, threads=4) as address:
        assert _shared(address, "together") == "[1, 1, 1, 1, 1, 1]\n"
        told = run("check", "matters", "--cluster", address, cwd=folder)
    assert told.stdout == run("check", "matters", "--jobs", "1", cwd=folder).stdout


def test_a_refusal_and_a_fault_come_back_from_a_cluster(cluster: str, tmp_path: Path) -> None:
    told = {work: _shared(cluster, work) for work in ("doubled", "refuse_three", "fail")}
    assert told["doubled"] == "[0, 2, 4, 6, 8, 10]\n"
    assert told["refuse_three"] == (
        'InputError holders.xlsx, sheet "Holders", row 7, column AB: three is refused\n'
    )
    assert told["fail"] == "LookupError lost 0\n"


def test_workers_that_die_are_one_sentence(tmp_path: Path) -> None:
    program = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
    with local_cluster(tmp_path, 1, program) as address:
        told = _shared(address, "die")
    assert told.startswith(f"SharedWorkError the cluster at {address} lost the work")
    assert told.count("\n") == 1


def test_another_covenant_on_the_cluster_is_refused(folder: Path, tmp_path: Path) -> None:
    """The workers run a copy in which one word of a module is another."""
    for name in ("checker", "generator", "desk", "templates"):
        shutil.copytree(ROOT / name, tmp_path / "copy" / name, ignore=shutil.ignore_patterns("__pycache__"))
    changed = tmp_path / "copy" / "checker" / "deadlines.py"
    changed.write_text(changed.read_text(encoding="utf-8") + "# another\n", encoding="utf-8")
    with local_cluster(tmp_path, 1, tmp_path / "copy") as address:
        told = run("check", "matters", "--cluster", address, cwd=folder)
    _one_sentence(told, "with other rules, registers or templates")


def test_workers_without_covenant_are_refused(folder: Path, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    # Where covenant is installed beside Dask, its packages are taken away from the worker.
    (nothing / "sitecustomize.py").write_text(TAKEN_AWAY, encoding="utf-8")
    with local_cluster(tmp_path, 1, nothing) as address:
        told = run("check", "matters", "--cluster", address, cwd=folder)
    _one_sentence(told, "cannot run covenant")


def test_a_cluster_without_workers_is_refused(folder: Path, tmp_path: Path) -> None:
    with local_cluster(tmp_path, 0) as address:
        told = run("check", "matters", "--cluster", address, cwd=folder)
    _one_sentence(told, "has no worker")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense", "", "x://127.0.0.1:1"])
def test_an_address_where_no_scheduler_answers_is_one_sentence(folder: Path, address: str) -> None:
    _one_sentence(run("check", "matters", "--cluster", address, cwd=folder), f"--cluster {address}".strip())


def test_whatever_else_answers_there_is_no_scheduler(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(30)

        def answer() -> None:
            with server.accept()[0] as line:
                line.sendall(b"220 sample mail service ready\r\n" * 4)

        answering = threading.Thread(target=answer)
        answering.start()
        told = run("test", "scenarios", "--cluster", f"tcp://127.0.0.1:{server.getsockname()[1]}", cwd=folder)
        answering.join()
    _one_sentence(told, "no scheduler answers there")


def test_without_the_extra_a_sentence_says_how_to_install_it(folder: Path, tmp_path: Path) -> None:
    """A module of the same name that cannot be imported stands before the installed one."""
    (tmp_path / "distributed.py").write_text(
        "raise ModuleNotFoundError('gone', name='distributed')\n", encoding="utf-8"
    )
    path = {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}
    told = run("check", "matters", "--cluster", "tcp://127.0.0.1:1", cwd=folder, environment=path)
    _one_sentence(told, 'pip install "covenant[cluster]"')


def test_a_check_here_loads_nothing_of_the_cluster(folder: Path) -> None:
    code = (
        "import json, sys; from desk.cli import main; "
        "main(['check', 'matters', '--jobs', '2', '--output', 'out.txt']); print(json.dumps(sorted(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert not {"distributed", "dask", "desk.crew.cluster"} & set(json.loads(told.stdout))


def _shared(address: str, work: str) -> str:
    """Share out some work in a process of its own, and return what it says; nothing comes on stderr."""
    program = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
    told = subprocess.run(
        [*PYTHON, "-c", SHARE, address, work],
        env={**os.environ, "PYTHONPATH": program},
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert told.stderr == b""
    return told.stdout.decode("utf-8")


def _one_sentence(told: "subprocess.CompletedProcess[bytes]", words: str) -> None:
    """Check that a run was refused in one line, and wrote nothing."""
    assert (told.returncode, told.stdout) == (2, b"")
    assert told.stderr.startswith(b"covenant: ")
    assert told.stderr.count(b"\n") == 1
    assert words.encode("utf-8") in told.stderr
