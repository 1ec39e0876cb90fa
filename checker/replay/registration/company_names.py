"""Whether a name under the Registration Rights Agreement is the Company's: its own, Group's, or just so called."""

from __future__ import annotations

from checker.replay.record import Record
from checker.replay.registration.holdings import key_of

THE_COMPANY = ("Company", "the Company")


def is_the_company(record: Record, name: str | None) -> bool:
    """Say whether a name means the Company, whatever the case: the RRA's own, or Group, which took it over."""
    names = (*THE_COMPANY, record.text("company_name"), record.text("rra_company_name"))
    return name is not None and key_of(name) in {key_of(each) for each in names}
