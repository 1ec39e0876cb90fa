"""Duties done: which ``performed`` event answers for which deadline."""

from datetime import date

import pytest
from sample_matters import exercise, loaded, matter

from checker.replay.performance import performed_on

RULE = "W2.1-certificate-delivery"


def done(**keys: object) -> date | None:
    """Return the day on which the duty of the sample exercise was done by one ``performed`` event."""
    event = {"event": "performed", "date": "2003-06-20", **keys}
    sample = loaded(matter(exercise(id="the-exercise"), history=[event], as_of="2003-07-20")).matter
    return performed_on(sample, sample.proposed[0], RULE)


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ({"deadline": RULE}, date(2003, 6, 20)),
        ({"clause": "W2.1"}, date(2003, 6, 20)),
        ({"clause": RULE}, date(2003, 6, 20)),
        ({"deadline": RULE, "of": "the-exercise"}, date(2003, 6, 20)),
        ({"deadline": RULE, "delivery": {"method": "courier", "received": "2003-06-24"}}, date(2003, 6, 24)),
        ({"deadline": "W2.1-something-else"}, None),
        ({"clause": "W3"}, None),
        ({"deadline": RULE, "date": "2003-06-13"}, None),
    ],
)
def test_a_duty_is_done_by_the_event_that_names_its_deadline_or_its_clause(
    keys: dict[str, object], day: date | None
) -> None:
    assert done(**keys) == day


def test_a_paper_that_was_only_sent_does_not_do_the_duty() -> None:
    """Mailing is not delivery (Section 2.1: "shall be delivered to Holder")."""
    assert done(deadline=RULE, delivery={"method": "courier", "sent": "2003-06-20"}) is None
