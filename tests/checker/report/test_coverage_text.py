"""The table of coverage for a terminal."""

from checker.report.coverage_table import coverage_table
from checker.report.coverage_text import coverage_text
from checker.report.trial import Trial

RULE = "W2.1-exact-name"
TRIALS = (
    Trial("a.yaml", "one", (), expected=((RULE, "compliant"),)),
    Trial("a.yaml", "two", (), expected=((RULE, "no_right"),)),
    Trial("b.yaml", "", (), "b.yaml:1:1: it cannot be read"),
)


def test_each_rule_has_its_counts_and_its_scenarios() -> None:
    text = coverage_text(coverage_table(TRIALS))
    assert f"    rule {RULE}: passed 1, failed 1\n        passed  a.yaml: one (compliant)\n" in text
    assert "        failed  a.yaml: two (no_right)\n" in text


def test_what_is_lacking_is_said_at_its_place_and_once_more_at_the_end() -> None:
    text = coverage_text(coverage_table(TRIALS))
    told = "LACKING W2.1-tender: no scenario in which it fails"
    assert text.count(told) == 2
    assert text.splitlines()[-1].endswith(" lacking")
    assert "NOT CHECKED b.yaml:1:1: it cannot be read" in text


def test_without_scenarios_there_are_no_counts_and_the_readings_stand_there() -> None:
    text = coverage_text(coverage_table())
    assert f"    rule {RULE}\n" in text
    assert "    reading A-1  " in text
    assert "passed" not in text.replace("passed on", "").partition("\n    rule ")[0]
    assert "LACKING" not in text


def test_no_line_is_longer_than_the_terminal_unless_a_name_is() -> None:
    assert all(
        len(line) <= 100 or " " not in line.strip() for line in coverage_text(coverage_table()).splitlines()
    )
