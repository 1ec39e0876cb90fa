"""Which packets are to be made of many matters, and where each is to lie."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from checker.api import matters_in
from checker.model.errors import UsageError
from desk.matters import read_input
from generator.api import is_packet, plain_name, refuse_name

STDIN = "-"
LONGEST_NAME = 100


class Order(Struct, frozen=True):
    """A packet that is to be made; ``here`` says that whoever makes it also writes it, as the folder ``out``."""

    name: str
    out: str
    data: bytes | None = None
    folder: str = ""
    as_of: date | None = None
    what_if: dict[str, str] = {}
    draft: bool = False
    replace: bool = False
    here: bool = True
    refused: str = ""


def orders_of(arguments: argparse.Namespace) -> list[Order]:
    """Return what is to be made; UsageError, before anything is, for what cannot all be put side by side."""
    out: Path = arguments.out
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise UsageError(f"{out}: this is no folder; name the folder in which the packets are to lie")
    if out.name not in ("", ".."):
        refuse_name(out)
    if is_packet(out):
        raise UsageError(f"{out}: this folder is itself a packet; name one in which packets are to lie")
    names = [name for given in arguments.matters for name in _files(given)]
    orders = []
    for name, folder in zip(names, _folders(names), strict=True):
        refuse_name(out / folder)
        piped = name == STDIN
        orders.append(
            Order(
                "standard input" if piped else name,
                str(out / folder),
                read_input() if piped else None,
                ".",
                arguments.as_of,
                dict(arguments.reading),
                arguments.draft,
                arguments.replace,
            )
        )
    return orders


def _folders(names: Sequence[str]) -> list[str]:
    """Return the name of each matter's packet: the matter file's, with its folder's before it where two are alike.

    Raises UsageError where two are alike even so; disks that do not tell capitals apart are thought of.
    """
    files = [Path("standard input" if name == STDIN else name) for name in names]
    short = [plain_name(file.stem, "matter")[:LONGEST_NAME] for file in files]
    often = Counter(each.casefold() for each in short)
    found = [
        each if often[each.casefold()] == 1 else _with_parent(file, each)
        for file, each in zip(files, short, strict=True)
    ]
    taken: dict[str, str] = {}
    for name, each in zip(names, found, strict=True):
        if each.casefold() in taken:
            raise UsageError(
                f"{taken[each.casefold()]} and {name}: both packets would be named {each}; "
                "rename one file, or run them apart"
            )
        taken[each.casefold()] = name
    return found


def _with_parent(file: Path, short: str) -> str:
    """Return the name of a packet with that of the folder in which its matter lies."""
    parent = file.absolute().parent.name
    return f"{plain_name(parent, 'matter')[:LONGEST_NAME]}-{short}"


def _files(given: str) -> list[str]:
    """Return the matter files that are meant: the file itself, or those in a folder in the order of their names."""
    if given == STDIN or not Path(given).is_dir():
        return [given]
    found = [str(file) for file in matters_in(Path(given))]
    if not found:
        raise UsageError(f"{given}: no matter lies in this folder")
    return found
