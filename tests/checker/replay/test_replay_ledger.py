"""The one table of modelled events: each has a step, a day, and at least one rule that answers for it."""

from datetime import date

import pytest
from sample_matters import exercise, loaded, matter

from checker.api import RULES, terms
from checker.model.errors import NotModelled
from checker.model.events import EVENTS, Happening, Performed
from checker.readings import Choices, Consultation
from checker.replay.ledger import MODELLED, modelled, nothing_changes, on_its_date
from checker.replay.opening import opening_state
from checker.replay.record import Record


@pytest.mark.parametrize("event", MODELLED, ids=lambda event: event.__name__)
def test_a_modelled_event_is_of_the_vocabulary_and_has_rules(event: type[Happening]) -> None:
    """A replayed event for which no rule answers would move the state unjudged; ``performed`` moves nothing."""
    assert event in EVENTS
    if event is not Performed:
        assert [rule.code for rule in RULES if event in rule.events]


@pytest.mark.parametrize(
    "event", sorted({event for rule in RULES for event in rule.events}, key=lambda event: event.__name__)
)
def test_every_event_for_which_a_rule_answers_is_modelled(event: type[Happening]) -> None:
    assert event in MODELLED


def test_an_event_without_an_effect_leaves_the_state_and_happens_on_its_date() -> None:
    sample = loaded(
        matter(exercise(), history=[{"event": "performed", "date": "2003-06-13", "clause": "W2.1"}])
    ).matter
    record = Record(sample, terms(), Consultation(Choices()))
    before, event = opening_state(record), sample.history[0]
    step = nothing_changes(before, event, record)
    assert step.after == before
    assert step.effective == on_its_date(record, event) == date(2003, 6, 13)
    assert dict(step.figures) == {}


def test_an_event_of_no_row_is_refused_with_its_place() -> None:
    class Unheard(Happening, frozen=True, kw_only=True, tag="unheard"):
        """An event that nobody models."""

    with pytest.raises(NotModelled) as refused:
        modelled(Unheard(date=date(2003, 6, 16)), "sample.yaml", 7, 3)
    assert str(refused.value).startswith("sample.yaml:7:3: the event 'unheard' is not modelled yet")
