"""Which matters depend on which reading: of every matter in files and folders, the readings its report lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.engine import check
from checker.matter.cases import load_cases
from checker.model.errors import CovenantError
from checker.model.matter import LoadedMatter
from checker.report.trial import matter_files


@dataclass(frozen=True, slots=True)
class Dependent:
    """One matter that depends on a reading: another contested option would change its report."""

    reading: str
    matter: str
    chosen: str
    decided: bool


def dependents(paths: Iterable[Path]) -> tuple[tuple[Dependent, ...], tuple[str, ...]]:
    """Return every dependence of the matters found, and the sentences on files that could not be checked.

    Raises UsageError for a path that does not exist.
    """
    found: list[Dependent] = []
    refused: list[str] = []
    for file in matter_files(paths):
        try:
            for name, loaded in load_cases(file):
                found += _of_matter(f"{file} {name}".strip(), loaded)
        except CovenantError as error:
            refused.append(str(error))
    return tuple(found), tuple(refused)


def _of_matter(name: str, loaded: LoadedMatter) -> Iterator[Dependent]:
    """Yield the readings on which one matter's report depends."""
    for use in check(loaded).readings:
        yield Dependent(use.id, name, use.chosen, use.decided)
