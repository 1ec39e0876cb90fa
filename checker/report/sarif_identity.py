"""What makes a result the same from run to run, wherever in the file it has moved to."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.report.results import Result
from checker.report.sarif_places import relative_uri
from checker.report.shown import has_place

_DIGITS = 32


def identities(results: Iterable[Result], base: Path | None) -> Iterator[str]:
    """Yield a name for each result that no other of the run has, made without its line and its facts.

    It is made of rule, file, the matter's own file, case, event, subject and, for an expectation, its path.
    Where several are alike, the later ones are counted.
    """
    seen: Counter[str] = Counter()
    for result in results:
        digest = _digest(result, base)
        seen[digest] += 1
        yield digest if seen[digest] == 1 else f"{digest}:{seen[digest]}"


def _digest(result: Result, base: Path | None) -> str:
    file = relative_uri(result.file, base) if has_place(result) else ""
    of = relative_uri(result.of, base) if result.of else ""
    part = result.path.partition("[")[0] if result.outcome else result.path
    named = [result.rule, file, of, result.case, part, result.event, result.subject]
    return hashlib.sha256(json.dumps(named).encode("utf-8")).hexdigest()[:_DIGITS]
