"""The parts that covenant stands on: what each is for, whether it is needed, and how to get it."""

from __future__ import annotations

import re
import shlex
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

LEAST_PYTHON = (3, 11)
_ROOT = Path(__file__).resolve().parents[2]
_PIN = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?\s*(?:==\s*([^\s;]+))?")
_CLUSTER = re.compile(r"extra\s*==\s*['\"]cluster['\"]")
AGAIN = "install covenant again; in a clone run bin/set-up"


@dataclass(frozen=True, slots=True)
class Get:
    """How to get a part on Debian or Ubuntu, on macOS with Homebrew, and elsewhere."""

    debian: str
    macos: str
    elsewhere: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part; `probe` is what the child is asked (empty: the doctor looks itself), `expected` a pinned version."""

    id: str
    name: str
    purpose: str
    get: Get
    needed: bool = True
    probe: tuple[str, ...] = ()
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Requirements:
    """The project's own record: its version, and name -> pinned version of what it runs on and of `cluster`."""

    version: str
    run: dict[str, str]
    cluster: dict[str, str]


# Distribution -> the module that is imported, and what it is for.
PACKAGES = {
    "msgspec": ("msgspec", "types the matter file and writes JSON"),
    "PyYAML": ("yaml", "reads matter files"),
    "Jinja2": ("jinja2", "fills the templates of the papers"),
    "weasyprint": ("weasyprint", "lays out PDF, with the libraries of the system that are named below"),
    "python-docx": ("docx", "writes DOCX"),
    "num2words": ("num2words", "writes numbers in words"),
    "rich": ("rich", "shows progress on a terminal"),
    "junitparser": ("junitparser", "writes JUnit for --format junit"),
    "icalendar": ("icalendar", "writes calendars for --format ics"),
    "openpyxl": ("openpyxl", "reads registers in .xlsx and writes workbooks"),
    "python-dateutil": ("dateutil", "belongs to icalendar"),
    "font-source-serif-pro": ("font_source_serif_pro", "is the typeface of every paper"),
    "distributed": ("distributed", "spreads work over a cluster for --cluster"),
}

# Id -> name, what it is for, and the packages of Debian and Homebrew.
_LIBRARIES = {
    "gobject": ("GObject", "is the ground on which Pango stands", "libglib2.0-0", "glib"),
    "pango": ("Pango", "sets the text of every PDF", "libpango-1.0-0", "pango"),
    "pangoft2": ("PangoFT2", "brings the typeface to Pango", "libpangoft2-1.0-0", "pango"),
    "harfbuzz": ("HarfBuzz", "shapes the letters", "libharfbuzz0b", "harfbuzz"),
    "harfbuzz-subset": (
        "HarfBuzz-Subset",
        "cuts the typeface to what a PDF uses; without it the same paper has other bytes",
        "libharfbuzz-subset0",
        "harfbuzz",
    ),
    "fontconfig": ("fontconfig", "knows the typeface by its name", "libfontconfig1", "fontconfig"),
}


def requirements() -> Requirements:
    """Return the project's own record, from the checkout in which this file lies, else of the installed package.

    Raises PackageNotFoundError where there is neither.
    """
    file = _ROOT / "pyproject.toml"
    if file.is_file():
        project = tomllib.loads(file.read_text(encoding="utf-8")).get("project", {})
        if project.get("name") == "covenant":
            cluster = project.get("optional-dependencies", {}).get("cluster", ())
            return Requirements(project["version"], _pins(project["dependencies"]), _pins(cluster))
    listed = metadata.requires("covenant") or ()
    run = _pins(line for line in listed if "extra ==" not in line)
    return Requirements(
        metadata.version("covenant"), run, _pins(line for line in listed if _CLUSTER.search(line))
    )


def _pins(listed: Iterable[str]) -> dict[str, str]:
    """Return name -> pinned version, empty where none is pinned; a wheel writes names in lower case."""
    known = {name.lower(): name for name in PACKAGES}
    found = (_PIN.match(line.strip()) for line in listed)
    return {known.get(pin[1].lower(), pin[1]): pin[2] or "" for pin in found if pin}


