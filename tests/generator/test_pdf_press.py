"""The press: the same bytes as without a child, and one sentence for whatever goes wrong in it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Timer

import pytest
from sample_papers import demo, paper

from checker.model.errors import RenderError
from generator.document.characters import Unprintable
from generator.document.tree import Document, PageBreak, Paragraph, Section, Status, Text, Turn
from generator.pdf import child as child_module
from generator.pdf import press as press_module
from generator.pdf.child import answer
from generator.pdf.press import Answer, Press, RendererStopped, pressed
from generator.pdf.writer import NoLibraries, write_pdf

ROOT = Path(__file__).resolve().parents[2]


def of_text(text: str, title: str = "Heavy") -> Document:
    """Give a document past the checks of the reader."""
    line = Paragraph("body", (Text(text),))
    return Document(title, Status.DRAFT, (Section(Turn.PORTRAIT, "", (line, PageBreak(), line)),))


def heavy(words: int = 200_000) -> Document:
    """Give a document which takes many seconds to lay out, or more memory than there is."""
    return of_text("word " * words)


def gone(pid: int, seconds: float = 20) -> bool:
    """Say whether a process ends within so many seconds."""
    for _ in range(int(seconds / 0.05)):
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_the_child_gives_the_same_bytes_one_document_after_another() -> None:
    with Press() as press:
        assert press.write(demo()) == write_pdf(demo())
        assert press.write(paper("<p>x</p>")) == write_pdf(paper("<p>x</p>"))
        child = press.child
    assert child is not None
    assert child.returncode == 0


def test_a_document_that_takes_too_long_is_given_up_and_the_next_one_is_written() -> None:
    """FT-14, AT-2: the layout is ended at its limit of time, and the next document is laid out."""
    with Press(seconds=2.5) as press:
        with pytest.raises(
            RendererStopped, match=r"The document 'Heavy' could not be rendered: it took longer than 2.5 s"
        ):
            press.write(heavy())
        press.seconds = 60
        assert press.write(paper("<p>x</p>")).startswith(b"%PDF")


def test_a_document_that_needs_too_much_memory_is_given_up_and_the_next_one_is_written() -> None:
    """FT-14, AT-2: the layout is ended at its limit of memory, and the next document is laid out."""
    with Press(mebibytes=400) as press:
        assert press.write(paper("<p>x</p>")).startswith(b"%PDF")
        with pytest.raises(
            RendererStopped, match=r"'Heavy' could not be rendered: it needs more than 400 MiB"
        ):
            press.write(heavy(20_000_000))
        assert press.write(paper("<p>x</p>")).startswith(b"%PDF")


def test_a_word_of_a_million_letters_ends_at_the_limit() -> None:
    """AT-2, FT-14: whatever one endless word does to the layout, it ends as one sentence."""
    with Press(seconds=1) as press:
        press.start()
        with pytest.raises(RendererStopped, match="'Heavy' could not be rendered") as told:
            press.write(of_text("w" * 1_000_000))
        assert told.value.message.count("\n") == 0


def test_a_child_that_crashes_is_told_by_its_signal() -> None:
    """FT-8: a segmentation fault of a library is one sentence that names the signal."""
    with Press() as press:
        press.write(paper("<p>x</p>"))
        assert press.child is not None
        crash = Timer(0.3, os.kill, (press.child.pid, signal.SIGSEGV))
        crash.start()
        with pytest.raises(RendererStopped, match=r"the renderer stopped \(signal 11\)"):
            press.write(heavy())
        crash.join()


def test_without_any_font_of_the_machine_the_bytes_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FT-8, FT-7: neither the machine's fonts, nor a home, nor a cache are needed."""
    empty = tmp_path / "fonts.conf"
    empty.write_text("<fontconfig></fontconfig>", encoding="utf-8")
    before = write_pdf(demo())
    monkeypatch.setenv("FONTCONFIG_FILE", str(empty))
    monkeypatch.setenv("HOME", "/nowhere")
    monkeypatch.setenv("XDG_CACHE_HOME", "/nowhere")
    with Press() as press:
        assert press.write(demo()) == before


def test_what_crashes_inside_the_layout_is_told_and_the_next_document_is_written() -> None:
    with Press() as press:
        with pytest.raises(
            RendererStopped, match=r"'T' could not be rendered: the renderer crashed \(Unicode"
        ):
            press.write(of_text("\ud800", "T"))
        assert press.write(paper("<p>x</p>")).startswith(b"%PDF")


