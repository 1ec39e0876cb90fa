"""Which matters a command is about."""

import argparse
from datetime import date
from pathlib import Path

import pytest

from checker.api import Job
from checker.model.errors import UsageError
from desk.matters import Asked, asked_for, jobs_of

ASKED = {"cluster": None, "as_of": None, "reading": []}
MATTER = b"as_of: 2003-06-16\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, with three matters in it."""
    monkeypatch.chdir(tmp_path)
    for name in ("b/two.yaml", "a/one.yml", "c.yaml"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(MATTER)
    return tmp_path


def test_files_keep_their_names_and_order(folder: Path) -> None:
    assert asked_for(["c.yaml"]) == Asked(("c.yaml",), False, False)
    assert asked_for(["c.yaml", "./a/one.yml"]) == Asked(("c.yaml", "./a/one.yml"), True, False)


def test_a_folder_stands_for_its_matters_by_name(folder: Path) -> None:
    assert asked_for(["."]) == Asked(("a/one.yml", "b/two.yaml", "c.yaml"), True, True)
    assert asked_for(["c.yaml", "b", "."]).names == ("c.yaml", "b/two.yaml", "a/one.yml")


def test_what_is_named_twice_is_asked_for_once(folder: Path) -> None:
    names = ["b/../c.yaml", str(folder / "c.yaml"), "-", "-", "none.yaml", "./none.yaml"]
    assert asked_for(names).names == ("b/../c.yaml", "-", "none.yaml")


def test_an_empty_folder_is_refused(folder: Path) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(UsageError, match="empty: no matter found in this folder"):
        asked_for(["c.yaml", "empty"])


def test_the_bytes_travel_only_to_other_machines(folder: Path) -> None:
    asked = asked_for(["a/one.yml", "none.yaml"])
    here = argparse.Namespace(**{**ASKED, "as_of": date(2003, 7, 1), "reading": [("A-3", "R2")]})
    first, _ = jobs_of(asked, here)
    assert first == Job("a/one.yml", "a", None, True, date(2003, 7, 1), {"A-3": "R2"}, "")
    first, missing = jobs_of(asked, argparse.Namespace(**{**ASKED, "cluster": "tcp://127.0.0.1:1"}))
    assert first == Job("a/one.yml", "a", MATTER, True, None, {}, str(folder))
    assert missing.data is None
