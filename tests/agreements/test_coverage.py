"""Every clause of both agreements has its row: what the program does with it, and why."""

from checker.agreements.clauses import JOINT, clause, clause_codes
from checker.agreements.coverage import coverage

ROWS = coverage()


def test_every_clause_has_exactly_one_row_and_no_row_is_without_one() -> None:
    named = [row.clause for row in ROWS]
    assert named == [*clause_codes(), JOINT]


def test_a_row_belongs_to_the_agreement_of_its_clause() -> None:
    assert ROWS[-1].agreement == "joint"
    assert all(row.agreement == clause(row.clause).agreement for row in ROWS[:-1])


def test_every_row_says_why_in_a_sentence() -> None:
    for row in ROWS:
        assert row.because[0].isupper(), row.clause
        assert row.because.endswith("."), row.clause
        assert len(row.because.split()) >= 2, row.clause


def test_a_section_with_a_modelled_part_is_not_called_not_modelled() -> None:
    modelled = {row.clause for row in ROWS if row.status == "rules"}
    for row in ROWS:
        if row.status == "not modelled":
            assert not any(code.startswith(f"{row.clause}.") for code in modelled), row.clause


def test_what_an_exercise_needs_is_modelled() -> None:
    status = {row.clause: row.status for row in ROWS}
    assert {status[code] for code in ("W1", "W2.1", "W2.2", "W3", "W4", "W11", "W14", "EA")} == {"rules"}
