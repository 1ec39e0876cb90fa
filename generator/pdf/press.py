"""Writes PDFs in a child process with limits, so that a crash or a runaway layout ends as one sentence."""

from __future__ import annotations

import os
import pickle
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from threading import Event, Timer
from types import TracebackType
from typing import IO

from checker.model.errors import RenderError
from generator.document.characters import Unprintable
from generator.document.tree import Document
from generator.pdf.writer import NoLibraries

SECONDS = 60
MEBIBYTES = 1024
# Each document leaves some memory behind in the child; so it is changed for a new one now and then.
DOCUMENTS = 1000
SECONDS_TO_END = 5
LENGTH = struct.Struct(">Q")
PIECE = 1 << 20


class Answer(Enum):
    """What the child answers: a PDF, or why there is none."""

    PDF = b"P"
    UNPRINTABLE = b"U"
    REFUSED = b"R"
    NO_LIBRARIES = b"L"
    NO_MEMORY = b"M"
    CRASHED = b"C"


class RendererStopped(RenderError):
    """The renderer crashed or exceeded its limits."""


class Press:
    """A child that lays out one document after another; it is started by the first and started anew after a fault.

    Use it in a `with` statement, by one thread at a time. `seconds` limits each document, `mebibytes` the
    child's address space where the system can limit it (macOS cannot); a child never outlives its parent.
    """

    def __init__(self, seconds: float = SECONDS, mebibytes: int = MEBIBYTES) -> None:
        self.seconds = seconds
        self.mebibytes = mebibytes
        self.child: subprocess.Popen[bytes] | None = None
        self._folder = ""
        self._asked = 0
        self._lacking = ""
        self.status = 0

    def __enter__(self) -> Press:
        """Give the press itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the child, at once where something went wrong."""
        if error is None:
            self.close()
        else:
            self.end()

    def write(self, document: Document) -> bytes:
        """Give the PDF of a document, the same bytes as `write_pdf`.

        Raises what `write_pdf` raises, and RendererStopped when the child exceeds its time or memory or crashes.
        """
        if self._lacking:
            raise NoLibraries(self._lacking)
        if self._asked >= DOCUMENTS:
            self.close()
        found = self._answered(document)
        if isinstance(found, str) and self.status == 0:
            # It had just ended by itself, having had nothing to do for long.
            found = self._answered(document)
        if isinstance(found, str):
            raise RendererStopped(_could_not(document, found))
        return self._read(document, Answer(found[:1]), found[1:])

    def _answered(self, document: Document) -> bytes | str:
        """Give the answer of the child, or why there is none; it is ended then."""
        child = self.start()
        self._asked += 1
        late = Event()
        timer = Timer(self.seconds, _end_late, (child, late))
        timer.start()
        try:
            answer = _ask(child, pickle.dumps(document))
        except BaseException:
            # An interrupt: nobody waits for this document any more.
            self.end()
            raise
        finally:
            timer.cancel()
            timer.join()
        if answer is not None and not late.is_set():
            return answer
        self.close()
        self.status = child.returncode
        if late.is_set():
            return f"it took longer than {self.seconds:g} seconds"
        if self.status < 0:
            return f"the renderer stopped (signal {-self.status})"
        return f"the renderer ended with status {self.status}"

    def start(self) -> subprocess.Popen[bytes]:
        """Start the child unless it runs, so that it loads what it needs while the first document is made."""
        if self.child is not None and self.child.poll() is None:
            return self.child
        self.close()
        # What the child keeps in files goes with it, even when it is killed.
        self._folder = tempfile.mkdtemp(prefix="covenant-")
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path),
            "TMPDIR": self._folder,
        }
        try:
            self.child = subprocess.Popen(
                # -P: whatever lies in the working folder is never taken for a part of the program.
                [sys.executable, "-P", "-m", "generator.pdf.child", str(self.mebibytes), self._folder],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                # The parent decides what an interrupt from the keyboard means.
                process_group=0,
            )
        except OSError as error:
            self.close()
            raise RendererStopped(f"The renderer could not be started: {error.strerror}.") from error
        return self.child

    def _read(self, document: Document, kind: Answer, body: bytes) -> bytes:
        """Give the PDF that was answered, or raise what was answered instead."""
        if kind is Answer.PDF:
            return body
        said = body.decode("utf-8")
        if kind is Answer.UNPRINTABLE:
            raise Unprintable(said)
        if kind is Answer.REFUSED:
            raise RenderError(said)
        # In what state such a child is nobody knows.
        self.end()
        if kind is Answer.NO_LIBRARIES:
            self._lacking = said
            raise NoLibraries(said)
        if kind is Answer.NO_MEMORY:
            said = f"it needs more than {self.mebibytes} MiB of memory"
        else:
            said = f"the renderer crashed ({said})"
        raise RendererStopped(_could_not(document, said))

    def end(self) -> None:
        """End the child in the midst of whatever it does."""
        if self.child is not None:
            self.child.kill()
        self.close()

    def close(self) -> None:
        """End the child; the next document starts another."""
        child, self.child, self._asked = self.child, None, 0
        if child is not None:
            try:
                _end(child)
            finally:
                child.kill()
                child.wait()
        folder, self._folder = self._folder, ""
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def pressed(press: Press | None) -> Iterator[Press]:
    """Give the press that is there, which stays open, or one for this block."""
    if press is not None:
        yield press
        return
    with Press() as own:
        yield own


def _could_not(document: Document, why: str) -> str:
    return f"The document {document.title!r} could not be rendered: {why}."


def _end(child: subprocess.Popen[bytes]) -> None:
    """Let an idle child end by itself."""
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(BrokenPipeError):
                pipe.close()
    with suppress(subprocess.TimeoutExpired):
        child.wait(timeout=SECONDS_TO_END)


def _end_late(child: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    child.kill()


def _ask(child: subprocess.Popen[bytes], question: bytes) -> bytes | None:
    """Send a document and give the answer, or nothing when the child is gone."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(LENGTH.pack(len(question)) + question)
        child.stdin.flush()
    except BrokenPipeError:
        return None
    return receive(child.stdout) or None


def receive(pipe: IO[bytes]) -> bytes | None:
    """Read one message with its length before it; nothing when the pipe ends first."""
    head = _exactly(pipe, LENGTH.size)
    return None if head is None else _exactly(pipe, *LENGTH.unpack(head))


def _exactly(pipe: IO[bytes], length: int) -> bytes | None:
    """Read so many bytes, in as many pieces as they come in; nothing when the pipe ends first."""
    read = bytearray()
    while len(read) < length:
        piece = pipe.read(min(length - len(read), PIECE))
        if not piece:
            return None
        read += piece
    return bytes(read)
