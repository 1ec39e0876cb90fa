"""Every doubtful point names known clauses and real options, and has a default that counts."""

from pathlib import Path

import pytest

from checker.agreements.clauses import JOINT, clause_codes
from checker.agreements.reading_texts import ReadingText, reading_text, reading_texts
from checker.agreements.store import read_sources
from checker.model.errors import CovenantError, UsageError

READINGS = reading_texts()
KINDS = {"outcome", "date", "figure", "paper"}
SAMPLE = """\
- id: A-3
  title: Exercise by certified mail at the deadline
  clauses: [W2.1, W14]
  question: When is a mailed exercise made?
  options:
    - {id: R1, standing: contested, means: "When the last item is received."}
    - {id: R2, standing: contested, means: "When it is mailed."}
    - {id: R3, standing: remote, means: "Never."}
  default: {company: R1, holder: R2}
  must_choose: true
  reason: The holder bears the risk.
  changes: [outcome, date]
"""


def test_ids_are_unique() -> None:
    ids = [reading.id for reading in READINGS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.id)
def test_a_reading_names_clauses_that_exist(reading: ReadingText) -> None:
    assert reading.clauses
    assert set(reading.clauses) <= {*clause_codes(), JOINT}


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.id)
def test_the_default_is_an_option_that_is_not_remote(reading: ReadingText) -> None:
    standing = {option.id: option.standing for option in reading.options}
    assert reading.defaults()
    for default in reading.defaults():
        assert standing[default] != "remote"
    if not isinstance(reading.default, str):
        assert set(reading.default) == {"company", "holder"}


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.id)
def test_the_options_are_distinct_and_nothing_is_empty(reading: ReadingText) -> None:
    ids = [option.id for option in reading.options]
    assert len(ids) == len(set(ids)) >= 1
    assert all(option.means.strip() for option in reading.options)
    assert reading.title.strip()
    assert reading.question.strip()
    assert reading.reason.strip()
    assert set(reading.changes) <= KINDS


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.id)
def test_a_reading_with_one_option_changes_nothing(reading: ReadingText) -> None:
    assert len(reading.options) > 1 or not reading.must_choose


def test_a_register_is_read_as_it_is_written(copied: Path) -> None:
    for agreement in ("registration_rights", "joint"):
        (copied / agreement / "readings.yaml").unlink(missing_ok=True)
    (copied / "warrant" / "readings.yaml").write_text(SAMPLE, encoding="utf-8")
    (reading,) = read_sources(copied).readings
    assert (reading.id, reading.agreement, reading.clauses) == ("A-3", "warrant", ("W2.1", "W14"))
    assert reading.default == {"company": "R1", "holder": "R2"}
    assert reading.defaults() == ("R1", "R2")
    assert [option.standing for option in reading.options] == ["contested", "contested", "remote"]
    assert reading.must_choose
    assert reading.example == ""


def test_agreements_without_a_register_have_no_readings(copied: Path) -> None:
    for agreement in ("warrant", "registration_rights", "joint"):
        (copied / agreement / "readings.yaml").unlink(missing_ok=True)
    assert read_sources(copied).readings == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [("contested", "doubtful"), ("question:", "qestion:"), ("must_choose: true", "must_choose: maybe")],
)
def test_a_malformed_register_is_named(copied: Path, old: str, new: str) -> None:
    (copied / "warrant" / "readings.yaml").write_text(SAMPLE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CovenantError, match=r"warrant/readings\.yaml"):
        read_sources(copied)


def test_an_unknown_reading_is_an_error() -> None:
    with pytest.raises(UsageError, match="no reading 'Z-1'"):
        reading_text("Z-1")


def test_a_known_reading_is_found_by_its_id() -> None:
    for reading in READINGS:
        assert reading_text(reading.id) is reading
