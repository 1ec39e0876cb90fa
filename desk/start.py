"""Where the installed command begins: an interrupt ends it quietly even while it is still loading."""

from __future__ import annotations

import signal
from importlib import import_module


def main() -> int:
    """Run the command; until it can answer for itself, an interrupt simply ends the process (status 130).

    An interrupt that whoever started the command ignores (``nohup``, a job in the background) stays ignored.
    """
    heard = signal.getsignal(signal.SIGINT) is not signal.SIG_IGN
    if heard:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    command = import_module("desk.cli").main
    if heard:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return int(command())
