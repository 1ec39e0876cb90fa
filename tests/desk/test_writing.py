"""Writing: to the terminal, or to a file that is whole or not there."""

import os
from pathlib import Path

import pytest

from desk.writing import put, put_bytes


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
