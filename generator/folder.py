"""Puts a finished folder in place, whole or not at all: a lock, a partial folder, a rename."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from checker.model.errors import UsageError

_TRIES, _PAUSE = 100, 0.1
_PARTIAL = ".partial-"


def refuse_target(target: Path, *, replace: bool, is_ours: Callable[[Path], bool]) -> None:
    """Raise UsageError where the folder cannot be put: a link, a file, or there already and not to be replaced.

    ``is_ours`` says whether an existing folder is one that may be replaced. An empty folder is no obstacle.
    """
    if target.is_symlink():
        raise UsageError(f"{target}: this is a link; name the folder itself")
    if not target.exists():
        kept = _kept(target)
        if kept.exists():
            raise UsageError(
                f"{kept}: an earlier packet is kept here since a run that was broken off; move it away first"
            )
        return
    if not target.is_dir():
        raise UsageError(f"{target}: this is a file; name a folder that does not exist yet")
    if not any(target.iterdir()):
        return
    if not replace:
        raise UsageError(
            f"{target}: this folder exists; name another, or say --replace to replace the packet"
        )
    if not is_ours(target):
        raise UsageError(f"{target}: this folder holds no packet, so it is not replaced; name another")
    if _kept(target).exists():
        raise UsageError(f"{_kept(target)}: an earlier packet is kept here; move it away first")


def put_folder(
    target: Path,
    files: Iterable[tuple[str, bytes]],
    *,
    replace: bool,
    is_ours: Callable[[Path], bool],
    may_drop: Callable[[Path], bool],
) -> tuple[str, ...]:
    """Write the files as one folder and return what else the user should know, one sentence each.

    The files are taken one at a time, so that they may be made while they are written and none need be kept.
    The folder is built beside the target under a partial name and renamed: the final name never shows a
    half-written folder. A replaced one is kept as ``.bak`` until then, and for good where ``may_drop``
    says that it holds what is not ours. Raises UsageError for a target that cannot be used, or after ten
    seconds behind another run; OSError for the disk; nothing is left behind then.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target):
        refuse_target(target, replace=replace, is_ours=is_ours)
        notes = _swept(target)
        partial = Path(tempfile.mkdtemp(prefix=f"{_PARTIAL}{target.name}-", dir=target.parent))
        try:
            for name, data in files:
                _write(partial / name, data)
            partial.chmod(0o755)
            _sync(partial)
            kept = _swap(partial, target)
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise
        _sync(target.parent)
        if kept is not None:
            if may_drop(kept):
                shutil.rmtree(kept)
            else:
                notes.append(f"the earlier packet had been changed, so it is kept as {kept}")
        return tuple(notes)


def _swap(partial: Path, target: Path) -> Path | None:
    """Rename the new folder into place; return where the old one is kept, if it held anything."""
    if not target.exists() or not any(target.iterdir()):
        partial.rename(target)
        return None
    kept = _kept(target)
    target.rename(kept)
    try:
        partial.rename(target)
    except BaseException:
        kept.rename(target)
        raise
    return kept


def _kept(target: Path) -> Path:
    """Return where a folder that is being replaced is kept."""
    return target.with_name(f"{target.name}.bak")


def _swept(target: Path) -> list[str]:
    """Remove what a broken-off run has left; the lock shows that nobody is still writing it."""
    notes = []
    for left in sorted(target.parent.glob(f"{_PARTIAL}*")):
        if left.is_dir() and not left.is_symlink() and left.name[len(_PARTIAL) : -9] == target.name:
            shutil.rmtree(left)
            notes.append(f"removed {left.name}, which a run that was broken off had left")
    return notes


def _write(path: Path, data: bytes) -> None:
    """Write one file and see it on the disk."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """See the folder's entries on the disk, where the system can."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    """Hold the target's lock, which dies with its process; UsageError naming the holder after ten seconds."""
    path = target.with_name(f".{target.name}.lock")
    handle = _acquired(path, target)
    try:
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode("ascii"), 0)
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _acquired(path: Path, target: Path) -> int:
    """Return the open and locked file; whoever waits for one that is removed meanwhile begins again."""
    for _ in range(_TRIES):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and os.fstat(handle).st_ino == path.stat().st_ino:
                return handle
        except BlockingIOError:
            holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip() or "unknown"
        else:
            holder = "unknown"
        os.close(handle)
        time.sleep(_PAUSE)
    raise UsageError(f"{target}: process {holder} is writing this packet; wait until it has ended")
