"""Exhibit D 3: the notice as a deadline, the opinion's thirty days, the election and the loop that follows."""

from grant_matters import CORRIDOR, FUND, LENDERS, TOLD, WAIVED, answer, grant, of_both, on, told
from sample_matters import HOLDER, report_on

MADE = {"security": "preferred", "waiver": WAIVED, "notices": [TOLD]}


def test_the_notice_of_a_prohibited_grant_is_a_deadline_all_the_same() -> None:
    report = told(grant())
    assert report.verdict == "prohibited"
    (deadline,) = report.deadlines
    assert (deadline.rule, deadline.to, deadline.status) == ("D3-notice-of-grant", HOLDER, "open")


def test_a_notice_given_is_met_however_late_and_a_person_sees_the_days() -> None:
    late = {**TOLD, "received": "2003-07-02"}
    report = told(grant(CORRIDOR, notices=[late]), as_of="2003-07-02")
    assert "30 days after the grant" in on(report, "D3-notice-of-grant").message
    assert {each.rule: each.status for each in report.deadlines} == {
        "D3-notice-of-grant": "met",
        "D3-opinion": "open",
    }


def test_a_notice_by_fax_is_none() -> None:
    report = told(grant(CORRIDOR, notices=[{**TOLD, "method": "fax"}]), as_of="2003-06-03")
    assert "none is shown by a way that Section 14 knows" in on(report, "D3-notice-of-grant").message


def test_an_opinion_of_day_thirty_is_in_time_and_of_day_thirty_one_is_not() -> None:
    found = []
    for day in ("2003-07-03", "2003-07-04"):
        report = told(answer("opinion", day), history=[grant(**MADE)], as_of=day)
        found.append(str(on(report, "D3-opinion").outcome))
        assert on(report, "D3-opinion").subject == HOLDER
    # The Fourth of July moves by statute to Monday: the last day is the third, which is none.
    assert found == ["compliant", "no_right"]


def test_an_election_of_a_better_demand_is_a_breach_once_it_is_held_to_be_a_grant() -> None:
    history = [grant(**MADE), answer("opinion", "2003-06-05")]
    whole = of_both(answer("election", "2003-06-05"), history=history, as_of="2003-06-05")
    assert on(report_on(whole), "D3-step-up").outcome == "judgement"
    whole["readings"] = {
        "Q63": {"option": "a", "by": "Sample Counsel", "date": "2003-06-05", "because": "So"}
    }
    found = on(report_on(whole), "D3-step-up")
    assert found.outcome == "breach"
    assert found.facts["demand_threshold"].startswith("20% -> 10%: MORE")
    assert found.facts["steps"] == "1, then nothing changes"


def test_the_loop_goes_to_every_other_holder_once() -> None:
    register = {
        "warrants": [
            {"id": "W-1", "holder": HOLDER, "shares": "172067"},
            {"id": "W-2", "holder": FUND, "shares": "100000"},
        ],
        "holders": [],
    }
    notices = [TOLD, {**TOLD, "to": FUND}]
    history = [grant(**{**MADE, "notices": notices, "waiver": None})]
    elected = answer("election", "2003-06-05", holder=HOLDER)
    found = on(told(elected, history=history, register=register, as_of="2003-06-05"), "D3-step-up")
    assert found.facts["after step 1"].startswith(f"{FUND} may take: demand_threshold 20% -> 10%")
    assert found.facts["steps"] == "2, then nothing changes"


def test_a_grantee_that_takes_later_terms_is_in_the_loop_and_one_that_does_not_is_not() -> None:
    older = grant({**CORRIDOR, "mfn": True}, id="older", to=FUND, security="preferred", date="2003-05-05")
    without = grant(CORRIDOR, id="without", to="Sample Partners, L.P.", date="2003-05-05")
    history = [older, without, grant(**MADE)]
    found = on(told(answer("election", "2003-06-05"), history=history, as_of="2003-06-05"), "D3-step-up")
    steps = [text for name, text in found.facts.items() if name.startswith("after")]
    assert len(steps) == 1
    assert steps[0].startswith(f"{FUND} may take")


def test_nothing_is_taken_from_a_poorer_grant() -> None:
    history = [grant(CORRIDOR, security="preferred", notices=[TOLD])]
    found = on(told(answer("election", "2003-06-05"), history=history, as_of="2003-06-05"), "D3-step-up")
    assert found.outcome == "compliant"
    assert found.facts == {"steps": "0, then nothing changes"}
    assert LENDERS
