"""The fault table: each id of it happens here, or waits with its reason; the run ends as the table says."""

from __future__ import annotations

import importlib.metadata
import os
import re
import resource
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from desk_run import COMMAND, ROOT, Desk, Told, environment, spawned
from sample_matters import exercise, matter, text_of
from sample_workbooks import HOLDER, holders

from checker import walk
from checker.model.events import Exercise
from checker.rules.rule import Answers, Case, rule
from desk import writing
from generator.api import plain_name

Fault = Callable[[Desk], None]
FAULTS: dict[str, Fault] = {}
TABLE = tuple(f"FT-{number}" for number in range(1, 26) if number != 12)
WAITING = {
    "FT-22": "there is no web page, so no form can be posted twice",
    "FT-23": "there is no server, so none is restarted",
}


def fault(name: str) -> Callable[[Fault], Fault]:
    """Register one fault under its name."""

    def keep(function: Fault) -> Fault:
        FAULTS[name] = function
        return function

    return keep


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk in a folder of its own, in which the command finds itself."""
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capsys)


def blocked(desk: Desk, *packages: str, error: str = "ModuleNotFoundError") -> str:
    """Return a PYTHONPATH under which these packages cannot be imported."""
    folder = desk.folder / "blocking"
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(
        "import sys\n"
        "class Blocked:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name.partition('.')[0] in {packages!r}:\n"
        f"            raise {error}('cannot load ' + name)\n"
        "sys.meta_path.insert(0, Blocked())\n",
        encoding="utf-8",
    )
    return str(folder)


def left_in(desk: Desk) -> list[str]:
    """Return what lies in the folder beside the matter."""
    return sorted(name for name in os.listdir(desk.folder) if name not in ("m.yaml", "blocking"))


@contextmanager
def begun(desk: Desk, *arguments: str, code: str = COMMAND) -> Iterator[subprocess.Popen[bytes]]:
    """Begin a run that the test will disturb; it is ended in any case."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=desk.folder,
        env=environment({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def awaited(condition: Callable[[], object], seconds: float = 30) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.01)


def partial_in(desk: Desk) -> list[Path]:
    """Return the half-written packets."""
    return [path for path in desk.folder.glob(".partial-*") if any(path.glob("*.pdf"))]


# FT-1: the disk is full.


def _limited(size: int) -> Callable[[], None]:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@fault("FT-1-report")
def _(desk: Desk) -> None:
    told = spawned("check", desk.matter(), "--output", "o.txt", cwd=desk.folder, before=_limited(500))
    assert (told.status, told.err) == (2, "covenant: o.txt: File too large\n")
    assert left_in(desk) == []


@fault("FT-1-packet")
def _(desk: Desk) -> None:
    """Nothing half-written has the final name, or is left."""
    file = desk.letter()
    told = spawned("packet", file, "--out", "p", "--draft", cwd=desk.folder, before=_limited(9_000))
    assert told.status == 2, told
    assert "too large" in told.err
    assert left_in(desk) == []


@fault("FT-1-device")
def _(desk: Desk) -> None:
    """The terminal's own disk is full too (``> /dev/full``)."""
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            [sys.executable, "-c", COMMAND, "check", desk.matter()],
            env=environment({}),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 2
    assert b"No space left on device" in ended.stderr
    assert b"Traceback" not in ended.stderr
    assert ended.stderr.count(b"\n") == 1


# FT-2 to FT-4: ended midway, and two at once.


@fault("FT-2-killed")
def _(desk: Desk) -> None:
    """What a killed run left is told of, and cleared away by the next one, which makes the whole packet."""
    file = desk.letter()
    with begun(desk, "packet", file, "--out", "p", "--draft") as process:
        awaited(lambda: partial_in(desk))
        process.kill()
        process.wait()
    assert not (desk.folder / "p").exists()
    told = spawned("packet", file, "--out", "p", "--draft", cwd=desk.folder)
    assert told.status == 0, told
    assert ".partial-p-" in told.err
    assert left_in(desk) == ["p"]
    assert desk.run("verify", "p").status == 0


def _ended(desk: Desk, number: int, status: int) -> None:
    file = desk.letter()
    with begun(desk, "packet", file, "--out", "p", "--draft") as process:
        awaited(lambda: partial_in(desk))
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
    assert process.returncode in (status, -number), err
    assert b"Traceback" not in err
    assert left_in(desk) == []
    assert out == b""


@fault("FT-3-interrupted")
def _(desk: Desk) -> None:
    _ended(desk, signal.SIGINT, 130)


@fault("FT-3-told-to-end")
def _(desk: Desk) -> None:
    _ended(desk, signal.SIGTERM, 143)


@fault("FT-3-while-it-begins")
def _(desk: Desk) -> None:
    """An interrupt that comes while the program is still loading ends it as quietly."""
    file = desk.letter()
    code = COMMAND.replace("sys.exit", "print('begun', flush=True); sys.exit")
    for wait in (0.0, 0.03, 0.06):
        with begun(desk, "check", file, code=code) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"begun\n"
            time.sleep(wait)
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=30)
        assert process.returncode in (0, 130, -signal.SIGINT)
        assert b"Traceback" not in err, (wait, err)


