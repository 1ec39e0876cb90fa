"""A folder is put in place whole or not at all, never over another's, and never by two at once."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from checker.model.errors import UsageError
from generator import folder
from generator.folder import put_folder

FILES = {"a.txt": b"alpha", "b.txt": b"beta"}


def ours(path: Path) -> bool:
    return (path / "a.txt").is_file()


def put(
    target: Path, files: dict[str, bytes] = FILES, *, replace: bool = False, drop: bool = True
) -> tuple[str, ...]:
    return put_folder(target, files.items(), replace=replace, is_ours=ours, may_drop=lambda _path: drop)


def contents(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.iterdir()}


def test_the_folder_holds_the_files_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    assert put(tmp_path / "out" / "packet") == ()
    assert contents(tmp_path / "out" / "packet") == FILES
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["packet"]


def test_an_empty_folder_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "packet").mkdir()
    put(tmp_path / "packet")
    assert contents(tmp_path / "packet") == FILES


def a_file(path: Path) -> None:
    path.write_text("x", encoding="utf-8")


def a_link(path: Path) -> None:
    (path.parent / "elsewhere").mkdir()
    path.symlink_to(path.parent / "elsewhere")


def a_folder(path: Path) -> None:
    path.mkdir()
    (path / "a.txt").write_bytes(b"old")


@pytest.mark.parametrize(
    ("made", "sentence"), [(a_file, "is a file"), (a_link, "is a link"), (a_folder, "--replace")]
)
def test_what_is_there_is_left_alone(tmp_path: Path, made: Callable[[Path], None], sentence: str) -> None:
    made(tmp_path / "packet")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(UsageError, match=sentence):
        put(tmp_path / "packet")
    assert sorted(tmp_path.iterdir()) == before


def test_a_packet_is_replaced_when_that_is_asked_for(tmp_path: Path) -> None:
    a_folder(tmp_path / "packet")
    assert put(tmp_path / "packet", replace=True) == ()
    assert contents(tmp_path / "packet") == FILES
    assert not (tmp_path / "packet.bak").exists()


def test_a_folder_of_something_else_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="holds no packet"):
        put(tmp_path / "letters", replace=True)
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["mine.txt"]


def test_a_replaced_packet_that_was_changed_is_kept(tmp_path: Path) -> None:
    a_folder(tmp_path / "packet")
    (note,) = put(tmp_path / "packet", replace=True, drop=False)
    assert "packet.bak" in note
    assert contents(tmp_path / "packet.bak") == {"a.txt": b"old"}
    with pytest.raises(UsageError, match="an earlier packet is kept here"):
        put(tmp_path / "packet", replace=True)


def test_a_disk_that_fails_midway_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FT-1: no space left: nothing under the final name, no partial folder, an earlier packet untouched."""
    a_folder(tmp_path / "packet")
    write = folder._write

    def fails(path: Path, data: bytes) -> None:
        if path.name == "b.txt":
            raise OSError(28, "No space left on device", str(path))
        write(path, data)

    monkeypatch.setattr(folder, "_write", fails)
    with pytest.raises(OSError, match="No space left"):
        put(tmp_path / "packet", replace=True)
    with pytest.raises(OSError, match="No space left"):
        put(tmp_path / "other")
    assert [path.name for path in tmp_path.iterdir()] == ["packet"]
    assert contents(tmp_path / "packet") == {"a.txt": b"old"}


def test_what_a_killed_run_left_is_removed_and_said(tmp_path: Path) -> None:
    (tmp_path / ".partial-packet-12345678").mkdir()
    (tmp_path / ".partial-packet-2-12345678").mkdir()
    (note,) = put(tmp_path / "packet")
    assert ".partial-packet-12345678" in note
    assert sorted(path.name for path in tmp_path.iterdir()) == [".partial-packet-2-12345678", "packet"]


def hold(target: Path, held: Event, done: Event) -> None:
    with folder._locked(target):
        held.set()
        done.wait(60)


def test_a_second_run_waits_and_then_names_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FT-4: whoever comes second is told by which process, and since when."""
    monkeypatch.setattr(folder, "_TRIES", 3)
    context = multiprocessing.get_context("spawn")
    held, done = context.Event(), context.Event()
    other = context.Process(target=hold, args=(tmp_path / "packet", held, done))
    other.start()
    try:
        assert held.wait(60)
        with pytest.raises(
            UsageError, match=rf"process {other.pid} is writing this packet, since \d\d:\d\d:\d\d UTC"
        ):
            put(tmp_path / "packet")
        done.set()
        other.join(60)
        put(tmp_path / "packet")
    finally:
        done.set()
        other.join(60)
    assert contents(tmp_path / "packet") == FILES


def test_the_lock_of_a_dead_process_holds_nobody_up(tmp_path: Path) -> None:
    """FT-4: a stale lock is taken over, with a note."""
    (tmp_path / ".packet.lock").write_text("999999\n", encoding="ascii")
    assert put(tmp_path / "packet") == ("took over the lock of process 999999, which was broken off",)
    assert [path.name for path in tmp_path.iterdir()] == ["packet"]


def test_ten_seconds_are_waited() -> None:
    """FT-4: the second waits ten seconds."""
    assert 9.99 < folder._TRIES * folder._PAUSE < 10.01
