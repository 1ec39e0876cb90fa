"""Attacks by what is written out: workbook, SARIF, JUnit, GitHub, Markdown, calendar, terminal, files, masks."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote

import icalendar
import openpyxl
from attacks_on_input import Attack
from desk_run import ROOT, Desk, environment, spawned

ATTACKS: dict[str, Attack] = {}


def attack(name: str) -> Callable[[Attack], Attack]:
    """Register one attack under its name."""

    def keep(function: Attack) -> Attack:
        ATTACKS[name] = function
        return function

    return keep


# AT-9: the workbook.

FORMULAS: Mapping[str, str] = {
    "command": "=cmd|'/c calc'!A1",
    "hyperlink": '=HYPERLINK("http://127.0.0.1/","x")',
    "plus": "+1+1",
    "minus": "-1",
    "at": "@SUM(1)",
    "error": "#N/A",
    "array": "{=1+1}",
    "escape": "_x000D_=1",
    "quoted": "'=1+1",
    "full-width": "＝1+1",
    "newline": "x\n=1+1",
}
for named, formula in FORMULAS.items():

    @attack(f"AT-9-export-{named}")
    def _(desk: Desk, formula: str = formula) -> None:
        holders = {"holders": [{"name": formula, "group": "rra", "address": [formula]}]}
        file = desk.matter(whole={"register": holders, "matter": formula, "client_matter": formula})
        out = desk.folder / "o.xlsx"
        assert desk.run("export", file, "--output", str(out)).status == 0
        book = openpyxl.load_workbook(out)
        cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "d"}
        # What looks like an escape of a workbook is written as one, which this library leaves as it stands.
        shown = [cell for cell in cells if str(cell.value).replace("_x005F_", "_") == formula]
        assert shown
        assert all(cell.quotePrefix for cell in shown)
        with zipfile.ZipFile(out) as package:
            sheets = [package.read(name) for name in package.namelist() if "/worksheets/" in name]
            assert not any("xternal" in name for name in package.namelist())
        assert not any(b"<f>" in sheet or b"<f " in sheet or b"<hyperlink" in sheet for sheet in sheets)


@attack("AT-9-export-and-back")
def _(desk: Desk) -> None:
    """A register that was written is read again, each name as it was typed."""
    names = [f"{text} {number}" for number, text in enumerate(FORMULAS.values()) if "\n" not in text]
    held = {"holders": [{"name": name, "group": "rra"} for name in names]}
    out = desk.folder / "o.xlsx"
    assert desk.run("export", desk.matter(whole={"register": held}), "--output", str(out)).status == 0
    book = openpyxl.load_workbook(out)
    found = {str(cell.value).replace("_x005F_", "_") for sheet in book for row in sheet for cell in row}
    assert set(names) <= found


# AT-20 to AT-23, AT-25: what a report says.

ORDER = "x%0A::error::y\n::stop-commands::z\n##[error]q\r::debug::r".replace("\r", "")
MARKUP = (
    '<script>alert(1)</script> "><img onerror=x> ]]> -- <!-- &amp; [a](javascript:x) |`b`| [red]c[/] \\ * _d_'
)
EVENT = "x\nBEGIN:VEVENT\nSUMMARY:y;z,\\n"
IDS = ("123-45-6789", "98-7654321", "123\u201145\u20116789", "98\u20137654321")
WIDE = "漢字" * 150
LONG_TEXTS = {"order": ORDER, "markup": MARKUP, "event": EVENT, "ids": " ".join(IDS), "wide": WIDE}


def spoken(desk: Desk, text: str, name: str = "m.yaml") -> str:
    """Write a matter in which a text stands wherever a report repeats one: one finding is adverse."""
    whole = {"matter": text, "client_matter": text}
    return desk.matter(
        name, signed_name=text, note=text, issue_to={"name": text, "address": [text]}, whole=whole
    )


def in_format(desk: Desk, format_: str, *files: str) -> str:
    """Check the files and return what was written in a format."""
    told = desk.run("check", *files, "--format", format_)
    assert told.status in (1, 2)
    return told.out


def annotations(text: str) -> list[tuple[dict[str, str], str]]:
    """Return properties and message of each line, read as GitHub reads them."""
    found = []
    for line in text.split("\n")[:-1]:
        matched = re.fullmatch(r"::(error|warning|notice) ([^\r\n]*?)::([^\r\n]*)", line)
        assert matched, line
        properties = dict(part.split("=", 1) for part in matched[2].split(","))
        found.append(({key: unquote(value) for key, value in properties.items()}, unquote(matched[3])))
    return found


for named, text in LONG_TEXTS.items():

    @attack(f"AT-21-{named}")
    def _(desk: Desk, text: str = text) -> None:
        """One annotation for each finding: the same number as for a plain name, none of them begun by a text."""
        plain = annotations(in_format(desk, "github", spoken(desk, "Nobody")))
        seen = annotations(in_format(desk, "github", spoken(desk, text)))
        assert [each[0].get("title") for each in seen] == [each[0].get("title") for each in plain]
        assert {each[0]["file"] for each in seen} == {each[0]["file"] for each in plain}

    @attack(f"AT-22-{named}")
    def _(desk: Desk, text: str = text) -> None:
        """Well-formed, with as many cases as for a plain name, and the text in it as it was typed."""
        plain = ElementTree.fromstring(in_format(desk, "junit", spoken(desk, "Nobody")))
        seen = ElementTree.fromstring(in_format(desk, "junit", spoken(desk, text)))
        assert [each.tag for each in seen.iter()] == [each.tag for each in plain.iter()]
        if text != LONG_TEXTS["ids"]:
            assert any(text in failure.get("message", "") for failure in seen.iter("failure"))

    @attack(f"AT-23-{named}")
    def _(desk: Desk, text: str = text) -> None:
        """As many events as for a plain name; no line longer than 75 octets; the same text when parsed back."""
        plain = desk.run("calendar", spoken(desk, "Nobody"), "--format", "ics").out
        file = spoken(desk, text)
        desk.run("calendar", file, "--format", "ics", "--output", str(desk.folder / "o.ics"))
        data = (desk.folder / "o.ics").read_bytes()
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        assert data.replace(b"\r\n", b"").count(b"\n") == 0
        events = list(icalendar.Calendar.from_ical(data).walk("VEVENT"))
        assert len(events) == len(icalendar.Calendar.from_ical(plain).walk("VEVENT"))
        assert all(event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1) for event in events)
        if text == WIDE:
            assert all(WIDE in str(event["DESCRIPTION"]) for event in events)

    @attack(f"AT-20-{named}")
    def _(desk: Desk, text: str = text) -> None:
        """A terminal is told what was typed, line ends apart, and nothing that it could obey."""
        told = desk.run("check", spoken(desk, text))
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", told.out + told.err)
        shown = " ".join(told.out.split())
        if text != LONG_TEXTS["ids"]:
            assert " ".join(text.split())[:60] in shown or text == WIDE

    @attack(f"AT-22-sarif-{named}")
    def _(desk: Desk, text: str = text) -> None:
        """Valid JSON with as many results as for a plain name; every address is relative and escaped."""
        plain = json.loads(in_format(desk, "sarif", spoken(desk, "Nobody")))["runs"][0]["results"]
        seen = json.loads(in_format(desk, "sarif", spoken(desk, text)))["runs"][0]["results"]
        assert [each["ruleId"] for each in seen] == [each["ruleId"] for each in plain]

    @attack(f"AT-18-markdown-{named}")
    def _(desk: Desk, text: str = text) -> None:
        """As many lines as for a plain name; no tag, link, code or table cell is begun by a text."""
        plain = in_format(desk, "markdown", spoken(desk, "Nobody"))
        seen = in_format(desk, "markdown", spoken(desk, text))
        assert seen.count("\n") == plain.count("\n")
        assert not re.search(r"(?<!\\)<(script|img|!--)|(?<!\\)\]\(javascript", seen)
        tables = [line for line in seen.split("\n") if line.startswith("| ")]
        assert {len(re.findall(r"(?<!\\)\|", line)) for line in tables} <= {
            len(re.findall(r"(?<!\\)\|", line)) for line in plain.split("\n") if line.startswith("| ")
        }


ODD_FILES = (
    "b,c:d%0A x.yaml",
    "e\n::error::f.yaml",
    "<script>.yaml",
    "[g](h).yaml",
    "i\u202ej.yaml",
    "k\x1b[2Jl.yaml",
)
for number, odd in enumerate(ODD_FILES, 1):

    @attack(f"AT-21-name-of-a-file-{number}")
    def _(desk: Desk, odd: str = odd) -> None:
        """A file's name is data in every format, and on the terminal."""
        sound, broken = spoken(desk, "Nobody", odd), desk.file(f"x{odd}", "as_of: 2003-06-16\nmatter: [\n")
        one = annotations(in_format(desk, "github", sound, broken))
        other = annotations(
            in_format(desk, "github", spoken(desk, "Nobody"), desk.file("b.yaml", "as_of: x\n"))
        )
        assert len(one) == len(other)
        ElementTree.fromstring(in_format(desk, "junit", sound, broken))
        for result in json.loads(in_format(desk, "sarif", sound, broken))["runs"][0]["results"]:
            for location in result.get("locations", ()):
                uri = location["physicalLocation"]["artifactLocation"]["uri"]
                assert re.fullmatch(r"[A-Za-z0-9._~%/+-]+", uri), uri
        for format_ in ("markdown", "text", "json"):
            told = desk.run("check", sound, broken, "--format", format_)
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", told.out + told.err)
            assert not re.search(r"^\s*::", told.out + told.err, re.MULTILINE), "an order to the log"
            assert told.err.count("\n") <= 1 + (format_ != "json")


