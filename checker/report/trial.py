"""Trials: every matter that has an ``expect``, checked and compared with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.engine import check
from checker.matter.cases import load_cases
from checker.matter.load import load
from checker.model.errors import CovenantError, UsageError
from checker.model.matter import LoadedMatter
from checker.report.as_json import as_data
from checker.report.expectations import Compared, compare

SUFFIXES = (".yaml", ".yml")
MESSAGE = "expected.txt"


@dataclass(frozen=True, slots=True)
class Trial:
    """One scenario: what was compared, or the sentence that says why it could not be checked."""

    file: str
    case: str
    compared: tuple[Compared, ...]
    error: str = ""
    why: str = ""

    @property
    def passed(self) -> bool:
        """Say whether it could be checked and every expectation was met."""
        return not self.error and all(each.met for each in self.compared)


def try_paths(paths: list[Path]) -> tuple[Trial, ...]:
    """Try every scenario in the files and folders, in the order of their names.

    A scenario is a matter with ``expect`` (or ``cases``), or one that stands beside an ``expected.txt``
    with the exact message of the mistake in it. A file without ``expect`` is no scenario and is passed over
    in a folder; named itself, it is an error. Raises UsageError where nothing is found.
    """
    trials = [trial for file in matter_files(paths) for trial in _of_file(file, named=file in paths)]
    if not trials:
        raise UsageError(
            f"no scenario found under {', '.join(str(path) for path in paths)}: "
            "a scenario is a matter file (.yaml) with `expect:`"
        )
    return tuple(trials)


def matter_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the matter files among the paths and in their folders, in the order of their names."""
    for path in paths:
        if path.is_dir() and not _in_gallery(path):
            yield from sorted(
                each
                for each in path.rglob("*")
                if each.suffix in SUFFIXES and (each.is_file() or _in_gallery(each))
            )
        elif path.exists() or _in_gallery(path):
            yield path
        else:
            raise UsageError(f"{path}: no such file or folder")


def _in_gallery(path: Path) -> bool:
    """Say whether a path is a case of the error gallery, where even a folder may stand for a file."""
    return (path.parent / MESSAGE).is_file()


def _of_file(file: Path, named: bool) -> Iterator[Trial]:
    """Yield the trials of one file; what cannot be read is a failed trial, never passed over in silence."""
    if _in_gallery(file):
        yield _mistake(file)
        return
    if not named and b"expect:" not in file.read_bytes():
        return
    try:
        cases = load_cases(file)
    except CovenantError as error:
        yield Trial(str(file), "", (), str(error))
        return
    for name, loaded in cases:
        if loaded.matter.expect:
            yield _trial(str(file), name, loaded)
        elif named or name:
            yield Trial(
                str(file),
                name,
                (),
                f"{f'the case {name!r}' if name else 'the matter'} has no `expect`: nothing is compared",
            )


def _mistake(file: Path) -> Trial:
    """Try a matter of the error gallery: its exact message stands beside it."""
    expected = (file.parent / MESSAGE).read_text(encoding="utf-8").rstrip("\n")
    try:
        check(load(file))
        seen = "no error"
    except CovenantError as error:
        seen = str(error).replace(f"{file.parent}/", "")
    return Trial(str(file), "", (Compared("message", expected, seen, expected == seen),))


def _trial(file: str, name: str, loaded: LoadedMatter) -> Trial:
    """Check one matter and compare the report with what it expects."""
    expected = loaded.matter.expect
    why = str(expected.get("why", "")) if isinstance(expected, dict) else ""
    try:
        report = check(loaded)
        compared = compare(expected, as_data(report))
    except CovenantError as error:
        return Trial(file, name, (), str(error), why)
    if report.faults:
        return Trial(
            file, name, compared, f"{file}: {report.faults[0].rule} crashed: {report.faults[0].error}", why
        )
    if not compared:
        return Trial(file, name, (), f"{file}: `expect` names nothing that could fail", why)
    return Trial(file, name, compared, "", why)
