"""Runs the command: within the test, or as a process of its own; in both it may never show a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sample_matters import exercise, matter, text_of

from desk import cli

ROOT = Path(__file__).resolve().parents[2]
COMMAND = "import sys; from desk.start import main; sys.exit(main())"
LETTER = ROOT / "fixtures" / "scenarios" / "warrant-transfer" / "address-letter-by-certified-mail.yaml"


@dataclass(frozen=True)
class Told:
    """What a run ended with, and what it wrote."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Desk:
    """A folder to work in, with the command at hand."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def file(self, name: str, data: str | bytes) -> str:
        """Write a file in the folder and return its path."""
        path = self.folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
        return str(path)

    def matter(self, name: str = "m.yaml", /, **changes: Any) -> str:
        """Write a sample exercise with changes (of the event; ``whole`` of the matter) and return its path."""
        whole = changes.pop("whole", {})
        return self.file(name, text_of(matter(exercise(**changes), **whole)))

    def letter(self) -> str:
        """Write a shipped matter that needs three short papers and return its path."""
        return self.file("m.yaml", LETTER.read_bytes())

    def run(self, *arguments: str) -> Told:
        """Run the command within this process."""
        self.capsys.readouterr()
        status = cli.main(arguments)
        told = self.capsys.readouterr()
        return _seen(Told(status, told.out, told.err))

    def refused(self, *arguments: str) -> str:
        """Run a command that must end with exit 2 and one line on stderr; return that line."""
        told = self.run(*arguments)
        assert told.status == 2, told
        assert told.err.startswith("covenant: ")
        assert told.err.count("\n") == 1, told.err
        return told.err.removeprefix("covenant: ").rstrip("\n")

    def checked(self, text: str | bytes) -> str:
        """Check the text of a matter that must be refused; return the place and the sentence."""
        path = self.file("m.yaml", text)
        return self.refused("check", path).replace(f"{self.folder}{os.sep}", "")


def spawned(
    *arguments: str,
    cwd: Path | None = None,
    code: str = COMMAND,
    before: Callable[[], None] | None = None,
    given: bytes | None = None,
    **surroundings: str,
) -> Told:
    """Run the command as a process of its own; ``surroundings`` are added to the environment."""
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd or ROOT,
        env=environment(surroundings),
        capture_output=True,
        check=False,
        timeout=120,
        preexec_fn=before,
        input=given,
    )
    return _seen(
        Told(
            ended.returncode, ended.stdout.decode("utf-8", "replace"), ended.stderr.decode("utf-8", "replace")
        )
    )


def environment(surroundings: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which the command is found, with additions."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "COV_"))}
    path = os.pathsep.join(filter(None, (surroundings.get("PYTHONPATH", ""), str(ROOT))))
    return {**kept, **surroundings, "PYTHONPATH": path}


def _seen(told: Told) -> Told:
    assert "Traceback" not in told.out + told.err, told.err
    assert "fault of the program" not in told.err, told.err
    assert "\x1b" not in told.out + told.err
    return told
