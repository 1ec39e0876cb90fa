"""``covenant calendar``: every deadline of matters, by date."""

from __future__ import annotations

import argparse

from msgspec.structs import replace

from checker import api
from checker.api import check
from checker.model.errors import CovenantError, UsageError
from checker.model.report import Report
from desk.checking import COULD_NOT_CHECK, loaded_matter, status_of
from desk.outputs import refuse_place
from desk.writing import put, say

WRITTEN = 0


def run_calendar(arguments: argparse.Namespace) -> int:
    """List the deadlines of the matters; 0 when they are listed, whatever the verdicts: a listing is no answer."""
    if arguments.alarm_days is not None and arguments.format != "ics":
        raise UsageError("--alarm-days is about the alarms of --format ics; leave it out, or ask for ics")
    if arguments.output is not None:
        refuse_place(arguments.output)
    what_if = dict(arguments.reading)
    checked, refused = [], []
    for name in arguments.matters:
        try:
            loaded = loaded_matter(name, arguments)
            report = check(loaded, what_if)
            # A matter without a title is named by its file, whose name may be no UTF-8.
            title = report.matter.encode("utf-8", "backslashreplace").decode("utf-8")
            checked.append((replace(report, matter=title), loaded.file))
        except CovenantError as error:
            if len(arguments.matters) == 1:
                raise
            refused.append(str(error))
    if checked:
        put(_calendar(checked, arguments), arguments.output)
    for sentence in refused:
        say(sentence)
    # A rule that crashed may have kept a deadline to itself: what is listed is not all there is.
    crashed = [report for report, _ in checked if status_of(report) == COULD_NOT_CHECK]
    return COULD_NOT_CHECK if refused or crashed else WRITTEN


def _calendar(checked: list[tuple[Report, str]], arguments: argparse.Namespace) -> str:
    """Return the calendar of the reports, each with the name of its file, in the format asked for."""
    reports = [report for report, _ in checked]
    if arguments.format == "ics":
        return api.ics_text(reports, **_given(arguments))
    if arguments.format == "json":
        return api.calendar_json(reports)
    return api.calendar_text(reports, [file for _, file in checked])


def _given(arguments: argparse.Namespace) -> dict[str, int]:
    """Return the days ahead that were asked for, or nothing: then the format's own hold."""
    return {} if arguments.alarm_days is None else {"alarm_days": arguments.alarm_days}
