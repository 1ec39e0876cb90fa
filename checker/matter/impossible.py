"""One fact that cannot be, with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.matter import PlacePath


@dataclass(frozen=True, slots=True)
class Impossible:
    """A fact that cannot be: where it stands and one sentence; ``of_key`` points at the key."""

    path: PlacePath
    sentence: str
    of_key: bool = False
