"""A copy of the agreements' folder that a test may alter."""

import shutil
from pathlib import Path

import pytest

from checker.agreements.store import COMPILED, ROOT


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    target = tmp_path / "agreements"
    ignored = shutil.ignore_patterns("__pycache__", "*.py", COMPILED)
    return Path(shutil.copytree(ROOT, target, ignore=ignored))
