"""What a disk, a drive, a killed run, a link or a name can do to a packet's folder: one sentence, nothing harmed."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from checker.model.errors import UsageError
from generator import folder
from generator.folder import put_folder

ROOT = Path(__file__).resolve().parents[2]
FILES = {"a.txt": b"alpha", "b.txt": b"beta"}
OLD = {"a.txt": b"old"}
SECRET = b"secret of the canary"


def ours(path: Path) -> bool:
    return (path / "a.txt").is_file()


def put(target: Path, *, replace: bool = False, drop: bool = True) -> tuple[str, ...]:
    return put_folder(target, FILES.items(), replace=replace, is_ours=ours, may_drop=lambda _path: drop)


def contents(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.iterdir()}


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.iterdir())


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    """An earlier packet."""
    target = tmp_path / "packet"
    target.mkdir()
    (target / "a.txt").write_bytes(OLD["a.txt"])
    return target


@pytest.fixture
def canary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file elsewhere that nobody may change."""
    file = tmp_path_factory.mktemp("elsewhere") / "canary.txt"
    file.write_bytes(SECRET)
    return file


# What the other process does: it puts the folder, and something happens to it on the way.
PUTS = """
import os, signal, sys
from pathlib import Path
from generator import folder
FILES = {"a.txt": b"alpha", "b.txt": b"beta"}
def put(target):
    return folder.put_folder(Path(target), FILES.items(), replace=True,
        is_ours=lambda path: (path / "a.txt").is_file(), may_drop=lambda path: True)
def killed_before(owner, name, times=1):
    real = getattr(owner, name)
    def dies(*given, **keys):
        nonlocal times
        times -= 1
        if times == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **keys)
    setattr(owner, name, dies)
"""