@attack("AT-20-typed-at-the-command-line")
def _(desk: Desk) -> None:
    for odd in (
        "\x1b[2J.yaml",
        "a\rb",
        "c\u202ed",
        "\x9b31m",
        "\x1b]8;;http://127.0.0.1\x07x\x1b]8;;\x07",
        "[red]x[/]",
    ):
        for arguments in (
            ("check", odd),
            ("explain", odd),
            ("test", odd),
            ("new", odd),
            ("generate", odd, odd),
            (odd,),
        ):
            told = desk.run(*arguments, *(("--output", "o.pdf") if arguments[0] == "generate" else ()))
            assert told.status == 2
            assert told.err.count("\n") == 1
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", told.out + told.err), (
                arguments
            )


# AT-25: tax ids.

EIN, SSN = "98-7654321", "123-45-6789"
HIDDEN = re.compile(r"123.?45.?6789|98.?7654321")


@attack("AT-25-every-format")
def _(desk: Desk) -> None:
    file = spoken(desk, f"Fund {SSN} of {EIN}", f"{SSN} {EIN}.yaml")
    broken = desk.file(f"x{EIN}.yaml", f"as_of: {SSN}\n")
    for format_ in ("text", "json", "junit", "sarif", "github", "markdown"):
        told = desk.run("check", file, broken, "--format", format_)
        assert not HIDDEN.search(unquote(told.out + told.err)), format_
        assert "6789" in told.out + told.err
    for arguments in (
        ("calendar", file),
        ("calendar", file, "--format", "ics"),
        ("calendar", file, "--format", "json"),
    ):
        assert not HIDDEN.search(desk.run(*arguments).out.replace("\r\n ", ""))
    for arguments in (
        ("state", file),
        ("test", file),
        ("check", f"no-{SSN}"),
        ("explain", SSN),
        ("readings", broken),
    ):
        told = desk.run(*arguments)
        assert not HIDDEN.search(told.out + told.err), arguments


