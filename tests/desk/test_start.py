"""The installed command begins in a module that loads nothing, so that an interrupt finds nothing to spill."""

import signal
import sys
from collections.abc import Iterator

import pytest

from desk import cli, start


@pytest.fixture(autouse=True)
def handler() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def test_the_command_runs_and_answers_interrupts_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["covenant", "explain", "W2.9"])
    assert start.main() == 2
    assert "did you mean" in capsys.readouterr().err
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interrupt_while_it_loads_is_not_python_s(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr(
        start, "import_module", lambda name: seen.append(signal.getsignal(signal.SIGINT)) or cli
    )
    monkeypatch.setattr(cli, "main", lambda: 0)
    assert start.main() == 0
    assert seen == [signal.SIG_DFL]