@fault("FT-4-two-at-once")
def _(desk: Desk) -> None:
    """One of the two makes the packet; the other waits, then finds it there."""
    file = desk.letter()
    with (
        begun(desk, "packet", file, "--out", "p", "--draft") as one,
        begun(desk, "packet", file, "--out", "p", "--draft") as other,
    ):
        told = [process.communicate(timeout=60)[1].decode() for process in (one, other)]
    assert sorted((one.returncode, other.returncode)) == [0, 2], told
    assert re.search(r"this folder exists|is writing this packet", "".join(told))
    assert left_in(desk) == ["p"]
    assert desk.run("verify", "p").status == 0


# FT-5 to FT-7: files and homes.


@fault("FT-5-changed-while-it-is-read")
def _(desk: Desk) -> None:
    """The matter is read once: what is said is about what was read, whatever becomes of the file meanwhile."""
    pipe = desk.folder / "m.yaml"
    os.mkfifo(pipe)
    with begun(desk, "check", "m.yaml", "--format", "json") as process:
        pipe.write_text(text_of(matter(exercise())), encoding="utf-8")
        pipe.unlink()
        desk.matter(signed_name="Nobody")
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    desk.matter()
    assert desk.run("check", "m.yaml", "--format", "json").out == out.decode()


@contextmanager
def as_nobody(desk: Desk) -> Iterator[None]:
    """Be a user to whom modes apply: root is allowed everything."""
    if os.geteuid() != 0:
        yield
        return
    for parent in desk.folder.parents[:3]:
        if parent != Path("/tmp"):
            parent.chmod(0o755)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@fault("FT-6-read-only-folder")
def _(desk: Desk) -> None:
    file = desk.matter()
    for warm in (
        ("check", file),
        ("calendar", file, "--format", "ics"),
        ("export", file, "--output", "o.xlsx"),
    ):
        desk.run(*warm)
    desk.run("generate", "exhibit-a", file, "--format", "docx", "--output", "o.docx")
    desk.folder.chmod(0o555)
    try:
        with as_nobody(desk):
            for arguments in (
                ("check", file, "--output", "new.txt"),
                ("calendar", file, "--format", "ics", "--output", "new.ics"),
                ("export", file, "--output", "new.xlsx"),
                ("generate", "exhibit-a", file, "--format", "docx", "--output", "new.docx"),
                ("packet", file, "--out", "new"),
            ):
                assert "ermission denied" in desk.refused(*arguments), arguments
    finally:
        desk.folder.chmod(0o755)


@fault("FT-6-unreadable-file")
def _(desk: Desk) -> None:
    file = desk.matter()
    desk.run("check", file)
    os.chmod(file, 0)
    desk.folder.chmod(0o755)
    with as_nobody(desk):
        assert "permission denied" in desk.refused("check", file).lower()


@fault("FT-6-target-is-there")
def _(desk: Desk) -> None:
    file = desk.matter()
    (desk.folder / "p").mkdir()
    desk.file("p/mine.txt", "mine")
    assert "--replace" in desk.refused("packet", file, "--out", "p")
    assert "holds no packet" in desk.refused("packet", file, "--out", "p", "--replace")
    assert "is a file" in desk.refused("packet", file, "--out", "m.yaml")
    assert "this is a folder" in desk.refused("check", file, "--output", "p")
    assert os.listdir(desk.folder / "p") == ["mine.txt"]


