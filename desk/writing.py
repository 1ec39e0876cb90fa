"""Writing what was asked for: to the terminal, or to a file by a temporary name and a rename."""

from __future__ import annotations

import errno
import os
import re
import sys
import tempfile
import time
from pathlib import Path

from checker.model.errors import UsageError
from checker.model.masking import masked
from checker.model.visible import one_line, visible

# What means something else on Windows: a device, a folder in a folder, a file without its last character.
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?|.*[. ]|.*\\.*", re.DOTALL)
_SHARE = re.compile(r"[\\/]{2}|\\|[A-Za-z]:")
# A drive that is shared or synchronized may hold on to a file for a moment.
_HELD = (errno.EBUSY, errno.EACCES, errno.ETXTBSY)
_PAUSES = (0.1, 0.2, 0.4)
_STEM = 40


def put(text: str, output: Path | None) -> None:
    """Write text to the file, or to standard output where none is named.

    Tax ids are masked, and what a terminal would obey, or hide, is shown as an escape.
    """
    text = visible(masked(text))
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        put_bytes(text.encode("utf-8"), output)


def say(sentence: str) -> None:
    """Say something in one line on stderr, hidden characters as escapes; tax ids are masked."""
    print(masked(one_line(f"covenant: {sentence}")), file=sys.stderr)


def refuse_output(output: Path) -> None:
    """Raise UsageError for an output that is no place for a file, here or on the system it may be sent to."""
    if _SHARE.match(str(output)):
        raise UsageError(f"{output}: this is not a place on this machine; name a local file")
    if output.is_symlink():
        raise UsageError(f"{output}: this is a link; name the file itself")
    if output.is_dir():
        raise UsageError(f"{output}: this is a folder; name a file in it")
    if _RESERVED.fullmatch(output.name):
        raise UsageError(f"{output}: not every system can hold a file of this name; choose a plain one")
    if not output.parent.is_dir():
        raise UsageError(f"{output.parent}: there is no such folder")


def put_bytes(data: bytes, output: Path) -> None:
    """Write a file whole or not at all: under a temporary name beside it, then renamed.

    A pipe or a device is written as it stands. Raises UsageError for an output that is no place for a file;
    OSError (no permission, disk full): nothing is left under the final name then.
    """
    if output.exists() and not (output.is_file() or output.is_dir()):
        with output.open("wb") as stream:
            stream.write(data)
        return
    refuse_output(output)
    try:
        handle, name = tempfile.mkstemp(prefix=f".partial-{output.name[:_STEM]}-", dir=output.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(output)) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        _rename(temporary, output)
    except OSError as error:
        if error.errno not in _HELD:
            temporary.unlink(missing_ok=True)
            raise OSError(error.errno, error.strerror, str(output)) from None
        said = f"{error.strerror}; what was made is kept as {temporary}"
        raise OSError(error.errno, said, str(output)) from None
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _rename(temporary: Path, output: Path) -> None:
    """Put the file in its place; a drive that holds the old one is asked four times."""
    for pause in _PAUSES:
        try:
            temporary.replace(output)
        except OSError as error:
            if error.errno not in _HELD:
                raise
            time.sleep(pause)
        else:
            return
    temporary.replace(output)
