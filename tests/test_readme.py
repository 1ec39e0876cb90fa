"""The README names what is there; its commands, outputs and links are checked with those of the other pages."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_path_that_the_readme_names_exists() -> None:
    named = re.findall(r"`((?:bin|bench|checker|desk|docs|fixtures|generator|templates)/[\w./*-]*)`", README)
    assert named
    for path in named:
        assert any(ROOT.glob(path.rstrip("/"))), path
