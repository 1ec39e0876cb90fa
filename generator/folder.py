"""Puts a finished folder in place, whole or not at all: a lock, a partial folder, a rename."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from checker.model.errors import UsageError

_TRIES, _PAUSE = 100, 0.1
_PARTIAL = ".partial-"
# What a synced or shared drive says while somebody else has the folder open, and how long to wait then.
_PASSING = (errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM)
_PAUSES = (0.1, 0.3, 0.9)
# A lock and a partial folder have longer names, and a name may have 255 bytes.
LONGEST_NAME = 200
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE | re.ASCII)
_LINK = "{}: this is a link, where the lock of a packet should be; remove it"
_CONTROLS = re.compile("[\x00-\x1f\x7f]")


def refuse_name(target: Path) -> None:
    """Raise UsageError for a name that no folder should have, before anything is asked of the disk.

    Refused: a network share or a drive letter, a backslash, a control character, a name that Windows keeps
    for itself, a dot or a space at the end, and more than 200 bytes.
    """
    text, name = str(target), target.name
    if _CONTROLS.search(text):
        raise UsageError(f"{text!r}: a name may hold no control character; name another folder")
    if text.startswith(("\\\\", "//")):
        raise UsageError(f"{text}: this is a network share; name a folder on this machine")
    if re.match(r"[A-Za-z]:", text) or "\\" in name:
        raise UsageError(f"{text}: name a folder without a drive letter, and with / between folders")
    if name in ("", ".."):
        raise UsageError(f"{text}: name the folder itself, one that does not exist yet")
    if _RESERVED.fullmatch(name) or name.endswith((".", " ")):
        raise UsageError(f"{text}: Windows could not open a folder named {name!r}; name another")
    if len(os.fsencode(name)) > LONGEST_NAME:
        raise UsageError(f"{name[:40]}...: this name is longer than {LONGEST_NAME} bytes; name a shorter one")


def refuse_target(target: Path, *, replace: bool, is_ours: Callable[[Path], bool]) -> None:
    """Raise UsageError where the folder cannot be put: a link, a file, or there already and not to be replaced.

    ``is_ours`` says whether an existing folder is one that may be replaced. An empty folder is no obstacle.
    """
    refuse_name(target)
    if target.is_symlink():
        raise UsageError(f"{target}: this is a link; name the folder itself")
    if not target.exists():
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
    if os.path.lexists(_kept(target)):
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
    says that it holds what is not ours. Raises UsageError for a target that cannot be used, after ten
    seconds behind another run, and where the finished folder cannot be renamed (it is kept then, and the
    sentence says where); OSError for the disk, and nothing is left behind.
    """
    refuse_name(target)
    try:
        return _put(target, files, replace, is_ours, may_drop)
    except OSError as error:
        # The user named the target, not the lock or the partial folder beside it.
        raise OSError(error.errno, error.strerror or str(error), str(target)) from error


def _put(
    target: Path,
    files: Iterable[tuple[str, bytes]],
    replace: bool,
    is_ours: Callable[[Path], bool],
    may_drop: Callable[[Path], bool],
) -> tuple[str, ...]:
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target) as notes:
        refuse_target(target, replace=replace, is_ours=is_ours)
        notes += _swept(target)
        partial = Path(tempfile.mkdtemp(prefix=f"{_PARTIAL}{target.name}-", dir=target.parent))
        try:
            for name, data in files:
                _write(partial / name, data)
            partial.chmod(0o755)
            _sync(partial)
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise
        kept = _swap(partial, target)
        _sync(target.parent)
        if kept is not None:
            if may_drop(kept):
                shutil.rmtree(kept)
            else:
                notes.append(f"the earlier packet had been changed, so it is kept as {kept}")
        return tuple(notes)


def _swap(partial: Path, target: Path) -> Path | None:
    """Rename the new folder into place; return where the old one is kept, if it held anything.

    UsageError where it stays impossible: the new folder is whole, so it is kept, and the old one is put back.
    """
    kept = _kept(target) if target.exists() and any(target.iterdir()) else None
    try:
        if kept is not None:
            _move(target, kept)
        _move(partial, target)
    except OSError as error:
        also = ""
        if kept is not None and kept.exists():
            try:
                _move(kept, target)
            except OSError:
                also = f", and the earlier one as {kept}"
        raise UsageError(
            f"{target}: the finished packet could not be put there ({error.strerror}); it is kept as "
            f"{partial}{also}. See that nothing else uses the folder, and run it again"
        ) from error
    except BaseException:
        if kept is not None and kept.exists() and not target.exists():
            _move(kept, target)
        shutil.rmtree(partial, ignore_errors=True)
        raise
    return kept


def _move(source: Path, to: Path) -> None:
    """Rename a folder; where somebody else seems to hold it, wait and try again three times."""
    for pause in _PAUSES:
        try:
            os.replace(source, to)
        except OSError as error:
            if error.errno not in _PASSING:
                raise
            time.sleep(pause)
        else:
            return
    os.replace(source, to)


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
    if not target.exists() and _kept(target).is_dir():
        notes.append(f"an earlier packet is kept as {_kept(target)} since a run that was broken off")
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
def _locked(target: Path) -> Iterator[list[str]]:
    """Hold the target's lock, which dies with its process, and give what is to be said of it.

    UsageError naming the holder after ten seconds.
    """
    path = target.with_name(f".{target.name}.lock")
    handle = _acquired(path, target)
    try:
        earlier = _holder(handle)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode("ascii"), 0)
        yield [f"took over the lock of process {earlier}, which was broken off"] if earlier else []
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _acquired(path: Path, target: Path) -> int:
    """Return the open and locked file; whoever waits for one that is removed meanwhile begins again."""
    said = ""
    for _ in range(_TRIES):
        handle = _opened(path)
        try:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
                raise UsageError(_LINK.format(path))
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_still(path, found):
                return handle
        except BlockingIOError:
            since = datetime.fromtimestamp(found.st_mtime, UTC)
            said = (
                f"process {_holder(handle) or 'unknown'} is writing this packet, since {since:%H:%M:%S} UTC"
            )
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        time.sleep(_PAUSE)
    raise UsageError(f"{target}: {said or 'another process is writing this packet'}; wait until it has ended")


def _opened(path: Path) -> int:
    """Return the open file of the lock; UsageError for a link: writing into it would change another file."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    except OSError as error:
        if path.is_symlink():
            raise UsageError(_LINK.format(path)) from error
        raise


def _is_still(path: Path, found: os.stat_result) -> bool:
    """Say whether the name still leads to the file that was opened: its last holder may have removed it."""
    try:
        return path.stat().st_ino == found.st_ino
    except FileNotFoundError:
        return False


def _holder(handle: int) -> str:
    """Return the number of the process that a lock names, if it names one."""
    said = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
    return said if said.isdigit() else ""
