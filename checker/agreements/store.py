"""The one way to the registers: the compiled file if it is fresh, else the sources; read once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from checker.agreements.records import Registers
from checker.agreements.text import verify_sources

ROOT = Path(__file__).parent
COMPILED = "compiled.json"
_SOURCES = tuple(
    f"{agreement}/{name}"
    for agreement in ("warrant", "registration_rights", "joint")
    for name in (
        "source.toml",
        "clauses.yaml",
        "terms.yaml",
        "coverage.yaml",
        "readings.yaml",
        "comparison.yaml",
    )
)


def source_files(root: Path = ROOT) -> dict[str, bytes]:
    """Return the registers' source files that are present, by name, in a fixed order."""
    files: dict[str, bytes] = {}
    for name in _SOURCES:
        try:
            files[name] = (root / name).read_bytes()
        except FileNotFoundError:
            continue
    return files


def read_sources(root: Path = ROOT) -> Registers:
    """Return the registers read from their source files, whatever has been compiled."""
    files = source_files(root)
    return _parse(root, files, fingerprint_of(files))


def registers(root: Path = ROOT) -> Registers:
    """Return all registers, from the compiled file where its fingerprint is that of the sources present."""
    return _registers(root)


@cache
def _registers(root: Path) -> Registers:
    files = source_files(root)
    fingerprint = fingerprint_of(files)
    try:
        compiled = msgspec.json.decode((root / COMPILED).read_bytes(), type=Registers)
    except (FileNotFoundError, msgspec.MsgspecError):
        compiled = None
    if compiled is not None and compiled.fingerprint == fingerprint:
        return compiled
    return _parse(root, files, fingerprint)


def _parse(root: Path, files: Mapping[str, bytes], fingerprint: str) -> Registers:
    # The parsers of YAML and TOML cost more than the compiled file does, and a fresh one needs neither.
    from checker.agreements.registers import parse_registers

    return parse_registers(root, files, fingerprint)


def fingerprint_of(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 over the source files, their names, and the form in which they are compiled."""
    digest = hashlib.sha256(b"covenant/agreements/1\0")
    for name, data in files.items():
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def verify_text(root: Path = ROOT) -> None:
    """Prove that every stored file is the agreement's, word for word; AlteredText names one that is not."""
    verify_sources(root, registers(root).sources)
