"""Work on one file, fit to be done by another process: it takes plain values and gives plain values back."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct

from checker.engine import check
from checker.matter.attached import checked_name
from checker.matter.cases import load_cases, load_cases_text
from checker.matter.characters import bytes_of
from checker.matter.load import file_text, spoken_from
from checker.model.errors import CovenantError, InputError, SheetName, fault_sentence
from checker.model.matter import LoadedMatter
from checker.model.report import Report
from checker.report.results import Checked, Refused
from checker.report.trial import (
    Trial,
    files_in,
    in_gallery,
    is_file_or_gone,
    may_expect,
    try_cases,
    try_paths,
)

# A line that begins with a key of a matter; or UTF-16, which is refused by its name and not passed over.
_MATTER = re.compile(
    rb"(?:\A(?:\xef\xbb\xbf)?|[\r\n])[\"']?(?:matter|as_of|proposed|history|base|cases|register)[\"']?[ ]*:"
    rb"|\A(?:\xff\xfe|\xfe\xff)"
)


class Job(Struct, frozen=True):
    """One file to check or to try: its name as the user typed it, its bytes, and how it is to be taken.

    ``folder`` is what the files it names are relative to, as typed; without ``data`` the file is read where the
    work is done. ``root``, where it is given, is the working folder of the command: the work may be done from
    another. ``named`` says that the user named the file itself, not a folder around it.
    """

    name: str
    folder: str
    data: bytes | None = None
    named: bool = True
    as_of: date | None = None
    readings: Mapping[str, str] = {}
    root: str = ""


class Refusal(Refused, frozen=True):
    """A file that could not be checked, with the whole sentence that says so at a terminal."""

    said: str = ""


class _Crossing(Struct, frozen=True):
    """A ``Checked`` on its way from one process to another."""

    file: str
    case: str
    matter: str
    client_matter: str
    report: Report | None
    refused: Refusal | None


def check_job(job: Job) -> tuple[Checked, ...]:
    """Check every case of one file (a plain matter is one case), in its order.

    A file that cannot be read, and a case that cannot be checked, is refused in its place, never an error: the
    others go on. A fault of the program outside the rules is such a refusal too. A name that is no UTF-8 is written
    with escapes: one that no format can hold would take every other report with it.
    """
    try:
        cases = _cases(job)
    except Exception as error:
        return (_printable(Checked(job.name, "", "", "", None, _refusal(job, error))),)
    return tuple(_printable(_checked(job, name, loaded)) for name, loaded in cases)


def try_job(job: Job) -> tuple[Trial, ...]:
    """Try every scenario of one file, in its order; nothing where it holds none and was not named itself.

    What cannot be read is a failed trial. A file of the error gallery stands beside its exact message.
    """
    file = Path(job.root, job.name)
    if in_gallery(file):
        return tuple(_as_typed(trial, job) for trial in try_paths([file]))
    if job.data is not None and not job.named and not may_expect(job.data):
        return ()
    try:
        trials = try_cases(job.name, lambda: _loaded(job), named=job.named)
    except Exception as error:
        fault = fault_sentence(error)
        trials = (Trial(job.name, "", (), f"{job.name}: {fault}", message=fault),)
    return tuple(_as_typed(trial, job) for trial in trials)


def with_bytes(job: Job) -> Job:
    """Return the work with the bytes of its file, for a machine that may not have it.

    A file that cannot be read goes without: what is wrong with it is said where the work is done.
    """
    if job.data is not None or in_gallery(Path(job.name)):
        return job
    try:
        return msgspec.structs.replace(job, data=file_text(Path(checked_name(job.name))))
    except CovenantError:
        return job


def check_packed(job: Job) -> bytes:
    """Check one file as ``check_job`` does; what comes of it is packed, and ``unpacked`` opens it."""
    return msgspec.msgpack.encode(check_job(job), enc_hook=_plain)


def unpacked(data: bytes) -> tuple[Checked, ...]:
    """Return what ``check_packed`` packed."""
    crossed = msgspec.msgpack.decode(data, type=tuple[_Crossing, ...])
    return tuple(Checked(**msgspec.structs.asdict(each)) for each in crossed)


def matters_in(folder: Path) -> Iterator[Path]:
    """Yield the matter files in a folder and the folders in it, in the order of their names.

    Hidden folders and links to folders are passed over, and YAML files in which no line begins with a key of a
    matter. Raises UsageError for a folder that cannot be read: what is in it must not be passed over in silence.
    """
    yield from (file for file in files_in(folder) if _is_matter(file))


def _is_matter(file: Path) -> bool:
    """Say whether a file looks like a matter; one that cannot be read does, and is refused by its name.

    A pipe or a device is none: whoever reads it may wait for ever.
    """
    if not is_file_or_gone(file):
        return False
    try:
        return _MATTER.search(bytes_of(file)) is not None
    except OSError:
        return True


def _cases(job: Job) -> list[tuple[str, LoadedMatter]]:
    """Return the cases of a file, each spoken from the day that was asked for."""
    cases = _loaded(job)
    if job.as_of is None:
        return cases
    return [(name, spoken_from(loaded, job.as_of)) for name, loaded in cases]


def _loaded(job: Job) -> list[tuple[str, LoadedMatter]]:
    """Return the cases of a file, read here or elsewhere."""
    if job.data is None:
        return load_cases(Path(job.root, job.name) if job.root else job.name)
    return load_cases_text(job.data, job.name, Path(job.root, job.folder))


def _checked(job: Job, name: str, loaded: LoadedMatter) -> Checked:
    """Return one case after its check."""
    title, client = loaded.matter.matter or "", loaded.matter.client_matter or ""
    try:
        report = check(loaded, dict(job.readings))
    except Exception as error:
        return Checked(job.name, name, title, client, None, _refusal(job, error))
    return Checked(job.name, name, report.matter, client, report)


def _printable(checked: Checked) -> Checked:
    """Return the same with escapes for those bytes of file names that are not UTF-8."""
    report, refused = checked.report, checked.refused
    if report is not None:
        report = msgspec.structs.replace(report, matter=_escaped(report.matter))
    if isinstance(refused, Refusal):
        texts = {key: getattr(refused, key) for key in ("message", "file", "said")}
        refused = msgspec.structs.replace(refused, **{key: _escaped(text) for key, text in texts.items()})
    names = {"file": _escaped(checked.file), "matter": _escaped(checked.matter)}
    return msgspec.structs.replace(checked, **names, report=report, refused=refused)


def _escaped(text: str) -> str:
    """Return a text in which each byte that is not UTF-8 is an escape, such as ``\\udce9``."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _refusal(job: Job, error: Exception) -> Refusal:
    """Return why a file could not be checked, with the names as the user typed them."""
    if isinstance(error, InputError):
        file = _typed_name(error.file, job.root)
        place = InputError(error.message, file, error.line, error.column)
        return Refusal(_bare(place), str(file) or job.name, error.line, error.column, str(place))
    if isinstance(error, CovenantError):
        said = error.message.replace(f"{job.root}{os.sep}", "") if job.root else error.message
        return Refusal(said.removeprefix(f"{job.name}: "), job.name, None, None, said)
    fault = fault_sentence(error)
    return Refusal(fault, job.name, None, None, f"{job.name}: {fault}")


