"""The ``covenant`` command: what a user types, turned into calls of the checker and the generator."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from checker.model.errors import CovenantError, fault_sentence
from desk.arguments import parser
from desk.outputs import refuse_own_inputs
from desk.writing import say

_COMMANDS = {
    "new": "desk.lookup",
    "check": "desk.checking",
    "exceptions": "desk.checking",
    "state": "desk.state",
    "calendar": "desk.calendar",
    "export": "desk.export",
    "test": "desk.testing",
    "packet": "desk.papers",
    "generate": "desk.papers",
    "verify": "desk.papers",
    "forms": "desk.papers",
    "explain": "desk.lookup",
    "rules": "desk.lookup",
    "readings": "desk.lookup",
    "coverage": "desk.coverage",
    "doctor": "desk.doctor",
    "schema": "desk.schema",
}
COULD_NOT_CHECK = 2
INTERRUPTED = 130
PIPE_CLOSED = 141
TERMINATED = 143


class Terminated(KeyboardInterrupt):
    """The system asked the command to end (SIGTERM): it cleans up as after an interrupt from the keyboard."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 1 or 2 as the contract says; never a traceback."""
    if sys.stdout is None or sys.stderr is None:
        # Whoever closed the streams wants no answer.
        return PIPE_CLOSED
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        _listen_to_the_system()
        arguments = parser().parse_args(argv)
        refuse_own_inputs(arguments)
        # Each command loads only its own room: a check never pays for the making of documents.
        command = getattr(import_module(_COMMANDS[arguments.command]), f"run_{arguments.command}")
        return int(command(arguments))
    except CovenantError as error:
        return _refuse(str(error))
    except BrokenPipeError:
        # The reader of a pipe went away (`covenant check ... | head`): nobody is left to be told.
        sys.stderr.close()
        return PIPE_CLOSED
    except KeyboardInterrupt as interrupt:
        return TERMINATED if isinstance(interrupt, Terminated) else INTERRUPTED
    except OSError as error:
        return _refuse(f"{error.filename or 'the disk'}: {error.strerror or error}")
    except argparse.ArgumentError as error:
        return _refuse(str(error))
    except Exception as error:
        # Whatever else goes wrong is a fault of the program: said in one line, and never a permission.
        return _refuse(fault_sentence(error))


def _listen_to_the_system() -> None:
    """Turn the first SIGTERM into a clean end; where somebody else listens already, leave it to them."""
    if threading.current_thread() is threading.main_thread() and (
        signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    ):
        signal.signal(signal.SIGTERM, _terminate)


def _terminate(number: int, frame: object) -> None:
    """End the command; a second SIGTERM ends it at once."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    raise Terminated


def _refuse(sentence: str) -> int:
    """Say in one line on stderr why nothing could be checked; where that cannot be said, the status says it."""
    with suppress(OSError):
        say(sentence)
    return COULD_NOT_CHECK


if __name__ == "__main__":
    raise SystemExit(main())