@attack("AT-25-workbook")
def _(desk: Desk) -> None:
    file = spoken(desk, f"Fund {SSN} of {EIN}")
    assert desk.run("export", file, "--output", str(desk.folder / "o.xlsx")).status == 0
    with zipfile.ZipFile(desk.folder / "o.xlsx") as package:
        assert not any(
            HIDDEN.search(package.read(name).decode("utf-8", "replace")) for name in package.namelist()
        )


@attack("AT-25-names-of-files")
def _(desk: Desk) -> None:
    from generator.api import plain_name

    for text in (SSN, EIN, "123 45 6789", "98 7654321", f"Fund {SSN}", *IDS):
        assert not HIDDEN.search(plain_name(text)), text


# AT-16 and AT-17: where it is written to.

PLACES = (
    "//host/share/o",
    r"\\host\share\o",
    r"..\o",
    "C:\\o",
    "CON",
    "AUX.json",
    "o.json.",
    "n" * 300,
    "none/o.json",
)
for place in PLACES:

    @attack(f"AT-16-output-{place[:12]}")
    def _(desk: Desk, place: str = place) -> None:
        """Refused in a sentence before anything is opened; nothing is left in the folder."""
        file = desk.matter()
        before = sorted(os.listdir(desk.folder))
        desk.refused("check", file, "--output", place)
        desk.refused("calendar", file, "--output", place)
        desk.refused("export", file, "--output", place if place != "AUX.json" else "AUX.xlsx")
        desk.refused("generate", "exhibit-a", file, "--format", "docx", "--output", place)
        desk.refused("new", "exercise", "--output", place)
        if "/o" not in place or place.startswith("//"):
            desk.refused("packet", file, "--out", place)
        assert sorted(os.listdir(desk.folder)) == before


