"""The installed wheel works outside the checkout: its own modules, data and templates, and nothing of ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MATTER = ROOT / "fixtures" / "scenarios" / "cisco-cash-exercise" / "exercise-100000.yaml"


PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
SOURCES = (
    "checker",
    "generator",
    "desk",
    "templates",
    "pyproject.toml",
    "hatch_build.py",
    "README.md",
    "LICENSE",
)


def run(command: Sequence[str | Path], cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command away from the checkout, with nothing of it on the path."""
    outside = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    return subprocess.run(
        command, cwd=cwd, env=outside, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the checkout, built from a copy of it and without a download."""
    folder = tmp_path_factory.mktemp("wheel")
    unwanted = shutil.ignore_patterns("__pycache__", "compiled.*")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / "source" / name, ignore=unwanted)
        else:
            shutil.copy(ROOT / name, folder / "source" / name)
    how = ("--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", folder)
    built = run([*PIP, "wheel", *how, folder / "source"], folder)
    assert built.returncode == 0, built.stdout + built.stderr
    (made,) = folder.glob("covenant-*.whl")
    return made


@pytest.fixture(scope="module")
def covenant(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment that holds the wheel, and of ours only the packages it depends on."""
    home = tmp_path_factory.mktemp("installed") / "environment"
    made = run([sys.executable, "-m", "venv", "--without-pip", home], home.parent)
    assert made.returncode == 0, made.stderr
    python = home / "bin" / "python"
    installed = run([*PIP, "--python", python, "install", "--no-deps", "--no-index", wheel], home.parent)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    (packages,) = home.glob("lib/python*/site-packages")
    # Its own packages stand before those of the .pth, so a covenant installed there as well is never seen.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home / "bin" / "covenant"


def test_the_wheel_holds_every_template_and_every_file_of_the_agreements(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    ignored = {".pyc", ".partial", ".json"}
    wanted = {
        f"generator/{file.relative_to(ROOT).as_posix()}"
        for file in (ROOT / "templates").rglob("*.*")
        if file.suffix not in ignored
    } | {
        file.relative_to(ROOT).as_posix()
        for folder in ("agreements", "calendars/tables")
        for file in (ROOT / "checker" / folder).rglob("*.*")
        if file.suffix not in ignored
    }
    assert wanted <= inside, sorted(wanted - inside)
    assert {"checker/agreements/compiled.json", "checker/rules/examples.json"} <= inside
    assert {name.split("/")[0].split("-")[0] for name in inside} == {
        "checker",
        "generator",
        "desk",
        "covenant",
    }


def test_the_installed_modules_are_those_of_the_wheel(covenant: Path, tmp_path: Path) -> None:
    asked = "import checker, generator, desk; print(checker.__file__, generator.__file__, desk.__file__)"
    places = run([covenant.parent / "python", "-c", asked], tmp_path).stdout.split()
    assert len(places) == 3
    assert all(Path(place).is_relative_to(covenant.parent.parent) for place in places), places


def test_a_copied_matter_is_checked_elsewhere(covenant: Path, tmp_path: Path) -> None:
    (tmp_path / "matter.yaml").write_bytes(MATTER.read_bytes())
    told = run([covenant, "check", "matter.yaml"], tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("PERMITTED: Cisco exercises 100,000 shares for cash\n")


def test_a_refused_matter_exits_one_elsewhere(covenant: Path, tmp_path: Path) -> None:
    text = MATTER.read_text(encoding="utf-8").replace("shares: 100000", "shares: 272068")
    (tmp_path / "matter.yaml").write_text(text, encoding="utf-8")
    told = run([covenant, "check", "matter.yaml"], tmp_path)
    assert (told.returncode, told.stderr) == (1, "")
    assert "W2.1-shares-available" in told.stdout


def test_the_words_of_the_agreement_are_inside(covenant: Path, tmp_path: Path) -> None:
    told = run([covenant, "explain", "W2.1"], tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert "not exceeding fifteen" in " ".join(told.stdout.split())


def test_the_schema_and_the_lists_are_inside(covenant: Path, tmp_path: Path) -> None:
    for command, holds in (("schema", '"proposed"'), ("readings", "A-3 "), ("forms", "exhibit-a")):
        told = run([covenant, command], tmp_path)
        assert (told.returncode, told.stderr) == (0, ""), command
        assert holds in told.stdout, command


def test_papers_are_made_elsewhere_in_both_formats(covenant: Path, tmp_path: Path) -> None:
    (tmp_path / "matter.yaml").write_bytes(MATTER.read_bytes())
    for format_, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
        paper = tmp_path / f"exhibit-a.{format_}"
        told = run(
            [covenant, "generate", "exhibit-a", "matter.yaml", "--format", format_, "--output", paper],
            tmp_path,
        )
        assert (told.returncode, told.stderr) == (0, ""), format_
        assert paper.read_bytes().startswith(start)