@fault("FT-7-no-home")
def _(desk: Desk) -> None:
    """No home, no cache, nowhere to write but the folder of temporary files."""
    kept = {key: os.environ[key] for key in ("PATH", "LD_LIBRARY_PATH") if key in os.environ}
    file = desk.matter()
    for home, made in (({}, ("check", file)), ({"HOME": "/nonexistent"}, ("generate", "exhibit-a", file))):
        ended = subprocess.run(
            [sys.executable, "-c", COMMAND, *made, "--output", "o.pdf"],
            cwd=desk.folder,
            env={**kept, **home, "XDG_CACHE_HOME": "/nonexistent/x", "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
        )
        assert (ended.returncode, ended.stderr) == (0, b"")
        (desk.folder / "o.pdf").unlink()


# FT-8, FT-9, FT-14, FT-15: the renderer.


@fault("FT-8-no-fonts")
def _(desk: Desk) -> None:
    """The fonts of the machine do not matter: the same bytes without any."""
    empty = desk.file("fonts.conf", '<?xml version="1.0"?><fontconfig></fontconfig>')
    file = desk.matter()
    assert desk.run("generate", "exhibit-a", file, "--output", "o.pdf").status == 0
    none = {"FONTCONFIG_FILE": empty, "FONTCONFIG_PATH": "/nonexistent"}
    told = spawned("generate", "exhibit-a", file, "--output", "p.pdf", cwd=desk.folder, **none)
    assert told.status == 0, told
    assert (desk.folder / "o.pdf").read_bytes() == (desk.folder / "p.pdf").read_bytes()


@fault("FT-9-glyph-missing")
def _(desk: Desk) -> None:
    """A name that the faces cannot print stops its own papers, and they say which character it is."""
    file = desk.matter(issue_to={"name": "漢字 Sample Fund", "address": ["1 Sample Street"]})
    told = desk.run("generate", "exercise-rider", file, "--output", "o.pdf", "--draft")
    assert told.status in (1, 2)
    assert re.search(r"U\+(6F22|5B57)", told.err)
    assert not (desk.folder / "o.pdf").exists()


@fault("FT-14-renderer-dies")
def _(desk: Desk) -> None:
    """A renderer that is killed is one sentence, exit 2, and no file."""
    file = desk.matter()
    code = (
        "import os, signal, sys, generator.pdf.press as press; begin = press.Press.start\n"
        "def start(self):\n"
        "    child = begin(self); os.kill(child.pid, signal.SIGSEGV); return child\n"
        f"press.Press.start = start\n{COMMAND}"
    )
    told = spawned("generate", "exhibit-a", file, "--output", "o.pdf", cwd=desk.folder, code=code)
    assert told.status == 2, told
    assert "the renderer stopped (signal 11)" in told.err
    assert left_in(desk) == []


@fault("FT-15-no-pango")
def _(desk: Desk) -> None:
    """Without the libraries of the renderer: the DOCX are there, the PDF are not, and the sentence says what to get."""
    path = blocked(desk, "weasyprint", error="OSError")
    file = desk.letter()
    told = spawned("packet", file, "--out", "p", "--draft", cwd=desk.folder, PYTHONPATH=path)
    assert told.status in (1, 2), told
    assert "ango" in told.err
    assert list((desk.folder / "p").glob("*.docx"))
    assert not list((desk.folder / "p").glob("*.pdf"))
    told = spawned(
        "generate", "change-of-address", file, "--output", "o.pdf", cwd=desk.folder, PYTHONPATH=path
    )
    assert told.status == 2, told
    assert "ango" in told.err
    assert spawned("check", file, cwd=desk.folder, PYTHONPATH=path).status == 0


# FT-10, FT-11, FT-13: surroundings.


@fault("FT-10-locale")
def _(desk: Desk) -> None:
    """The same bytes in every locale, on the terminal and in a file."""
    file = desk.matter(whole={"matter": "Société d’Exemple — 漢字"})
    told = []
    for surroundings in (
        {},
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "cp1252"},
    ):
        formats = ("--format", "text", "--format", "markdown:o.md")
        seen = spawned("check", file, *formats, cwd=desk.folder, **surroundings)
        assert seen.status == 0, seen
        told.append((seen.out, (desk.folder / "o.md").read_text(encoding="utf-8")))
    assert len(set(told)) == 1
    assert all("Société d’Exemple — 漢字" in each for each in told[0])


@fault("FT-11-time-zone")
def _(desk: Desk) -> None:
    """The day is the file's, never the machine's."""
    file = desk.matter()
    zones = ("Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York")
    assert len({spawned("calendar", file, "--format", "ics", TZ=zone).out for zone in zones}) == 1
    assert "as_of" in desk.refused("check", desk.file("n.yaml", "matter: a day is missing\n"))


