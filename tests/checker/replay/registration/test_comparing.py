"""A grant compared: each agreement equals itself, Exhibit D stands to the RRA as the table says, properties hold."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_matters import loaded, matter

from checker.agreements.comparison import comparison
from checker.agreements.terms import terms as all_terms
from checker.arithmetic.favor import Favor
from checker.model.events import GrantTerms
from checker.model.numbers import Count, Percent
from checker.readings import Choices, Consultation
from checker.replay.opening import opening_state
from checker.replay.record import Record
from checker.replay.registration.comparing import EXHIBIT_D, RRA, Comparison, compare, compare_terms
from checker.replay.registration.granted import Granted
from checker.replay.registration.step_up import exhibit_d_terms

DAY = date(2003, 6, 2)
MORE, LESS = Favor.MORE, Favor.LESS
# What a field says more coarsely than the words: its value is the same, or it is weighed otherwise.
SAME_BY_FIELD = {"demand_holders", "piggyback", "piggyback_excludes", "cutback_priority", "rule_144"}
SAID_OTHERWISE = {*SAME_BY_FIELD, "demand_window_days", "indemnity_scope"}


def _record(**readings: str) -> Record:
    whole = matter(as_of="2003-06-02", agreements={"rra_assumed_by_group": True})
    return Record(loaded(whole).matter, all_terms(), Consultation(Choices(recorded=readings)))


RECORD = _record(**{"J-13": "R2", "Q55": "b"})
STATE = opening_state(RECORD)


def against(terms: GrantTerms, agreement: str = RRA) -> Comparison:
    return compare(RECORD, STATE, Granted(terms, DAY), agreement)


def test_exhibit_d_equals_itself_in_every_term() -> None:
    own = exhibit_d_terms(RECORD)
    found = against(own, EXHIBIT_D)
    assert not found.of(MORE, LESS, Favor.MIXED, Favor.UNKNOWN)
    assert not compare_terms(RECORD, STATE, Granted(own, DAY), Granted(own, DAY)).of(MORE, LESS, Favor.MIXED)


def test_exhibit_d_stands_to_the_rra_as_the_table_says() -> None:
    """Row by row, where a field of a grant says it: the law's own table of 55."""
    found = {each.row.row: each for each in against(exhibit_d_terms(RECORD)).rows}
    for row in comparison():
        if row.fields and row.fields[0] not in SAID_OTHERWISE:
            assert str(found[row.row].favor) == row.exhibit_d_is, row.term
    # Fifteen business days are 19 to 27 calendar days, or 17 to 20 if Saturdays count; six rows share the indemnity.
    assert found[13].favor is Favor.MIXED
    assert {found[number].favor for number in range(37, 43)} == {MORE}
    assert {each.favor for each in found.values() if each.name in SAME_BY_FIELD} == {Favor.EQUAL}


def test_exhibit_d_has_fourteen_better_fields() -> None:
    """As written in the fields of a grant (the scenario of 2002); by the 55 rows there are 21."""
    assert len(against(exhibit_d_terms(RECORD)).better) == 14


def test_nothing_at_all_is_more_favorable_than_nothing() -> None:
    found = against(GrantTerms())
    assert not found.of(MORE, Favor.MIXED, Favor.UNKNOWN)
    assert found.of(LESS)


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_a_lower_threshold_is_never_worse(one: int, other: int) -> None:
    low, high = sorted((one, other))
    order = [LESS, Favor.EQUAL, MORE]
    found = [
        next(
            each.favor
            for each in against(GrantTerms(demand_threshold=Percent(Fraction(part, 10_000)))).rows
            if each.name == "demand_threshold"
        )
        for part in (low, high)
    ]
    assert order.index(found[0]) >= order.index(found[1])


@given(st.integers(0, 400), st.integers(0, 400))
def test_what_burdens_more_is_never_better(one: int, other: int) -> None:
    order = [LESS, Favor.EQUAL, MORE]
    half = Percent("60%")
    found = [
        next(
            each.favor
            for each in against(GrantTerms(demand_threshold=half, blockout_days=Count(days))).rows
            if each.name == "blockout_days"
        )
        for days in sorted((one, other))
    ]
    assert order.index(found[0]) >= order.index(found[1])


@pytest.mark.parametrize(
    ("days", "occasions", "favor"),
    [(60, 2, "EQUAL"), (59, 2, "MORE"), (60, 1, "MORE"), (61, 2, "LESS"), (59, 3, "MIXED"), (61, 1, "MIXED")],
)
def test_a_delay_has_two_parts(days: int, occasions: int, favor: str) -> None:
    terms = GrantTerms(piggyback=True, delay_days=Count(days), delays_per_year=Count(occasions))
    found = next(each for each in against(terms).rows if each.name == "delay_days")
    assert str(found.favor) == favor


def test_a_burden_is_not_compared_where_there_is_no_right_to_burden() -> None:
    found = {each.name: each.favor for each in against(GrantTerms(status_reports=True)).rows}
    assert {found[name] for name in ("blockout_days", "delay_days", "holdback_days", "use_suspension")} == {
        Favor.NOT_COMPARED
    }
    assert found["status_reports"] is MORE


def test_facts_tell_each_term_once_with_the_count() -> None:
    facts = against(GrantTerms(demand_threshold=Percent("10%"))).facts()
    assert facts["demand_threshold"].startswith("MORE: 10%, against more than 1/2")
    assert facts["demand_count"].startswith("UNKNOWN")
    assert "MORE" in facts["terms"]
