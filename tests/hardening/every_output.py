"""Makes every output of the matters in the working folder, and writes down the SHA-256 of each."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import io
import json
import os
import pkgutil
import sys
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import checker
import desk
import generator
from desk.cli import main

FORMATS = ("text", "json", "junit", "sarif", "github", "markdown")
MATTERS = ("letter.yaml", "net.yaml", "demand.yaml", "odd.yaml")


def set_clock(day: str) -> None:
    """Let the clock stand at a day, once every module is loaded: its types are made by then.

    The nouns are left alone, and so is what describes them: both name the true types, and read no clock.
    """
    for package in (checker, generator, desk):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith((".child", ".__main__")):
                import_module(module.name)
    for library in ("openpyxl", "openpyxl.writer.excel", "icalendar", "docx", "freezegun"):
        import_module(library)
    vars(import_module("msgspec.inspect"))["datetime"] = SimpleNamespace(**vars(datetime))
    sys.modules["freezegun"].freeze_time(day, ignore=["checker.model"]).start()


def said(*arguments: str) -> bytes:
    """Run a command; return what it wrote to both streams, and its status."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(arguments)
    written = []
    for stream in (out, err):
        stream.flush()
        buffer = stream.buffer
        assert isinstance(buffer, io.BytesIO)
        written.append(buffer.getvalue())
    return b"\0".join((*written, str(status).encode()))


def everything() -> dict[str, bytes]:
    """Return each output by a name whose ending tells its kind."""
    made: dict[str, bytes] = {}
    for name in FORMATS:
        ending = "txt" if name == "text" else name
        made[f"check.{ending}"] = said("check", *MATTERS, "broken.yaml", "--format", name, "--jobs", "1")
        made[f"test.{ending}"] = said("test", *MATTERS[:3], "--format", name, "--jobs", "1")
    for name in ("text", "json", "ics"):
        made[f"calendar.{name.replace('text', 'txt')}"] = said("calendar", *MATTERS, "--format", name)
    for name in ("text", "html"):
        made[f"coverage.{name.replace('text', 'txt')}"] = said("coverage", "--format", name)
    for name in ("text", "json"):
        made[f"state.{name.replace('text', 'txt')}"] = said("state", "net.yaml", "--format", name)
    for arguments in (("explain", "R9.f"), ("rules",), ("forms",), ("schema",), ("readings", *MATTERS)):
        made[f"{arguments[0]}.txt"] = said(*arguments)
    for file in MATTERS[:3]:
        made[f"export-{file}.txt"] = said("export", file, "--output", f"{file}.xlsx")
        made[f"{file}.xlsx"] = Path(f"{file}.xlsx").read_bytes()
    made["packet.txt"] = said("packet", "letter.yaml", "--out", "p", "--draft")
    made["generate.txt"] = said(
        "generate", "exhibit-a", "odd.yaml", "--output", "o.docx", "--format", "docx", "--draft"
    )
    made["o.docx"] = Path("o.docx").read_bytes()
    return made | {f"p/{file.name}": file.read_bytes() for file in sorted(Path("p").iterdir())}


if __name__ == "__main__":
    if "COV_CLOCK" in os.environ:
        set_clock(os.environ["COV_CLOCK"])
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in everything().items()}
    Path("outputs.json").write_text(json.dumps(hashes), encoding="utf-8")
    sys.exit(0)
