"""Writing: to the terminal, or to a file that is whole or not there."""

import errno
import os
import re
from pathlib import Path

import pytest

from checker.model.errors import UsageError
from desk import writing
from desk.writing import put, put_bytes, refuse_output


def test_text_without_a_file_goes_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    put("Été\n", None)
    assert capsys.readouterr().out == "Été\n"


def test_a_file_is_utf8_readable_by_others_and_replaces_an_earlier_one(tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    put("first\n", file)
    put("Été\n", file)
    assert file.read_bytes() == "Été\n".encode()
    assert os.stat(file).st_mode & 0o777 == 0o644
    assert [each.name for each in tmp_path.iterdir()] == ["out.txt"]


def test_a_write_that_fails_leaves_the_earlier_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "out.txt"
    put("first\n", file)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        put_bytes(b"second\n", file)
    assert file.read_bytes() == b"first\n"
    assert [each.name for each in tmp_path.iterdir()] == ["out.txt"]


def test_what_a_terminal_would_obey_is_an_escape_in_a_file_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "\x1b[2J \udcff \u202e\r\n"
    put(text, None)
    put(text, tmp_path / "out.txt")
    shown = "\\u001b[2J \\udcff \\u202e\r\n"
    assert capsys.readouterr().out == shown
    assert (tmp_path / "out.txt").read_bytes() == shown.encode()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("//host/share.json", "not a place on this machine"),
        ("\\\\host\\share", "not a place on this machine"),
        ("C:\\out.json", "not a place on this machine"),
        ("CON", "not every system"),
        ("aux.pdf", "not every system"),
        ("out.json.", "not every system"),
        ("..\\out.json", "not every system"),
        ("none/out.json", "no such folder"),
        (".", "this is a folder"),
    ],
)
def test_what_is_no_place_for_a_file_is_refused_before_anything_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=words):
        refuse_output(Path(name))
    with pytest.raises(UsageError, match=words):
        put_bytes(b"x", Path(name))
    assert list(tmp_path.iterdir()) == []


def test_a_link_is_neither_followed_nor_replaced(tmp_path: Path) -> None:
    (tmp_path / "canary").write_bytes(b"mine")
    (tmp_path / "link").symlink_to("canary")
    with pytest.raises(UsageError, match="this is a link"):
        put_bytes(b"x", tmp_path / "link")
    assert (tmp_path / "canary").read_bytes() == b"mine"


def test_a_pipe_or_device_is_written_and_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        put_bytes(b"text", pipe)
        assert os.read(reading, 10) == b"text"
    finally:
        os.close(reading)
    assert pipe.is_fifo()
    assert [each.name for each in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.parametrize("name", ["n" * 250, "é" * 120])
def test_a_long_name_that_the_disk_can_hold_is_written(tmp_path: Path, name: str) -> None:
    put_bytes(b"x", tmp_path / name)
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("times", [1, 3])
def test_a_file_that_is_held_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    held(monkeypatch, times)
    put_bytes(b"x", tmp_path / "out.txt")
    assert [each.name for each in tmp_path.iterdir()] == ["out.txt"]


def test_a_file_that_stays_held_is_kept_beside_it_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(monkeypatch, 4)
    with pytest.raises(OSError, match="what was made is kept as") as caught:
        put_bytes(b"text", tmp_path / "out.txt")
    (kept,) = tmp_path.iterdir()
    assert kept.read_bytes() == b"text"
    assert re.fullmatch(r"\.partial-out\.txt-\w+", kept.name)
    assert str(kept) in str(caught.value)


def held(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let the first renames fail as on a drive that is being synchronized."""
    left = [times]
    replace = Path.replace

    def busy(path: Path, to: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise OSError(errno.EBUSY, "Device or resource busy", str(path))
        return replace(path, to)

    monkeypatch.setattr(Path, "replace", busy)
    monkeypatch.setattr(writing, "_PAUSES", (0, 0, 0))
