"""The front door of the checker: the only names that the generator and the desk use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from checker.engine import check
from checker.matter.load import load, load_text, spoken_from
from checker.papers.table import form_ids
from checker.report.as_json import as_data, json_text
from checker.report.as_text import text_report

if TYPE_CHECKING:
    from checker.agreements.clauses import Clause, clause, clauses, section_text
    from checker.agreements.comparison import ComparisonRow, Measure, comparison
    from checker.agreements.coverage import coverage
    from checker.agreements.reading_texts import ReadingText, reading_text, reading_texts
    from checker.agreements.terms import Terms, terms
    from checker.explain import explain
    from checker.matter.cases import load_cases
    from checker.matter.schema import schema
    from checker.position import Standing, standing_on
    from checker.readings import standing
    from checker.report.as_calendar import calendar_json, calendar_text
    from checker.report.as_ics import ics_text
    from checker.report.as_junit import junit_text
    from checker.report.as_sheets import sheets
    from checker.report.dependence import dependents
    from checker.report.trial import Trial, try_paths
    from checker.requisite import Requisite, requisite
    from checker.rules.catalogue import RULES
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
    "Trial": "checker.report.trial",
    "calendar_json": "checker.report.as_calendar",
    "calendar_text": "checker.report.as_calendar",
    "clause": "checker.agreements.clauses",
    "clauses": "checker.agreements.clauses",
    "comparison": "checker.agreements.comparison",
    "coverage": "checker.agreements.coverage",
    "dependents": "checker.report.dependence",
    "explain": "checker.explain",
    "ics_text": "checker.report.as_ics",
    "junit_text": "checker.report.as_junit",
    "load_cases": "checker.matter.cases",
    "reading_text": "checker.agreements.reading_texts",
    "reading_texts": "checker.agreements.reading_texts",
    "requisite": "checker.requisite",
    "schema": "checker.matter.schema",
    "section_text": "checker.agreements.clauses",
    "sheets": "checker.report.as_sheets",
    "standing": "checker.readings",
    "standing_on": "checker.position",
    "terms": "checker.agreements.terms",
    "terms_compared": "checker.terms_compared",
    "try_paths": "checker.report.trial",
}

__all__ = [
    "RULES",
    "Clause",
    "ComparisonRow",
    "Measure",
    "ReadingText",
    "Requisite",
    "Standing",
    "Terms",
    "Trial",
    "as_data",
    "calendar_json",
    "calendar_text",
    "check",
    "clause",
    "clauses",
    "comparison",
    "coverage",
    "dependents",
    "explain",
    "form_ids",
    "ics_text",
    "json_text",
    "junit_text",
    "load",
    "load_cases",
    "load_text",
    "reading_text",
    "reading_texts",
    "requisite",
    "schema",
    "section_text",
    "sheets",
    "spoken_from",
    "standing",
    "standing_on",
    "terms",
    "terms_compared",
    "text_report",
    "try_paths",
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
