"""When a signature corresponds to the name on the face of the Warrant (Exhibits A, B and C)."""

from __future__ import annotations


def same_name(signed: str, face: str) -> bool:
    """Say whether a signature corresponds to the face: exactly, a face in capitals without regard to case."""
    return signed == face or (face == face.upper() and signed.upper() == face)
