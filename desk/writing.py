"""Writing what was asked for: to the terminal, or to a file by a temporary name and a rename."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from checker.model.errors import UsageError
from checker.model.masking import masked


def put(text: str, output: Path | None) -> None:
    """Write text to the file, or to standard output where none is named; tax ids are masked."""
    text = masked(text)
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        put_bytes(text.encode("utf-8"), output)


def refuse_output(output: Path) -> None:
    """Raise UsageError for an output that is no place for a file."""
    if output.is_symlink():
        raise UsageError(f"{output}: this is a link; name the file itself")
    if output.is_dir():
        raise UsageError(f"{output}: this is a folder; name a file in it")
    if not output.parent.is_dir():
        raise UsageError(f"{output.parent}: there is no such folder")


def put_bytes(data: bytes, output: Path) -> None:
    """Write a file whole or not at all: under a temporary name beside it, then renamed.

    Raises OSError (no such folder, no permission, disk full); nothing is left under the final name then.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".partial-{output.name}-", dir=output.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(output)) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(output)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(output)) from None
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
