"""What is written, in which formats, and where to: at most one on the terminal, each file whole or not at all."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.model.errors import UsageError
from checker.model.masking import masked
from desk.writing import put, refuse_output

FORMATS = ("text", "json", "junit", "sarif", "code-scanning", "github", "markdown")
# What a pipeline reads even when nothing could be checked; text and JSON are then written to named files only.
OF_PIPELINES = frozenset(FORMATS) - {"text", "json"}
_SUMMARY = "GITHUB_STEP_SUMMARY"
_INPUT = "-"
_YAML = (".yaml", ".yml")


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
    files = [os.path.realpath(file) for file in named if file.is_file() or not file.exists()]
    for file in files:
        if files.count(file) > 1:
            raise UsageError(f"{file}: two formats would be written to this one file; name two files")
    for each in wanted:
        if each.file is not None:
            refuse_place(each.file)
    return wanted


def refuse_place(file: Path) -> None:
    """Raise UsageError for what is no place for a file; a pipe or a device is one."""
    if not file.parent.is_dir():
        raise UsageError(f"{file}: there is no folder {file.parent}")
    if not file.exists() or file.is_file() or file.is_dir():
        refuse_output(file)


def refuse_own_inputs(arguments: argparse.Namespace) -> None:
    """Raise UsageError for an output on the command line that is a file which the same command line names."""
    given = vars(arguments)
    outputs = [given.get("output"), *(each.file for each in given.get("formats") or ())]
    inputs = [*(given.get("matters") or ()), *(given.get("paths") or ())]
    inputs += [given.get("matter"), given.get("exceptions")]
    refuse_inputs(outputs, inputs)


def refuse_inputs(outputs: Iterable[Path | None], inputs: Iterable[str | Path | None]) -> None:
    """Raise UsageError for an output that is one of the files to be read, or a matter in a folder to be read.

    The same file under another name counts, and the file that standard input (``-``) comes from.
    """
    read = [str(each) for each in inputs if each]
    for output in outputs:
        # A link is refused as such.
        if output is None or output.is_symlink() or not output.is_file():
            continue
        if any(_reads(name, output) for name in read):
            raise UsageError(
                f"{output}: this is a file that the command reads; name another for what it writes"
            )


def _reads(name: str, output: Path) -> bool:
    """Say whether the output is the file of this name, or a matter in the folder of this name."""
    try:
        if name == _INPUT:
            return sys.stdin is not None and os.path.samestat(os.fstat(sys.stdin.fileno()), output.stat())
        if not os.path.isdir(name):
            return os.path.samefile(name, output)
    except (OSError, ValueError):
        return False
    if not output.name.lower().endswith(_YAML):
        return False
    from checker.api import matters_in

    return any(each.exists() and each.samefile(output) for each in matters_in(Path(name)))


def write_all(wanted: Sequence[Wanted], made: Mapping[str, Callable[[], str]]) -> None:
    """Write each format: the files first, then the terminal; for GitHub the summary of the step last.

    Nothing is written before every text is made. Raises OSError where a file cannot be written; where that is
    the summary, all else is written.
    """
    texts = [(each, made[each.format]()) for each in wanted]
    summary = os.environ.get(_SUMMARY)
    told = made["markdown"]() if summary and any(each.format == "github" for each in wanted) else ""
    for each, text in sorted(texts, key=lambda pair: pair[0].file is None):
        put(text, each.file)
    if summary and told:
        _append(told, Path(summary))


def _append(text: str, file: Path) -> None:
    """Append to the summary of the step: earlier steps may have written there."""
    try:
        with file.open("a", encoding="utf-8", newline="\n") as summary:
            summary.write(masked(text))
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from None
