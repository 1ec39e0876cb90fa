"""Writes PDFs in a child process with limits, so that a crash or a runaway layout ends as one sentence."""

from __future__ import annotations

import os
import pickle
import struct
import subprocess
import sys
from threading import Event, Timer
from types import TracebackType
from typing import IO

from checker.model.errors import RenderError
from generator.document.tree import Document

SECONDS = 60
MEBIBYTES = 1024
LENGTH = struct.Struct(">Q")
PDF, ERROR = b"P", b"E"


class Press:
    """A child that lays out one document after another; it is started by the first and started anew after a fault.

    Use it in a `with` statement. `seconds` limits each document, `mebibytes` the child's address space.
    """

    def __init__(self, seconds: float = SECONDS, mebibytes: int = MEBIBYTES) -> None:
        self.seconds = seconds
        self.mebibytes = mebibytes
        self.child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Press:
        """Give the press itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the child."""
        self.close()

    def write(self, document: Document) -> bytes:
        """Give the PDF of a document, the same bytes as `write_pdf`.

        Raises RenderError for what `write_pdf` refuses, and when the child exceeds its time or memory or crashes.
        """
        child = self.child or self._start()
        late = Event()
        timer = Timer(self.seconds, _end_late, (child, late))
        timer.start()
        try:
            answer = _ask(child, pickle.dumps(document))
        finally:
            timer.cancel()
            timer.join()
        if answer is None or late.is_set():
            raise RenderError(self._fault(child, document, late.is_set()))
        if answer[:1] == ERROR:
            raise RenderError(answer[1:].decode("utf-8"))
        return answer[1:]

    def _start(self) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path)}
        self.child = subprocess.Popen(
            [sys.executable, "-m", "generator.pdf.child", str(self.mebibytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        return self.child

    def _fault(self, child: subprocess.Popen[bytes], document: Document, late: bool) -> str:
        self.close()
        name = f"The document {document.title!r} could not be rendered: "
        if late:
            return f"{name}it took longer than {self.seconds:g} seconds."
        if child.returncode < 0:
            return f"{name}the renderer stopped (signal {-child.returncode})."
        return f"{name}the renderer ended with status {child.returncode}."

    def close(self) -> None:
        """End the child; the next document starts another."""
        if self.child is None:
            return
        child, self.child = self.child, None
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue
        try:
            child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


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
    return receive(child.stdout)


def receive(pipe: IO[bytes]) -> bytes | None:
    """Read one message with its length before it; nothing when the pipe ends first."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    body = pipe.read(length)
    return body if len(body) == length else None
