"""The text report shows what was excepted apart, and never another verdict."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from checker.api import apply, check, load, load_exceptions, text_report
from checker.exceptions.record import ExceptionRecord
from checker.model.report import Fault

FIXTURES = Path(__file__).parents[2] / "fixtures" / "exceptions"


def shown(name: str, *, excepted: bool) -> str:
    """Return the text report on a fixture, with or without the exceptions of good.toml."""
    loaded = load(FIXTURES / name)
    report = check(loaded)
    found = apply(
        load_exceptions(FIXTURES / "good.toml"), file=loaded.file, case="", report=report, client_matter=""
    )
    return text_report(report, name, found.excepted if excepted else {})


def test_an_excepted_finding_leaves_what_is_missing_and_is_listed_apart() -> None:
    text = shown("merger.yaml", excepted=True)
    lines = text.splitlines()
    assert lines[0] == (
        "PROHIBITED: A merger on short notice (1 finding excepted; nothing else stands in the way)"
    )
    assert lines[3:11] == [
        "Nothing else is missing: what stands in the way is knowingly excepted.",
        "",
        "Knowingly excepted (1)",
        "  - BREACH W8-notice (action 0, merger.yaml:27), CTC Communications Group, Inc.: The written notice",
        "    of the transaction (Section 8) is given to Cisco Systems Capital Corporation only on 2004-06-21:",
        "    2004-06-15 is 30 days before the closing.",
        "    Excepted: Holder agreed in writing to 24 days' notice (by Sample Partner, granted 2004-06-22,",
        "    until 2004-07-15; evidence: letter.txt sha256:8caee3dc...)",
    ]
    assert "What is missing" not in text
    assert "\n  EXCEPTED  W8-notice (BREACH)  merger.yaml:27:7 #5de935e9a5853f81\n" in text
    assert "Action 0 merger-1: merger of 2004-07-15: prohibited" in text


def test_without_exceptions_the_report_is_as_it_was_but_for_the_fingerprint() -> None:
    text = shown("merger.yaml", excepted=False)
    assert text.startswith("PROHIBITED: A merger on short notice\nas of 2004-07-01, merger.yaml\n")
    assert "\n  BREACH  W8-notice  merger.yaml:27:7 #5de935e9a5853f81\n" in text
    assert "xcepted" not in text
    assert "EXCEPTED" not in text


def test_only_what_can_be_excepted_shows_a_fingerprint() -> None:
    marked = [line for line in shown("exercise.yaml", excepted=False).splitlines() if "#" in line]
    assert [line.split()[:3] for line in marked] == [["NO", "RIGHT", "W2.1-exact-name"]]


def test_what_is_left_is_counted_beside_what_is_excepted() -> None:
    report = check(load(FIXTURES / "exercise.yaml"))
    found = {each.rule: each.fingerprint for each in report.actions[0].findings}
    (record,) = load_exceptions(FIXTURES / "good.toml").records
    names = ("W2.1-exact-name", "W2.1-shares-available", "W2.1-deliveries-complete")
    excepted: dict[str, ExceptionRecord] = {found[name]: record for name in names}
    text = text_report(report, "exercise.yaml", excepted)
    # A mandatory rule and a missing fact stay in the list, whatever the caller passes.
    assert text.splitlines()[0] == (
        "PROHIBITED: An exercise with three faults (1 finding excepted; 4 other findings in the way)"
    )
    assert "What is missing, from whom, to become permitted" in text
    assert "\nKnowingly excepted (1)\n" in text
    assert "NO RIGHT W2.1-shares-available (action 0" in text


def test_a_crashed_rule_is_told_beside_what_is_excepted() -> None:
    report = check(load(FIXTURES / "merger.yaml"))
    (record,) = load_exceptions(FIXTURES / "good.toml").records
    crashed = replace(report, faults=(Fault("W12.2-successor", "KeyError: 'x'", 0),))
    text = text_report(crashed, "merger.yaml", {record.fingerprint: record})
    assert text.splitlines()[0].endswith("(1 finding excepted; 1 rule crashed)")
    assert "Nothing else is missing" not in text