def parts(required: Requirements) -> tuple[Part, ...]:
    """Return every part in the order in which it is shown: what is needed, then what is optional."""
    return (
        Part(
            "python",
            "Python",
            "runs the program (3.11 or later)",
            Get(
                "sudo apt-get install python3 python3-venv (Debian 12, Ubuntu 24.04 or later)",
                "brew install python@3.11",
                "install Python 3.11 or later",
            ),
        ),
        *(_package(name, version) for name, version in required.run.items()),
        *(_library(name) for name in _LIBRARIES),
        *_OWN,
        *_OPTIONAL,
        *(
            _package(name, version, needed=False)
            for name, version in (required.cluster or {"distributed": ""}).items()
        ),
    )


def _package(name: str, pinned: str, needed: bool = True) -> Part:
    module, purpose = PACKAGES.get(name, ("", "belongs to what covenant runs on"))
    what = f"{name}=={pinned}" if pinned else name
    install = f"{shlex.quote(sys.executable or 'python3')} -m pip install {what}"
    probe = ("package", name, module)
    return Part(name.lower(), name, purpose, Get(install, install, install), needed, probe, pinned)


def _library(name: str) -> Part:
    shown, purpose, debian, brew = _LIBRARIES[name]
    get = Get(
        f"sudo apt-get install {debian}",
        f"brew install {brew} (and run covenant with Homebrew's Python)",
        f"install what your system calls {shown} (on Debian {debian})",
    )
    return Part(name, shown, purpose, get, probe=("library", name))


def _everywhere(text: str) -> Get:
    return Get(text, text, text)


_OWN = (
    Part(
        "typeface",
        "Source Serif Pro",
        "the four faces that papers are set in; the fonts of the machine are never used",
        _everywhere("get the package font-source-serif-pro as said above"),
        probe=("typeface",),
    ),
    Part(
        "pdf",
        "a PDF",
        "is made for a trial, as papers are",
        _everywhere("get what lacks above, then ask again"),
        probe=("pdf",),
    ),
    Part("docx", "a DOCX", "is made for a trial, as papers are", _everywhere(AGAIN), probe=("docx",)),
    Part(
        "agreements",
        "the agreements' words",
        "are those from which the rules were written",
        _everywhere(f"put the file back that is named here, or {AGAIN}"),
        probe=("words",),
    ),
    Part(
        "calendars",
        "the calendars",
        "know which days are business days",
        _everywhere(AGAIN),
        probe=("calendars",),
    ),
    Part(
        "time-zones",
        "time zones",
        "UTC, for calendars in --format ics; no other zone is used",
        Get(
            "sudo apt-get install tzdata",
            f"{shlex.quote(sys.executable or 'python3')} -m pip install tzdata",
            f"{shlex.quote(sys.executable or 'python3')} -m pip install tzdata",
        ),
        probe=("zones",),
    ),
    Part(
        "temporary-folder",
        "a temporary folder",
        "holds the typeface while a PDF is made",
        _everywhere("set TMPDIR to a folder that you may write in"),
    ),
)

_OPTIONAL = (
    Part(
        "registers",
        "compiled registers",
        "spare a check the reading of the agreements' YAML",
        _everywhere("in a clone run `python -m checker.agreements.compile`"),
        needed=False,
        probe=("registers",),
    ),
    Part(
        "encoding",
        "the terminal's encoding",
        "is not asked: output is UTF-8 on every machine",
        _everywhere("set LC_ALL=C.UTF-8 to see every character on the screen"),
        needed=False,
    ),
    Part(
        "processors",
        "processors",
        "are shared by --jobs",
        _everywhere("nothing to get"),
        needed=False,
    ),
    Part(
        "libreoffice",
        "LibreOffice",
        "is needed only to look at DOCX or turn it into something else",
        Get(
            "sudo apt-get install libreoffice-writer",
            "brew install --cask libreoffice",
            "install LibreOffice Writer, so that soffice is found on the PATH",
        ),
        needed=False,
    ),
    Part(
        "poppler",
        "poppler",
        "is needed only by the project's own tests, to read PDF back",
        Get(
            "sudo apt-get install poppler-utils",
            "brew install poppler",
            "install the tools of poppler, so that pdftotext is found on the PATH",
        ),
        needed=False,
    ),
)
