"""What can go wrong with a whole packet: each ends as a sentence, an exit status, and a whole packet or none."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from sample_matters import exercise, matter
from sample_packets import STORIES, sample, story
from test_pdf_press import blocked, gone, heavy

from checker.model.errors import RenderError, UsageError
from desk.cli import main
from generator import packet as packet_module
from generator.document.characters import Unprintable
from generator.document.tree import Document
from generator.manifest import LeftOut, MadeFile, verify
from generator.packet import make_document, make_packet, put_packet, write_packet
from generator.paper import Refused
from generator.pdf.press import Press, RendererStopped

ROOT = Path(__file__).resolve().parents[2]
# The smallest: a letter, the check report and the checklist.
SMALL = "warrant-transfer/address-letter-by-certified-mail"
MATTER = str(STORIES / f"{SMALL}.yaml")
FILES = 7


def hashes(folder: Path) -> dict[str, str]:
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in folder.iterdir()}


def covenant(*arguments: object, **environment: str) -> subprocess.Popen[str]:
    """Start the command in a process group of its own, as a terminal does."""
    return subprocess.Popen(
        [sys.executable, "-m", "desk.cli", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        process_group=0,
    )


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(each) for each in arguments])
    told = capsys.readouterr()
    return status, told.out, told.err


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A packet as it should be."""
    out = tmp_path_factory.mktemp("made") / "packet"
    write_packet(*story(SMALL), out)
    return out


def test_two_runs_write_the_same_bytes_wherever_they_run(made: Path, tmp_path: Path) -> None:
    """FT-25: PDF, DOCX and manifest of two runs are identical, whatever zone, locale, seed and folder."""
    run_of = covenant(
        *("packet", MATTER, "--out", tmp_path / "packet"),
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        PYTHONHASHSEED="7",
        PYTHONUTF8="0",
        HOME="/nowhere",
    )
    _told, error = run_of.communicate(timeout=120)
    assert (run_of.returncode, error) == (0, "")
    assert len(list(made.iterdir())) == FILES
    assert hashes(tmp_path / "packet") == hashes(made)


def test_a_packet_made_elsewhere_is_put_down_with_the_same_bytes(made: Path, tmp_path: Path) -> None:
    packet = make_packet(*story(SMALL))
    written = put_packet(packet, tmp_path / "packet")
    assert hashes(tmp_path / "packet") == hashes(made)
    assert [each.name for each in written.files] == [each.name for each in packet.files]
    with pytest.raises(UsageError, match="--replace"):
        put_packet(packet, tmp_path / "packet")


def test_the_command_never_loads_what_lays_out_pdf(tmp_path: Path) -> None:
    """FT-8: what may crash is loaded by the child alone."""
    code = (
        "import sys; from desk.cli import main\n"
        f"assert main(['packet', {MATTER!r}, '--out', {str(tmp_path / 'packet')!r}]) == 0\n"
        "assert not {'weasyprint', 'cffi', 'pydyf', 'tinycss2'} & sys.modules.keys()"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code], env=env, check=True, stdout=subprocess.DEVNULL)


