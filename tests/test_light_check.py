"""A check loads no library that only documents, tables or tests need."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MATTER = ROOT / "fixtures" / "scenarios" / "cisco-cash-exercise" / "exercise-100000.yaml"
HEAVY = {
    "weasyprint",
    "docx",
    "lxml",
    "jinja2",
    "pandas",
    "openpyxl",
    "rich",
    "junitparser",
    "num2words",
    "holidays",
    "exchange_calendars",
    "QuantLib",
    "generator",
    # What only many matters, a project's settings or a cluster need.
    "multiprocessing",
    "concurrent",
    "tomllib",
    "distributed",
    "asyncio",
    "logging",
}
RUN = """
import json, sys
from desk.cli import main
status = main(sys.argv[1:])
print(json.dumps([status, sorted({name.partition(".")[0] for name in sys.modules})]), file=sys.stderr)
"""


def loaded_by(*arguments: str, status: int = 0) -> set[str]:
    """Return the packages that a command has loaded when it is done."""
    told = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    seen, packages = json.loads(told.stderr.splitlines()[-1])
    assert seen == status
    return set(packages)


def test_a_check_loads_nothing_heavy() -> None:
    assert not loaded_by("check", str(MATTER)) & HEAVY
    assert not loaded_by("check", str(MATTER), "--format", "json") & HEAVY


def test_several_formats_and_a_folder_of_few_load_no_machinery_either() -> None:
    formats = ("--format", "text", "--format", "sarif:/dev/null", "--format", "github:/dev/null")
    told = loaded_by("check", str(MATTER), str(MATTER.parent / "no-such-file-is-named.yaml"), status=2)
    assert not told & HEAVY
    assert not loaded_by("check", str(MATTER), *formats) & HEAVY


def test_the_guard_can_fail() -> None:
    assert {"generator"} <= loaded_by("forms") & HEAVY
    several = loaded_by("check", str(MATTER.parent), "--jobs", "2", "--format", "junit", status=1)
    assert {"multiprocessing", "concurrent", "junitparser"} <= several & HEAVY
