"""Looks whether one part works, in a process of its own: ``-m desk.machine.probing KIND [WORD...]`` says it as JSON."""

from __future__ import annotations

import ctypes
import json
import sys
import warnings
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

from checker.model.errors import CovenantError

PRESENT, MISSING, BROKEN = "present", "missing", "broken"
# It stands on another part, which is missing itself.
UNTRIED = "untried"

# Under which names the systems keep a library, and the function that tells its version.
_LIBRARIES = {
    "gobject": (("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"), ""),
    "pango": (
        ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
        "pango_version_string",
    ),
    "pangoft2": (
        ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
        "pango_version_string",
    ),
    "harfbuzz": (("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"), "hb_version_string"),
    "harfbuzz-subset": (
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
        "hb_version_string",
    ),
    "fontconfig": (("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"), ""),
}
LIBRARIES = tuple(_LIBRARIES)

Seen = tuple[str, str, str]
"""State, version, detail."""


def library(name: str) -> Seen:
    """Load a library of the system, one of LIBRARIES."""
    files, tells = _LIBRARIES[name]
    for file in files:
        try:
            loaded = ctypes.CDLL(file)
        except OSError:
            continue
        return PRESENT, _version_of(loaded, name, tells), ""
    return MISSING, "", f"none of {', '.join(files)} can be loaded"


def _version_of(loaded: ctypes.CDLL, name: str, tells: str) -> str:
    """Return the version that a library tells, empty where it tells none."""
    if name == "fontconfig":
        number = int(loaded.FcGetVersion())
        return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    try:
        asked = loaded[tells] if tells else None
    except AttributeError:
        return ""
    if asked is None:
        return ""
    asked.restype = ctypes.c_char_p
    return bytes(asked()).decode("ascii", "replace")


def package(distribution: str, module: str) -> Seen:
    """Find a Python package and import it."""
    try:
        found = version(distribution)
    except PackageNotFoundError:
        return MISSING, "", ""
    try:
        if module:
            import_module(module)
    except Exception as error:
        if isinstance(error, ModuleNotFoundError) and error.name == module:
            return MISSING, "", ""
        return BROKEN, found, f"it is installed and cannot be loaded: {_in_a_line(error)}"
    return PRESENT, found, ""


def typeface() -> Seen:
    """Look for the faces that documents use."""
    lacking = import_module("generator.api").missing_faces()
    if lacking:
        return MISSING, "", f"these files are not there: {', '.join(lacking)}"
    return PRESENT, "", ""


def pdf() -> Seen:
    """Make a PDF of one line and look for the typeface in it."""
    generator = import_module("generator.api")
    try:
        import_module("weasyprint")
    except OSError as error:
        return UNTRIED, "", f"WeasyPrint cannot be loaded: {_in_a_line(error)}"
    made = generator.specimen_pdf()
    return PRESENT, "", f"a PDF of {len(made)} bytes was made, with the bundled typeface in it"


def docx() -> Seen:
    """Make a DOCX of one line."""
    made = import_module("generator.api").specimen_docx()
    return PRESENT, "", f"a DOCX of {len(made)} bytes was made"


def words() -> Seen:
    """Prove the stored words of the agreements by their hashes."""
    stored = import_module("checker.api").stored_words()
    return PRESENT, "", f"{stored.files} files of {stored.agreements} agreements, each with its SHA-256"


def registers() -> Seen:
    """Look whether the compiled registers are those of the sources."""
    if import_module("checker.api").compiled_is_fresh():
        return PRESENT, "", ""
    return MISSING, "", "the registers are read from their sources, which is slower and nothing else"


def calendars() -> Seen:
    """Read every calendar."""
    found = import_module("checker.api").shipped_calendars()
    return PRESENT, "", f"{len(found.names)} calendars, {found.first} to {found.last}"


def zones() -> Seen:
    """Look for UTC, the one zone that is asked for."""
    zone = import_module("zoneinfo")
    try:
        zone.ZoneInfo("UTC")
    except zone.ZoneInfoNotFoundError:
        return MISSING, "", "no table of time zones is found, neither the system's nor the package tzdata"
    return PRESENT, "", ""


KINDS: dict[str, Callable[..., Seen]] = {
    each.__name__: each
    for each in (library, package, typeface, pdf, docx, words, registers, calendars, zones)
}


def main(arguments: list[str]) -> None:
    """Answer with one line of JSON; whatever goes wrong in the part is its own state, never a traceback."""
    warnings.simplefilter("ignore")
    kind, *rest = arguments
    try:
        seen = KINDS[kind](*rest)
    except ModuleNotFoundError as error:
        seen = UNTRIED, "", f"it cannot be tried while {error.name} is missing"
    except CovenantError as error:
        seen = BROKEN, "", str(error)
    except Exception as error:
        seen = BROKEN, "", _in_a_line(error)
    print(json.dumps(seen), flush=True)


def _in_a_line(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"


if __name__ == "__main__":
    main(sys.argv[1:])