def test_a_full_disk_ends_the_command_with_a_sentence(made: Path, tmp_path: Path) -> None:
    """FT-1: exit 2, no file under the final name, no partial folder; an earlier packet is untouched."""
    out = tmp_path / "packet"
    put_packet(make_packet(*story(SMALL)), out)

    code = (
        "import resource, sys; from desk.cli import main; from generator.api import Press\n"
        "def start(press, real=Press.start):\n"
        "    child = real(press)\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
        "    return child\n"
        "Press.start = start; sys.exit(main(sys.argv[1:]))"
    )
    for target, *more in ((out, "--replace"), (tmp_path / "other",)):
        failed = subprocess.run(
            [sys.executable, "-c", code, "packet", MATTER, "--out", str(target), *more],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert (failed.returncode, failed.stdout) == (2, "")
        assert failed.stderr == f"covenant: {target}: File too large\n"
    assert [each.name for each in tmp_path.iterdir()] == ["packet"]
    assert hashes(out) == hashes(made)


@pytest.mark.parametrize("files", [0, 3, FILES - 1])
def test_a_command_that_is_killed_leaves_nothing_that_looks_whole(
    files: int, made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """FT-2: SIGKILL while files are written; the next run says what it found, and makes the packet."""
    out = tmp_path / "packet"
    killed = covenant("packet", MATTER, "--out", out)
    while killed.poll() is None:
        partial = next(tmp_path.glob(".partial-packet-*"), None)
        if partial is not None and len(list(partial.iterdir())) >= files:
            killed.kill()
            break
        time.sleep(0.002)
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert not out.exists()
    status, _told, error = run(capsys, "packet", MATTER, "--out", out)
    assert status == 0
    assert "took over the lock of process" in error
    assert "removed .partial-packet-" in error
    assert hashes(out) == hashes(made)
    assert run(capsys, "verify", out) == (0, "unchanged\n", "")
    assert [each.name for each in tmp_path.iterdir()] == ["packet"]


def test_an_interrupt_from_the_keyboard_leaves_no_process_and_no_file(tmp_path: Path) -> None:
    """FT-3: Ctrl-C reaches the whole group of the terminal: exit 130, the renderer is ended, nothing is left."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    interrupted = covenant(*("packet", MATTER, "--out", tmp_path / "packets" / "one"), TMPDIR=str(temporary))
    while not list(tmp_path.glob("packets/.partial-*")):
        assert interrupted.poll() is None
        time.sleep(0.01)
    children = Path(f"/proc/{interrupted.pid}/task/{interrupted.pid}/children").read_text(encoding="utf-8")
    assert children
    os.killpg(interrupted.pid, signal.SIGINT)
    told, error = interrupted.communicate(timeout=60)
    assert (interrupted.returncode, told, error) == (130, "", "")
    assert all(gone(int(child)) for child in children.split())
    assert list((tmp_path / "packets").iterdir()) == []
    assert list(temporary.iterdir()) == []


def test_two_commands_make_one_packet_and_the_second_says_why_not(made: Path, tmp_path: Path) -> None:
    """FT-4: the one that comes second waits, and is told that the packet is there; files are never mixed."""
    runs = [covenant("packet", MATTER, "--out", tmp_path / "packet") for _ in range(2)]
    told = [each.communicate(timeout=120) for each in runs]
    assert sorted(each.returncode for each in runs) == [0, 2]
    (error,) = (error for _, error in told if error)
    assert "this folder exists" in error or "is writing this packet, since" in error
    assert hashes(tmp_path / "packet") == hashes(made)
    assert [each.name for each in tmp_path.iterdir()] == ["packet"]


def test_a_folder_that_nobody_may_write_ends_the_command_with_a_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """FT-6: a file system that takes no folder, not even from root."""
    status, told, error = run(capsys, "packet", MATTER, "--out", "/proc/packet")
    assert (status, told) == (2, "")
    assert error.startswith("covenant: /proc/packet: ")
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    "name", ["CON", "AUX.pdf", r"\\host\share", "//host/share", "x" * 300, "packet.", "a\0b"]
)
def test_a_name_that_cannot_be_is_refused_before_anything_is_made(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """AT-16: `--out`: exit 2 with one sentence, and nothing is written anywhere."""
    monkeypatch.chdir(tmp_path)
    status, told, error = run(capsys, "packet", MATTER, "--out", name)
    assert (status, told) == (2, "")
    assert error.count("\n") == 1
    assert "fault of the program" not in error
    assert os.listdir(tmp_path) == []


def test_links_in_and_under_the_packet_are_not_followed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """AT-17: a packet with links to a canary is replaced, kept, and the canary unchanged; a link is no target."""
    canary = tmp_path / "canary.txt"
    canary.write_bytes(b"secret")
    out = tmp_path / "packet"
    put_packet(make_packet(*story(SMALL)), out)
    for name, link in (("01-change-of-address.pdf", os.symlink), ("02-check-report.pdf", os.link)):
        (out / name).unlink()
        link(canary, out / name)
    status, _told, error = run(capsys, "packet", MATTER, "--out", out, "--replace")
    assert status == 0
    assert "packet.bak" in error
    assert verify(out) == ()
    (tmp_path / "link").symlink_to(out)
    status, _told, error = run(capsys, "packet", MATTER, "--out", tmp_path / "link", "--replace")
    assert status == 2
    assert "this is a link" in error
    assert canary.read_bytes() == b"secret"


def in_two_scripts(folder: Path, **changes: object) -> Path:
    """Write a matter in which a name holds signs that the font lacks."""
    file = folder / "matter.yaml"
    address = {
        "name": "Cisco Systems Capital Corporation",
        "address": ["100 漢字 Street", "San Jose, CA 95134"],
    }
    whole = matter(exercise(issue_to=address, **changes))
    file.write_text(yaml.safe_dump(whole, allow_unicode=True), encoding="utf-8")
    return file


@pytest.mark.parametrize("draft", [(), ("--draft",)])
def test_a_paper_with_a_sign_that_the_font_lacks_is_left_out_and_the_others_are_made(
    draft: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """FT-9: no box is printed in place of a sign, not even in a draft: exit 1, with the sign and the reason."""
    out = tmp_path / "packet"
    status, told, error = run(capsys, "packet", in_two_scripts(tmp_path), "--out", out, *draft)
    assert status == 1
    listed = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    left_out = [each["form"] for each in listed["left_out"]]
    assert left_out == ["exhibit-a", "exercise-rider"]
    for line, form in zip(error.splitlines(), left_out, strict=True):
        assert line.startswith(f"covenant: {form} (action 0) left out: the font has no sign for '字', U+5B57")
    assert [line.split()[1] for line in told.splitlines()] == [
        f"{stem}.{ending}"
        for stem in (
            "03-warrant-certificate",
            "04-certificate-delivery-letter",
            "05-check-report",
            "06-closing-checklist",
        )
        for ending in ("pdf", "docx")
    ]
    assert verify(out) == ()


def test_one_document_with_a_sign_that_the_font_lacks_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """FT-9: `generate` refuses it in both formats, and as a draft: exit 1, and no file."""
    file = in_two_scripts(tmp_path)
    for more in (["pdf"], ["docx"], ["pdf", "--draft"]):
        target = tmp_path / "paper"
        status, _told, error = run(
            capsys, "generate", "exhibit-a", file, "--output", target, "--format", *more
        )
        assert status == 1
        assert "refused: the font has no sign for '字'" in error
        assert not target.exists()


def test_a_sign_that_only_the_layout_misses_leaves_out_pdf_and_docx(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """FT-9: what passes the check of the characters and fails in the layout leaves out both files."""

    def missed(_press: Press, document: Document) -> bytes:
        if "Address" in document.title:
            raise Unprintable("no sign")
        return b"%PDF"

    monkeypatch.setattr(Press, "write", missed)
    packet = make_packet(*story(SMALL))
    assert packet.left_out == (LeftOut("change-of-address", 0, ("no sign",)),)
    assert {each.form for each in packet.files} == {"check-report", "closing-checklist"}
    refused = make_document(*story(SMALL), "change-of-address", "pdf")
    assert refused == packet.left_out[0]


def given(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each paper be this document."""
    monkeypatch.setattr(packet_module, "document_for", lambda *_given, **_keys: document)


def test_a_runaway_layout_ends_the_command_and_nothing_is_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """FT-14, AT-2: "could not be rendered", exit 2, no packet; the next one is made."""
    given(heavy(), monkeypatch)
    monkeypatch.setattr(Press.__init__, "__defaults__", (1.5, 1024))
    status, told, error = run(capsys, "packet", MATTER, "--out", tmp_path / "packet")
    assert (status, told) == (2, "")
    assert error == (
        "covenant: The document 'Heavy' could not be rendered: it took longer than 1.5 seconds.\n"
    )
    assert list(tmp_path.iterdir()) == []
    target = tmp_path / "x.pdf"
    status, _told, error = run(capsys, "generate", "change-of-address", MATTER, "--output", target)
    assert status == 2
    assert "could not be rendered" in error
    assert list(tmp_path.iterdir()) == []


def test_a_renderer_that_dies_ends_one_packet_and_not_the_next(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FT-8, FT-14: one press serves many packets; a dead child costs the one it died on."""
    with Press() as press:
        assert press.start().pid
        with monkeypatch.context() as patched:
            given(heavy(), patched)
            press.seconds = 0.5
            with pytest.raises(RendererStopped):
                write_packet(*story(SMALL), tmp_path / "one", press=press)
        press.seconds = 60
        write_packet(*story(SMALL), tmp_path / "two", press=press)
        child = press.start()
        write_packet(*story(SMALL), tmp_path / "three", press=press)
        assert press.start() is child
    assert child.returncode == 0
    assert not (tmp_path / "one").exists()
    assert hashes(tmp_path / "two") == hashes(tmp_path / "three") == hashes(made)


def test_a_fault_of_a_form_is_no_left_out_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what concerns the words of one document is left out; the rest ends the packet."""

    def faulty(_press: Press, _document: Document) -> bytes:
        raise RenderError("The style sheet cannot be used.")

    monkeypatch.setattr(Press, "write", faulty)
    with pytest.raises(RenderError, match="style sheet"):
        make_packet(*story(SMALL))


def test_without_the_libraries_the_docx_are_made_and_each_pdf_is_marked_missing(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """FT-15: exit 2, one sentence that names the packages and `covenant doctor`; the DOCX are those of any packet."""
    (tmp_path / "module").mkdir()
    blocked(tmp_path / "module", monkeypatch)
    out = tmp_path / "packet"
    status, told, error = run(capsys, "packet", MATTER, "--out", out)
    assert status == 2
    assert error.count("\n") == 1
    assert "libpango-1.0-0" in error
    assert "`covenant doctor`" in error
    assert [line.split()[1].partition(".")[2] for line in told.splitlines()] == ["docx"] * 3
    whole = hashes(made)
    assert {name: each for name, each in hashes(out).items() if name.endswith(".docx")} == {
        name: each for name, each in whole.items() if name.endswith(".docx")
    }
    listed = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert [(each["form"], each["format"]) for each in listed["left_out"]] == [
        (form, "pdf") for form in ("change-of-address", "check-report", "closing-checklist")
    ]
    target = tmp_path / "letter"
    arguments = ("generate", "change-of-address", MATTER, "--output", target, "--format")
    status, _told, error = run(capsys, *arguments, "pdf")
    assert status == 2
    assert "`covenant doctor`" in error
    assert not target.exists()
    assert run(capsys, *arguments, "docx") == (0, "", "")


def test_a_paper_that_cannot_even_be_a_draft_says_the_reason_of_the_draft(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """FT-9: a paper that is blocked, and whose draft cannot be printed, names what keeps it from being a draft."""
    monkeypatch.setattr(
        packet_module,
        "document_for",
        lambda _loaded, _report, paper, *, draft=False: Refused(paper, ("draft" if draft else "signing",)),
    )
    assert {each.reasons for each in make_packet(*sample(), draft=True).left_out} == {("draft",)}
    assert {each.reasons for each in make_packet(*sample()).left_out} == {("signing",)}


def test_a_docx_alone_starts_no_renderer(monkeypatch: pytest.MonkeyPatch) -> None:
    """FT-15: a DOCX is made on a machine where no PDF can be."""
    monkeypatch.setattr(Press, "start", lambda _press: pytest.fail("a renderer was started"))
    assert isinstance(make_document(*story(SMALL), "change-of-address", "docx"), MadeFile)
