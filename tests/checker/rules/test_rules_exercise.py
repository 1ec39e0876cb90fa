"""What the rules of an exercise and a transfer say in words, and of whom: wording is asserted once, here."""

from typing import Any

import pytest
from sample_matters import COMPANY, HOLDER, exercise, exercise_of, loaded, matter, report_on, warrants

from checker.api import check
from checker.model.errors import InputError
from checker.model.report import Finding, Report

DAYS = (
    *(f"2003-05-{day}" for day in (23, 27, 28, 29, 30)),
    *(f"2003-06-{day:02}" for day in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13)),
)


def one(found: Report, rule: str, action: int = 0) -> Finding:
    """Return the first finding of a rule on a proposed action."""
    return next(each for each in found.actions[action].findings if each.rule == rule)


def prices(last: str) -> dict[str, Any]:
    """Return closing prices of the window for 16 June 2003, all alike."""
    return {"days": [{"date": day, "last": last, "tier": "nasdaq"} for day in DAYS]}


def test_a_shortfall_below_a_cent_from_the_exact_price_is_said_to_be_no_ground_to_refuse() -> None:
    """1,003 x 2.408 = 2,415.224: $2,415.22 is $0.004 short (A-10); $2,415.21 is more than a cent short."""

    def remedy(amount: str) -> str:
        paid = exercise_of(1003, payment=[{"method": "wire", "amount": amount}])
        finding = one(report_on(matter(paid)), "W2.1-amount-tendered")
        assert finding.outcome == "no_right"
        return str(finding.remedy)

    assert remedy("2415.22").startswith("pay $0.01 more")
    assert "$0.004 is lacking" in remedy("2415.22")
    assert "should not refuse for less than a cent" in remedy("2415.22")
    assert remedy("2415.21") == "pay $0.02 more"


def test_a_notice_in_another_form_of_the_name_is_told_whom_the_form_is_for() -> None:
    signed = exercise(signed_name="Cisco Systems Capital Corp.")
    finding = one(report_on(matter(signed)), "W2.1-exact-name")
    assert finding.outcome == "no_right"
    assert "TO BE EXECUTED BY THE REGISTERED HOLDER" in finding.message


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (exercise_of(100, "2003-06-02"), "W-1 was surrendered on 2003-06-02: it cannot be exercised"),
        (
            {
                "event": "replace_warrant",
                "date": "2003-06-03",
                "warrant": "W-1",
                "cause": "lost",
                "evidence": "Affidavit",
                "indemnity": "Indemnity",
            },
            "W-1 was replaced on 2003-06-03: it cannot be exercised",
        ),
    ],
)
def test_a_warrant_given_up_before_is_said_to_be_gone_with_its_day(before: dict[str, Any], said: str) -> None:
    found = report_on(matter(exercise(), history=[before]))
    blocking = [each for each in found.actions[0].findings if each.counts and each.outcome == "no_right"]
    assert [each.rule for each in blocking] == ["W2.1-warrant-identified"]
    assert said in blocking[0].message
    assert blocking[0].subject == HOLDER
    assert not [each for each in found.actions[0].findings if each.outcome == "missing_fact"]


def test_where_several_acts_name_a_warrant_no_day_is_guessed() -> None:
    many = [exercise_of(300000, "2003-06-02"), exercise_of(100, "2003-06-03"), exercise()]
    finding = one(report_on(matter(*many)), "W2.1-warrant-identified", 2)
    assert "W-1 has been surrendered or replaced already" in finding.message


def test_the_certificate_is_the_companys_to_deliver() -> None:
    finding = one(report_on(matter(exercise())), "W2.1-certificate-delivery")
    assert (finding.subject, finding.counts) == (COMPANY, False)


def test_a_right_to_dispute_that_was_not_used_is_said_to_have_lapsed() -> None:
    event = {
        "event": "board_determination_of_price",
        "date": "2003-06-02",
        "value": "4.00",
        "informed": {"method": "hand", "received": "2003-06-02"},
    }
    late = report_on(matter(event, as_of="2003-07-03"))
    assert "by 2003-07-02: the right to has lapsed" in one(late, "W6.vii-dispute").message
    assert [each.status for each in late.deadlines if each.rule == "W6.vii-dispute"] == ["late"]


def test_the_close_of_business_cannot_be_judged_without_the_time_of_day() -> None:
    """A-2 R3 is shown and not varied; recorded as counsel's choice it needs the `time`."""
    last = exercise_of(100, "2009-05-01")
    found = report_on(matter(last, as_of="2009-05-01"))
    assert set(one(found, "W2.1-exercise-within-term").outcomes["A-2"]) == {"R1", "R2"}
    chosen = {"A-2": {"option": "R3", "by": "Sample Counsel", "date": "2009-05-01", "because": "An office"}}
    with pytest.raises(InputError, match="`time`"):
        check(loaded(matter(last, as_of="2009-05-01", readings=chosen)))


def test_the_derivations_of_a_mixed_exercise_cover_every_share_and_both_fractions() -> None:
    mixed = exercise(
        shares="200000",
        net_shares="100521",
        payment=[{"method": "wire", "amount": "436000.00"}],
        denominations=["256693"],
    )
    found = report_on(matter(mixed, register=warrants("300521.7", "2.18"), prices=prices("5.00")))
    action = found.actions[0]
    issued = [each for each in action.derivations if each.figure == "shares_issued"]
    assert [each.value for each in issued] == ["56693", "256693"]
    assert issued[-1].value == action.figures["shares_issued"]
    cash = [each for each in action.derivations if each.figure == "fraction_cash"]
    assert [each.value for each in cash] == ["2.38", "1.97", "4.35"]
    assert cash[-1].value == action.figures["fraction_cash"]
    assert (
        cash[0].formula == cash[1].formula == "fraction × (Current Market Price − Warrant Price), not below 0"
    )


def test_no_certificate_is_needed_for_less_than_one_share() -> None:
    part = {
        "event": "transfer_warrant",
        "date": "2003-06-16",
        "warrant": "W-1",
        "to": {"name": "Sample Fund, L.P.", "address": ["200 Sample Street"]},
        "shares": "300521",
    }

    def certificates(event: dict[str, Any]) -> list[str]:
        found = report_on(matter(event, register=warrants("300521.7", "2.18")))
        return [paper.recipient for paper in found.documents if paper.form == "warrant-certificate"]

    assert certificates(part) == ["Sample Fund, L.P."]
    assert certificates({**part, "shares": "300520"}) == ["Sample Fund, L.P.", HOLDER]
