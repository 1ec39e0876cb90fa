"""The progress bar: on a terminal it counts, elsewhere it is silent."""

import sys

import pytest

from desk.progress import FEWEST, bar


def _run(total: int) -> int:
    with bar("papers", total) as done:
        for _ in range(total):
            done()
    return total


def test_no_terminal_shows_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    _run(FEWEST * 2)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_shows_the_count(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    _run(FEWEST)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert f"{FEWEST}/{FEWEST}" in shown.err


def test_a_few_things_need_no_bar(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    _run(FEWEST - 1)
    assert capsys.readouterr().err == ""
