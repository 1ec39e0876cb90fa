"""A progress bar on a terminal, and nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Fewer are made before anybody could read a bar.
FEWEST = 20


@contextmanager
def bar(what: str, total: int) -> Iterator[Callable[[], None]]:
    """Give a function to be called for each of ``total`` things done; on a terminal it moves a bar on stderr.

    Where stderr is no terminal, or the things are few, nothing is written: neither a log nor a test shows a bar.
    """
    if total < FEWEST or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda: progress.advance(task)
