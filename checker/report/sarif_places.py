"""Where a SARIF result stands: in the matter's file, and in the stored text of the agreement."""

from __future__ import annotations

import os.path
import posixpath
import re
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from checker.agreements.clauses import JOINT, QuotedAt, clause, clause_codes, quoted_at
from checker.model.errors import UsageError
from checker.report.results import Result
from checker.report.shown import has_place

SOURCES = "%SRCROOT%"
AGREEMENTS = "COVENANT"
_UNRESERVED = "/-._~"
_LINK = re.compile(r"\](?=\()")
_HALF = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def place(result: Result, base: Path | None) -> dict[str, Any] | None:
    """Return the place of a result in its file, as far as it is known; None where it stands in no file."""
    uri = relative_uri(result.file, base) if has_place(result) else ""
    if not uri:
        return None
    found: dict[str, Any] = {"artifactLocation": {"uri": uri, "uriBaseId": SOURCES}}
    if result.line is not None:
        region = {"startLine": result.line}
        if result.column is not None:
            region["startColumn"] = result.column
        found["region"] = region
    return {"physicalLocation": found}


def clause_place(result: Result) -> dict[str, Any] | None:
    """Return the place of the quoted words in the agreement's stored text; without any, the clause's own."""
    for code, words in _candidates(result):
        try:
            return _related(quoted_at(code, words), words)
        except UsageError:
            continue
    return None


def repository_of(folder: Path) -> Path:
    """Return the root of the repository in which a folder lies; the folder itself where it lies in none."""
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), folder)


def relative_uri(file: str, base: Path | None) -> str:
    """Return the name of a file as a relative URI reference, percent-encoded.

    Never absolute and never upwards: a path that does not lie below ``base`` loses its root, so that no
    reader resolves it to another file of the machine it is read on.
    """
    path, whole = PurePath(file), PurePath(os.path.abspath(file))
    if base is not None and whole.is_relative_to(base):
        path = whole.relative_to(base)
    name = path.as_posix().removeprefix(path.drive.replace("\\", "/"))
    parts = [part for part in posixpath.normpath(name).split("/") if part not in ("", ".", "..")]
    # A byte of a name that is not UTF-8 keeps its value; half a character from elsewhere has none.
    bytes_of = _HALF.sub("?", "/".join(parts)).encode("utf-8", "surrogateescape")
    return quote(bytes_of, safe=_UNRESERVED)


def said(text: str) -> str:
    """Return a text as a SARIF message: what would be read as a link or a placeholder is none (3.11.5, 6)."""
    return _PLACEHOLDER.sub(r"{{\1}}", _LINK.sub("] ", text))


def _candidates(result: Result) -> list[tuple[str, str]]:
    """Return where to look, in turn: the clause, either agreement, then the clause's first line."""
    found = [(result.clause, result.quote), (JOINT, result.quote)] if result.quote else []
    if result.clause in clause_codes():
        found.append((result.clause, clause(result.clause).words.splitlines()[0].strip()))
    return found


def _related(where: QuotedAt, words: str) -> dict[str, Any]:
    return {
        "id": 1,
        "message": {"text": said(words)},
        "physicalLocation": {
            "artifactLocation": {"uri": quote(where.file, safe=_UNRESERVED), "uriBaseId": AGREEMENTS},
            "region": {"startLine": where.line, "endLine": where.end_line},
        },
    }
