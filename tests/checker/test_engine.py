"""The pipeline: what it refuses, what it reports, and that nothing but the file decides."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from freezegun import freeze_time
from sample_matters import (
    COMPANY,
    FILE,
    HOLDER,
    data_on,
    exercise,
    exercise_of,
    loaded,
    mailed_exercise,
    matter,
    report_on,
    text_of,
)

from checker.api import json_text, standing_on
from checker.engine import check, choices_of
from checker.model.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]
CROWDED = matter(
    exercise_of(70000, "2003-06-20", warrant="W-1-B-B"),
    exercise_of(300000, "2003-06-18", warrant="W-1-B"),
    exercise_of(1000, "2003-06-17", warrant="W-1-B"),
    history=[exercise_of(5, "2003-06-01")],
)


def test_nothing_proposed_is_permitted_and_needs_no_paper() -> None:
    report = report_on(matter(proposed=None))
    assert report.verdict == "permitted"
    assert (report.actions, report.documents, report.deadlines) == ((), (), ())


def test_a_complete_exercise_is_permitted_with_its_figures_and_papers() -> None:
    report = report_on(matter(exercise()))
    (action,) = report.actions
    assert report.verdict == action.verdict == "permitted"
    assert action.figures["amount_due"] == "240800.00"
    assert action.figures["shares_issued"] == "100000"
    assert action.figures["shares_remaining"] == "172067"
    assert (action.before.warrant_shares, action.after.warrant_shares) == ("272067.0", "172067.0")
    forms = [paper.form for paper in report.documents]
    assert forms == [
        "exhibit-a",
        "exercise-rider",
        "warrant-certificate",
        "certificate-delivery-letter",
        "check-report",
        "closing-checklist",
    ]
    assert all(paper.ready for paper in report.documents)


def test_the_worst_action_gives_the_verdict_of_the_matter() -> None:
    both = matter(exercise(), exercise_of(272068, "2003-06-17", warrant="W-1-B"))
    assert report_on(both).verdict == "prohibited"
    assert report_on(matter(exercise(), exercise_of(5, warrant="W-1-B", signed_name=None))).verdict == (
        "undetermined"
    )


def test_a_prohibited_action_starts_no_period() -> None:
    report = report_on(matter(exercise(signed_name="Somebody Else, Inc.")))
    assert report.verdict == "prohibited"
    assert report.deadlines == ()


def test_a_blocked_form_names_the_rules_that_block_it() -> None:
    report = report_on(matter(exercise(warrant_surrendered=None)))
    assert report.verdict == "undetermined"
    papers = {paper.form: paper for paper in report.documents}
    assert not papers["exhibit-a"].ready
    assert "W2.1-deliveries-complete" in papers["exhibit-a"].blocked_by
    assert papers["check-report"].ready


def test_a_form_that_only_another_reading_needs_is_needed() -> None:
    """On receipt the Term is over and no new Warrant is due; on mailing one is."""
    report = report_on(matter(mailed_exercise(), as_of="2009-05-05"))
    assert "warrant-certificate" in [paper.form for paper in report.documents]


def test_every_finding_says_where_its_fact_stands_and_whose_act_it_judges() -> None:
    report = report_on(matter(exercise()))
    assert all(finding.line and finding.column for finding in report.actions[0].findings)
    assert {finding.subject for finding in report.actions[0].findings} <= {HOLDER, COMPANY}


@pytest.mark.parametrize(
    ("what_if", "told"),
    [({"A-3": "R9"}, "A-3 has no option 'R9'"), ({"A-999": "R1"}, "no reading 'A-999'")],
)
def test_an_unknown_reading_or_option_is_refused(what_if: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        check(loaded(matter(exercise())), what_if)


def test_recorded_choices_and_what_ifs_are_kept_apart() -> None:
    recorded = {"A-3": {"option": "R2", "by": "Sample Counsel", "date": "2003-06-02", "because": "a sample"}}
    choices = choices_of(loaded(matter(exercise(), readings=recorded)), {"A-8": "R2"})
    assert choices.decided("A-3")
    assert not choices.decided("A-8")
    assert choices.chosen("A-8", "company") == "R2"


def _json(whole: dict[str, object]) -> str:
    return json_text([check(loaded(whole))])


@pytest.mark.parametrize("clock", ["1999-12-31 23:59:59", "2039-01-01 00:00:00"])
def test_the_clock_changes_no_byte_of_the_report(clock: str) -> None:
    told = [_json(matter(exercise())), _json(CROWDED)]
    with freeze_time(clock):
        assert [_json(matter(exercise())), _json(CROWDED)] == told


@pytest.mark.parametrize(
    "surroundings",
    [{"TZ": "Pacific/Kiritimati"}, {"TZ": "Pacific/Pago_Pago"}, {"LC_ALL": "C"}, {"PYTHONHASHSEED": "7"}],
    ids=str,
)
def test_neither_zone_nor_locale_nor_hash_seed_changes_a_byte(
    surroundings: dict[str, str], tmp_path: Path
) -> None:
    whole = matter(exercise(issue_to={"name": "Société d’Exemple", "address": ["1 rue de l’Été"]}))
    file = tmp_path / FILE
    file.write_text(text_of(whole), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "desk.cli", "check", str(file), "--format", "json"],
        cwd=ROOT,
        env={**os.environ, **surroundings},
        capture_output=True,
        check=True,
    )
    assert told.stdout.decode("utf-8") == json_text([check(loaded(whole))])


def test_the_order_of_the_file_does_not_change_the_state() -> None:
    days = [f"2003-06-{day:02}" for day in range(2, 8)]
    events = [exercise_of(1000 * (n + 1), day, warrant=f"W-1{'-B' * n}") for n, day in enumerate(days)]
    whole = matter(exercise_of(7, warrant=f"W-1{'-B' * 6}"), history=events)
    told = standing_on(loaded(whole))
    report = data_on(whole)
    shuffler = random.Random(2003)
    for _ in range(5):
        shuffler.shuffle(events)
        again = matter(exercise_of(7, warrant=f"W-1{'-B' * 6}"), history=events)
        assert standing_on(loaded(again)).state == told.state
        assert data_on(again)["actions"][0]["after"] == report["actions"][0]["after"]


def test_the_order_of_proposed_actions_in_the_file_does_not_change_what_each_meets() -> None:
    one, two = exercise_of(1000, "2003-06-17"), exercise_of(2000, "2003-06-18", warrant="W-1-B")
    forward, backward = report_on(matter(one, two)), report_on(matter(two, one))
    assert forward.actions[0].after == backward.actions[1].after
    assert forward.actions[1].after == backward.actions[0].after
