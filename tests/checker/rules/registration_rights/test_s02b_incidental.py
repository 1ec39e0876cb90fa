"""Which registrations are Incidental, and the notice thirty days before they are filed (RRA 2(b))."""

from typing import Any

import pytest
from rra_matters import HOLDERS, MOCHARY, NICHOLSON, SPECTRUM, by_hand, notices, of_holders, registration
from sample_matters import finding, findings, report_on

KIND = "notice-of-incidental-registration"


def outcome(rule: str, as_of: str = "2002-09-10", **changes: Any) -> str:
    """Return the one outcome of a rule on the Company's registration with changes."""
    found = findings(report_on(of_holders(registration(**changes), as_of=as_of)), rule)
    (same,) = {str(each.outcome) for each in found}
    return same


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"only_for": "employee_plan", "form": "S-8"}, "not_applicable"),
        ({"only_for": "rule_145", "form": "S-4"}, "not_applicable"),
        ({"only_for": "rule_145", "form": "S-1"}, "compliant"),
        ({"only_for": None, "form": "S-8"}, "missing_fact"),
        ({"only_for": None, "form": "S-4"}, "missing_fact"),
        ({"only_for": None, "form": "S-1"}, "compliant"),
    ],
)
def test_two_purposes_only_are_excluded(changes: dict[str, Any], told: str) -> None:
    assert outcome("R2.b-covered", **changes) == told


def test_each_holder_well_notified_is_a_finding_of_its_own() -> None:
    found = findings(report_on(of_holders(registration(), as_of="2002-09-10")), "R2.b-notice")
    assert [(each.outcome, each.facts["holder"], each.facts["last_day"]) for each in found] == [
        ("compliant", name, "2002-09-03") for name in HOLDERS
    ]


def test_each_holder_not_well_notified_is_a_finding_of_its_own() -> None:
    sent = notices(KIND, "2002-09-03", (SPECTRUM,)) + notices(KIND, "2002-09-04", (MOCHARY,))
    report = report_on(of_holders(registration(notices=sent), as_of="2002-09-10"))
    found = findings(report, "R2.b-notice")
    assert [(each.facts["holder"], each.outcome) for each in found] == [
        (SPECTRUM, "compliant"),
        (NICHOLSON, "breach"),
        (MOCHARY, "breach"),
    ]


def test_a_planned_notice_is_compliant_if_done_by_then_and_is_a_planned_deadline() -> None:
    report = report_on(of_holders(registration(), as_of="2002-08-20"))
    assert all("planned" in each.message for each in findings(report, "R2.b-notice"))
    (deadline,) = [each for each in report.deadlines if each.rule == "R2.b-notice"]
    assert (deadline.status, str(deadline.date), str(deadline.safe_date)) == (
        "planned",
        "2002-09-03",
        "2002-08-30",
    )


def test_the_earliest_good_notice_counts() -> None:
    twice = notices(KIND, "2002-09-20") + notices(KIND, "2002-09-03")
    assert outcome("R2.b-notice", as_of="2002-09-25", notices=twice) == "compliant"


def test_how_a_notice_went_is_a_missing_fact() -> None:
    sent = [{"to": name, "kind": KIND, "sent": "2002-09-03"} for name in HOLDERS]
    found = findings(report_on(of_holders(registration(notices=sent), as_of="2002-10-02")), "R2.b-notice")
    assert {each.outcome for each in found} == {"missing_fact"}


def test_a_notice_of_another_kind_is_none() -> None:
    assert {
        each.outcome
        for each in findings(
            report_on(
                of_holders(
                    registration(notices=notices("notice-of-company-registration", "2002-09-03")),
                    as_of="2002-09-10",
                )
            ),
            "R2.b-notice",
        )
    } == {"breach"}


def test_one_notice_to_all_reaches_each() -> None:
    for to in ("Holders", None):
        whole = {"kind": KIND, **by_hand("2002-09-03"), **({"to": to} if to else {})}
        assert outcome("R2.b-notice", notices=[whole]) == "compliant"


def test_a_demand_under_exhibit_d_does_not_excuse_the_notice_while_its_grant_is_in_doubt() -> None:
    changes = {
        "initiated_by": "exhibit_d_demand",
        "notices": None,
        "limit": {"shares": "300000", "written": True, "by": "managing underwriter"},
    }
    report = report_on(of_holders(registration(**changes), as_of="2002-09-10"))
    # Q30 b alone excuses nothing: by J-17 the grant of Exhibit D was no grant in compliance.
    assert {each.outcome for each in findings(report, "R2.b-notice")} == {"breach"}
    both = {
        key: {"option": option, "by": "Sample Counsel", "date": "2002-08-01", "because": "A test"}
        for key, option in (("Q30", "b"), ("J-17", "R2"))
    }
    excused = report_on(of_holders(registration(**changes), as_of="2002-09-10", readings=both))
    assert finding(excused, "R2.b-notice").outcome == "not_applicable"


def test_a_thousand_holders_are_walked_once() -> None:
    names = [f"Sample Holder {number}" for number in range(1000)]
    rows = [{"name": name, "group": "rra", "series_a_as_converted": "100"} for name in names]
    event = registration(notices=notices(KIND, "2002-09-03", tuple(names)))
    report = report_on(of_holders(event, rows=rows, as_of="2002-09-10"))
    assert {each.outcome for each in findings(report, "R2.b-notice")} == {"compliant"}
    assert len(findings(report, "R2.b-notice")) == 1000
    assert len([each for each in report.deadlines if each.rule == "R2.b-window"]) == 1000
