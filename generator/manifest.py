"""The manifest of a packet: what was made, by which version, from which facts and rules, and its proof."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import msgspec

from checker.api import RULES, clauses, reading_texts, terms
from checker.model.errors import UsageError
from checker.model.masking import masked
from checker.model.matter import LoadedMatter
from checker.model.numbers import Exact, exact
from checker.model.report import Report

NAME = "manifest.json"
SCHEMA = "covenant/packet/1"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class MadeFile:
    """One file of a packet with its bytes; ``status`` is ``execution`` or ``draft``."""

    name: str
    form: str
    action: int
    recipient: str
    format: str
    status: str
    data: bytes

    @property
    def entry(self) -> FileEntry:
        """The file as the manifest lists it, without its bytes."""
        return FileEntry(
            self.name,
            self.form,
            self.action,
            self.recipient,
            self.format,
            self.status,
            len(self.data),
            hashlib.sha256(self.data).hexdigest(),
        )


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of a packet as its manifest lists it; ``size`` in bytes."""

    name: str
    form: str
    action: int
    recipient: str
    format: str
    status: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A form that the packet lacks, and why; with ``format``, only its file of that format is lacking."""

    form: str
    action: int
    reasons: tuple[str, ...]
    format: str = ""


def manifest(
    loaded: LoadedMatter,
    report: Report,
    files: Iterable[FileEntry],
    left_out: Iterable[LeftOut],
    what_if: Mapping[str, str],
) -> bytes:
    """Return the manifest as JSON; the same matter, rules and files give the same bytes."""
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "tool": {"name": "covenant", "version": tool_version()},
        "rules_sha256": rules_hash(),
        "matter": masked(report.matter),
        "matter_sha256": matter_hash(loaded),
        "as_of": report.as_of.isoformat(),
        "verdict": str(report.verdict),
        "what_if": dict(what_if),
        "files": [
            {
                "file": each.name,
                "form": each.form,
                "action": each.action,
                "recipient": masked(each.recipient),
                "format": each.format,
                "status": each.status,
                "bytes": each.size,
                "sha256": each.sha256,
            }
            for each in files
        ],
        "left_out": [
            {
                "form": each.form,
                "action": each.action,
                "format": each.format,
                "because": list(each.reasons),
            }
            for each in left_out
        ],
    }
    data["sha256"] = _own_hash(data)
    return msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n"


def tool_version() -> str:
    """Return the version of the installed tool; ``not installed`` where it runs from its sources."""
    try:
        return version("covenant")
    except PackageNotFoundError:
        return "not installed"


def rules_hash() -> str:
    """Return the SHA-256 over everything that decides: clauses, terms, readings, and the rules' own words."""
    digest = hashlib.sha256(b"covenant/rules/1\0")
    for rule in RULES:
        digest.update(msgspec.json.encode([rule.code, rule.quote, rule.terms, rule.readings, rule.meaning]))
    digest.update(msgspec.json.encode(terms().all()))
    digest.update(msgspec.json.encode(reading_texts()))
    digest.update(msgspec.json.encode(clauses()))
    return digest.hexdigest()


def matter_hash(loaded: LoadedMatter) -> str:
    """Return the SHA-256 over the facts of a matter as they were read, whatever the file's look."""
    facts = msgspec.to_builtins(
        msgspec.structs.replace(loaded.matter, expect=None), enc_hook=_plain, order="sorted", str_keys=True
    )
    return hashlib.sha256(msgspec.json.encode(facts)).hexdigest()


def verify(folder: Path) -> tuple[str, ...]:
    """Return what differs in a packet from its manifest, one sentence each; none if it is unchanged.

    Raises UsageError where the folder has no manifest, or one that cannot be read.
    """
    listed = _read(folder)
    found: list[str] = []
    if _own_hash({key: value for key, value in listed.items() if key != "sha256"}) != listed.get("sha256"):
        found.append(f"{NAME}: changed")
    known = {NAME}
    for entry in listed["files"]:
        name = entry["file"]
        known.add(name)
        path = folder / name
        if path.is_symlink():
            found.append(f"{name}: changed (it is now a link)")
        elif not path.is_file():
            found.append(f"{name}: missing")
        elif _file_hash(path) != entry["sha256"]:
            found.append(f"{name}: changed")
    found += [f"{path.name}: added" for path in sorted(folder.iterdir()) if path.name not in known]
    return tuple(map(masked, found))


def _read(folder: Path) -> dict[str, Any]:
    """Return a folder's manifest; UsageError unless it is one of a packet."""
    path = folder / NAME
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder; name the folder of a packet")
    if path.is_symlink() or not path.is_file():
        raise UsageError(
            f"{folder}: this folder has no {NAME}, so it is no packet; `covenant packet` makes one"
        )
    try:
        listed = msgspec.json.decode(path.read_bytes())
        names = [entry["file"] for entry in listed["files"]]
        sound = listed["schema"] == SCHEMA and all(
            isinstance(entry["sha256"], str) for entry in listed["files"]
        )
    except (msgspec.DecodeError, KeyError, TypeError, ValueError):
        names, sound = [], False
    # A name may not lead out of the folder, whoever has written it into the manifest.
    if not sound or not all(isinstance(name, str) and name == Path(name).name and name for name in names):
        raise UsageError(f"{path}: this is not the manifest of a packet; make the packet again")
    return listed  # type: ignore[no-any-return]


def _own_hash(data: Mapping[str, Any]) -> str:
    return hashlib.sha256(msgspec.json.encode(data, order="sorted")).hexdigest()


def _file_hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _plain(value: object) -> object:
    """Return a value of the matter as plain data: exact numbers as text, other own types as what they extend."""
    if isinstance(value, Exact):
        return exact(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, dict):
        return dict(value)
    if isinstance(value, tuple):
        return list(value)
    raise TypeError(f"a matter holds no {type(value).__name__}")
