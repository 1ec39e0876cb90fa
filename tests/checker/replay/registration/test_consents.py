"""An instrument under RRA 9(e): whose signature counts, of which total, and who signs for the Company."""

from datetime import date
from typing import Any

from exhibit_d_samples import sample
from transfer_samples import FUND, NICHOLSON, ROWS, SPECTRUM

from checker.replay.opening import opening_state
from checker.replay.registration.consents import companies, consent
from checker.replay.registration.majority import Tally, Unknown

DAY = date(2003, 6, 5)


def count(*signed: str, rows: Any = ROWS, **choose: str) -> tuple[Tally | Unknown, set[str]]:
    """Return the count behind the signatures, and the readings asked."""
    record = sample(register={"holders": list(rows)}, choose=choose)
    state = opening_state(record)
    with record.consultation.noting() as asked:
        return consent(record, state.filings, DAY, signed), set(asked)


def test_a_signature_counts_once_however_it_is_spelled() -> None:
    found, asked = count(NICHOLSON, "ROBERT A.  NICHOLSON", "Cisco Systems Capital Corporation")
    assert isinstance(found, Tally)
    assert (found.counted, found.fully_diluted, found.required) == (500000, 1233333, 616667)
    assert not asked


def test_the_larger_total_is_taken_first_and_asked_where_there_is_one() -> None:
    rows = [*ROWS, {"name": FUND, "group": "unrecognized", "series_a_as_converted": "100000"}]
    found, asked = count(SPECTRUM, rows=rows)
    assert isinstance(found, Tally)
    assert found.fully_diluted == 1333333
    assert asked == {"Q13"}
    narrow, _ = count(SPECTRUM, rows=rows, Q13="a")
    assert isinstance(narrow, Tally)
    assert narrow.fully_diluted == 1233333


def test_what_the_public_holds_is_in_the_total_until_it_is_read_otherwise() -> None:
    rows = [*ROWS, {"name": "The public", "group": "public", "registrable_shares": "100000"}]
    found, asked = count(SPECTRUM, rows=rows)
    assert isinstance(found, Tally)
    assert (found.fully_diluted, asked) == (1333333, {"Q06"})


def test_an_unrecognized_signature_counts_for_nothing_though_the_reading_is_open() -> None:
    rows = [*ROWS, {"name": FUND, "group": "unrecognized", "series_a_as_converted": "100000"}]
    found, asked = count(SPECTRUM, FUND, rows=rows)
    assert isinstance(found, Tally)
    assert found.counted == 733333
    assert "Q14" not in asked


def test_a_company_of_another_kind_counts_if_it_is_a_person() -> None:
    rows = [*ROWS, {"name": "Doeg Hill I, LLC", "group": "rra", "series_a_as_converted": "100000"}]
    found, asked = count("Doeg Hill I, LLC", rows=rows)
    assert isinstance(found, Tally)
    assert (found.counted, asked) == (100000, {"Q07"})
    closed, _ = count("Doeg Hill I, LLC", rows=rows, Q07="a")
    assert isinstance(closed, Tally)
    assert closed.counted == 0


def test_an_unknown_holding_leaves_no_majority_to_tell() -> None:
    found, _ = count(SPECTRUM, rows=[*ROWS, {"name": "Matthew N. Mochary", "group": "rra"}])
    assert found == Unknown(nobody=False, holdings=("Matthew N. Mochary",))


def test_either_company_signs_for_the_company_and_nobody_else() -> None:
    names = ("CTC Communications Corp.", "ctc communications group, inc.", SPECTRUM)
    assert companies(sample(), names) == names[:2]
