"""The notice of a demand to all Holders, and the Holders who join (RRA 2(a)(i))."""

import pytest
from rra_matters import HOLDERS, MOCHARY, NICHOLSON, SPECTRUM, by_hand, demand, notices, of_holders, requested
from sample_matters import finding, findings, report_on

KIND = "notice-of-requested-registration"


def joining(day: str, shares: str | None = "100000") -> list[dict[str, object]]:
    """Return Nicholson's request to join, in hand on a day."""
    request: dict[str, object] = {"holder": NICHOLSON, "delivery": by_hand(day)}
    return [request if shares is None else {**request, "shares": shares}]


def test_each_holder_without_the_notice_has_its_own_finding() -> None:
    event = requested(notices=notices(KIND, "2002-07-03", (SPECTRUM,)))
    report = report_on(of_holders(event, history=[demand()], as_of="2002-09-01"))
    found = findings(report, "R2.a.i-requested-notice")
    assert [each.outcome for each in found] == ["confirm", "breach", "breach"]
    assert [each.facts["holder"] for each in found] == [SPECTRUM, NICHOLSON, MOCHARY]


def test_whoever_is_notified_has_a_finding_with_the_days_elapsed() -> None:
    report = report_on(of_holders(requested(), history=[demand()]))
    found = findings(report, "R2.a.i-requested-notice")
    assert [(each.outcome, each.facts["days_elapsed"], each.facts["holder"]) for each in found] == [
        ("confirm", "27", name) for name in HOLDERS
    ]


@pytest.mark.parametrize(("day", "outcome"), [("2002-07-23", "compliant"), ("2002-07-24", "no_right")])
def test_a_joinder_is_received_within_twenty_days(day: str, outcome: str) -> None:
    report = report_on(of_holders(requested(requests=joining(day)), history=[demand()]))
    found = finding(report, "R2.a.i-joinder")
    assert (found.outcome, found.subject, found.counts) == (outcome, NICHOLSON, False)


def test_who_made_the_demand_does_not_join_it() -> None:
    own = [{"holder": SPECTRUM, "shares": "500000", "delivery": by_hand("2002-08-30")}]
    report = report_on(of_holders(requested(requests=own), history=[demand()]))
    assert finding(report, "R2.a.i-joinder").outcome == "not_applicable"


def test_a_joinder_without_a_number_is_a_missing_fact_about_the_holder() -> None:
    report = report_on(of_holders(requested(requests=joining("2002-07-10", None)), history=[demand()]))
    found = finding(report, "R2.a.i-joinder")
    assert (found.outcome, found.counts) == ("missing_fact", False)


def test_each_holder_has_the_right_to_join_as_a_deadline() -> None:
    report = report_on(of_holders(requested(requests=joining("2002-07-10")), history=[demand()]))
    rights = {each.who: each for each in report.deadlines if each.rule == "R2.a.i-join-window"}
    assert set(rights) == set(HOLDERS)
    assert {str(each.date) for each in rights.values()} == {"2002-07-23"}
    assert (rights[NICHOLSON].status, rights[MOCHARY].status) == ("planned", "open")


def test_effectiveness_on_the_last_day_of_a_window_is_too_soon() -> None:
    for day, outcome in (("2002-07-23", "breach"), ("2002-07-24", "confirm")):
        event = requested(filing_date="2002-07-15", effective_date=day)
        report = report_on(of_holders(event, history=[demand()]))
        assert finding(report, "R2.a.i-join-window").outcome == outcome
