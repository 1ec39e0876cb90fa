"""An ``[[exception]]`` to fill in: what names the finding is written, what a person decides is left blank."""

from __future__ import annotations

import json


def skeleton(rule: str, matter: str, fingerprint: str) -> str:
    """Return the TOML text of an exception for a finding, its blanks open; as it is, no file with it is read."""
    return (
        "[[exception]]\n"
        f"rule        = {_quoted(rule)}\n"
        f"matter      = {_quoted(matter)}\n"
        f"fingerprint = {_quoted(fingerprint)}\n"
        'reason      = ""  # why it is accepted\n'
        'evidence    = ""  # what shows it, or a file: docs/letter.pdf sha256:...\n'
        'approved_by = ""  # the person who accepts it\n'
        "# granted   = YYYY-MM-DD  (a bare day; then take the # out)\n"
        "# expires   = YYYY-MM-DD  (the last day on which it holds, at most 366 days later)\n"
    )


def _quoted(text: str) -> str:
    """Return a text as a basic string of TOML, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
