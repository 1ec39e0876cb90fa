"""Runs of the command as a user starts it, on folders of sample matters."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from sample_matters import exercise, matter, text_of

ROOT = Path(__file__).resolve().parents[2]
COVENANT = [sys.executable, "-m", "desk.cli"]
FORMATS = ("text", "json", "junit", "sarif", "github", "markdown")


def put(file: Path, whole: Mapping[str, object]) -> str:
    """Write a matter and return its path."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text_of(whole), encoding="utf-8")
    return str(file)


def run(
    *arguments: str, cwd: Path, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Run the command in a folder of its own."""
    return subprocess.run(
        [*COVENANT, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
    )


def office(folder: Path) -> Path:
    """Write the matters of a small office: every verdict, cases, files that cannot be read, and other files."""
    matters = folder / "matters"
    put(matters / "b-prohibited.yaml", matter(exercise(signed_name="Nobody"), matter="Prohibited"))
    put(matters / "a-permitted.yaml", matter(exercise(), matter="Permitted"))
    put(matters / "c-undetermined.yml", matter(exercise(signed_name=None), matter="Undetermined"))
    put(matters / "d-broken.yaml", matter(exercise(signed_nam="Somebody")))
    put(matters / "e" / "register.yaml", matter(exercise(), register={"file": "holders.csv"}))
    (matters / "e" / "holders.csv").write_text("name,sharess\nSample Fund,1\n", encoding="utf-8")
    cases = {"met": None, "short": {"matter": "Short"}}
    base = {"base": matter(exercise(), matter="Base"), "cases": {**cases, "met": {"matter": "Met"}}}
    put(matters / "f-cases.yaml", base)
    put(matters / ".hidden" / "hidden.yaml", matter(exercise()))
    (matters / "workflow.yaml").write_text("on: push\njobs:\n  history: 1\n", encoding="utf-8")
    (matters / "notes.txt").write_text("as_of: 2003-06-16\n", encoding="utf-8")
    return folder
