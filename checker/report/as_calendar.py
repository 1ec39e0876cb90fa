"""The deadlines of matters as a calendar for a reader and for a program (schema ``covenant/calendar/1``)."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence

import msgspec

from checker.model.outcome import Verdict
from checker.model.report import Action, Deadline, Report
from checker.report.as_json import as_data

CALENDAR_SCHEMA = "covenant/calendar/1"
HEADINGS = ("DATE", "SAFE DATE", "STATUS", "WHO", "WHAT", "COUNTED", "RULE")

# Days, status and rule stand whole, to be searched for; who, what and the count are broken into lines.
_WIDEST = (None, None, None, 16, 34, 23, None)
_BETWEEN = "  "
_NO_TEXT = frozenset({"Cc", "Cs", "Zl", "Zp"})


def calendar_text(reports: Sequence[Report], files: Sequence[str]) -> str:
    """Return the deadlines of each matter in columns, by date and then by rule; ``files`` names its files."""
    return "\n".join(
        "\n".join(_matter(report, file)) + "\n" for report, file in zip(reports, files, strict=True)
    )


def calendar_json(reports: Sequence[Report]) -> str:
    """Return the deadlines of each matter under ``matters``; the keys of a deadline are the report's own."""
    data = {"schema": CALENDAR_SCHEMA, "matters": [_data(report) for report in reports]}
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode("utf-8") + "\n"


def by_date(report: Report) -> list[Deadline]:
    """Return the deadlines of history and of what is proposed, by date and then by rule."""
    return sorted(report.deadlines, key=lambda each: (each.date, each.rule))


def doubtful(report: Report) -> dict[int, Verdict]:
    """Return, by its index, the verdict of each proposed action that is not permitted.

    Nothing falls due from a prohibited one; what falls due from an undetermined one does so only if the act
    may be done.
    """
    return {each.index: each.verdict for each in report.actions if each.verdict is not Verdict.PERMITTED}


def one_line(text: str) -> str:
    """Return a text on one line, without control characters: it may go to a terminal or into a file's line."""
    return " ".join("".join(" " if unicodedata.category(c) in _NO_TEXT else c for c in text).split())


def _data(report: Report) -> dict[str, object]:
    """Return one matter as plain data."""
    whole = as_data(report)
    deadlines = sorted(whole["deadlines"], key=lambda each: (each["date"], each["rule"]))
    return {"matter": report.matter, "as_of": whole["as_of"], "deadlines": deadlines}


def _matter(report: Report, file: str) -> Iterator[str]:
    """Yield one matter: its name, its day, its deadlines, and what is to be known of its actions."""
    yield f"Calendar: {one_line(report.matter)}"
    yield f"as of {report.as_of}, {one_line(file)}"
    yield ""
    deadlines = by_date(report)
    if deadlines:
        yield from _columns([HEADINGS, *map(_cells, deadlines)])
    else:
        yield "No deadline."
    notes = [_note(each) for each in report.actions if each.verdict is not Verdict.PERMITTED]
    if notes:
        yield from ("", *notes)


def _cells(deadline: Deadline) -> tuple[str, ...]:
    """Return the cells of one deadline, in the order of the headings."""
    return (
        str(deadline.date),
        str(deadline.safe_date),
        deadline.status,
        one_line(deadline.who),
        one_line(f"{deadline.what}, to {deadline.to}"),
        one_line(f"{deadline.count} from {deadline.counted_from}"),
        deadline.rule,
    )


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows in columns as wide as what stands in them, a cell over several lines where it is too wide."""
    broken = [[_lines(cell, widest) for cell, widest in zip(row, _WIDEST, strict=True)] for row in rows]
    widths = [max(len(line) for row in broken for line in row[place]) for place in range(len(HEADINGS))]
    for row in broken:
        for at in range(max(map(len, row))):
            cells = [cell[at] if at < len(cell) else "" for cell in row]
            yield _BETWEEN.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _lines(cell: str, widest: int | None) -> list[str]:
    """Return a cell in lines of at most that many characters; a longer word is not broken."""
    if widest is None:
        return [cell]
    return textwrap.wrap(cell, widest, break_long_words=False, break_on_hyphens=False) or [""]


def _note(action: Action) -> str:
    """Return what an action that is not permitted means for the calendar."""
    name = f"Action {action.index} ({action.event} of {action.date})"
    if action.verdict is Verdict.PROHIBITED:
        return f"{name} is prohibited: nothing falls due from it."
    return f"{name} is undetermined: what falls due from it does so only if it may be done."