@fault("FT-13-no-zones")
def _(desk: Desk) -> None:
    """A check asks for no table of time zones; a calendar file says which package brings one."""
    surroundings = {"PYTHONPATH": blocked(desk, "tzdata"), "PYTHONTZPATH": "", "TZ": "Nowhere/Nothing"}
    file = desk.matter()
    for arguments in (("check", file), ("calendar", file)):
        told = spawned(*arguments, **surroundings)
        assert (told.status, told.out) == (0, desk.run(*arguments).out)
    told = spawned("calendar", file, "--format", "ics", **surroundings)
    assert told.status == 2
    assert "tzdata" in told.err


@fault("FT-16-extra-missing")
def _(desk: Desk) -> None:
    """What a format or an option needs, and the machine has not, is named with how to get it."""
    path = blocked(desk, "openpyxl", "distributed", "dask")
    file = desk.matter()
    desk.file("h.xlsx", holders(HOLDER))
    for arguments, package in (
        (("export", file, "--output", "o.xlsx"), "openpyxl"),
        (("check", file, "--cluster", "tcp://127.0.0.1:1"), "distributed"),
        (("check", desk.file("x.yaml", "as_of: 2003-06-16\nregister: {file: h.xlsx}\n")), "openpyxl"),
    ):
        told = spawned(*arguments, cwd=desk.folder, PYTHONPATH=path)
        assert told.status == 2, told
        assert package in told.err
        assert re.search(r"install", told.err), told
        assert told.err.count("\n") == 1
    assert spawned("check", file, PYTHONPATH=path).status == 0


# FT-17 and FT-18: disks and names.


@fault("FT-17-held-by-another-program")
def _(desk: Desk) -> None:
    """A rename that fails for good leaves what was made, and says where."""
    file = desk.matter()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "_PAUSES", (0, 0, 0))

        def busy(path: Path, to: Path) -> Path:
            raise PermissionError(13, "Permission denied", str(path))

        patch.setattr(Path, "replace", busy)
        told = desk.refused("check", file, "--output", "o.txt")
    kept = re.search(r"what was made is kept as (\S+)", told)
    assert kept
    assert "PERMITTED" in Path(kept[1]).read_text(encoding="utf-8")
    assert not (desk.folder / "o.txt").exists()


@fault("FT-18-names")
def _(desk: Desk) -> None:
    """Names that are made are safe on any disk, and different in more than their letters' case."""
    names = [plain_name(name) for name in ("CON", "aux", "A/B", "a:b", "x" * 300, "Fund.", "Fund ")]
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", name) for name in names)
    deep = desk.folder / ("d" * 100) / ("e" * 100)
    assert desk.run("packet", desk.letter(), "--out", str(deep / "p"), "--draft").status == 0
    made = [each.name for each in (deep / "p").iterdir()]
    assert len({name.casefold() for name in made}) == len(made)
    assert all(re.fullmatch(r"[a-z0-9][A-Za-z0-9.-]{0,99}", name) for name in made)


# FT-19 and FT-20: the terminal, and arguments that name nothing.


def _with(stream: str, desk: Desk, *arguments: str) -> Told:
    """Run the command with a stream that nobody reads, or that is closed."""
    reading, writing_end = os.pipe()
    os.close(reading)
    command = [sys.executable, "-c", COMMAND, *arguments]
    try:
        ended = subprocess.run(
            command,
            cwd=desk.folder,
            env=environment({}),
            stdout=writing_end if stream == "stdout" else subprocess.PIPE,
            stderr=writing_end if stream == "stderr" else subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing_end)
    return Told(ended.returncode, (ended.stdout or b"").decode(), (ended.stderr or b"").decode())


@fault("FT-19-nobody-reads")
def _(desk: Desk) -> None:
    file = desk.matter()
    for arguments in (
        ("check", file),
        ("calendar", file, "--format", "ics"),
        ("readings",),
        ("check", file, "--format", "sarif"),
    ):
        told = _with("stdout", desk, *arguments)
        assert (told.status, told.err) == (141, ""), arguments
    told = _with("stderr", desk, "check", "none.yaml")
    assert told.status in (2, 141)
    assert told.out == ""


@fault("FT-19-closed-streams")
def _(desk: Desk) -> None:
    file = desk.matter()
    for closing in (">&-", "2>&-", ">&- 2>&-", "<&-"):
        ended = subprocess.run(
            ["sh", "-c", f'exec "$0" -c "$1" check "$2" {closing}', sys.executable, COMMAND, file],
            env=environment({}),
            capture_output=True,
            check=False,
        )
        assert ended.returncode in (0, 2, 141), closing
        assert b"Traceback" not in ended.stdout + ended.stderr, closing


