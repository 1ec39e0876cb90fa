"""Guard of the arrows: the import contracts of pyproject.toml hold, and none was taken out."""

import subprocess
import sys
import tomllib

from sources import ROOT


def test_the_import_contracts_are_kept() -> None:
    """One way only: an upward import, a cycle or a module in no layer fails here."""
    told = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as l; l()", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_contracts_leave_no_package_and_no_module_out() -> None:
    """Layers that are not exhaustive would let a new ``utils`` in."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    assert set(linter["root_packages"]) == {"checker", "generator", "desk"}
    inside = {
        container
        for contract in linter["contracts"]
        if contract["type"] == "layers" and contract.get("exhaustive")
        for container in contract.get("containers", ())
    }
    assert {"checker", "checker.rules", "generator"} <= inside
