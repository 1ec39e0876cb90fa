"""Who is a Holder of the RRA, and what a sale does to Registrable Securities (Section 1)."""

import pytest
from rra_matters import NICHOLSON, ROWS, demand, of_holders
from sample_matters import finding, report_on

ALL_NINE = (
    "SPECTRUM EQUITY INVESTORS II, L.P.",
    "DOEG HILL I, LLC",
    "Matthew N. Mochary",
    "Robert A. Nicholson",
    "Benjamin Coughlin",
    "Fred Wang",
    "Michael J. Kennealy",
    "Shawn Colo",
    "Kristin Cashin",
)


def sale(method: str | None, holder: str = NICHOLSON) -> dict[str, str]:
    """Return a sale of 100,000 shares by a Holder."""
    event = {"event": "holder_sale", "date": "2002-06-06", "holder": holder, "shares": "100000"}
    return {**event, "method": method} if method is not None else event


def test_a_register_that_leaves_signatories_out_names_them_and_counts_for_no_verdict() -> None:
    found = finding(report_on(of_holders(demand())), "R1.e-signatories")
    assert (found.outcome, found.counts) == ("confirm", False)
    left_out = found.facts["left_out"].split("; ")
    assert left_out == [ALL_NINE[1], *ALL_NINE[4:]]


@pytest.mark.parametrize(
    "rows", [None, [{"name": name, "series_a_as_converted": "100"} for name in ALL_NINE]]
)
def test_the_nine_are_all_known_without_a_register_and_with_a_whole_one(rows: object) -> None:
    assert finding(report_on(of_holders(demand(), rows=rows)), "R1.e-signatories").outcome == "compliant"


@pytest.mark.parametrize("method", ["private", "rule_144a"])
def test_after_a_private_sale_they_stay_registrable(method: str) -> None:
    found = finding(report_on(of_holders(sale(method))), "R1.i-status")
    assert (found.outcome, found.subject, found.counts) == ("compliant", NICHOLSON, False)


@pytest.mark.parametrize("method", ["public", "rule_144"])
@pytest.mark.parametrize(("option", "outcome"), [("a", "compliant"), ("b", "no_duty")])
def test_what_a_public_sale_does_follows_q06(method: str, option: str, outcome: str) -> None:
    choice = {"Q06": {"option": option, "by": "Sample Counsel", "date": "2002-06-01", "because": "A test"}}
    found = finding(report_on(of_holders(sale(method), readings=choice)), "R1.i-status")
    assert found.outcome == outcome


def test_how_they_are_sold_must_be_said() -> None:
    assert finding(report_on(of_holders(sale(None))), "R1.i-status").outcome == "missing_fact"


def test_a_holder_under_exhibit_d_loses_the_status_by_any_sale() -> None:
    row = {"name": "Sample Fund, L.P.", "group": "exhibit_d", "registrable_shares": "100000"}
    found = finding(
        report_on(of_holders(sale("private", "Sample Fund, L.P."), rows=(*ROWS, row))), "R1.i-status"
    )
    assert (found.outcome, found.subject) == ("no_duty", "Sample Fund, L.P.")
