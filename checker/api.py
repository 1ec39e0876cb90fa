"""The front door of the checker: the only names that the generator and the desk use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from checker.engine import check
from checker.matter.load import load, load_text, spoken_from
from checker.papers.table import form_ids
from checker.report.as_json import REPORTS_SCHEMA, as_data, json_text
from checker.report.as_text import text_report

if TYPE_CHECKING:
    from checker.agreements.clauses import Clause, clause, clauses, section_text
    from checker.agreements.comparison import ComparisonRow, Measure, comparison
    from checker.agreements.coverage import coverage
    from checker.agreements.reading_texts import ReadingText, reading_text, reading_texts
    from checker.agreements.terms import Terms, terms
    from checker.batch import Job, Refusal, check_job, check_packed, matters_in, try_job, unpacked, with_bytes
    from checker.exceptions.file import load_exceptions
    from checker.exceptions.judged import apply, exceptable, unused, verdict_without
    from checker.exceptions.record import Applied, ExceptionFile, ExceptionRecord, Notice
    from checker.exceptions.skeleton import skeleton
    from checker.explain import explain
    from checker.matter.cases import load_cases, load_cases_text
    from checker.matter.schema import schema
    from checker.position import Standing, standing_on
    from checker.readings import standing
    from checker.report.as_calendar import calendar_json, calendar_text
    from checker.report.as_github import github_text
    from checker.report.as_ics import ics_text
    from checker.report.as_junit import junit_of_check, junit_text
    from checker.report.as_markdown import markdown_text
    from checker.report.as_sarif import sarif_text
    from checker.report.as_sheets import sheets
    from checker.report.coverage_html import coverage_html
    from checker.report.coverage_table import coverage_table
    from checker.report.coverage_text import coverage_text
    from checker.report.dependence import dependents
    from checker.report.own_rules import OWN_RULES, OwnRule, own_rule
    from checker.report.results import (
        Checked,
        Kind,
        Level,
        Refused,
        Result,
        Run,
        alerts,
        blocks,
        result_of_notice,
        results_of_check,
        results_of_trial,
    )
    from checker.report.trial import Trial, matter_files, try_paths
    from checker.requisite import Requisite, requisite
    from checker.rules.catalogue import RULES
    from checker.soundness import compiled_is_fresh, shipped_calendars, stored_words
    from checker.terms_compared import terms_compared

# A check pays only for its own rooms: the names below load theirs when they are first asked for.
_ROOMS = {
    "Measure": "checker.agreements.comparison",
    "ReadingText": "checker.agreements.reading_texts",
    "RULES": "checker.rules.catalogue",
    "Clause": "checker.agreements.clauses",
    "ComparisonRow": "checker.agreements.comparison",
    "Requisite": "checker.requisite",
    "Standing": "checker.position",
    "Terms": "checker.agreements.terms",
    "Applied": "checker.exceptions.record",
    "ExceptionFile": "checker.exceptions.record",
    "ExceptionRecord": "checker.exceptions.record",
    "Notice": "checker.exceptions.record",
    "Trial": "checker.report.trial",
    "Checked": "checker.report.results",
    "Job": "checker.batch",
    "Refusal": "checker.batch",
    "check_job": "checker.batch",
    "check_packed": "checker.batch",
    "matters_in": "checker.batch",
    "unpacked": "checker.batch",
    "with_bytes": "checker.batch",
    "try_job": "checker.batch",
    "Kind": "checker.report.results",
    "Level": "checker.report.results",
    "Refused": "checker.report.results",
    "Result": "checker.report.results",
    "Run": "checker.report.results",
    "OWN_RULES": "checker.report.own_rules",
    "OwnRule": "checker.report.own_rules",
    "apply": "checker.exceptions.judged",
    "alerts": "checker.report.results",
    "blocks": "checker.report.results",
    "calendar_json": "checker.report.as_calendar",
    "calendar_text": "checker.report.as_calendar",
    "clause": "checker.agreements.clauses",
    "clauses": "checker.agreements.clauses",
    "comparison": "checker.agreements.comparison",
    "compiled_is_fresh": "checker.soundness",
    "coverage": "checker.agreements.coverage",
    "coverage_html": "checker.report.coverage_html",
    "coverage_table": "checker.report.coverage_table",
    "coverage_text": "checker.report.coverage_text",
    "dependents": "checker.report.dependence",
    "exceptable": "checker.exceptions.judged",
    "explain": "checker.explain",
    "github_text": "checker.report.as_github",
    "ics_text": "checker.report.as_ics",
    "junit_of_check": "checker.report.as_junit",
    "junit_text": "checker.report.as_junit",
    "load_cases": "checker.matter.cases",
    "load_cases_text": "checker.matter.cases",
    "matter_files": "checker.report.trial",
    "load_exceptions": "checker.exceptions.file",
    "markdown_text": "checker.report.as_markdown",
    "own_rule": "checker.report.own_rules",
    "reading_text": "checker.agreements.reading_texts",
    "reading_texts": "checker.agreements.reading_texts",
    "requisite": "checker.requisite",
    "result_of_notice": "checker.report.results",
    "results_of_check": "checker.report.results",
    "results_of_trial": "checker.report.results",
    "sarif_text": "checker.report.as_sarif",
    "schema": "checker.matter.schema",
    "section_text": "checker.agreements.clauses",
    "sheets": "checker.report.as_sheets",
    "shipped_calendars": "checker.soundness",
    "skeleton": "checker.exceptions.skeleton",
    "standing": "checker.readings",
    "standing_on": "checker.position",
    "stored_words": "checker.soundness",
    "terms": "checker.agreements.terms",
    "terms_compared": "checker.terms_compared",
    "try_paths": "checker.report.trial",
    "unused": "checker.exceptions.judged",
    "verdict_without": "checker.exceptions.judged",
}

__all__ = [
    "OWN_RULES",
    "REPORTS_SCHEMA",
    "RULES",
    "Applied",
    "Checked",
    "Clause",
    "ComparisonRow",
    "ExceptionFile",
    "ExceptionRecord",
    "Job",
    "Kind",
    "Level",
    "Measure",
    "Notice",
    "OwnRule",
    "ReadingText",
    "Refusal",
    "Refused",
    "Requisite",
    "Result",
    "Run",
    "Standing",
    "Terms",
    "Trial",
    "alerts",
    "apply",
    "as_data",
    "blocks",
    "calendar_json",
    "calendar_text",
    "check",
    "check_job",
    "check_packed",
    "clause",
    "clauses",
    "comparison",
    "compiled_is_fresh",
    "coverage",
    "coverage_html",
    "coverage_table",
    "coverage_text",
    "dependents",
    "exceptable",
    "explain",
    "form_ids",
    "github_text",
    "ics_text",
    "json_text",
    "junit_of_check",
    "junit_text",
    "load",
    "load_cases",
    "load_cases_text",
    "load_exceptions",
    "load_text",
    "markdown_text",
    "matter_files",
    "matters_in",
    "own_rule",
    "reading_text",
    "reading_texts",
    "requisite",
    "result_of_notice",
    "results_of_check",
    "results_of_trial",
    "sarif_text",
    "schema",
    "section_text",
    "sheets",
    "shipped_calendars",
    "skeleton",
    "spoken_from",
    "standing",
    "standing_on",
    "stored_words",
    "terms",
    "terms_compared",
    "text_report",
    "try_job",
    "try_paths",
    "unpacked",
    "unused",
    "verdict_without",
    "with_bytes",
]


def __getattr__(name: str) -> Any:
    """Return a name of a room that has not been entered yet (PEP 562); AttributeError where there is none."""
    room = _ROOMS.get(name)
    if room is None:
        raise AttributeError(f"the front door of the checker has no name {name!r}")
    # checker.explain is both a module and the function it holds: the function is what the door offers.
    value = getattr(import_module(room), name)
    globals()[name] = value
    return value
