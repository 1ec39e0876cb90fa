"""The front door of the checker: the only names that the generator and the desk use."""

from __future__ import annotations

from checker.agreements.clauses import Clause, clause, clauses, section_text
from checker.agreements.coverage import coverage
from checker.agreements.reading_texts import reading_text, reading_texts
from checker.agreements.terms import Terms, terms
from checker.engine import check
from checker.explain import explain
from checker.matter.cases import load_cases
from checker.matter.load import load, load_text
from checker.matter.schema import schema
from checker.papers import form_ids
from checker.position import Standing, standing_on
from checker.readings import standing
from checker.report.as_json import as_data, json_text
from checker.report.as_junit import junit_text
from checker.report.as_text import text_report
from checker.report.trial import Trial, try_paths
from checker.rules.catalogue import RULES

__all__ = [
    "RULES",
    "Clause",
    "Standing",
    "Terms",
    "Trial",
    "as_data",
    "check",
    "clause",
    "clauses",
    "coverage",
    "explain",
    "form_ids",
    "json_text",
    "junit_text",
    "load",
    "load_cases",
    "load_text",
    "reading_text",
    "reading_texts",
    "schema",
    "section_text",
    "standing",
    "standing_on",
    "terms",
    "text_report",
    "try_paths",
]
