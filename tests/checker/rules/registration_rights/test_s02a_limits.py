"""How much a demand asks for, the block-out, the three demands, and by when it is effective (RRA 2(a)(i))."""

import pytest
from rra_matters import SPECTRUM, demand, of_holders, registration
from sample_matters import finding, findings, report_on

OFFERING = {"event": "public_offering", "date": "2002-01-15", "by_company": True}


def chosen(**options: str) -> dict[str, dict[str, str]]:
    """Return recorded choices of readings."""
    return {
        key: {"option": option, "by": "Sample Counsel", "date": "2002-06-01", "because": "A test"}
        for key, option in options.items()
    }


def test_more_than_they_hold_is_a_finding_about_them_that_does_not_count() -> None:
    found = finding(report_on(of_holders(demand(shares="733335"))), "R2.a.i-requested-shares")
    assert (found.outcome, found.counts, found.subject) == ("no_right", False, SPECTRUM)


def test_the_only_offering_known_blocks_on_every_reading() -> None:
    found = finding(report_on(of_holders(demand(), history=[OFFERING])), "R2.a.i-blockout")
    assert (found.outcome, found.facts["blockout_until"]) == ("no_duty", "2002-07-14")


def test_a_later_offering_blocks_by_q25_only() -> None:
    first = {**OFFERING, "date": "1999-07-14"}
    report = report_on(of_holders(demand(), history=[first, OFFERING]))
    assert finding(report, "R2.a.i-blockout").outcome == "judgement"


@pytest.mark.parametrize(("option", "day"), [("b", "2002-09-04"), ("c", "2002-10-12")])
def test_what_becomes_of_a_demand_inside_the_block_out(option: str, day: str) -> None:
    # Day 90 after 6 June 2002 is 4 September, after the block-out of 14 July; 90 days after that is 12 October.
    whole = of_holders(demand(), history=[OFFERING], readings=chosen(Q26b=option))
    assert report_on(whole).actions[0].figures["effective_by"] == day


def test_a_void_demand_has_no_day() -> None:
    report = report_on(of_holders(demand(), history=[OFFERING], readings=chosen(Q26b="a")))
    assert "effective_by" not in report.actions[0].figures
    assert finding(report, "R2.a.i-effective-target").outcome == "confirm"


def test_effective_in_time_is_compliant_and_late_a_judgement_and_neither_counts() -> None:
    made = {"event": "registration", "id": "REG", "date": "2002-06-12", "demand": "DEMAND", "form": "S-1"}
    for day, outcome in (("2002-09-04", "compliant"), ("2002-09-05", "judgement")):
        answer = {**made, "initiated_by": "rra_demand", "filing_date": "2002-08-05", "effective_date": day}
        report = report_on(of_holders(demand(), answer, as_of="2002-10-01"))
        found = finding(report, "R2.a.i-effective-target")
        assert (found.outcome, found.counts) == (outcome, False)


@pytest.mark.parametrize(("option", "day"), [("b", "2002-09-04"), ("a", "2002-09-24")])
def test_a_delay_moves_the_day_by_q40_a_only(option: str, day: str) -> None:
    delay = {
        "event": "registration_delay",
        "date": "2002-06-10",
        "kind": "delay",
        "of": "DEMAND",
        "from": "2002-06-10",
        "until": "2002-06-29",
        "board_determination": "2002-06-10",
        "transaction_considered_since": "2002-06-01",
    }
    whole = of_holders(history=[demand(), delay], as_of="2002-07-01", readings=chosen(Q40=option))
    report = report_on(whole)
    assert [str(each.date) for each in report.deadlines if each.rule == "R2.a.i-effective-target"] == [day]


def test_three_effected_demands_are_all_that_is_owed() -> None:
    history = []
    for number, year in enumerate((1999, 2000, 2001)):
        history += [
            demand(
                id=f"D{number}",
                date=f"{year}-03-01",
                delivery={"method": "hand", "received": f"{year}-03-01"},
            ),
            registration(
                id=f"R{number}",
                date=f"{year}-03-08",
                initiated_by="rra_demand",
                demand=f"D{number}",
                filing_date=f"{year}-05-03",
                effective_date=f"{year}-05-20",
                notices=None,
            ),
        ]
    report = report_on(of_holders(demand(), history=history))
    assert finding(report, "R2.a.i-demand-count").outcome == "no_duty"
    assert report.actions[0].figures["demands_used"] == "3"
    assert findings(report, "R2.a.i-demand-count")[0].subject == SPECTRUM


def test_an_offering_of_holders_starts_no_block_out() -> None:
    for sells, outcome in ((True, "compliant"), (False, "not_applicable"), (None, "missing_fact")):
        event = {key: value for key, value in {**OFFERING, "by_company": sells}.items() if value is not None}
        report = report_on(of_holders(event))
        assert finding(report, "R2.a.i-blockout-period").outcome == outcome
        assert ("blockout_until" in report.actions[0].figures) == (sells is True)
