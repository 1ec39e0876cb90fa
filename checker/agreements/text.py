"""The stored words of the agreements, and the proof that they are the ones the rules were written from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from checker.agreements.records import Source
from checker.model.errors import AlteredText


def stored_bytes(root: Path, agreement: str, name: str) -> bytes:
    """Return the bytes of one stored file; AlteredText if it is not there."""
    try:
        return (root / agreement / "text" / name).read_bytes()
    except FileNotFoundError:
        raise AlteredText(
            f"{agreement}/text/{name}: this file of the agreement is missing; put it back from the agreement"
        ) from None


def whole_text(root: Path, agreement: str, source: Source) -> str:
    """Return the whole agreement: its files in order, joined without a character between them."""
    return b"".join(stored_bytes(root, agreement, file.name) for file in source.files).decode("utf-8")


def verify_sources(root: Path, sources: Mapping[str, Source]) -> None:
    """Compare every stored file with its recorded SHA-256; AlteredText names the first that differs."""
    for agreement, source in sources.items():
        whole = hashlib.sha256()
        for file in source.files:
            data = stored_bytes(root, agreement, file.name)
            whole.update(data)
            _compare(f"{agreement}/text/{file.name}", hashlib.sha256(data).hexdigest(), file.sha256)
        _compare(f"{agreement}/text (all files in order)", whole.hexdigest(), source.sha256)
        known = {file.name for file in source.files}
        for found in sorted((root / agreement / "text").glob("*.txt")):
            if found.name not in known:
                raise AlteredText(
                    f"{agreement}/text/{found.name}: this file is no part of the agreement; take it away"
                )


def _compare(place: str, seen: str, recorded: str) -> None:
    if seen != recorded:
        raise AlteredText(
            f"{place}: the stored words are not those of the agreement (SHA-256 {seen[:12]}..., "
            f"recorded {recorded[:12]}...); put the file back from the agreement"
        )
