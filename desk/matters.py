"""Which matters a command is about: files as they were named, folders, or standard input."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.api import Job, load, load_text, matters_in, spoken_from, with_bytes
from checker.model.errors import UsageError
from checker.model.matter import LoadedMatter

STANDARD_INPUT = "standard input"
_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Asked:
    """The matters of a command by name, each once, in the order in which they were asked for.

    ``several`` says that more than one file or a folder was named; ``whole``, that folders were.
    """

    names: tuple[str, ...]
    several: bool
    whole: bool


def asked_for(arguments: Sequence[str]) -> Asked:
    """Return the matters that the arguments name; of a folder, those in it, by name.

    Raises UsageError for a folder in which there is none.
    """
    names: dict[str, str] = {}
    whole = False
    for argument in arguments:
        if not argument:
            raise UsageError(
                "an empty name stands for no matter; name a file, a folder, or - for standard input"
            )
        found = [argument]
        if argument != _INPUT and "\0" not in argument and Path(argument).is_dir():
            whole = True
            found = [str(file) for file in matters_in(Path(argument))]
            if not found:
                raise UsageError(
                    f"{argument}: no matter found in this folder; a matter is a YAML file with a line "
                    "that begins with as_of:, proposed: or another key of a matter"
                )
        for name in found:
            names.setdefault(name if name == _INPUT else os.path.abspath(name), name)
    return Asked(tuple(names.values()), len(arguments) > 1 or whole, whole)


def jobs_of(asked: Asked, arguments: argparse.Namespace) -> Iterator[Job]:
    """Yield the work on each matter; the bytes of a file go along where another machine may do the work."""
    root = "" if arguments.cluster is None else os.getcwd()
    as_of = getattr(arguments, "as_of", None)
    readings = dict(getattr(arguments, "reading", ()))
    for name in asked.names:
        if name == _INPUT:
            yield Job(STANDARD_INPUT, ".", read_input(), True, as_of, readings, root)
            continue
        job = Job(name, str(Path(name).parent), None, not asked.whole, as_of, readings, root)
        yield with_bytes(job) if root else job


def loaded_matter(name: str, arguments: argparse.Namespace) -> LoadedMatter:
    """Return the matter of a file (``-``: of standard input), spoken from ``--as-of`` if that is given."""
    loaded = load_text(read_input(), STANDARD_INPUT) if name == _INPUT else load(name)
    as_of = getattr(arguments, "as_of", None)
    return loaded if as_of is None else spoken_from(loaded, as_of)


def read_input() -> bytes:
    """Return all of standard input; raise UsageError where it is closed."""
    if sys.stdin is None:
        raise UsageError("- reads a matter from standard input, which is closed; name a file instead")
    return sys.stdin.buffer.read()
