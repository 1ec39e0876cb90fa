"""The hooks of pre-commit: the manifest is one that pre-commit accepts, and each entry runs as it would run it."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pre_commit.clientlib import load_manifest

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOKS: dict[str, dict[str, Any]] = {hook["id"]: hook for hook in load_manifest(str(MANIFEST))}
GOOD = ROOT / "fixtures" / "scenarios" / "cisco-cash-exercise" / "exercise-100000.yaml"


def hook(name: str, *files: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a hook's entry with its arguments and the files after them, as pre-commit does."""
    command, *words = [*shlex.split(HOOKS[name]["entry"]), *HOOKS[name]["args"]]
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    module, _, function = scripts[command].partition(":")
    start = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from {module} import {function} as run; sys.exit(run())"
    return subprocess.run(
        [sys.executable, "-P", "-c", start, *words, *files],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def matters(tmp_path: Path) -> Path:
    """A repository's folder with matters that are permitted, prohibited and mistyped, and a file of another kind."""
    text = GOOD.read_text(encoding="utf-8")
    written = {
        "good.yaml": text,
        "many.yaml": text.replace("shares: 100000", "shares: 272068"),
        "bad.yaml": text.replace("as_of:", "as_off:"),
        "other.yml": "services: {}\n",
    }
    for name, each in written.items():
        (tmp_path / name).write_text(each, encoding="utf-8")
    return tmp_path


def test_there_are_two_hooks_that_take_yaml_files_one_run_at_a_time() -> None:
    assert set(HOOKS) == {"covenant-check", "covenant-schema"}
    for each in HOOKS.values():
        assert each["language"] == "python"
        assert each["require_serial"] is True
        assert each["pass_filenames"] is True
        taken = [
            name for name in ("a.yaml", "m/b.yml", "c.yamlx", "d.toml") if re.search(each["files"], name)
        ]
        assert taken == ["a.yaml", "m/b.yml"]


@pytest.mark.parametrize("name", HOOKS)
def test_a_good_matter_passes(name: str, matters: Path) -> None:
    told = hook(name, "good.yaml", cwd=matters)
    assert (told.returncode, told.stderr) == (0, "")


def test_a_prohibited_matter_fails_the_check_and_not_the_schema(matters: Path) -> None:
    told = hook("covenant-check", "good.yaml", "many.yaml", cwd=matters)
    assert told.returncode == 1
    assert "W2.1-shares-available" in told.stdout
    assert hook("covenant-schema", "good.yaml", "many.yaml", cwd=matters).returncode == 0


@pytest.mark.parametrize("name", HOOKS)
def test_a_mistyped_matter_fails_with_its_place_and_so_does_what_is_no_matter(
    name: str, matters: Path
) -> None:
    line = 1 + (matters / "bad.yaml").read_text(encoding="utf-8").partition("as_off")[0].count("\n")
    told = hook(name, "good.yaml", "bad.yaml", "other.yml", cwd=matters)
    assert told.returncode == 2
    said = told.stdout + told.stderr
    assert f"bad.yaml:{line}:1: " in said
    assert "other.yml:1:1: " in said
