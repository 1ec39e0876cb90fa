"""Every everyday mistake of fixtures/errors is reported with its exact sentence, at its exact place."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.matter.load import load
from checker.model.errors import CovenantError

GALLERY = Path(__file__).parents[2] / "fixtures" / "errors"
MISTAKES = sorted(folder for folder in GALLERY.iterdir() if folder.is_dir())


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda folder: folder.name)
def test_the_message_is_exact(mistake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mistake)
    with pytest.raises(CovenantError) as caught:
        load("matter.yaml")
    assert f"{caught.value}\n" == (mistake / "expected.txt").read_text(encoding="utf-8")


def test_there_are_many_mistakes_and_each_message_is_one_line() -> None:
    messages = [(mistake / "expected.txt").read_text(encoding="utf-8") for mistake in MISTAKES]
    assert len(messages) >= 25
    assert all(
        message.count("\n") == 1 and message.startswith(("matter.yaml:", "prices.csv:"))
        for message in messages
    )
