"""Facts that cannot be: what a file says against itself is refused before any rule is asked."""

from __future__ import annotations

from checker.model.matter import LoadedMatter


def check(loaded: LoadedMatter) -> None:
    """Raise InputError for the first fact of the matter that cannot be."""
