"""Sample matters under the Registration Rights Agreement: three Holders of 1,466,666 shares, and their acts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sample_matters import matter

SPECTRUM, NICHOLSON, MOCHARY = (
    "Spectrum Equity Investors II, L.P.",
    "Robert A. Nicholson",
    "Matthew N. Mochary",
)
HOLDERS = (SPECTRUM, NICHOLSON, MOCHARY)
ROWS = (
    {"name": SPECTRUM, "group": "rra", "series_a_as_converted": "600001", "rra_warrants": "133333"},
    {"name": NICHOLSON, "group": "rra", "series_a_as_converted": "533332"},
    {"name": MOCHARY, "group": "rra", "series_a_as_converted": "200000"},
)


def by_hand(day: str) -> dict[str, str]:
    """Return a delivery by hand on a day."""
    return {"method": "hand", "received": day}


def of_holders(*proposed: Mapping[str, Any], rows: Any = ROWS, **keys: Any) -> dict[str, Any]:
    """Return a matter of 10 June 2002 in which Group has taken the agreement over; rows None: no register."""
    register = None if rows is None else {"holders": list(rows)}
    return matter(
        *proposed,
        **{
            "as_of": "2002-06-10",
            "agreements": {"rra_assumed_by_group": True},
            "register": register,
            **keys,
        },
    )


def demand(**changes: Any) -> dict[str, Any]:
    """Return a demand by Spectrum for 500,000 shares, in hand on Thursday 6 June 2002; None leaves a key out."""
    event = {
        "event": "registration_demand",
        "id": "DEMAND",
        "date": "2002-06-06",
        "under": "rra",
        "by": [{"holder": SPECTRUM, "shares": "733334"}],
        "delivery": by_hand("2002-06-06"),
        "shares": "500000",
        "short_form_eligible": False,
        **changes,
    }
    return {key: value for key, value in event.items() if value is not None}


def notices(kind: str, day: str, holders: tuple[str, ...] = HOLDERS) -> list[dict[str, Any]]:
    """Return a notice by hand to each Holder on a day."""
    return [{"to": name, "kind": kind, **by_hand(day)} for name in holders]


def registration(**changes: Any) -> dict[str, Any]:
    """Return the Company's own registration, filed on 3 October 2002, each Holder notified on 3 September."""
    event = {
        "event": "registration",
        "id": "REG",
        "date": "2002-08-19",
        "form": "S-1",
        "initiated_by": "company",
        "securities": "common",
        "only_for": "none",
        "underwritten": True,
        "company_shares": "1000000",
        "filing_date": "2002-10-03",
        "notices": notices("notice-of-incidental-registration", "2002-09-03"),
        **changes,
    }
    return {key: value for key, value in event.items() if value is not None}


def requested(**changes: Any) -> dict[str, Any]:
    """Return the registration of a demand, filed on 5 August 2002, each Holder notified on 3 July."""
    return registration(
        **{
            "date": "2002-06-12",
            "initiated_by": "rra_demand",
            "demand": "DEMAND",
            "company_shares": None,
            "filing_date": "2002-08-05",
            "notices": notices("notice-of-requested-registration", "2002-07-03"),
            **changes,
        }
    )