@fault("FT-19-narrow-and-plain")
def _(desk: Desk) -> None:
    """Width and colour of a terminal change nothing of what is written."""
    file = desk.matter()
    plain = spawned("check", file)
    for surroundings in (
        {"COLUMNS": "40", "LINES": "10", "TERM": "dumb"},
        {"NO_COLOR": "1"},
        {"FORCE_COLOR": "1", "TERM": "xterm-256color", "CLICOLOR_FORCE": "1"},
    ):
        assert spawned("check", file, **surroundings) == plain


@fault("FT-20-nothing-to-check")
def _(desk: Desk) -> None:
    (desk.folder / "empty").mkdir()
    (desk.folder / "sub").mkdir()
    desk.file("empty.yaml", "")
    desk.file("sub/notes.yaml", "hello: world\n")
    for arguments, words in (
        (("check", "empty.yaml"), "the file is empty"),
        (("check", "none.yaml"), "there is no such file"),
        (("check", "*.json"), "there is no such file"),
        (("check", "empty"), ""),
        (("check", "sub"), ""),
        (("test", "empty"), "no scenario found"),
        (("test", "sub"), "no scenario found"),
        (("state", "empty"), "folder"),
        (("packet", "empty.yaml", "--out", "p"), "the file is empty"),
        (("verify", "empty"), ""),
        (("verify", "none"), ""),
    ):
        assert words in desk.refused(*arguments), arguments
    assert left_in(desk) == ["empty", "empty.yaml", "sub"]


@fault("FT-20-standard-input")
def _(desk: Desk) -> None:
    sound = text_of(matter(exercise())).encode()
    assert spawned("check", "-", given=sound).status == 0
    for given, words in (
        (b"", "standard input: the file is empty"),
        (b"\xff\xfe", "standard input:1:1: the file is UTF-16"),
    ):
        told = spawned("check", "-", given=given)
        assert told.status == 2
        assert words in told.err


# FT-21, FT-24, FT-25: rules, libraries, repetition.


@rule("W2.1-out-of-order", on=Exercise, quote="this Warrant")
def out_of_order(case: Case[Exercise]) -> Answers:
    """It crashes."""
    yield from (1 // 0,)  # type: ignore[misc]


@fault("FT-21-a-rule-crashes")
def _(desk: Desk) -> None:
    """Never a pass: exit 2, the rule is named in every format, and the others have answered."""
    file = desk.matter()
    others = walk.rules_for(Exercise)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(walk, "rules_for", lambda event: (out_of_order, *others))
        for format_ in ("text", "json", "junit", "sarif", "github", "markdown"):
            told = desk.run("check", file, "--format", format_, "--jobs", "1")
            assert told.status == 2, format_
            assert "W2.1-out-of-order" in told.out, format_
            if format_ in ("text", "json", "junit", "sarif"):
                assert "W2.1-exact-name" in told.out, format_
        assert "crashed" in desk.refused("packet", file, "--out", "p")
    assert not (desk.folder / "p").exists()


@fault("FT-24-other-libraries")
def _(desk: Desk) -> None:
    """A library that changes a layout is no surprise: each is named with its one version, and that one is here."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    for each in (*project["dependencies"], *extras["test"]):
        name, _, version = each.partition("==")
        assert re.fullmatch(r"[\w.]+", version), each
        assert importlib.metadata.version(name) == version, each
    assert desk.folder.is_dir()


@fault("FT-25-twice")
def _(desk: Desk) -> None:
    """The same run twice gives the same bytes; ``test_same_everywhere.py`` proves it of every output."""
    file = desk.letter()
    for name in ("a", "b"):
        for ending in ("pdf", "docx"):
            made = ("--format", ending, "--output", f"{name}.{ending}", "--draft")
            assert desk.run("generate", "change-of-address", file, *made).status == 0
        assert desk.run("export", file, "--output", f"{name}.xlsx").status == 0
    for ending in ("pdf", "docx", "xlsx"):
        assert (desk.folder / f"a.{ending}").read_bytes() == (desk.folder / f"b.{ending}").read_bytes()


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_fault(fault: Fault, desk: Desk) -> None:
    fault(desk)


def test_every_id_of_the_table_happens_or_waits() -> None:
    happens = {"-".join(name.split("-")[:2]) for name in FAULTS}
    assert happens | set(WAITING) == set(TABLE)
    assert not happens & set(WAITING)
