"""The ``covenant`` command: what a user types, turned into calls of the checker and the generator."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from checker.model.errors import CovenantError
from checker.model.masking import masked
from desk.arguments import parser

_COMMANDS = {
    "new": "desk.lookup",
    "check": "desk.checking",
    "state": "desk.checking",
    "calendar": "desk.calendar",
    "export": "desk.export",
    "test": "desk.checking",
    "packet": "desk.papers",
    "generate": "desk.papers",
    "verify": "desk.papers",
    "forms": "desk.papers",
    "explain": "desk.lookup",
    "rules": "desk.lookup",
    "readings": "desk.lookup",
    "coverage": "desk.lookup",
    "schema": "desk.lookup",
}
COULD_NOT_CHECK = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 1 or 2 as the contract says; never a traceback."""
    if sys.stdout is None or sys.stderr is None:
        # Whoever closed the streams wants no answer.
        return PIPE_CLOSED
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        arguments = parser().parse_args(argv)
        # Each command loads only its own room: a check never pays for the making of documents.
        command = getattr(import_module(_COMMANDS[arguments.command]), f"run_{arguments.command}")
        return int(command(arguments))
    except CovenantError as error:
        return _refuse(str(error))
    except BrokenPipeError:
        # The reader of a pipe went away (`covenant check ... | head`): nobody is left to be told.
        sys.stderr.close()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        return _refuse(f"{error.filename or 'the disk'}: {error.strerror or error}")
    except argparse.ArgumentError as error:
        return _refuse(str(error))
    except Exception as error:
        # Whatever else goes wrong is a fault of the program: said in one line, and never a permission.
        return _refuse(f"a fault of the program, please report it: {type(error).__name__}: {error}")


def _refuse(sentence: str) -> int:
    """Say in one line on stderr why nothing could be checked."""
    print(masked(f"covenant: {' '.join(sentence.splitlines())}"), file=sys.stderr)
    return COULD_NOT_CHECK


if __name__ == "__main__":
    raise SystemExit(main())
