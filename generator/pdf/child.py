"""The child of the press: reads documents from its parent, writes PDFs back, within a limit of memory."""

from __future__ import annotations

import os
import pickle
import sys

from checker.model.errors import RenderError
from generator.pdf.press import ERROR, LENGTH, PDF, receive
from generator.pdf.writer import write_pdf


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
    """Answer each document with its PDF or one sentence, until the parent closes the pipe."""
    limit_memory(int(sys.argv[1]))
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not mix with the answers
    while (question := receive(sys.stdin.buffer)) is not None:
        try:
            answer = PDF + write_pdf(pickle.loads(question))
        except RenderError as error:
            answer = ERROR + error.message.encode("utf-8")
        except (MemoryError, RecursionError):
            answer = ERROR + f"A document could not be rendered within {sys.argv[1]} MiB of memory.".encode()
        out.write(LENGTH.pack(len(answer)) + answer)
        out.flush()


if __name__ == "__main__":
    main()
