"""``covenant check`` and ``exceptions``: matters go in, reports come out."""

from __future__ import annotations

import argparse
from collections.abc import Generator, Iterator
from contextlib import closing

from checker import api
from checker.api import Checked, check_job, check_packed, unpacked
from checker.model.errors import UsageError
from checker.model.outcome import Verdict
from checker.model.report import Report
from checker.model.visible import one_line
from desk.crew.spread import spread, usable
from desk.matters import STANDARD_INPUT, Asked, asked_for, jobs_of, loaded_matter
from desk.outputs import OF_PIPELINES, planned, refuse_inputs, write_all
from desk.progress import bar
from desk.reports import Reports
from desk.settings import Settings, settings_here
from desk.writing import put, say

__all__ = ["COULD_NOT_CHECK", "loaded_matter", "run_check", "run_exceptions", "say", "status_of"]
PERMITTED, NOT_PERMITTED, COULD_NOT_CHECK = 0, 1, 2


def run_check(arguments: argparse.Namespace) -> int:
    """Check the matters and write their reports; the status is that of the worst."""
    settings = settings_here()
    # An output that is asked for has nothing to do with the formats that the project has settled.
    formats = arguments.formats or (settings.formats if arguments.output is None else ())
    wanted = planned(formats, arguments.output)
    named = _named(arguments, settings)
    file = arguments.exceptions or settings.exceptions
    refuse_inputs([each.file for each in wanted], [*named, file])
    asked = asked_for(named)
    exceptions = None if file is None else api.load_exceptions(file)
    reports = Reports([each.format for each in wanted], asked.several, exceptions, asked.whole)
    with closing(_checked(asked, arguments)) as every:
        for of_file in every:
            # A file with cases is several matters.
            reports.several = reports.several or len(of_file) > 1 or of_file[0].case != ""
            for checked in of_file:
                reports.take(checked)
    reports.close()
    if reports.refused and not reports.several:
        # A file that is named must not keep what another run came to.
        wanted = tuple(each for each in wanted if each.file is not None or each.format in OF_PIPELINES)
    write_all(wanted, reports.made(settings.rule_pages))
    for sentence in reports.sentences:
        say(sentence)
    if reports.sentences:
        return COULD_NOT_CHECK
    return PERMITTED if reports.permitted else NOT_PERMITTED


def _named(arguments: argparse.Namespace, settings: Settings) -> list[str]:
    """Return the matters named; without any, the paths of the project's settings."""
    if arguments.matters:
        return list(arguments.matters)
    if not settings.paths:
        raise UsageError(
            "no MATTER is named, and no pyproject.toml here names `paths` under [tool.covenant]; "
            "name a matter file or a folder of them"
        )
    return list(settings.paths)


def _checked(asked: Asked, arguments: argparse.Namespace) -> Generator[tuple[Checked, ...], None, None]:
    """Yield what each file came to, in the order asked for, whoever does the work."""
    total = len(asked.names)
    jobs = usable(arguments.jobs, total)
    tasks = jobs_of(asked, arguments)
    with bar("matters", total) as done:
        if jobs == 1 and arguments.cluster is None:
            for job in tasks:
                yield check_job(job)
                done()
            return
        with closing(spread(check_packed, tasks, jobs=jobs, cluster=arguments.cluster)) as packed:
            for each in packed:
                yield unpacked(each)
                done()


def status_of(report: Report) -> int:
    """Return the exit status of a report: a fault of the program can never read as permitted."""
    if report.faults:
        for fault in report.faults:
            say(f"rule {fault.rule} crashed: {fault.error}")
        return COULD_NOT_CHECK
    return PERMITTED if report.verdict is Verdict.PERMITTED else NOT_PERMITTED


def run_exceptions(arguments: argparse.Namespace) -> int:
    """Print an exception to fill in for each finding that stands in the way and can be excepted."""
    arguments.cluster = None
    (job,) = jobs_of(Asked((arguments.matter,), False, False), arguments)
    parts, refused = [], False
    for checked in check_job(job):
        if checked.report is None:
            refused = True
            say(getattr(checked.refused, "said", checked.file))
            continue
        refused = status_of(checked.report) == COULD_NOT_CHECK or refused
        name = checked.file
        if name == STANDARD_INPUT:
            name = checked.client_matter or checked.matter
        parts += list(_skeletons(checked.report, name))
    if not refused or parts:
        put("\n".join(parts) or f"# No finding of {one_line(arguments.matter)} can be excepted.\n", None)
    return COULD_NOT_CHECK if refused else PERMITTED


def _skeletons(report: Report, name: str) -> Iterator[str]:
    """Yield what is to be filled in for each finding of a proposed action that can be excepted."""
    for action in report.actions:
        for finding in action.findings:
            if api.exceptable(finding):
                label = str(finding.outcome).replace("_", " ").upper()
                told = one_line(f"# {label}, {action.event} of {action.date}: {finding.message}")
                yield f"{told}\n{api.skeleton(finding.rule, name, finding.fingerprint)}"
