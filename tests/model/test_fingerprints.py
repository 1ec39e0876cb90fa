"""Fingerprints: the same matter keeps its own however it is written; whatever is found or done otherwise ends it."""

from __future__ import annotations

import json
import random
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.api import check, json_text, load_text
from checker.model.delivery import Delivery, States
from checker.model.events import Exercise, Merger, Payment
from checker.model.fingerprints import Fingerprints, event_digest
from checker.model.numbers import Count, Money, Shares
from checker.model.outcome import Outcome
from checker.model.report import Finding

FIXTURES = Path(__file__).parents[2] / "fixtures" / "exceptions"
EXERCISE = (FIXTURES / "exercise.yaml").read_text(encoding="utf-8")
FINDING = Finding(
    rule="W8-notice",
    clause="W8",
    subject="Sample Company",
    counts=True,
    outcome=Outcome.BREACH,
    message="Too late.",
    quote="30 days' prior written notice",
    line=3,
    column=5,
    facts={"given": "2004-06-21", "free": "2004-07-21"},
    remedy="wait",
)
EVENT = Exercise(
    date=date(2003, 6, 16),
    id="one",
    note="a remark",
    warrant="W-1",
    shares=Shares("100,000"),
    payment=(Payment(method="wire", amount=Money("240,800.00")),),
    notice=Delivery(method="hand", received=date(2003, 6, 16), states=States({"b": True, "a": ["x", "y"]})),
)


def found(text: str, name: str = "matter.yaml") -> dict[str, str]:
    """Return the fingerprint of every finding of the first proposed action, by rule and subject."""
    action = check(load_text(text, name)).actions[0]
    return {f"{each.rule} {each.subject} {each.message}": each.fingerprint for each in action.findings}


def one(finding: Finding = FINDING, event: Exercise = EVENT) -> str:
    """Return the fingerprint of one finding about one event."""
    return Fingerprints().given((finding,), event)[0].fingerprint


def shuffled(data: Any, chance: random.Random) -> Any:
    """Return the same data with the keys of every mapping in another order."""
    if isinstance(data, dict):
        keys = list(data)
        chance.shuffle(keys)
        return {key: shuffled(data[key], chance) for key in keys}
    return [shuffled(each, chance) for each in data] if isinstance(data, list) else data


def read(text: str) -> Any:
    """Return the data of a YAML text, every scalar as it is written."""
    return yaml.load(text, Loader=yaml.BaseLoader)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), title=st.sampled_from(["Another title", "x"]), lines=st.integers(0, 40))
def test_a_matter_moved_renamed_and_in_another_order_keeps_every_fingerprint(
    seed: int, title: str, lines: int
) -> None:
    data = shuffled({**read(EXERCISE), "matter": title}, random.Random(seed))
    written = "# a remark\n" * lines + yaml.safe_dump(data, sort_keys=False, default_style='"')
    assert found(written, f"folder/{title}.yaml") == found(EXERCISE)


@settings(max_examples=15, deadline=None)
@given(
    change=st.sampled_from(
        [
            {"date": "2003-06-17"},
            {"shares": "272069"},
            {"warrant_surrendered": {"method": "hand", "received": "2003-06-16"}},
            {"signed_name": "Cisco Systems Capital Corpo."},
            {"denominations": ["272000", "68"]},
            {"stock_books_closed": ["2003-06-10", "2003-06-12"]},
            {"issue_to": {"name": "Sample Nominee", "address": ["1 Sample Street"]}},
            {"time": "09:00"},
        ]
    )
)
def test_a_changed_fact_of_the_event_ends_every_fingerprint(change: dict[str, Any]) -> None:
    data = read(EXERCISE)
    data["proposed"][0].update(change)
    changed = found(yaml.safe_dump(data, sort_keys=False, default_style='"'))
    assert not set(changed.values()) & set(found(EXERCISE).values())


def test_a_name_and_a_remark_are_no_facts() -> None:
    assert one(event=replace(EVENT, id="two", note=None)) == one()


def test_what_is_left_out_and_what_is_given_as_its_default_are_the_same() -> None:
    assert event_digest(Merger(date=date(2004, 1, 1), notices=())) == event_digest(
        Merger(date=date(2004, 1, 1))
    )