def _bare(error: InputError) -> str:
    """Return the sentence of an error without its file; a sheet of a workbook is named in it."""
    if isinstance(error.file, SheetName):
        return f'sheet "{error.file.sheet}": {error.message}'
    return error.message


def _typed_name(file: str, root: str) -> str:
    """Return the name of a file as the user typed it, without the working folder before it."""
    short = file.removeprefix(f"{root}{os.sep}") if root else file
    return SheetName(short, file.sheet) if isinstance(file, SheetName) else short


def _as_typed(trial: Trial, job: Job) -> Trial:
    """Return a trial with the names as the user typed them, with escapes for those bytes that are not UTF-8."""
    if job.root:
        root = f"{job.root}{os.sep}"
        changes = {key: getattr(trial, key).replace(root, "") for key in ("file", "error", "message")}
        trial = replace(trial, **changes, error_file=_typed_name(trial.error_file, job.root))
    return replace(
        trial,
        file=_escaped(trial.file),
        error=_escaped(trial.error),
        message=_escaped(trial.message),
        error_file=_escaped(trial.error_file),
        title=_escaped(trial.title),
    )


def _plain(value: Any) -> Any:
    """Return what msgpack has no word for as something that it has: a mapping nobody may change."""
    if isinstance(value, MappingProxyType):
        return dict(value)
    raise TypeError(f"{type(value).__name__} does not cross to another process")
