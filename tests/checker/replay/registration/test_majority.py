"""Who counts toward the Requisite Holders, of how many, and what suffices (RRA 2(a)(i))."""

from fractions import Fraction
from typing import Any

import pytest
from sample_matters import loaded, matter

from checker.api import terms
from checker.model.events import RegistrationDemand
from checker.readings import Choices, Consultation
from checker.replay.opening import opening_state
from checker.replay.record import Record
from checker.replay.registration.majority import Tally, Unknown, majority

SPECTRUM, DOEG_HILL = "Spectrum Equity Investors II, L.P.", "Doeg Hill I, LLC"


def row(name: str, shares: str | None, group: str = "rra") -> dict[str, str]:
    """Return a row of the register with Series A."""
    made = {"name": name, "group": group}
    return made if shares is None else {**made, "series_a_as_converted": shares}


def count(
    rows: list[dict[str, str]], by: dict[str, str | None], **options: str
) -> tuple[Tally | Unknown, set[str]]:
    """Return the count behind a demand, and the readings that were asked for it."""
    event: dict[str, Any] = {
        "event": "registration_demand",
        "date": "2003-06-05",
        "under": "rra",
        "by": [
            {"holder": name, **({} if shares is None else {"shares": shares})} for name, shares in by.items()
        ],
        "delivery": {"method": "hand", "received": "2003-06-05"},
    }
    whole = matter(event, register={"holders": rows}, agreements={"rra_assumed_by_group": True})
    consultation = Consultation(Choices(what_if=options))
    record = Record(loaded(whole).matter, terms(), consultation)
    demand = record.matter.proposed[0]
    assert isinstance(demand, RegistrationDemand)
    found = majority(record, opening_state(record), demand)
    return found, set(consultation.asked) - {"A-1"}


def test_exactly_half_is_not_enough_and_nothing_is_asked_where_nobody_is_doubtful() -> None:
    found, asked = count([row(SPECTRUM, "100"), row("Robert A. Nicholson", "100")], {SPECTRUM: None})
    assert found == Tally(Fraction(100), Fraction(100), Fraction(200), Fraction(100))
    assert isinstance(found, Tally)
    assert (found.met, found.required) == (False, 101)
    assert not asked & {"Q06", "Q07", "Q13", "Q14", "Q16"}


def test_a_total_with_half_a_share_needs_the_next_whole_share() -> None:
    found, _ = count([row(SPECTRUM, "100.5"), row("Robert A. Nicholson", "100")], {SPECTRUM: None})
    assert isinstance(found, Tally)
    assert (found.half, found.required, found.met) == (Fraction("100.25"), 101, True)


@pytest.mark.parametrize(
    ("group", "reading", "option", "total"),
    [
        ("unrecognized", "Q13", "a", 100),
        ("unrecognized", "Q13", "b", 160),
        ("public", "Q06", "a", 160),
        ("public", "Q06", "b", 100),
        ("other_contract", "Q13", "b", 160),
    ],
)
def test_whose_shares_stand_in_the_total(group: str, reading: str, option: str, total: int) -> None:
    rows = [row(SPECTRUM, "100"), row("Sample Buyer", "60", group)]
    found, asked = count(rows, {SPECTRUM: None}, **{reading: option})
    assert isinstance(found, Tally)
    assert found.fully_diluted == total
    assert reading in asked


def test_an_unrecognized_transferee_counts_by_q14() -> None:
    rows = [row(SPECTRUM, "100"), row("Sample Buyer", "60", "unrecognized")]
    for option, counted in (("R1", 60), ("R2", 0)):
        found, asked = count(rows, {"Sample Buyer": None}, Q14=option)
        assert isinstance(found, Tally)
        assert (found.counted, found.represented) == (counted, counted)
        assert "Q14" in asked


@pytest.mark.parametrize("name", [DOEG_HILL, "Sample Fund, L.L.C.", "Sample Limited Liability Company"])
def test_a_limited_liability_company_counts_by_q07(name: str) -> None:
    for option, counted in (("a", 0), ("b", 60)):
        found, asked = count([row(SPECTRUM, "100"), row(name, "60")], {name: None}, Q07=option)
        assert isinstance(found, Tally)
        assert found.counted == counted
        assert "Q07" in asked


def test_a_claim_above_the_holding_is_shown_and_counts_for_the_holding() -> None:
    found, _ = count([row(SPECTRUM, "100"), row("Robert A. Nicholson", "150")], {SPECTRUM: "140"})
    assert isinstance(found, Tally)
    assert (found.represented, found.counted, found.met) == (140, 100, False)


def test_a_holder_of_other_rights_holds_nothing_that_counts() -> None:
    rows = [
        row(SPECTRUM, "10"),
        {"name": "Sample Fund, L.P.", "group": "exhibit_d", "registrable_shares": "90"},
    ]
    found, _ = count(rows, {"Sample Fund, L.P.": "90"})
    assert isinstance(found, Tally)
    assert (found.counted, found.fully_diluted) == (0, 10)


def test_without_a_holding_or_a_name_there_is_no_count() -> None:
    assert count([row(SPECTRUM, "10"), row("Robert A. Nicholson", None)], {SPECTRUM: None})[0] == Unknown(
        nobody=False, holdings=("Robert A. Nicholson",)
    )
    assert count([row(SPECTRUM, "10")], {})[0] == Unknown(nobody=True)
