"""Compiles the registers to one JSON file, so that a check is spared the YAML; run it as a module."""

from __future__ import annotations

from pathlib import Path

import msgspec

from checker.agreements.store import COMPILED, ROOT, read_sources
from checker.agreements.text import verify_sources


def compile_registers(root: Path = ROOT) -> Path:
    """Write the compiled file beside its sources, return its path; AlteredText if a stored text differs."""
    read = read_sources(root)
    verify_sources(root, read.sources)
    target = root / COMPILED
    partial = target.with_suffix(".partial")
    partial.write_bytes(msgspec.json.encode(read))
    partial.replace(target)
    return target


if __name__ == "__main__":
    compile_registers()
