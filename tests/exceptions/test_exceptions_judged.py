"""What of an exceptions file holds: judged by the matter's day, never by the clock, and never of the verdict."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest
from freezegun import freeze_time
from msgspec.structs import replace

from checker.api import (
    Applied,
    ExceptionFile,
    ExceptionRecord,
    apply,
    check,
    exceptable,
    load,
    load_exceptions,
    load_text,
    spoken_from,
    unused,
    verdict_without,
)
from checker.model.outcome import Outcome, Verdict
from checker.model.report import Fault, Report

FIXTURES = Path(__file__).parents[2] / "fixtures" / "exceptions"
MERGER = str(FIXTURES / "merger.yaml")
EXERCISE = str(FIXTURES / "exercise.yaml")
# The fingerprint of the breach in merger.yaml, as the report shows it.
BREACH = "5de935e9a5853f81"
GRANTED, EXPIRES = date(2004, 6, 22), date(2004, 7, 15)


def report_of(file: str = MERGER, as_of: date | None = None) -> Report:
    """Return the report on a fixture, spoken from another day if one is given."""
    loaded = load(file)
    return check(loaded if as_of is None else spoken_from(loaded, as_of))


def applied(name: str, report: Report | None = None, file: str = MERGER) -> Applied:
    """Return what an exceptions file of the fixtures means for the merger."""
    exceptions = load_exceptions(FIXTURES / name)
    return apply(exceptions, file=file, case="", report=report or report_of(), client_matter="0000-0007")


def a_record(**changes: object) -> ExceptionRecord:
    """Return the record of good.toml with other values, its evidence in words."""
    made = ExceptionRecord(
        rule="W8-notice",
        matter="merger.yaml",
        fingerprint=BREACH,
        reason="Holder agreed",
        evidence="Letter of 22 June 2004",
        approved_by="Sample Partner",
        granted=GRANTED,
        expires=EXPIRES,
        line=1,
    )
    return replace(made, **changes)


def of(*records: ExceptionRecord) -> ExceptionFile:
    """Return an exceptions file beside the fixtures with these records."""
    return ExceptionFile(str(FIXTURES / "exceptions.toml"), records)


def judged(record: ExceptionRecord, report: Report, file: str = MERGER) -> Applied:
    """Return what one record means for a report."""
    return apply(of(record), file=file, case="", report=report, client_matter="0000-0007")


def codes(of: Applied) -> list[str]:
    """Return the codes of the notices."""
    return [notice.rule for notice in of.notices]


def test_an_exception_in_force_takes_the_finding_out_and_leaves_the_verdict() -> None:
    report = report_of()
    found = applied("good.toml", report)
    assert list(found.excepted) == [BREACH]
    assert found.notices == ()
    assert report.verdict is Verdict.PROHIBITED
    assert verdict_without(report, found.excepted) is Verdict.PERMITTED
    assert verdict_without(report, ()) is Verdict.PROHIBITED


def test_an_expired_exception_is_said_and_does_not_hold() -> None:
    found = applied("expired.toml")
    assert found.excepted == {}
    (notice,) = found.notices
    assert (notice.rule, notice.line, notice.file) == ("EXC-EXPIRED", 2, str(FIXTURES / "expired.toml"))
    assert notice.message == (
        f"the exception of W8-notice for {MERGER} expired on 2004-06-30; the check speaks from 2004-07-01, and the "
        "finding is back"
    )


def test_an_exception_of_a_later_day_does_not_hold_yet() -> None:
    found = applied("not-yet.toml")
    assert (dict(found.excepted), codes(found)) == ({}, ["EXC-NOT-YET"])
    assert "granted only from 2004-07-02; the check speaks from 2004-07-01" in found.notices[0].message


def test_an_exception_whose_evidence_is_another_file_does_not_hold() -> None:
    found = applied("evidence-changed.toml")
    assert (dict(found.excepted), codes(found)) == ({}, ["EXC-EVIDENCE"])
    assert "letter.txt is not the file that was approved: its SHA-256 is another" in found.notices[0].message


def test_an_exception_whose_evidence_is_gone_does_not_hold(tmp_path: Path) -> None:
    folder = Path(copytree(FIXTURES, tmp_path / "all"))
    (folder / "letter.txt").unlink()
    exceptions = load_exceptions(folder / "good.toml")
    found = apply(exceptions, file=str(folder / "merger.yaml"), case="", report=report_of(), client_matter="")
    assert (dict(found.excepted), codes(found)) == ({}, ["EXC-EVIDENCE"])
    assert "there is no file letter.txt" in found.notices[0].message


def test_what_fits_nothing_is_unused_by_whether_its_matter_was_there() -> None:
    exceptions = load_exceptions(FIXTURES / "unused.toml")
    found = applied("unused.toml")
    assert found == Applied({}, (), ())
    seen = [(MERGER, "A merger on short notice", "0000-0007")]
    whole = unused(exceptions, found.used, seen, whole=True)
    assert [(notice.rule, notice.line) for notice in whole] == [("EXC-UNUSED", 2), ("EXC-UNUSED", 12)]
    assert "fits no finding of it" in whole[0].message
    assert "which is not among the matters checked" in whole[1].message
    assert [notice.line for notice in unused(exceptions, (), seen, whole=False)] == [2]
    assert unused(exceptions, (), [], whole=False) == ()


@pytest.mark.parametrize("name", ["good.toml", "expired.toml", "not-yet.toml", "evidence-changed.toml"])
def test_what_was_seen_is_not_unused_even_where_it_does_not_hold(name: str) -> None:
    exceptions = load_exceptions(FIXTURES / name)
    seen = [(MERGER, "A merger on short notice", "0000-0007")]
    assert unused(exceptions, applied(name).used, seen, whole=True) == ()


@pytest.mark.parametrize("clock", ["1999-01-01", "2039-12-31", "2004-07-15", "2004-07-16"])
@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        (GRANTED - timedelta(1), "EXC-NOT-YET"),
        (GRANTED, None),
        (EXPIRES, None),
        (EXPIRES + timedelta(1), "EXC-EXPIRED"),
    ],
)
def test_the_day_of_the_check_decides_and_never_the_clock(clock: str, as_of: date, said: str | None) -> None:
    # The breach is the same on each of these days: the notice went on 21 June.
    with freeze_time(clock):
        report = report_of(as_of=as_of)
        found = applied("good.toml", report)
    assert codes(found) == ([said] if said else [])
    assert list(found.excepted) == ([] if said else [BREACH])
    expected = Verdict.PROHIBITED if said else Verdict.PERMITTED
    assert verdict_without(report, found.excepted) is expected


@pytest.mark.parametrize(
    ("granted", "days", "inside"),
    [
        # 2004 has a 29 February: 366 days from 28 February 2004 end on 28 February 2005.
        (date(2004, 2, 28), 366, date(2005, 2, 28)),
        (date(2004, 2, 29), 366, date(2005, 3, 1)),
        (date(2003, 3, 1), 366, date(2004, 3, 1)),
        (date(2005, 3, 1), 366, date(2006, 3, 2)),
    ],
)
def test_the_last_of_366_days_is_inside(granted: date, days: int, inside: date) -> None:
    record = a_record(granted=granted, expires=granted + timedelta(days))
    assert record.expires == inside
    report = report_of()
    for as_of, said in ((inside, []), (inside + timedelta(1), ["EXC-EXPIRED"]), (granted, [])):
        assert codes(judged(record, replace(report, as_of=as_of))) == said


@pytest.mark.parametrize(
    "matter",
    ["merger.yaml", "./merger.yaml", "../exceptions/merger.yaml", "0000-0007", "A merger on short notice"],
)
def test_a_matter_is_named_by_its_file_its_client_matter_or_its_title(matter: str) -> None:
    assert list(judged(a_record(matter=matter), report_of()).excepted) == [BREACH]


@pytest.mark.parametrize(
    "matter", ["other.yaml", "exceptions/merger.yaml", "0000-0008", "merger", "a merger on short notice"]
)
def test_another_name_is_another_matter(matter: str) -> None:
    assert judged(a_record(matter=matter), report_of()) == Applied()


def test_the_file_is_found_from_the_folder_of_the_exceptions_and_through_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(copytree(FIXTURES, tmp_path / "real"))
    os.symlink(folder, tmp_path / "link")
    monkeypatch.chdir(tmp_path)
    report = report_of()
    for exceptions, file in (
        ("real/good.toml", "real/merger.yaml"),
        ("real/good.toml", str(folder / "merger.yaml")),
        ("link/good.toml", "real/merger.yaml"),
        ("real/good.toml", "link/merger.yaml"),
    ):
        found = apply(load_exceptions(exceptions), file=file, case="", report=report, client_matter="")
        assert list(found.excepted) == [BREACH], (exceptions, file)
    monkeypatch.chdir(folder)
    found = apply(load_exceptions("good.toml"), file="merger.yaml", case="", report=report, client_matter="")
    assert list(found.excepted) == [BREACH]


def test_an_empty_client_matter_and_a_case_name_nothing() -> None:
    report = report_of()
    made = apply(of(a_record(matter="x")), file=MERGER, case="x", report=report, client_matter="")
    assert made == Applied()
    told = apply(
        of(a_record(expires=GRANTED)), file=MERGER, case="short notice", report=report, client_matter=""
    )
    assert f"for {MERGER} (short notice) expired" in told.notices[0].message


def test_another_rule_or_a_changed_fact_is_another_finding() -> None:
    assert judged(a_record(rule="W10-notice"), report_of()) == Applied()
    text = (
        (FIXTURES / "merger.yaml").read_text(encoding="utf-8").replace("sent: 2004-06-21", "sent: 2004-06-22")
    )
    assert judged(a_record(), check(load_text(text, MERGER))) == Applied()


def test_a_record_may_name_the_warrant_that_the_act_concerns() -> None:
    assert list(judged(a_record(instrument="W-1"), report_of()).excepted) == [BREACH]
    assert judged(a_record(instrument="W-3"), report_of()) == Applied()


def test_only_what_counts_blocks_and_can_be_dispensed_with_is_exceptable() -> None:
    found = {each.rule: exceptable(each) for each in report_of(EXERCISE).actions[0].findings}
    assert {rule for rule, can in found.items() if can} == {"W2.1-exact-name"}
    assert not found["W2.1-shares-available"]
    assert not found["W2.1-deliveries-complete"]


@pytest.mark.parametrize("outcome", Outcome)
def test_each_outcome_blocks_or_cannot_be_excepted(outcome: Outcome) -> None:
    finding = replace(report_of().actions[0].findings[0], rule="W8-notice", counts=True, outcome=outcome)
    assert exceptable(finding) == (outcome in ("breach", "no_right", "judgement", "no_duty"))
    assert not exceptable(replace(finding, counts=False))
    assert not exceptable(replace(finding, rule="A-78"))


def test_a_missing_fact_is_never_excepted_though_its_fingerprint_is_right() -> None:
    report = report_of(EXERCISE)
    missing = next(each for each in report.actions[0].findings if each.rule == "W2.1-deliveries-complete")
    record = a_record(rule=missing.rule, fingerprint=missing.fingerprint, matter="exercise.yaml")
    found = judged(record, replace(report, as_of=GRANTED), EXERCISE)
    assert (dict(found.excepted), codes(found)) == ({}, ["EXC-UNUSED"])
    assert found.notices[0].message.endswith("a fact that is missing is given in the matter, never excepted")
    assert verdict_without(report, [missing.fingerprint]) is Verdict.PROHIBITED


def test_of_a_matter_with_more_faults_the_rest_stands_in_the_way() -> None:
    report = report_of(EXERCISE)
    found = {each.rule: each.fingerprint for each in report.actions[0].findings}
    assert verdict_without(report, [found["W2.1-exact-name"]]) is Verdict.PROHIBITED
    every = [each.fingerprint for each in report.actions[0].findings]
    # Even with every fingerprint named, what nobody can dispense with stays.
    assert verdict_without(report, every) is Verdict.PROHIBITED


def test_a_crashed_rule_never_leaves_an_action_permitted() -> None:
    report = report_of()
    crashed = replace(report, faults=(Fault("W12.2-successor", "ZeroDivisionError", 0),))
    assert verdict_without(crashed, [BREACH]) is Verdict.UNDETERMINED


def test_a_finding_of_history_is_not_excepted() -> None:
    report = report_of()
    past = replace(report, actions=(), history=report.actions)
    found = judged(a_record(), past)
    assert (dict(found.excepted), codes(found)) == ({}, ["EXC-UNUSED"])
    assert "only a counting finding of a proposed action" in found.notices[0].message


def test_the_fixture_shows_the_fingerprint_that_the_report_has() -> None:
    (found,) = [each for each in report_of().actions[0].findings if each.rule == "W8-notice"]
    assert (found.fingerprint, found.outcome) == (BREACH, Outcome.BREACH)


def test_the_exception_of_a_rule_that_crashed_is_not_called_unused() -> None:
    report = report_of()
    (action,) = report.actions
    silent = replace(report, actions=(replace(action, findings=()),))
    assert applied("good.toml", silent) == Applied()
    crashed = replace(silent, faults=(Fault("W8-notice", "KeyError: 'x'", 0),))
    assert applied("good.toml", crashed) == Applied(used=load_exceptions(FIXTURES / "good.toml").records)
