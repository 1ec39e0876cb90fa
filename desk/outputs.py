"""What is written, in which formats, and where to: at most one on the terminal, each file whole or not at all."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.model.errors import UsageError
from checker.model.masking import masked
from desk.writing import put, refuse_output

FORMATS = ("text", "json", "junit", "sarif", "code-scanning", "github", "markdown")
# What a pipeline reads even when nothing could be checked; text and JSON then stay empty, as one line on stderr says.
OF_PIPELINES = frozenset(FORMATS) - {"text", "json"}
_SUMMARY = "GITHUB_STEP_SUMMARY"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A format that was asked for, and its file; none is standard output."""

    format: str
    file: Path | None = None


def as_wanted(text: str) -> Wanted:
    """Return a format typed as FORMAT or FORMAT:FILE."""
    name, colon, file = text.partition(":")
    if name not in FORMATS:
        raise argparse.ArgumentTypeError(f"{name!r} is no format; choose from {', '.join(FORMATS)}")
    if colon and not file:
        raise argparse.ArgumentTypeError(f"{text!r} names no file: type it as {name}:FILE, or only {name}")
    return Wanted(name, Path(file) if file else None)


def planned(formats: Sequence[Wanted], output: Path | None) -> tuple[Wanted, ...]:
    """Return the formats with ``--output`` given to the one without a file; of none asked for, text.

    Raises UsageError, before anything is checked, where two would be written to one place, or to no place.
    """
    wanted = tuple(formats) or (Wanted("text"),)
    loose = [each for each in wanted if each.file is None]
    if len(loose) > 1:
        names = ", ".join(each.format for each in loose)
        raise UsageError(
            f"{names} would all be written to the terminal; name a file for each but one, "
            f"e.g. --format {loose[0].format}:out.{loose[0].format}"
        )
    if output is not None:
        if not loose:
            raise UsageError(
                f"--output {output}: every format names its own file already; leave --output out"
            )
        wanted = tuple(replace(each, file=each.file or output) for each in wanted)
    # A pipe or a device (/dev/null) may take several.
    named = [each.file for each in wanted if each.file is not None]
    files = [os.path.abspath(file) for file in named if file.is_file() or not file.exists()]
    for file in files:
        if files.count(file) > 1:
            raise UsageError(f"{file}: two formats would be written to this one file; name two files")
    for each in wanted:
        if each.file is not None:
            _refuse_place(each.file)
    return wanted


def _refuse_place(file: Path) -> None:
    """Raise UsageError for what is no place for a file; a pipe or a device is one."""
    if not file.parent.is_dir():
        raise UsageError(f"{file}: there is no folder {file.parent}")
    if not file.exists() or file.is_file() or file.is_dir():
        refuse_output(file)


def write_all(wanted: Sequence[Wanted], made: Mapping[str, Callable[[], str]]) -> None:
    """Write each format: the files first, the terminal last; for GitHub the summary of the step as well.

    Nothing is written before every text is made. Raises OSError where a file cannot be written.
    """
    texts = [(each, made[each.format]()) for each in wanted]
    summary = os.environ.get(_SUMMARY)
    if summary and any(each.format == "github" for each in wanted):
        _append(made["markdown"](), Path(summary))
    for each, text in sorted(texts, key=lambda pair: pair[0].file is None):
        put(text, each.file)


def _append(text: str, file: Path) -> None:
    """Append to the summary of the step: earlier steps may have written there."""
    with file.open("a", encoding="utf-8", newline="\n") as summary:
        summary.write(masked(text))
