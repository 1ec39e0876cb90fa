"""The record: terms, calendars with the matter's own closings, and what has been determined."""

from datetime import date
from fractions import Fraction

import pytest
from sample_matters import loaded, matter

from checker.api import terms
from checker.model.errors import InputError
from checker.readings import Choices, Consultation
from checker.replay.record import HOLDER, Record


def record(**keys: object) -> Record:
    """Return the record of a matter without events."""
    return Record(loaded(matter(proposed=None, **keys)).matter, terms(), Consultation(Choices()))


def value_of(value: str, **keys: str) -> dict[str, str]:
    """Return a determination of the value of a fraction of a share."""
    return {"topic": "fraction_value", "value": value, "by": "Sample Board", "date": "2003-06-10", **keys}


def test_figures_come_from_the_agreements_exact() -> None:
    assert record().number("initial_warrant_price") == Fraction("2.408")
    assert record().days("certificate_days") == 15
    assert record().day("term_first_day") == date(2002, 5, 1)
    assert record().text("company_name") == "CTC Communications Group, Inc."


def test_a_reading_is_asked_for_the_party_that_must_act() -> None:
    asked = record()
    assert (asked.reading("A-2"), asked.reading("A-2", HOLDER)) == ("R1", "R2")
    assert set(asked.consultation.asked) == {"A-2"}


def test_a_firms_own_closing_closes_the_calendar_of_its_matter_only() -> None:
    closed = record(calendar={"closed": {"nyse": ["2003-06-17"]}})
    assert not closed.calendar("nyse").is_open(date(2003, 6, 17))
    assert record().calendar("nyse").is_open(date(2003, 6, 17))


def test_a_determination_is_of_one_thing_or_of_all() -> None:
    both = record(determinations=[value_of("4.00"), value_of("3.00", of="W-2", date="2003-06-11")])
    assert both.determined_value("fraction_value", "W-1") == 4
    assert both.determined_value("fraction_value", "W-2") == 3
    assert both.determined_value("fair_market_value", "W-1") is None


def test_the_latest_determination_holds_wherever_it_stands_in_the_file() -> None:
    earlier, later = value_of("2.00", date="2003-06-01"), value_of("4.00", date="2003-06-13")
    assert record(determinations=[earlier, later]).determined_value("fraction_value", None) == 4
    assert record(determinations=[later, earlier]).determined_value("fraction_value", None) == 4


def test_what_is_determined_after_the_day_of_the_check_is_not_known_yet() -> None:
    made = [value_of("4.00", date="2003-06-16"), value_of("5.00", date="2003-06-17")]
    assert record(determinations=made).determined_value("fraction_value", None) == 4


@pytest.mark.parametrize("value", ["about four", "1e3", "[4]", "0x4"])
def test_a_determined_value_that_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(InputError, match="fraction_value"):
        record(determinations=[value_of(value)]).determined_value("fraction_value", None)
