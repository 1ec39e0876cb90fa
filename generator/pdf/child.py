"""The child of the press: reads documents from its parent, writes PDFs back, within a limit of memory."""

from __future__ import annotations

import os
import pickle
import shutil
import sys
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Event, Thread

from checker.model.errors import RenderError
from generator.document.characters import Unprintable
from generator.pdf.press import LENGTH, Answer, receive
from generator.pdf.writer import NoLibraries, prepare, write_pdf

Questions = SimpleQueue[bytes | None]
# A parent that lives on with nothing to lay out, such as the worker of a cluster, need not keep it.
SECONDS_IDLE = 60


def limit_memory(mebibytes: int) -> None:
    """Limit the address space where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    wanted = mebibytes * 1024 * 1024
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    except (ValueError, OSError):  # macOS refuses it
        return


def main() -> None:
    """Answer each document with its PDF or one sentence, until the parent closes the pipe or is silent for long."""
    mebibytes, folder = sys.argv[1:]
    limit_memory(int(mebibytes))
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not mix with the answers
    questions, busy = Questions(), Event()
    Thread(target=_listen, args=(questions, busy, folder), daemon=True).start()
    try:
        prepare()
        with suppress(BrokenPipeError, Empty):
            while (question := questions.get(timeout=SECONDS_IDLE)) is not None:
                busy.set()
                kind, body = answer(question)
                out.write(LENGTH.pack(len(kind.value) + len(body)) + kind.value + body)
                busy.clear()
                out.flush()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def answer(question: bytes) -> tuple[Answer, bytes]:
    """Give the PDF of a pickled document, or why there is none."""
    if not question:
        return Answer.NO_MEMORY, b""
    try:
        return Answer.PDF, write_pdf(pickle.loads(question))
    except Unprintable as error:
        return Answer.UNPRINTABLE, error.message.encode("utf-8")
    except NoLibraries as error:
        return Answer.NO_LIBRARIES, error.message.encode("utf-8")
    except RenderError as error:
        return Answer.REFUSED, error.message.encode("utf-8")
    except (MemoryError, RecursionError):
        return Answer.NO_MEMORY, b""
    except OSError as error:
        return (
            Answer.CRASHED,
            f"{error.strerror or error}: {error.filename or 'its temporary files'}".encode(),
        )
    except Exception as error:
        return Answer.CRASHED, f"{type(error).__name__}: {error}".encode("utf-8", "backslashreplace")


def _listen(questions: Questions, busy: Event, folder: str) -> None:
    """Pass the questions on, an empty one in place of what is too large for this process.

    A parent that is killed in the midst of one takes this process along.
    """
    # No buffer: an interpreter that ends must not wait for the lock of one.
    pipe = os.fdopen(os.dup(0), "rb", buffering=0)
    try:
        while (question := receive(pipe)) is not None:
            questions.put(question)
    except MemoryError:
        questions.put(b"")
        return
    if busy.is_set():
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)
    questions.put(None)


if __name__ == "__main__":
    main()
