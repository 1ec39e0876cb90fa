"""The README is true: each command marked as checked runs as it says, each output shown is in what it prints."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHECKED = re.findall(r"<!-- checked: (\d) -->\n```sh\n(.*?)```", README, re.DOTALL)
SHOWN = re.findall(r"<!-- output of: (.+) -->\n```text\n(.*?)```", README, re.DOTALL)


def covenant(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of the README with the checkout's own command."""
    words = shlex.split(line, comments=True)
    assert words[0] == "covenant", line
    return subprocess.run(
        [sys.executable, "-m", "desk.cli", *words[1:]],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with the fixtures where the README's commands expect them."""
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures", target_is_directory=True)
    return tmp_path


def test_the_readme_has_commands_and_outputs_to_check() -> None:
    assert CHECKED
    assert SHOWN


@pytest.mark.parametrize(("status", "block"), CHECKED)
def test_a_checked_block_runs_line_by_line(status: str, block: str, clone: Path) -> None:
    for line in block.splitlines():
        told = covenant(line, clone)
        assert told.returncode == int(status), f"{line}\n{told.stdout}{told.stderr}"
        assert told.stdout or "--output" in line, line


@pytest.mark.parametrize(("line", "block"), SHOWN)
def test_a_shown_output_is_printed_in_that_order(line: str, block: str, clone: Path) -> None:
    printed = covenant(line, clone).stdout
    at = 0
    for piece in block.split("\n...\n"):
        found = printed.find(piece.rstrip("\n"), at)
        assert found >= 0, f"not printed after what stands before it:\n{piece}"
        at = found + len(piece.rstrip("\n"))


def test_every_path_that_the_readme_names_exists() -> None:
    named = re.findall(r"`((?:bin|bench|checker|desk|fixtures|generator|templates)/[\w./*-]*)`", README)
    assert named
    for path in named:
        assert any(ROOT.glob(path.rstrip("/"))), path