def other(
    code: str, target: Path, before: Callable[[], object] | None = None
) -> subprocess.CompletedProcess[str]:
    """Put the folder in another process, after what the code does to it."""
    return subprocess.run(
        [sys.executable, "-c", PUTS + code + "\nput(sys.argv[1])", str(target)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        preexec_fn=before,
    )


def test_a_full_disk_is_told_and_nothing_is_left(packet: Path) -> None:
    """FT-1: a limit on the size of files stands for a full disk; the earlier packet is untouched."""

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    code = "FILES['b.txt'] = b'x' * 1000"
    told = other(code, packet, little)
    assert told.returncode == 1
    assert f"OSError: [Errno {errno.EFBIG}] File too large: '{packet}'" in told.stderr
    assert names(packet.parent) == ["packet"]
    assert contents(packet) == OLD
    assert other(code, packet.parent / "another", little).returncode == 1
    assert names(packet.parent) == ["packet"]


STEPS = {
    "before the partial folder": "killed_before(folder.tempfile, 'mkdtemp')",
    "before the first file": "killed_before(folder, '_write')",
    "between two files": "killed_before(folder, '_write', 2)",
    "before the renames": "killed_before(folder, '_swap')",
    "between the renames": "killed_before(folder.os, 'replace', 2)",
    "after the renames": "killed_before(folder.shutil, 'rmtree')",
}
LEFT = {
    "before the partial folder": (OLD, "took over the lock"),
    "before the first file": (OLD, "removed .partial-packet-"),
    "between two files": (OLD, "removed .partial-packet-"),
    "before the renames": (OLD, "removed .partial-packet-"),
    "between the renames": (None, "an earlier packet is kept as"),
    "after the renames": (FILES, "an earlier packet is kept here; move it away first"),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_run_killed_at_any_step_leaves_a_whole_packet_or_none(step: str, packet: Path) -> None:
    """FT-2: after SIGKILL the final name is absent or whole; the next run says what it found, and works."""
    assert other(STEPS[step], packet).returncode == -signal.SIGKILL
    left, said = LEFT[step]
    assert (contents(packet) if packet.exists() else None) == left
    if step == "after the renames":
        with pytest.raises(UsageError, match=said):
            put(packet, replace=True)
        for file in (packet.parent / "packet.bak").iterdir():
            file.unlink()
        (packet.parent / "packet.bak").rmdir()
        put(packet, replace=True)
    else:
        assert any(said in note for note in put(packet, replace=True))
    assert contents(packet) == FILES
    kept = ["packet.bak"] if step == "between the renames" else []
    assert names(packet.parent) == ["packet", *kept]
    assert all(contents(packet.parent / each) == OLD for each in kept)


def test_two_processes_never_mix_their_files(tmp_path: Path) -> None:
    """FT-4: of several that begin together each replaces a whole packet by a whole packet."""
    code = "FILES.update({'c.txt': str(os.getpid()).encode(), 'd.txt': str(os.getpid()).encode()})\n"
    command = [sys.executable, "-c", PUTS + code + "put(sys.argv[1])", str(tmp_path / "packet")]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [subprocess.Popen(command, env=env, stderr=subprocess.PIPE) for _ in range(3)]
    for run in runs:
        run.communicate(timeout=60)
    made = contents(tmp_path / "packet")
    assert all(run.returncode == 0 for run in runs), "each replaces what the one before it made"
    assert made["c.txt"] == made["d.txt"]
    assert int(made["c.txt"]) in {run.pid for run in runs}
    assert names(tmp_path) == ["packet"]


# Without the rights of root, which no mode stops. Whatever is imported is imported before.
AS_NOBODY = """
os.setgroups([]) if os.geteuid() == 0 else None
os.setresgid(65534, 65534, 65534) if os.geteuid() == 0 else None
os.setresuid(65534, 65534, 65534) if os.geteuid() == 0 else None
"""


def test_a_folder_without_permission_is_told_by_its_own_name() -> None:
    """FT-6: read-only: one sentence about the folder that the user named, and nothing in it."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        closed = Path(name, "closed")
        closed.mkdir()
        closed.chmod(0o555)
        told = other(AS_NOBODY, closed / "packet")
        assert told.returncode == 1
        assert (
            f"PermissionError: [Errno {errno.EACCES}] Permission denied: '{closed / 'packet'}'" in told.stderr
        )
        assert names(closed) == []


def a_file(path: Path) -> None:
    path.write_bytes(SECRET)


def a_link(path: Path) -> None:
    path.symlink_to(path.parent)


def nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


@pytest.mark.parametrize(
    ("made", "sentence"), [(a_file, "is a file"), (a_link, "is a link"), (nowhere, "is a link")]
)
def test_a_target_that_is_no_folder_is_refused_even_with_replace(
    tmp_path: Path, made: Callable[[Path], None], sentence: str
) -> None:
    """FT-6, AT-17: a file or a link under the packet's name is left as it is."""
    made(tmp_path / "packet")
    with pytest.raises(UsageError, match=sentence):
        put(tmp_path / "packet", replace=True)
    assert names(tmp_path) == ["packet"]


def test_a_packet_in_place_of_a_folder_above_is_refused(tmp_path: Path) -> None:
    """FT-6: a file where a folder should be on the way to the packet."""
    (tmp_path / "file").write_bytes(SECRET)
    with pytest.raises(OSError, match=r"(File exists|Not a directory): '.*packet'"):
        put(tmp_path / "file" / "packet")
    assert (tmp_path / "file").read_bytes() == SECRET


class Busy:
    """A rename which fails so many times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, number: int, times: int, only: str = "") -> None:
        self.real, self.number, self.times, self.only = os.replace, number, times, only
        self.waited: list[float] = []
        monkeypatch.setattr(folder.os, "replace", self)
        monkeypatch.setattr(folder.time, "sleep", self.waited.append)

    def __call__(self, source: Path, to: Path) -> None:
        if self.times and source.name.startswith(self.only):
            self.times -= 1
            raise OSError(self.number, os.strerror(self.number), str(source))
        self.real(source, to)


PASSING = [errno.EBUSY, errno.EXDEV, errno.EACCES]


@pytest.mark.parametrize("number", PASSING)
def test_a_busy_drive_is_tried_three_times_more(
    number: int, packet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FT-17: a synced drive lets go after a while; each wait is longer than the one before."""
    busy = Busy(monkeypatch, number, 3)
    assert put(packet, replace=True) == ()
    assert contents(packet) == FILES
    assert len(busy.waited) == 3
    assert busy.waited == sorted(set(busy.waited))
    assert names(packet.parent) == ["packet"]


@pytest.mark.parametrize("number", PASSING)
def test_a_drive_that_stays_busy_keeps_both_packets_and_says_where(
    number: int, packet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FT-17: the finished folder is kept under its partial name, and the earlier packet is put back."""
    busy = Busy(monkeypatch, number, 4, ".partial-")
    with pytest.raises(
        UsageError, match=r"the finished packet could not be put there .*; it is kept as"
    ) as told:
        put(packet, replace=True)
    assert len(busy.waited) == 3
    assert contents(packet) == OLD
    partial, _ = names(packet.parent)
    assert contents(packet.parent / partial) == FILES
    assert str(packet.parent / partial) in told.value.message
    (note,) = put(packet, replace=True)
    assert partial in note
    assert names(packet.parent) == ["packet"]


def test_where_nothing_can_be_renamed_any_more_both_places_are_told(
    packet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FT-17: the drive fails between the two renames, and again when the earlier packet is to be put back."""
    busy = Busy(monkeypatch, errno.EBUSY, 0)
    real = busy.real

    def only_away(source: Path, to: Path) -> None:
        if to.name != "packet.bak":
            raise OSError(errno.EBUSY, "Device or resource busy", str(source))
        real(source, to)

    monkeypatch.setattr(folder.os, "replace", only_away)
    with pytest.raises(UsageError, match=r"and the earlier one as .*packet\.bak") as told:
        put(packet, replace=True)
    assert contents(packet.parent / "packet.bak") == OLD
    partial = names(packet.parent)[0]
    assert contents(packet.parent / partial) == FILES
    assert partial in told.value.message


def test_another_fault_of_a_rename_is_not_tried_again(packet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FT-17: only what can pass is waited for."""
    busy = Busy(monkeypatch, errno.EIO, 1)
    with pytest.raises(UsageError, match="Input/output error"):
        put(packet, replace=True)
    assert busy.waited == []
    assert contents(packet) == OLD


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("CON", "Windows could not open a folder named 'CON'"),
        ("AUX.pdf", "Windows could not open"),
        ("lpt1", "Windows could not open"),
        ("packet.", "Windows could not open"),
        ("packet ", "Windows could not open"),
        (r"\\host\share", "network share"),
        ("//host/share", "network share"),
        (r"C:\packets", "drive letter"),
        ("C:packet", "drive letter"),
        (r"a\b", "with / between folders"),
        ("p" * 300, "longer than 200 bytes"),
        ("漢" * 80, "longer than 200 bytes"),
        ("nul\0l", "control character"),
        ("line\nend", "control character"),
        ("\x1b[2J", "control character"),
        (".", "name the folder itself"),
        ("..", "name the folder itself"),
    ],
)
def test_a_name_that_some_machine_could_not_bear_is_refused_unasked(
    name: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """AT-16: refused before anything is asked of the disk, least of all of another host."""
    monkeypatch.chdir(tmp_path)
    for asked in ("exists", "is_symlink", "is_dir", "resolve", "stat", "mkdir"):
        monkeypatch.setattr(Path, asked, lambda *_given, **_keys: pytest.fail("the disk was asked"))
    with pytest.raises(UsageError, match=sentence) as told:
        put(Path(name))
    assert "\n" not in told.value.message
    assert "\0" not in told.value.message
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("name", ["Console", "packet.v2", "comet1", "Übergabe 7", "-p", "p" * 200])
def test_an_ordinary_name_is_taken(name: str, tmp_path: Path) -> None:
    put(tmp_path / name)
    assert contents(tmp_path / name) == FILES


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_link_in_an_earlier_packet_leads_no_byte_outside(
    link: Callable[[Path, Path], None], packet: Path, canary: Path
) -> None:
    """AT-17: a symbolic or a hard link to a canary in the folder that is replaced; the canary is unchanged."""
    (packet / "b.txt").unlink(missing_ok=True)
    link(canary, packet / "b.txt")
    put(packet, replace=True)
    assert canary.read_bytes() == SECRET
    assert contents(packet) == FILES
    assert not (packet / "b.txt").is_symlink()


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_link_in_place_of_the_lock_is_refused(
    link: Callable[[Path, Path], None], tmp_path: Path, canary: Path
) -> None:
    """AT-17: the lock is written to, so it may not be another file."""
    link(canary, tmp_path / ".packet.lock")
    with pytest.raises(UsageError, match=r"\.packet\.lock: this is a link"):
        put(tmp_path / "packet")
    assert canary.read_bytes() == SECRET
    assert names(tmp_path) == [".packet.lock"]


def test_links_in_place_of_our_other_names_are_not_followed(packet: Path, canary: Path) -> None:
    """AT-17: neither a partial folder nor a kept packet that is a link to elsewhere is touched."""
    (packet.parent / ".partial-packet-12345678").symlink_to(canary.parent)
    (packet.parent / "packet.bak").symlink_to(canary.parent / "nowhere")
    with pytest.raises(UsageError, match=r"packet\.bak: an earlier packet is kept here"):
        put(packet, replace=True)
    (packet.parent / "packet.bak").unlink()
    put(packet, replace=True)
    assert contents(canary.parent) == {"canary.txt": SECRET}
    assert contents(packet) == FILES
