"""Trials: every matter that has an ``expect``, checked and compared with it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from checker.engine import check
from checker.matter.cases import load_cases
from checker.matter.characters import bytes_of
from checker.matter.load import load
from checker.model.errors import CovenantError, InputError, UsageError
from checker.model.matter import LoadedMatter, Part
from checker.model.report import Report
from checker.report.as_json import as_data
from checker.report.expectations import BadExpectation, Compared, compare

SUFFIXES = (".yaml", ".yml")
MESSAGE = "expected.txt"
EXPECT = "expect"

# The key as YAML allows it: in quotes, with blanks before its colon, after a question mark. What opens with the
# mark of UTF-16 cannot be told, and is refused by its name and not passed over.
_EXPECTING = re.compile(
    rb"expect[\"']?\s*:"
    rb"|[\r\n{,][ \t]*\?[ \t]+[\"']?expect\b"
    rb"|\A(?:\xff\xfe|\xfe\xff)"
)


@dataclass(frozen=True, slots=True)
class Trial:
    """One scenario: what was compared, or the sentence that says why it could not be checked.

    ``error`` is that sentence with its place, ``message`` without it; ``error_file`` (where another file than
    the scenario's own is at fault), ``line`` and ``column`` are the place. ``title`` is the matter's name;
    ``seen`` holds rule and outcome of every finding, ``expected`` of those that were named and met.
    """

    file: str
    case: str
    compared: tuple[Compared, ...]
    error: str = ""
    why: str = ""
    message: str = ""
    error_file: str = ""
    line: int | None = None
    column: int | None = None
    title: str = ""
    seen: tuple[tuple[str, str], ...] = ()
    expected: tuple[tuple[str, str], ...] = ()

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
    """Yield the files that may be matters among the paths and in their folders, in the order of their names.

    In a folder, hidden folders and links to folders are passed over. Raises UsageError for a path that is not
    there and for a folder that cannot be read.
    """
    for path in paths:
        if path.is_dir() and not in_gallery(path):
            yield from (file for file in files_in(path) if in_gallery(file) or is_file_or_gone(file))
        elif path.exists() or in_gallery(path):
            yield path
        else:
            raise UsageError(f"{path}: no such file or folder")


def files_in(folder: Path) -> list[Path]:
    """Return what is named like a matter in a folder and the folders in it, in the order of the names.

    Hidden folders and links to folders are passed over; a folder so named is there as a case of the error
    gallery only. Raises UsageError for a folder that cannot be read: it is not passed over in silence.
    """
    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=_unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        named = [Path(place, name) for name in (*names, *folders) if name.endswith(SUFFIXES)]
        found += [path for path in named if path.name in names or in_gallery(path)]
    return sorted(found)


def _unreadable(error: OSError) -> None:
    """Refuse a folder that cannot be read."""
    why = (error.strerror or "unknown reason").lower()
    raise UsageError(f"{error.filename}: this folder cannot be read: {why}")


def is_file_or_gone(path: Path) -> bool:
    """Say whether a path is no pipe, device or folder; one of which that cannot be told is refused when read."""
    return os.path.isfile(path) or not os.path.exists(path)


def in_gallery(path: Path) -> bool:
    """Say whether a path is a case of the error gallery, where even a folder may stand for a file."""
    return os.path.isfile(path.parent / MESSAGE)


def may_expect(data: bytes) -> bool:
    """Say whether the bytes of a file may hold a scenario: an ``expect`` is written in them, or none can be told."""
    return _EXPECTING.search(data) is not None


def _of_file(file: Path, named: bool) -> tuple[Trial, ...]:
    """Return the trials of one file; one without ``expect`` that was not named itself is passed over."""
    if in_gallery(file):
        return (_mistake(file),)
    if not named and not _may_expect_at(file):
        return ()
    return try_cases(str(file), lambda: load_cases(file), named=named)


def _may_expect_at(file: Path) -> bool:
    """Say whether a file may hold a scenario; one that cannot be read does, and is refused by its name."""
    try:
        return may_expect(bytes_of(file))
    except OSError:
        return True


def try_cases(
    file: str, cases: Callable[[], Iterable[tuple[str, LoadedMatter]]], *, named: bool
) -> tuple[Trial, ...]:
    """Try every case of one file, in its order; what cannot be read is a failed trial, never passed over.

    A plain matter is one case without a name. A case without ``expect`` is an error, and so is a plain matter
    without it that was ``named`` itself.
    """
    try:
        loaded = tuple(cases())
    except CovenantError as error:
        return (refused(Trial(file, "", ()), error),)
    return tuple(_trial(Trial(file, name, ()), each) for name, each in loaded if _is_tried(name, each, named))


def _is_tried(name: str, loaded: LoadedMatter, named: bool) -> bool:
    return bool(loaded.matter.expect) or named or bool(name)


def refused(trial: Trial, error: CovenantError) -> Trial:
    """Return the trial as one that could not be checked, with the error's sentence and its place."""
    place = error if isinstance(error, InputError) else None
    return replace(
        trial,
        error=str(error),
        message=error.message,
        error_file=place.file if place and place.file != trial.file else "",
        line=place.line if place else None,
        column=place.column if place else None,
    )


def _unchecked(trial: Trial, loaded: LoadedMatter, message: str, at: tuple[Part, ...] = ()) -> Trial:
    """Return the trial as one that could not be checked, for a reason that lies in its own file."""
    place = loaded.place(at, of_key=True)
    return refused(trial, InputError(message, trial.file, place.line, place.column))


def _mistake(file: Path) -> Trial:
    """Try a matter of the error gallery: its exact message stands beside it."""
    expected = (file.parent / MESSAGE).read_text(encoding="utf-8").rstrip("\n")
    try:
        check(load(file))
        seen = "no error"
    except CovenantError as error:
        seen = str(error).replace(f"{file.parent}/", "")
    return Trial(str(file), "", (Compared("message", expected, seen, expected == seen),))


def _trial(trial: Trial, loaded: LoadedMatter) -> Trial:
    """Check one matter and compare the report with what it expects."""
    trial = replace(trial, title=loaded.matter.matter or "")
    expected = loaded.matter.expect
    if not expected:
        which = f"the case {trial.case!r}" if trial.case else "the matter"
        return _unchecked(trial, loaded, f"{which} has no `expect`: nothing is compared")
    trial = replace(trial, why=str(expected.get("why", "")) if isinstance(expected, dict) else "")
    try:
        report = check(loaded)
        compared = compare(expected, as_data(report))
    except BadExpectation as error:
        return _unchecked(trial, loaded, error.message, (EXPECT, *error.at))
    except CovenantError as error:
        return refused(trial, error)
    trial = replace(
        trial,
        compared=tuple(_placed(each, loaded) for each in compared),
        seen=_seen(report),
        expected=_named_and_met(compared, report),
    )
    if report.faults:
        crash = report.faults[0]
        return _unchecked(trial, loaded, f"{crash.rule} crashed: {crash.error}")
    if not compared:
        return _unchecked(trial, loaded, "`expect` names nothing that could fail", (EXPECT,))
    return trial


def _placed(each: Compared, loaded: LoadedMatter) -> Compared:
    """Return an expectation with the line and column at which it stands in the file."""
    place = loaded.place((EXPECT, *each.at), of_key=True)
    return replace(each, line=place.line, column=place.column)


def _seen(report: Report) -> tuple[tuple[str, str], ...]:
    """Return rule and outcome of every finding, each pair once, in the order of the report."""
    actions = (*report.actions, *report.history)
    pairs = ((each.rule, str(each.outcome)) for action in actions for each in action.findings)
    return tuple(dict.fromkeys(pairs))


def _named_and_met(compared: Iterable[Compared], report: Report) -> tuple[tuple[str, str], ...]:
    """Return rule and outcome of every finding that was expected by its rule's code, and was so."""
    rules = {rule for rule, _ in _seen(report)}
    found = (
        (str(each.at[-1]).partition("@")[0], each.expected)
        for each in compared
        if each.met and each.at[2:3] == ("findings",)
    )
    return tuple(dict.fromkeys(pair for pair in found if pair[0] in rules))
