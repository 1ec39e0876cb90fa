"""The Shelf Registration at the mandatory conversion (RRA 2(a)(ii))."""

import pytest
from rra_matters import of_holders
from sample_matters import HOLDER, finding, findings, report_on


def conversion(**changes: str | None) -> dict[str, str]:
    """Return a mandatory conversion on 3 June 2002 with its shelf; a change to None leaves a key out."""
    event = {
        "event": "mandatory_conversion",
        "id": "SHELF",
        "date": "2002-06-03",
        "shelf_due": "2002-06-03",
        "shelf_effective_date": "2002-06-03",
        "form": "S-3",
        **changes,
    }
    return {key: value for key, value in event.items() if value is not None}


def ended(status: str, day: str) -> dict[str, str]:
    """Return what became of the shelf."""
    return {"event": "registration_status", "of": "SHELF", "status": status, "date": day}


PROHIBITION = {
    "event": "registration_delay",
    "kind": "sale_prohibition",
    "of": "SHELF",
    "date": "2002-07-01",
    "from": "2002-07-01",
    "until": "2002-07-30",
    "board_determination": "2002-06-28",
    "transaction_considered_since": "2002-06-20",
}


def test_the_shelf_is_owed_outright_at_the_certificates_time() -> None:
    late = report_on(of_holders(conversion(shelf_effective_date="2002-06-04")))
    assert (late.verdict, finding(late, "R2.a.ii-shelf-effective").outcome) == ("prohibited", "breach")
    past = report_on(of_holders(conversion(shelf_effective_date=None)))
    assert finding(past, "R2.a.ii-shelf-effective").outcome == "breach"
    open_yet = report_on(of_holders(conversion(shelf_effective_date=None), as_of="2002-06-03"))
    assert finding(open_yet, "R2.a.ii-shelf-effective").outcome == "missing_fact"


def test_a_year_is_kept_by_best_efforts() -> None:
    report = report_on(of_holders(conversion()))
    found = finding(report, "R2.a.ii-period")
    assert (found.outcome, found.counts, found.facts["shelf_end"]) == ("confirm", False, "2003-06-03")
    assert report.actions[0].figures["shelf_end"] == "2003-06-03"


@pytest.mark.parametrize(
    ("status", "day", "outcomes"),
    [
        ("all_sold", "2002-12-02", ()),
        ("terminated", "2002-12-02", ("judgement",)),
        ("terminated", "2003-06-04", ()),
    ],
)
def test_a_shelf_that_ends_early_without_all_sold_is_a_judgement(
    status: str, day: str, outcomes: tuple[str, ...]
) -> None:
    whole = of_holders(history=[conversion(), ended(status, day)], as_of="2003-07-01")
    found = [each.outcome for each in report_on(whole).history[0].findings if each.rule == "R2.a.ii-period"]
    assert tuple(found) == outcomes


def test_days_on_which_sales_were_prohibited_are_added() -> None:
    whole = of_holders(history=[conversion(), PROHIBITION], as_of="2002-08-01")
    (deadline,) = [each for each in report_on(whole).deadlines if each.rule == "R2.a.ii-period"]
    # Thirty days, the first and the last counted, after Tuesday 3 June 2003.
    assert (str(deadline.date), deadline.count) == ("2003-07-03", "one year and 30 days")


@pytest.mark.parametrize(
    ("option", "as_of", "outcome"),
    [("a", "2002-06-04", "compliant"), ("b", "2002-06-03", "missing_fact"), ("b", "2002-06-04", "breach")],
)
def test_whether_the_shelf_calls_for_a_notice_is_q28(option: str, as_of: str, outcome: str) -> None:
    choice = {"Q28": {"option": option, "by": "Sample Counsel", "date": "2002-06-01", "because": "A test"}}
    report = report_on(of_holders(conversion(), readings=choice, as_of=as_of))
    assert {each.outcome for each in findings(report, "R2.a.ii-notice")} == {outcome}


@pytest.mark.parametrize(
    ("paper", "outcome", "said"),
    [
        ({"method": "hand", "received": "2002-06-03"}, "confirm", "0 days before"),
        ({"method": "hand", "received": "2002-06-04"}, "breach", "only on 2002-06-04"),
        ({"method": "fax", "received": "2002-05-10"}, "breach", "one went by fax, which is not listed"),
        ({"method": "first_class_mail", "received": "2002-05-10"}, "missing_fact", "is left out"),
    ],
)
def test_a_notice_of_the_shelf_comes_before_it_is_effective(
    paper: dict[str, str], outcome: str, said: str
) -> None:
    choices = {
        key: {"option": option, "by": "Sample Counsel", "date": "2002-06-01", "because": "A test"}
        for key, option in (("Q28", "b"), ("Q64", "a"))
    }
    event = {**conversion(), "notices": [{"to": "Holders", "kind": "shelf-notice", **paper}]}
    found = findings(report_on(of_holders(event, readings=choices)), "R2.a.ii-notice")
    assert {each.outcome for each in found} == {outcome}
    assert all(said in each.message for each in found)


def test_the_holder_under_exhibit_d_is_told_of_the_shelf_too() -> None:
    told = {
        "to": HOLDER,
        "kind": "notice-of-company-registration",
        "method": "hand",
        "received": "2002-05-10",
        "states": {"jurisdictions": ["CA"]},
    }
    for notices, as_of, outcomes in (
        ([], "2002-06-03", ("missing_fact", "not_applicable")),
        ([], "2002-06-04", ("breach", "not_applicable")),
        ([told], "2002-06-04", ("confirm", "compliant")),
        ([{**told, "states": {}}], "2002-06-04", ("confirm", "breach")),
    ):
        report = report_on(of_holders({**conversion(), "notices": notices}, as_of=as_of))
        rules = ("D2.a.i-notice", "D2.a.i-jurisdictions")
        assert tuple(finding(report, rule).outcome for rule in rules) == outcomes


def test_a_notice_of_the_shelf_that_was_given_closes_the_to_do() -> None:
    done = {"event": "performed", "date": "2002-05-10", "clause": "R2.a.ii", "of": "SHELF"}
    found = findings(report_on(of_holders(conversion(), history=[done])), "R2.a.ii-notice")
    assert {(each.outcome, each.facts["given"]) for each in found} == {("confirm", "2002-05-10")}


def test_the_form_is_for_a_person_to_confirm() -> None:
    for form in ("S-3", "S-1", None):
        assert finding(report_on(of_holders(conversion(form=form))), "R2.a.ii-form").outcome == "confirm"
