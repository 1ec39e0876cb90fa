"""Who holds what after sales, exercises, conversions and splits; and how a registration is looked up."""

from datetime import date
from fractions import Fraction
from typing import Any

from exhibit_d_samples import REGISTER, SPECTRUM, before_last, demanded_under, registered, sample
from sample_matters import HOLDER

from checker.model.events import Happening
from checker.replay.filings import (
    Filings,
    WarrantSharesIssued,
    aliases,
    effective_on,
    ended_on,
    origin_of,
    registration_of,
)
from checker.replay.registration.holdings import Holdings, holdings_on


def held(*events: dict[str, Any]) -> Holdings:
    """Return the holdings after the events."""
    record = sample(*events, registered(date="2005-01-03", filing_date=None))
    return holdings_on(record, before_last(record).filings)


def sale(method: str, shares: str = "1000") -> dict[str, Any]:
    """Return a sale by Spectrum."""
    return {
        "event": "holder_sale",
        "date": "2004-06-01",
        "holder": SPECTRUM,
        "shares": shares,
        "method": method,
    }


def test_a_public_sale_and_a_private_one_are_kept_apart() -> None:
    found = held(sale("rule_144"), sale("private"))
    assert (found.sold_to_public, found.sold_privately) == (1000, 1000)
    spectrum = found.of(SPECTRUM)
    assert spectrum is not None
    assert spectrum.registrable == 898000


def test_nobody_sells_more_than_it_holds() -> None:
    # Each sale alone is one that it could make, and both together are not.
    found = held(sale("public", "899999"), sale("public", "2"))
    assert found.sold_to_public == 900000
    assert found.total("rra") == 100000


def test_a_conversion_turns_series_a_into_issued_shares() -> None:
    event = {"event": "mandatory_conversion", "date": "2004-06-01", "conversion_date": "2004-06-01"}
    spectrum = held(event).of(SPECTRUM)
    assert spectrum is not None
    assert (spectrum.series_a, spectrum.issued) == (0, 900000)


def test_shares_issued_on_an_exercise_make_a_holder_under_exhibit_d() -> None:
    record = sample(registered())
    filings = Filings().then(WarrantSharesIssued(HOLDER, Fraction(72067), date(2004, 6, 1)))
    holder = holdings_on(record, filings).of(HOLDER)
    assert holder is not None
    assert (holder.groups, holder.issued) == (("exhibit_d",), 72067)


def happened() -> tuple[Happening, ...]:
    """Return a demand, the registration that answers it, and what became of that."""
    events = (
        demanded_under("exhibit_d", (HOLDER, "272067")),
        registered(initiated_by="exhibit_d_demand", demand="demand-1", effective_date="2004-09-01"),
        {"event": "registration_status", "of": "demand-1", "date": "2004-09-03", "status": "effective"},
        {"event": "registration_status", "of": "registration-1", "date": "2004-10-01", "status": "all_sold"},
    )
    return tuple(sample(*events, register=REGISTER).matter.proposed)


def test_a_registration_may_be_named_by_its_own_id_or_its_demands() -> None:
    events = happened()
    for name in ("demand-1", "registration-1"):
        assert aliases(events, name) == {"demand-1", "registration-1"}
        assert registration_of(events, name) is events[1]
        assert origin_of(events, name) is events[0]
        ended = ended_on(events, name)
        assert ended is not None
        assert ended.status == "all_sold"


def test_a_status_says_when_it_became_effective_and_else_the_registration_itself() -> None:
    events = happened()
    assert effective_on(events, "registration-1") == date(2004, 9, 3)
    assert effective_on(events[:2], "registration-1") == date(2004, 9, 1)
    assert effective_on(events[:1], "demand-1") is None