@pytest.mark.parametrize(
    "other",
    [
        {"rule": "W10-notice"},
        {"clause": "W9"},
        {"subject": "Sample Holder"},
        {"outcome": Outcome.JUDGEMENT},
        {"message": "Much too late."},
        {"facts": {"given": "2004-06-22", "free": "2004-07-21"}},
        {"facts": {}},
        {"outcomes": {"A-78": {"R1": "breach", "R2": "compliant"}}},
    ],
    ids=lambda other: next(iter(other)),
)
def test_whatever_is_found_otherwise_has_another(other: dict[str, Any]) -> None:
    assert one(replace(FINDING, **other)) != one()


@pytest.mark.parametrize("other", [{"line": 90}, {"column": None}, {"remedy": None}, {"quote": ""}])
def test_where_it_stands_and_what_is_advised_say_nothing(other: dict[str, Any]) -> None:
    assert one(replace(FINDING, **other)) == one()


def test_the_order_of_facts_and_of_what_a_paper_states_says_nothing() -> None:
    turned = replace(FINDING, facts=dict(reversed(FINDING.facts.items())))
    notice = Delivery(method="hand", received=date(2003, 6, 16), states=States({"a": ["x", "y"], "b": True}))
    assert one(turned, replace(EVENT, notice=notice)) == one()


@pytest.mark.parametrize(
    ("one_value", "other"),
    [
        (States({"a": "1"}), States({"a": 1})),
        (States({"a": True}), States({"a": "True"})),
        (States({"a": True}), States({"a": 1})),
        (States({"a": ["x", "y"]}), States({"a": ["xy"]})),
        (States({"a": ["x", "y"]}), States({"a": ["y", "x"]})),
        (States({"a": Fraction(1, 2)}), States({"a": "1/2"})),
        (States({"a": Fraction(1, 2)}), States({"a": Money("0.50")})),
        (States({"a": date(2004, 1, 1)}), States({"a": "2004-01-01"})),
        (States({"a": None}), States({})),
    ],
)
def test_data_of_another_type_is_other_data(one_value: States, other: States) -> None:
    notice = Delivery(method="hand", received=date(2003, 6, 16))
    digests = {
        event_digest(replace(EVENT, notice=replace(notice, states=each))) for each in (one_value, other)
    }
    assert len(digests) == 2


def test_a_number_is_what_it_is_worth_not_how_it_is_typed() -> None:
    assert one(event=replace(EVENT, shares=Shares("100000.0"))) == one()
    assert one(event=replace(EVENT, sequence=Count("3"))) != one()


def test_two_findings_of_equal_content_differ_and_keep_their_order() -> None:
    twice = Fingerprints().given((FINDING, replace(FINDING, line=9)), EVENT)
    assert twice[0].fingerprint == one()
    assert twice[1].fingerprint != twice[0].fingerprint
    again = Fingerprints()
    assert (again.given((FINDING,), EVENT)[0], again.given((FINDING,), EVENT)[0].fingerprint) == (
        twice[0],
        twice[1].fingerprint,
    )


def test_two_equal_proposals_in_one_matter_share_no_fingerprint() -> None:
    data = read(EXERCISE)
    data["proposed"] += read(EXERCISE.replace("id: exercise-1", "id: exercise-2"))["proposed"]
    actions = check(load_text(yaml.safe_dump(data, default_style='"'), "matter.yaml")).actions
    both = [finding.fingerprint for action in actions for finding in action.findings]
    assert len(both) == len(set(both)) > 20


def test_every_finding_of_a_report_has_one_of_sixteen_digits() -> None:
    report = check(load_text(EXERCISE, "matter.yaml"))
    shown = [finding.fingerprint for action in report.actions for finding in action.findings]
    assert all(len(each) == 16 and int(each, 16) >= 0 and each == each.lower() for each in shown)
    printed = json.loads(json_text([report]))["actions"][0]["findings"]
    assert [list(each.items())[-1] for each in printed] == [("fingerprint", each) for each in shown]


def test_the_fingerprint_is_the_same_in_every_run() -> None:
    """The value itself is pinned: it stands in people's files, and a release that moved it would end them all."""
    assert event_digest(EVENT).hex()[:16] == "b4a5b51f4640978e"
    assert one() == "139166fce184b28f"
