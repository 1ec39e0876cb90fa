"""An exception that names a Warrant is narrowed to the acts on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from sample_matters import HOLDER, exercise, matter, report_on

from checker.api import Applied, ExceptionFile, ExceptionRecord, apply, check, load
from checker.model.report import Report

MERGER = str(Path(__file__).parents[2] / "fixtures" / "exceptions" / "merger.yaml")


def judged(rule: str, fingerprint: str, instrument: str, report: Report) -> Applied:
    """Return what an exception of a finding, for the acts on a Warrant, means for a report."""
    record = ExceptionRecord(
        rule=rule,
        matter=report.matter,
        fingerprint=fingerprint,
        reason="Holder agreed",
        evidence="Letter of 22 June 2004",
        approved_by="Sample Partner",
        granted=date(2003, 1, 1),
        expires=date(2010, 1, 1),
        instrument=instrument,
    )
    exceptions = ExceptionFile("exceptions.toml", (record,))
    return apply(exceptions, file="m.yaml", case="", report=report, client_matter="")


def a_warrant(name: str, shares: str = "272067", holder: str = HOLDER) -> dict[str, str]:
    """Return a Warrant of a register."""
    return {"id": name, "holder": holder, "shares": shares, "warrant_price": "2.408"}


@pytest.mark.parametrize("signed", ["Nobody", None], ids=["refused", "done"])
@pytest.mark.parametrize(
    "other",
    [a_warrant("W-2", shares="500"), a_warrant("W-2", holder="Sample Fund, L.P.")],
    ids=["500", "fund"],
)
def test_an_exercise_concerns_the_warrant_exercised_and_no_other(
    signed: str | None, other: dict[str, str]
) -> None:
    named = {} if signed is None else {"signed_name": signed}
    whole = matter(exercise(**named), register={"warrants": [a_warrant("W-1"), other]})
    report = report_on(whole)
    finding = next(each for each in report.actions[0].findings if each.rule.startswith("W2.1"))
    for instrument, held in (
        ("W-1", [finding.fingerprint]),
        ("W-2", []),
        ("W-3", []),
        ("", [finding.fingerprint]),
    ):
        found = judged(finding.rule, finding.fingerprint, instrument, report)
        assert [each.fingerprint for each in found.used] == held


def test_an_act_on_no_warrant_of_its_own_concerns_them_all() -> None:
    report = check(load(MERGER))
    breach = next(each for each in report.actions[0].findings if each.rule == "W8-notice").fingerprint
    (line,) = report.actions[0].before.warrants.values()
    before = replace(report.actions[0].before, warrants={"W-1": line, "W-2": line})
    report = replace(report, actions=(replace(report.actions[0], before=before),))
    for instrument, held in (("W-1", [breach]), ("W-2", [breach]), ("W-3", [])):
        assert list(judged("W8-notice", breach, instrument, report).excepted) == held