@attack("AT-17-links")
def _(desk: Desk) -> None:
    """A link is neither followed nor replaced; what a hard link shares keeps its bytes."""
    file = desk.matter()
    outside = desk.folder / "outside"
    outside.mkdir()
    canary = outside / "canary"
    canary.write_bytes(b"mine")
    (desk.folder / "link").symlink_to(canary)
    (desk.folder / "folder-link").symlink_to(outside)
    (desk.folder / "dangling").symlink_to(outside / "new")
    os.link(canary, desk.folder / "hard")
    for name in ("link", "dangling"):
        desk.refused("check", file, "--output", name)
        desk.refused("export", file, "--output", name)
        desk.refused("generate", "exhibit-a", file, "--format", "docx", "--output", name)
    desk.refused("packet", file, "--out", "folder-link")
    desk.refused("packet", file, "--out", "link")
    assert desk.run("check", file, "--output", "hard").status == 0
    assert canary.read_bytes() == b"mine"
    assert os.listdir(outside) == ["canary"]


@attack("AT-17-devices")
def _(desk: Desk) -> None:
    """A device stays one: nothing is renamed over it."""
    device = Path("/dev/null")
    assert desk.run("check", desk.matter(), "--output", str(device)).status == 0
    assert device.is_char_device()


# AT-26: no code from a configuration.

SHADOWS = (
    "yaml",
    "msgspec",
    "pickle",
    "struct",
    "sitecustomize",
    "multiprocessing",
    "weasyprint",
    "json",
    "evil",
    "checker",
)


@attack("AT-26-plug-in")
def _(desk: Desk) -> None:
    """A configuration that names code is refused, and nothing in the working folder is imported."""
    witness = desk.folder / "witness"
    for name in SHADOWS:
        desk.file(f"{name}.py", f"open({str(witness)!r}, 'a').write({name!r})\n")
    desk.file("pyproject.toml", '[tool.covenant]\nplugins = ["evil"]\n')
    script = desk.folder / "bin" / "covenant"
    script.parent.mkdir()
    script.write_text(
        "import sys\nfrom desk.start import main\nif __name__ == '__main__':\n    sys.exit(main())\n", "utf-8"
    )
    desk.matter("a.yaml")
    desk.matter("b.yaml")
    status, said = by_script(script, desk.folder, "check", "a.yaml")
    assert (status, "plugins" in said) == (2, True), said
    desk.file("pyproject.toml", "[tool.other]\n")
    for arguments in (
        ("check", "a.yaml", "b.yaml", "--jobs", "2"),
        ("generate", "exhibit-a", "a.yaml", "--output", "o.pdf"),
    ):
        status, said = by_script(script, desk.folder, *arguments)
        assert status in (0, 1), said
    assert not witness.exists(), witness.read_text("utf-8")