def test_what_the_writer_refuses_is_refused_by_the_press(monkeypatch: pytest.MonkeyPatch) -> None:
    assert answer_of(RenderError("so"), monkeypatch) == (Answer.REFUSED, b"so")
    assert answer_of(Unprintable("so"), monkeypatch) == (Answer.UNPRINTABLE, b"so")
    assert answer_of(NoLibraries("so"), monkeypatch) == (Answer.NO_LIBRARIES, b"so")
    assert answer_of(MemoryError(), monkeypatch) == (Answer.NO_MEMORY, b"")
    full = (Answer.CRASHED, b"No space left on device: its temporary files")
    assert answer_of(OSError(28, "No space left on device"), monkeypatch) == full
    assert answer_of(KeyError("k"), monkeypatch) == (Answer.CRASHED, b"KeyError: 'k'")


def refuse(error: Exception) -> bytes:
    raise error


def answer_of(error: Exception, monkeypatch: pytest.MonkeyPatch) -> tuple[Answer, bytes]:
    monkeypatch.setattr(child_module, "write_pdf", lambda _document: refuse(error))
    return answer(b"N.")


def test_a_sign_that_the_font_lacks_is_refused_by_its_own_name() -> None:
    """FT-9: what WeasyPrint only logs, a box in place of a sign, is refused as unprintable."""
    with Press() as press, pytest.raises(Unprintable, match=r'\.notdef glyph .*"漢"'):
        press.write(of_text("漢"))


def blocked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a child find a WeasyPrint that cannot load its libraries."""
    (folder / "weasyprint.py").write_text(
        "raise OSError(\"cannot load library 'libpango-1.0-0'\")\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(folder))


def test_missing_libraries_are_named_once_with_the_doctor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FT-15: the sentence names the packages and `covenant doctor`, and the child is not started again."""
    blocked(tmp_path, monkeypatch)
    with Press() as press:
        for _ in range(2):
            with pytest.raises(NoLibraries, match=r"libpango-1\.0-0 .*`covenant doctor`"):
                press.write(paper("<p>x</p>"))
        assert press.child is None


def test_a_module_in_the_working_folder_is_not_taken_for_a_part_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """AT-26: a folder of matters may hold any file, and none of them is run."""
    for name in ("weasyprint", "generator", "pickle", "logging"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('run')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [path for path in sys.path if path] + [str(ROOT)])
    with Press() as press:
        assert press.write(paper("<p>x</p>")).startswith(b"%PDF")


def test_a_child_is_changed_for_a_new_one_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press_module, "DOCUMENTS", 2)
    with Press() as press:
        seen = []
        for _ in range(3):
            press.write(paper("<p>x</p>"))
            assert press.child is not None
            seen.append(press.child.pid)
    assert seen[0] == seen[1] != seen[2]


def test_a_child_that_has_ended_in_idleness_is_followed_by_another() -> None:
    with Press() as press:
        first = press.start()
        assert first.stdin is not None
        first.stdin.close()
        first.wait(20)
        assert press.write(paper("<p>x</p>")).startswith(b"%PDF")
        assert press.start() is not first


def test_nothing_stays_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FT-14: a child that was killed could not clean up; its parent does."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Press(seconds=60) as press:
        press.write(paper("<p>x</p>"))
        assert len(list(tmp_path.iterdir())) == 1
        press.seconds = 0.3
        with pytest.raises(RendererStopped):
            press.write(heavy())
        assert list(tmp_path.iterdir()) == []
        press.start()
    assert list(tmp_path.iterdir()) == []


def test_a_child_dies_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    """FT-2: no orphan goes on laying out when the command is killed in the midst of it, and no file of it stays."""
    code = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from test_pdf_press import heavy\n"
        "from generator.pdf.press import Press\n"
        "press = Press()\n"
        "print(press.start().pid, flush=True)\n"
        "press.write(heavy())\n"
    )
    command = [sys.executable, "-c", code, str(ROOT), str(ROOT / "tests"), str(Path(__file__).parent)]
    parent = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(tmp_path)}
    )
    assert parent.stdout is not None
    with parent.stdout as told:
        pid = int(told.readline())
    time.sleep(3)
    parent.kill()
    parent.wait(20)
    assert gone(pid)
    assert list(tmp_path.iterdir()) == []


def test_an_interrupt_ends_the_child_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """FT-3: nobody waits for a document any more, so nobody lays it out."""
    press = Press()
    child = press.start()

    def interrupted(*_what: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(press_module, "_ask", interrupted)
    with pytest.raises(KeyboardInterrupt):
        press.write(heavy())
    assert child.returncode == -signal.SIGKILL
    assert press.child is None


def test_a_press_that_is_lent_stays_open() -> None:
    with Press() as press:
        with pressed(press) as same:
            child = same.start()
        assert press.child is child
    with pressed(None) as own:
        child = own.start()
    assert child.returncode is not None


def test_a_renderer_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Press() as press, pytest.raises(RendererStopped, match="could not be started: No such file"):
        press.write(paper("<p>x</p>"))


def test_the_limits_are_a_minute_and_a_gibibyte() -> None:
    press = Press()
    assert (press.seconds, press.mebibytes) == (60, 1024)
