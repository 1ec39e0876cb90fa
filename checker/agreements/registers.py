"""Reading the registers from their source files: TOML for the texts, YAML for everything else."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from checker.agreements.places import find_places
from checker.agreements.records import (
    ClausePlace,
    ClauseRow,
    ComparisonRow,
    CoverageRow,
    ReadingText,
    Registers,
    Source,
    Term,
)
from checker.agreements.text import stored_bytes, whole_text
from checker.model.errors import CovenantError

T = TypeVar("T")
COMPARISON = "joint/comparison.yaml"


def parse_registers(root: Path, files: Mapping[str, bytes], fingerprint: str) -> Registers:
    """Return the registers read from the given source files; CovenantError names a malformed one."""
    agreements = tuple(name.split("/")[0] for name in files if name.endswith("/source.toml"))
    sources = {name: _source(name, files[f"{name}/source.toml"]) for name in agreements}
    places: list[ClausePlace] = []
    for name, source in sources.items():
        rows = _rows(files, f"{name}/clauses.yaml", ClauseRow)
        sizes = [len(stored_bytes(root, name, file.name).decode("utf-8")) for file in source.files]
        places.extend(find_places(name, source, whole_text(root, name, source), sizes, rows))
    return Registers(
        fingerprint=fingerprint,
        sources=sources,
        clauses=tuple(places),
        terms=_all(files, "terms.yaml", Term),
        coverage=_all(files, "coverage.yaml", CoverageRow),
        readings=_all(files, "readings.yaml", ReadingText),
        comparison=_comparison(files),
    )


def _source(agreement: str, data: bytes) -> Source:
    try:
        return msgspec.convert(tomllib.loads(data.decode("utf-8")), Source)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise CovenantError(f"{agreement}/source.toml: {error}") from error


def _all(files: Mapping[str, bytes], register: str, kind: type[T]) -> tuple[T, ...]:
    rows: list[T] = []
    for name in files:
        agreement, _, file = name.partition("/")
        if file == register:
            rows.extend(_rows(files, name, kind, agreement=agreement))
    return tuple(rows)


def _comparison(files: Mapping[str, bytes]) -> tuple[ComparisonRow, ...]:
    """Return the rows of the comparison, which belongs to no agreement alone."""
    return _rows(files, COMPARISON, ComparisonRow) if COMPARISON in files else ()


def _rows(files: Mapping[str, bytes], name: str, kind: type[T], **added: str) -> tuple[T, ...]:
    """Return the rows of one YAML list; every scalar stays as typed until its type reads it."""
    try:
        # The C parser's base loader keeps `2.40` and `2002-05-01` as text: no float, no guessed date.
        raw: Any = yaml.load(files[name], Loader=yaml.CBaseLoader)
        return tuple(msgspec.convert({**row, **added}, kind, strict=False) for row in raw or ())
    except (yaml.YAMLError, msgspec.ValidationError, TypeError) as error:
        raise CovenantError(f"{name}: {error}") from error
