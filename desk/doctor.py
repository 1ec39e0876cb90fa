"""``covenant doctor``: what this machine has of what covenant stands on, and how to get the rest."""

from __future__ import annotations

import argparse
import json
import locale
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError
from pathlib import Path

from desk.machine.parts import AGAIN, LEAST_PYTHON, Get, Part, parts, requirements
from desk.machine.probing import BROKEN, MISSING, PRESENT, UNTRIED, Seen
from desk.writing import put

SCHEMA = "covenant/doctor/1"
ANOTHER = "another version"
READY, NOT_READY = 0, 1
SECONDS = 60
AT_ONCE = 4
WIDTH = 100
_MACOS_OFFICE = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")


@dataclass(frozen=True, slots=True)
class Found:
    """A part as it was found: its state, version and detail.

    The state is present, missing, broken, untried (for want of another part) or another version.
    """

    part: Part
    state: str
    version: str = ""
    detail: str = ""

    @property
    def lacks(self) -> bool:
        """Say whether the part cannot be used as it should."""
        return self.state != PRESENT


def run_doctor(arguments: argparse.Namespace) -> int:
    """Say of each part whether it is there; 0 when all that is needed is, 1 when something needed lacks."""
    found, version = examine()
    put(_as_json(found, version) if arguments.format == "json" else _as_text(found, version), None)
    return NOT_READY if _lacking(found, needed=True) else READY


def examine() -> tuple[tuple[Found, ...], str]:
    """Look at every part, in the order of the table, and return covenant's own version beside them."""
    try:
        required = requirements()
    except PackageNotFoundError:
        alone = Part("covenant", "covenant", "knows what it runs on", Get(AGAIN, AGAIN, AGAIN))
        return (Found(alone, BROKEN, "", "its own record of what it needs is not there"),), ""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return tuple(pool.map(_look, parts(required))), required.version


def _look(part: Part) -> Found:
    """Look at one part: in a child, or here where nothing can crash."""
    state, version, detail = ask(part.probe) if part.probe else _HERE[part.id]()
    if state == PRESENT and part.expected and version != part.expected:
        state, detail = ANOTHER, f"covenant was made and tested with {part.expected}"
    return Found(part, state, version, detail)


def ask(probe: Sequence[str]) -> Seen:
    """Ask a child about a part; a child that crashes, hangs or says nothing is a part that is broken."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path)}
    try:
        child = subprocess.run(
            [sys.executable, "-P", "-m", "desk.machine.probing", *probe],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        return BROKEN, "", f"it did not answer within {SECONDS} seconds"
    except OSError as error:
        return BROKEN, "", f"no process could be started: {error.strerror or error}"
    if child.returncode < 0:
        return BROKEN, "", f"the process that tried it stopped (signal {-child.returncode})"
    # What a library prints stands before the answer.
    lines = child.stdout.decode("utf-8", "replace").splitlines()
    try:
        state, version, detail = json.loads(lines[-1])
    except (IndexError, ValueError):
        (why,) = child.stderr.decode("utf-8", "replace").splitlines()[-1:] or ("",)
        told = f"the process that tried it ended with status {child.returncode}: {why}"
        return BROKEN, "", told.removesuffix(": ")
    return str(state), str(version), str(detail)


def _python() -> Seen:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < LEAST_PYTHON:
        return MISSING, version, "it is too old"
    return PRESENT, version, ""


def _temporary_folder() -> Seen:
    try:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "specimen").write_bytes(b"specimen")
            return PRESENT, "", str(Path(folder).parent)
    except OSError as error:
        return MISSING, "", f"no file can be written: {error.strerror or error}"


def _encoding() -> Seen:
    return PRESENT, "", f"the locale's is {locale.getencoding()}"


def _processors() -> Seen:
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return PRESENT, "", str(count)


def _libreoffice() -> Seen:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None and _MACOS_OFFICE.is_file():
        found = str(_MACOS_OFFICE)
    # Without a profile of its own it would write into the home folder.
    return _program(found, "--version", "-env:UserInstallation=file:///nonexistent/covenant-doctor")


def _poppler() -> Seen:
    return _program(shutil.which("pdftotext"), "-v")


def _program(found: str | None, *arguments: str) -> Seen:
    """Ask a program for its version: the first word of its first line that begins with a digit."""
    if found is None:
        return MISSING, "", ""
    try:
        told = subprocess.run(
            [found, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return BROKEN, "", f"{found} is there and does not answer"
    words = told.stdout.decode("utf-8", "replace").split()
    return PRESENT, next((word for word in words if word[0].isdigit()), ""), ""


_HERE: dict[str, Callable[[], Seen]] = {
    "python": _python,
    "temporary-folder": _temporary_folder,
    "encoding": _encoding,
    "processors": _processors,
    "libreoffice": _libreoffice,
    "poppler": _poppler,
}


def _lacking(found: Sequence[Found], needed: bool) -> list[Found]:
    return [each for each in found if each.lacks and each.part.needed is needed]


def _as_json(found: Sequence[Found], version: str) -> str:
    rows = [
        {
            "id": each.part.id,
            "name": each.part.name,
            "purpose": each.part.purpose,
            "needed": each.part.needed,
            "state": each.state,
            "version": each.version,
            "expected": each.part.expected,
            "detail": each.detail,
            "get": asdict(each.part.get),
        }
        for each in found
    ]
    whole = {
        "schema": SCHEMA,
        "covenant": version,
        "ready": not _lacking(found, needed=True),
        "lacking": [each.part.id for each in _lacking(found, needed=True)],
        "parts": rows,
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _as_text(found: Sequence[Found], version: str) -> str:
    lacking, optional = _lacking(found, needed=True), _lacking(found, needed=False)
    if lacking:
        # What cannot be tried for want of another part is cured with it.
        roots = [each for each in lacking if each.state != UNTRIED] or lacking
        first = f"NOT READY: {_named(roots)}."
    else:
        first = f"READY: all that covenant {version} needs is here."
    lines = textwrap.wrap(first, WIDTH)
    for needed, heading in ((True, "Needed"), (False, "Optional")):
        lines += ["", heading]
        for each in found:
            if each.part.needed is needed:
                lines += _lines(each)
    if optional:
        lines += ["", *textwrap.wrap(f"Optional and not here: {_named(optional)}.", WIDTH)]
    return "\n".join(lines) + "\n"


def _named(found: Sequence[Found]) -> str:
    """Return the names of parts with their states."""
    return ", ".join(f"{each.part.name} ({each.state})" for each in found)


def _lines(each: Found) -> list[str]:
    """Return the lines of one part: what it is, what was found, and how to get it where it lacks."""
    mark = "ok" if not each.lacks else "LACKS" if each.part.needed else "none"
    name = f"{each.part.name} {each.version}".rstrip()
    detail = f" ({each.detail})" if each.detail else ""
    indent = " " * len("  LACKS  ")
    lines = textwrap.wrap(
        f"  {mark:<5}  {name}: {each.part.purpose}{detail}",
        WIDTH,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    if each.lacks and each.state != UNTRIED:
        get = each.part.get
        if get.debian == get.macos == get.elsewhere:
            lines.append(f"{indent}to get it: {get.debian}")
        else:
            lines += [
                f"{indent}Debian, Ubuntu: {get.debian}",
                f"{indent}macOS: {get.macos}",
                f"{indent}elsewhere: {get.elsewhere}",
            ]
    return lines
