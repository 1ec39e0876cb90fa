"""The evidence of an exception: words, or a file that must still be the one that was approved."""

from __future__ import annotations

import hashlib
import ntpath
import os.path
import re
from pathlib import Path
from stat import S_ISREG

from checker.matter.attached import checked_name
from checker.model.errors import UsageError

_MARK = " sha256:"
_DIGEST = re.compile(r"[0-9a-fA-F]{64}")
_SEPARATOR = re.compile(r"[/\\]")
_BLOCK = 1 << 20


def checked_evidence(evidence: str) -> tuple[str, str] | None:
    """Return the file and the SHA-256 that a text of evidence names at its end; None where it names no file.

    Raises ValueError with one sentence where the digest is none, or the file is not named as one beside this
    file or in a folder below.
    """
    name, mark, digest = f" {evidence}".rpartition(_MARK)
    if not mark:
        return None
    name, digest = name.strip(), digest.strip()
    if not _DIGEST.fullmatch(digest):
        raise ValueError(
            f'"sha256:{digest[:20]}" does not end in 64 digits (0-9, a-f); write the SHA-256 of the file, as '
            f"`sha256sum` prints it"
        )
    if not name:
        raise ValueError("sha256 stands without a file; write docs/letter.pdf sha256:... with its name")
    try:
        checked_name(name)
    except UsageError as remote:
        raise ValueError(remote.message) from None
    if Path(name).is_absolute() or ntpath.splitdrive(name)[0]:
        raise ValueError(f'"{name}" is named from the root; name it from the folder of this file')
    if ".." in _SEPARATOR.split(name):
        raise ValueError(f'"{name}" leads out of the folder of this file; keep the evidence in it')
    return name, digest.lower()


def evidence_fault(evidence: str, folder: Path) -> str | None:
    """Return what is wrong with the file that a text of evidence names, in a sentence; None if nothing is.

    A file that lies outside the folder, through a link, is not read; what another file holds is not said.
    """
    named = checked_evidence(evidence)
    if named is None:
        return None
    name, digest = named
    whole = Path(os.path.realpath(folder / name))
    if not whole.is_relative_to(os.path.realpath(folder)):
        return f"{name} lies outside the folder of the exceptions, through a link; it is not read"
    try:
        found = _sha256(whole)
    except FileNotFoundError:
        return f"there is no file {name}"
    except OSError as error:
        return f"{name} cannot be read: {(error.strerror or 'unknown reason').lower()}"
    if found is None:
        return f"{name} is not a file"
    return None if found == digest else f"{name} is not the file that was approved: its SHA-256 is another"


def _sha256(file: Path) -> str | None:
    """Return the SHA-256 of a file, read block by block; None where it is a folder or a device."""
    if not S_ISREG(file.stat().st_mode):
        return None
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
