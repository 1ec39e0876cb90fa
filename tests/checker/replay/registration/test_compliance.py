"""Whether the grant of 2002 was waived under RRA 9(e): by both sides, by a majority, and reaching back."""

from typing import Any

import pytest
from transfer_samples import NICHOLSON, SPECTRUM, happened

from checker.replay.registration.compliance import exhibit_d_granted_in_compliance, waived

CORP, GROUP = "CTC Communications Corp.", "CTC Communications Group, Inc."


def waiver(**changes: Any) -> dict[str, Any]:
    """Return a retroactive waiver of the grant by the Company and Spectrum."""
    return {
        "event": "waiver",
        "date": "2003-02-03",
        "of": "exhibit-d",
        "agreement": "registration_rights",
        "signed_by": [CORP, GROUP, SPECTRUM],
        "retroactive": True,
        **changes,
    }


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"signed_by": [CORP, SPECTRUM]}, True),
        ({"signed_by": [SPECTRUM, NICHOLSON]}, False),
        ({"signed_by": [CORP, GROUP, NICHOLSON]}, False),
        ({"retroactive": False}, False),
        ({"retroactive": False, "date": "2002-04-26"}, True),
        ({"agreement": "warrant"}, False),
    ],
)
def test_a_waiver_is_one_of_both_sides_and_of_the_past(changes: dict[str, Any], expected: bool) -> None:
    record, _, after = happened(waiver(**changes))
    assert waived(record, after) is expected
    assert exhibit_d_granted_in_compliance(record, after) is expected


def test_a_waiver_of_something_else_cures_nothing_of_2002() -> None:
    other = {"event": "grant_registration_rights", "id": "g", "date": "2003-01-06", "to": "Sample Investor"}
    record, _, after = happened(waiver(of="g"), history=[other])
    assert not waived(record, after)
