"""The pages are true: each command marked as checked runs as it says, each output shown is what it prints."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from written_pages import ROOT, Block, blocks, named, pages, yaml_examples

from checker.matter.load import load
from checker.matter.reader import read

WITH_BLOCKS = [page for page in pages() if blocks(page)]
OURS = {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
FOREIGN = ("GITHUB_STEP_SUMMARY", "COLUMNS")


class Desk:
    """A folder like a clone's, in which the commands of one page are run one after another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.last: dict[str, subprocess.CompletedProcess[str]] = {}
        (folder / "fixtures").symlink_to(ROOT / "fixtures", target_is_directory=True)

    def run(self, line: str) -> subprocess.CompletedProcess[str]:
        """Run a line of a page with the checkout's own command."""
        words = shlex.split(line, comments=True)
        assert words[0] == "covenant", line
        outside = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        told = subprocess.run(
            [sys.executable, "-m", "desk.cli", *words[1:]],
            cwd=self.folder,
            env=outside | OURS,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        self.last[" ".join(words)] = told
        return told

    def check(self, block: Block) -> None:
        """Do what a block says, and compare."""
        match block.what:
            case "file":
                (self.folder / block.about).write_text(block.text, encoding="utf-8")
            case "checked":
                self._checked(block)
            case _:
                self._shown(block)

    def _checked(self, block: Block) -> None:
        for line in filter(str.strip, block.text.splitlines()):
            told = self.run(line)
            assert told.returncode == int(block.about), f"{line}\n{told.stdout}{told.stderr}"
            assert told.stdout or told.returncode == 2 or "--output" in line, line

    def _shown(self, block: Block) -> None:
        line = " ".join(shlex.split(block.about, comments=True))
        told = self.last.get(line) or self.run(line)
        printed = told.stdout + told.stderr
        at = 0
        for piece in re.split(r"^\.\.\.\n", block.text, flags=re.MULTILINE):
            found = printed.find(piece.rstrip("\n"), at)
            assert found >= 0, f"{line}: not printed after what stands before it:\n{piece}"
            at = found + len(piece.rstrip("\n"))


@pytest.mark.parametrize("page", WITH_BLOCKS, ids=named)
def test_the_commands_and_outputs_of_a_page_are_real(page: Path, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for block in blocks(page):
        desk.check(block)


def test_the_pages_have_commands_and_outputs_to_check() -> None:
    whats = {named(page): {block.what for block in blocks(page)} for page in WITH_BLOCKS}
    assert {"checked", "output of"} <= whats["README.md"]
    assert {"checked", "output of", "file"} <= whats["docs/paralegals.md"]


def test_the_guard_can_fail(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for block in (
        Block("checked", "1", "sh", "covenant rules\n"),
        Block("output of", "covenant rules", "text", "W2.1-exact-name\n...\nW2.1-warrant-identified\n"),
    ):
        with pytest.raises(AssertionError):
            desk.check(block)


@pytest.mark.parametrize("page", [page for page in pages() if yaml_examples(page)], ids=named)
def test_every_example_of_yaml_is_read(page: Path) -> None:
    for example in yaml_examples(page):
        assert read(example, named(page)).data, example


@pytest.mark.parametrize("page", WITH_BLOCKS, ids=named)
def test_every_whole_matter_on_a_page_loads(page: Path, tmp_path: Path) -> None:
    for block in blocks(page):
        if block.what == "file" and block.about.endswith(".yaml") and "\nas_of:" in block.text:
            file = tmp_path / block.about
            file.write_text(block.text, encoding="utf-8")
            assert load(file).matter.proposed
