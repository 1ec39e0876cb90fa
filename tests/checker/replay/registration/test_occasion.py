"""What a notice tells of, and from which day it can: determination, demand, request."""

from __future__ import annotations

from typing import Any

import pytest
from exhibit_d_samples import DOEG, SPECTRUM, of_registration, registered, sample
from sample_matters import HOLDER

from checker.model.delivery import Delivery
from checker.model.events import Registration
from checker.replay.registration.notice import Addressed
from checker.replay.registration.occasion import addressed, occasion
from checker.replay.registration.windows import COMPANY_REGISTRATION, INCIDENTAL


def notices(*papers: dict[str, Any], **changes: Any) -> tuple[Registration, Addressed]:
    """Return the sample registration of 1 June 2004 with these notices, by hand, and them sorted by addressee."""
    record = sample(registered(notices=[{"method": "hand", **paper} for paper in papers], **changes))
    _, _, event = of_registration(record)
    return event, addressed(record, event, INCIDENTAL)


@pytest.mark.parametrize(("day", "reaches", "early"), [("2004-05-31", 0, 1), ("2004-06-01", 1, 0)])
def test_a_notice_older_than_the_determination_stands_apart(day: str, reaches: int, early: int) -> None:
    event, found = notices({"to": DOEG, "received": day})
    assert str(event.date) == "2004-06-01"
    assert (len(found.reaching(DOEG)), len(found.early(DOEG))) == (reaches, early)


def test_a_notice_without_a_day_is_not_early() -> None:
    _, found = notices({"to": DOEG})
    assert len(found.reaching(DOEG)) == 1


def test_a_demand_can_be_told_of_from_its_receipt_although_the_company_determines_later() -> None:
    demand = {
        "event": "registration_demand",
        "id": "demand-1",
        "date": "2004-05-20",
        "under": "rra",
        "by": [{"holder": SPECTRUM}],
        "delivery": {"method": "first_class_mail", "sent": "2004-05-19", "received": "2004-05-24"},
    }
    record = sample(registered(initiated_by="rra_demand", demand="demand-1"), history=[demand])
    _, _, event = of_registration(record)
    assert str(occasion(record, event)) == "2004-05-24"


def test_all_holders_of_one_agreement_are_not_those_of_the_other() -> None:
    for to, kinds, reached in (
        ("RRA Holders", INCIDENTAL, True),
        ("RRA Holders", COMPANY_REGISTRATION, False),
        ("all Exhibit D Holders", COMPANY_REGISTRATION, True),
        ("all Exhibit D Holders", INCIDENTAL, False),
        ("Holders", INCIDENTAL, True),
        ("Holders", COMPANY_REGISTRATION, True),
    ):
        assert bool(Addressed((Delivery(to=to),), kinds).reaching(HOLDER)) is reached
