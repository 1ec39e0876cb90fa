"""A demand under Exhibit D 4: of what the fifth is, and which registrations are used, by each option."""

from fractions import Fraction

import pytest
from exhibit_d_samples import demanded_under, of_demand, registered, sample
from sample_matters import HOLDER

from checker.replay.registration.exhibit_d_demand import count, used

TRUST = "Sample Trust"
REGISTER = {
    "warrants": [
        {"id": "W-1", "holder": HOLDER, "shares": "160000"},
        {"id": "W-2", "holder": TRUST, "shares": "40000"},
    ],
    "holders": [{"name": HOLDER, "group": "exhibit_d", "registrable_shares": "72067"}],
}


@pytest.mark.parametrize(
    ("option", "total", "threshold", "required", "met"),
    [
        ("R1", 200000, Fraction(40000), 40000, True),
        ("R2", 272067, Fraction("54413.4"), 54414, False),
        ("R3", 200000, Fraction(40000), 40000, True),
    ],
)
def test_the_fifth_is_of_what_a_97_says(
    option: str, total: int, threshold: Fraction, required: int, met: bool
) -> None:
    event = demanded_under("exhibit_d", (TRUST, "40000"))
    found = count(*of_demand(sample(event, register=REGISTER, choose={"A-97": option})))
    assert found is not None
    assert (found.total, found.threshold, found.required, found.met) == (total, threshold, required, met)


def test_shares_sold_since_are_still_purchased_ones() -> None:
    """A-97 R2: purchased or purchasable, whoever has them now; the seller has them no more."""
    sale = {
        "event": "holder_sale",
        "date": "2004-05-03",
        "holder": HOLDER,
        "shares": "72067",
        "method": "public",
    }
    event = demanded_under("exhibit_d", (HOLDER, "232067"))
    found = count(*of_demand(sample(sale, event, register=REGISTER, choose={"A-97": "R2"})))
    assert found is not None
    assert (found.total, found.counted) == (272067, 160000)


def test_nobody_named_is_no_count() -> None:
    assert count(*of_demand(sample(demanded_under("exhibit_d"), register=REGISTER))) is None


@pytest.mark.parametrize(("option", "number"), [("R1", 2), ("R2", 1), ("R3", 1), ("R4", 3)])
def test_what_is_used_is_counted_as_a_98_says(option: str, number: int) -> None:
    """One effective of each holder, one of the other's withdrawn, one on Form S-3."""
    events = []
    for place, (holder, form, status) in enumerate(
        [
            (HOLDER, "S-1", "effective"),
            (TRUST, "S-1", "effective"),
            (TRUST, "S-1", "withdrawn"),
            (HOLDER, "S-3", "effective"),
        ]
    ):
        month = place + 1
        events += [
            demanded_under("exhibit_d", (holder, "40000"), id=f"demand-{month}", date=f"2003-0{month}-03"),
            registered(
                id=f"registration-{month}",
                demand=f"demand-{month}",
                initiated_by="exhibit_d_demand",
                form=form,
                date=f"2003-0{month}-04",
                filing_date=f"2003-0{month}-10",
            ),
            {
                "event": "registration_status",
                "of": f"registration-{month}",
                "date": f"2003-0{month}-25",
                "status": status,
            },
        ]
    record = sample(
        *events,
        demanded_under("exhibit_d", (HOLDER, "160000"), id="new"),
        register=REGISTER,
        choose={"A-98": option},
    )
    assert used(*of_demand(record)) == number