def by_script(script: Path, folder: Path, *arguments: str) -> tuple[int, str]:
    """Run the command as its installed script does: the script's folder is on the path, the working folder not."""
    ended = subprocess.run(
        [sys.executable, str(script), *arguments],
        cwd=folder,
        env=environment({}),
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return ended.returncode, ended.stdout + ended.stderr


# AT-27: other words.


@attack("AT-27-one-word-less")
def _(desk: Desk) -> None:
    """An agreement without its "not" is not the agreement: nothing is judged by it."""
    for package in ("checker", "generator", "desk", "templates"):
        shutil.copytree(ROOT / package, desk.folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    text = desk.folder / "checker" / "agreements" / "warrant" / "text" / "s02_exercise.txt"
    altered = re.sub(rb"\bnot ", b"", text.read_bytes(), count=1)
    assert altered != text.read_bytes()
    text.write_bytes(altered)
    told = spawned("check", desk.matter(), cwd=desk.folder, PYTHONPATH=str(desk.folder))
    assert told.status == 2, told
    assert "the stored words are not those of the agreement" in told.err
    assert told.out == ""


# AT-30: the exceptions file.

RECORD = {
    "rule": "W2.1-exact-name",
    "matter": "A sample matter",
    "reason": "The holder has changed its name; the certificate is on file",
    "evidence": "letter of 2 May 2003",
    "approved_by": "Sample Partner",
    "granted": "2003-05-02",
    "expires": "2003-08-01",
}


def record(**changes: str) -> str:
    """Return an exceptions file with one record; days stand bare."""
    kept = {**RECORD, **changes}
    lines = [
        f"{key} = {value if key in ('granted', 'expires') else json.dumps(value)}"
        for key, value in kept.items()
    ]
    return "\n".join(("[[exception]]", *lines, ""))


def fingerprint(desk: Desk, file: str) -> str:
    """Return the fingerprint of the one adverse finding."""
    report = json.loads(desk.run("check", file, "--format", "json").out)
    findings = report.get(
        "actions", report.get("reports", [{}])[0].get("actions") if "reports" in report else []
    )
    return next(each["fingerprint"] for each in findings[0]["findings"] if each["rule"] == RECORD["rule"])


EXCEPTED: Mapping[str, tuple[dict[str, str], int, str]] = {
    "in-force": ({}, 0, "EXCEPTED"),
    "expired": ({"expires": "2003-06-15"}, 1, "EXC-EXPIRED"),
    "future-dated": ({"granted": "2003-06-17"}, 1, "EXC-NOT-YET"),
    "changed-fact": ({"fingerprint": "0" * 16}, 1, "EXC-UNUSED"),
    "too-long": ({"expires": "2004-08-01"}, 2, "366"),
    "unknown-rule": ({"rule": "W2.1-exact-nam"}, 2, "W2.1-exact-name"),
    "mandatory-rule": ({"rule": "W2.1-exercise-within-term"}, 2, "mandatory"),
    "empty-reason": ({"reason": " "}, 2, "reason is empty"),
    "no-approver": ({"approved_by": ""}, 2, "approved_by is empty"),
    "evidence-gone": ({"evidence": "gone.pdf sha256:" + "0" * 64}, 1, "EXC-EVIDENCE"),
    "evidence-share": ({"evidence": "//host/x.pdf sha256:" + "0" * 64}, 2, "not a file of this machine"),
}
for named, (changes, status, words) in EXCEPTED.items():

    @attack(f"AT-30-{named}")
    def _(desk: Desk, changes: dict[str, str] = changes, status: int = status, words: str = words) -> None:
        file = desk.matter(signed_name="Nobody")
        own = {"fingerprint": fingerprint(desk, file)}
        exceptions = desk.file("exceptions.toml", record(**{**own, **changes}))
        told = desk.run("check", file, "--exceptions", exceptions)
        assert (told.status, words in told.out + told.err) == (status, True), told
