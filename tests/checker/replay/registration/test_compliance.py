"""Whether the grant of Exhibit D stands beside RRA 8: waived by the Requisite Holders, or no breach (J-17)."""

from typing import Any

import pytest
from exhibit_d_samples import DOEG, REGISTER, SPECTRUM, of_registration, registered, sample
from sample_matters import HOLDER

from checker.replay.registration.compliance import exhibit_d_granted_in_compliance, waived

HALVES: dict[str, Any] = {
    **REGISTER,
    "holders": [
        {"name": SPECTRUM, "group": "rra", "series_a_as_converted": "500000"},
        {"name": DOEG, "group": "rra", "series_a_as_converted": "300000"},
        {"name": "Sample Stranger", "group": "unrecognized", "registrable_shares": "200000"},
    ],
}


def waiver(*names: str, **changes: Any) -> dict[str, Any]:
    """Return a waiver of the grant of Exhibit D under the RRA, signed by these."""
    return {
        "event": "waiver",
        "date": "2004-05-03",
        "of": "exhibit-d",
        "agreement": "registration_rights",
        "signed_by": list(names),
        **changes,
    }


def is_waived(*events: dict[str, Any], **keys: Any) -> bool:
    """Say whether the grant is waived after these events."""
    return waived(*of_registration(sample(*events, registered(), **keys))[:2])


def test_more_than_half_of_everything_waives() -> None:
    assert is_waived(waiver(SPECTRUM))
    assert not is_waived(waiver(DOEG))
    assert not is_waived()


def test_exactly_half_is_no_majority_and_who_is_not_recognized_counts_in_the_whole_only() -> None:
    """500,000 of 1,000,000, of which a stranger holds 200,000."""
    assert not is_waived(waiver(SPECTRUM), register=HALVES)
    assert not is_waived(waiver(SPECTRUM, "Sample Stranger"), register=HALVES)
    assert is_waived(waiver(SPECTRUM, DOEG), register=HALVES)


def test_what_was_sold_to_the_public_stays_in_the_whole() -> None:
    """Spectrum sells 700,000 of its 900,000; 200,000 and then 300,000 stand against 1,000,000."""
    sale = {"event": "holder_sale", "date": "2004-05-03", "holder": SPECTRUM, "shares": "700000"}
    assert not is_waived({**sale, "method": "public"}, waiver(SPECTRUM, DOEG))
    assert not is_waived({**sale, "method": "private"}, waiver(SPECTRUM, DOEG))


@pytest.mark.parametrize(
    "changes", [{"of": "something-else"}, {"agreement": "warrant"}, {"signed_by": [HOLDER]}]
)
def test_another_waiver_is_none_of_it(changes: dict[str, Any]) -> None:
    events = [registered(id="something-else")] if "of" in changes else []
    assert not is_waived(*events, waiver(SPECTRUM, **changes))


def test_without_a_waiver_the_reading_decides_and_with_one_it_is_not_asked() -> None:
    breach = sample(registered(), choose={"J-17": "R1"})
    no_breach = sample(registered(), choose={"J-17": "R2"})
    assert not exhibit_d_granted_in_compliance(*of_registration(breach)[:2])
    assert exhibit_d_granted_in_compliance(*of_registration(no_breach)[:2])
    cured = sample(waiver(SPECTRUM), registered(), choose={"J-17": "R1"})
    assert exhibit_d_granted_in_compliance(*of_registration(cured)[:2])
    assert "J-17" not in cured.consultation.asked
