"""Finding each clause in the text of its agreement: where it begins and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.agreements.records import ClausePlace, ClauseRow, Source
from checker.model.errors import CovenantError


def inside(code: str, parent: str) -> bool:
    """Say whether a clause code lies below another: ``W6.i.3`` is inside ``W6.i`` and ``W6``."""
    return code.startswith(parent + ".")


def find_places(
    agreement: str, source: Source, text: str, sizes: Sequence[int], rows: Sequence[ClauseRow]
) -> tuple[ClausePlace, ...]:
    """Return every clause of an agreement with its place; CovenantError if its words are not in the text.

    ``sizes`` are the lengths of the stored files in order. A clause ends where the next clause that is not
    inside it begins, or before the words given under ``until``, never after the clause that contains it.
    """
    starts = _starts(agreement, source, text, sizes, rows)
    places: list[ClausePlace] = []
    ends: dict[str, int] = {}
    for index, row in enumerate(rows):
        start = starts[index]
        after = (starts[n] for n in range(index + 1, len(rows)) if not inside(rows[n].code, row.code))
        end = next(after, len(text))
        if row.until:
            end = _find(f"{agreement}/clauses.yaml: {row.code}", row.until, text, start, end)[0]
        end = min([end, *(limit for code, limit in ends.items() if inside(row.code, code))])
        ends[row.code] = end
        line = text.count("\n", 0, start) + 1
        places.append(ClausePlace(row.code, agreement, row.title, row.file, line, start, end))
    return tuple(places)


def _starts(
    agreement: str, source: Source, text: str, sizes: Sequence[int], rows: Sequence[ClauseRow]
) -> list[int]:
    spans: dict[str, tuple[int, int]] = {}
    offset = 0
    for file, size in zip(source.files, sizes, strict=True):
        spans[file.name] = (offset, offset + size)
        offset += size
    starts: list[int] = []
    for row in rows:
        where = f"{agreement}/clauses.yaml: {row.code}"
        if row.file not in spans:
            raise CovenantError(f"{where}: {row.file} is not a file of source.toml")
        low, high = spans[row.file]
        cursor = max(low, starts[-1] + 1) if starts else low
        starts.append(_find(where, row.begins, text, cursor, high)[0])
    return starts


def _find(where: str, words: str, text: str, low: int, high: int) -> tuple[int, int]:
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()))
    found = pattern.search(text, low, high)
    if found is None:
        raise CovenantError(f"{where}: the words {words!r} do not stand there in the text")
    return found.span()
