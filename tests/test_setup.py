"""The set-up installs what pyproject.toml says and nothing later: the locks, the scripts, the extras."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS: dict[str, list[str]] = PROJECT["project"]["optional-dependencies"]
SCRIPTS = ("bin/set-up", "bin/try", "bin/test", ".ci/run")


def named(requirement: str) -> tuple[str, str]:
    """Return the normal name and the exact version of a pin."""
    name, _, version = requirement.partition("==")
    return re.sub(r"[-_.]+", "-", name).lower(), version


def locked(kind: str) -> dict[str, str]:
    """Return name -> version of a lock file."""
    lines = (ROOT / "bin" / "locks" / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    return dict(named(line) for line in lines if line and not line.startswith("#"))


def pins(kind: str) -> dict[str, str]:
    """Return the pins that pyproject.toml itself makes for a kind of lock."""
    if kind == "run":
        return dict(map(named, PROJECT["project"]["dependencies"] + PROJECT["build-system"]["requires"]))
    return dict(map(named, EXTRAS[kind]))


@pytest.mark.parametrize("kind", ["run", *EXTRAS])
def test_every_pin_is_locked_at_its_version(kind: str) -> None:
    everything = locked("run") | locked(kind)
    assert all(version for version in pins(kind).values()), "each is pinned with =="
    assert {name: everything.get(name) for name in pins(kind)} == pins(kind)


def test_every_line_of_a_lock_is_one_exact_version() -> None:
    for kind in ("installers", "run", *EXTRAS):
        assert all(re.fullmatch(r"[0-9][0-9a-z.]*", version) for version in locked(kind).values()), kind


def test_the_locks_do_not_contradict_each_other() -> None:
    for kind in EXTRAS:
        assert not set(locked(kind)) & set(locked("run")), kind


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_can_be_run_and_names_no_address(script: str) -> None:
    path = ROOT / script
    assert os.access(path, os.X_OK)
    assert subprocess.run(["bash", "-n", path], check=False).returncode == 0
    assert "://" not in path.read_text(encoding="utf-8")


def test_an_unknown_kind_of_set_up_is_refused_before_anything_is_installed() -> None:
    told = subprocess.run(
        ["bash", ROOT / "bin" / "set-up", "holiday"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 1
    assert "there is nothing to set up by the name of holiday" in told.stderr
