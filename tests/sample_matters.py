"""Sample matters for tests: plain mappings, the text of their files, and the checker's report on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from checker.api import as_data, check, load_text
from checker.model.matter import LoadedMatter
from checker.model.report import Finding, Report

HOLDER = "Cisco Systems Capital Corporation"
COMPANY = "CTC Communications Group, Inc."
FILE = "sample.yaml"
BY_HAND = {"method": "hand", "received": "2003-06-16"}


class _Plain(yaml.SafeDumper):
    """A dumper that writes a value out each time: the matter file knows no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def exercise(**changes: Any) -> dict[str, Any]:
    """Return a complete cash exercise of 100,000 shares on 16 June 2003; a change to None leaves a key out."""
    event: dict[str, Any] = {
        "event": "exercise",
        "date": "2003-06-16",
        "warrant": "W-1",
        "shares": "100000",
        "payment": [{"method": "wire", "amount": "240800.00"}],
        "notice": dict(BY_HAND),
        "warrant_surrendered": dict(BY_HAND),
        "signed_name": HOLDER,
        "issue_to": {"name": HOLDER, "address": ["100 Sample Street", "San Jose, CA 95134"]},
        "denominations": ["50000", "50000"],
    }
    return _changed(event, changes)


def exercise_of(shares: int, day: str = "2003-06-16", price: str = "2.408", **changes: Any) -> dict[str, Any]:
    """Return a complete cash exercise of that many shares, everything delivered by hand on the day."""
    thousandths = shares * int(price.replace(".", "").ljust(4, "0"))
    cents = -(-thousandths // 10)
    by_hand = {"method": "hand", "received": day}
    return exercise(
        **{
            "date": day,
            "shares": str(shares),
            "payment": [{"method": "wire", "amount": f"{cents // 100}.{cents % 100:02}"}],
            "notice": by_hand,
            "warrant_surrendered": dict(by_hand),
            "denominations": [str(shares)],
            **changes,
        }
    )


def mailed_exercise(**changes: Any) -> dict[str, Any]:
    """Return the exercise on which A-3 turns: wired and mailed on 30 April 2009, received on 4 May."""
    mailed = {"method": "certified_mail", "sent": "2009-04-30", "received": "2009-05-04"}
    return exercise(
        **{"date": "2009-04-30", "notice": mailed, "warrant_surrendered": dict(mailed), **changes}
    )


def matter(*proposed: Mapping[str, Any], **keys: Any) -> dict[str, Any]:
    """Return a matter of 16 June 2003 with the proposed events; a key given as None is left out."""
    whole: dict[str, Any] = {"matter": "A sample matter", "as_of": "2003-06-16", "proposed": list(proposed)}
    return _changed(whole, keys)


def warrants(shares: str = "272067", price: str = "2.408") -> dict[str, Any]:
    """Return a register with one Warrant, W-1, for that many shares at that price."""
    return {"warrants": [{"id": "W-1", "holder": HOLDER, "shares": shares, "warrant_price": price}]}


def text_of(whole: Mapping[str, Any]) -> str:
    """Return a matter as the text of its file, in block style."""
    return yaml.dump(dict(whole), Dumper=_Plain, sort_keys=False, allow_unicode=True)


def loaded(whole: Mapping[str, Any]) -> LoadedMatter:
    """Return a matter as the checker loads it."""
    return load_text(text_of(whole), FILE)


def report_on(whole: Mapping[str, Any], what_if: Mapping[str, str] | None = None) -> Report:
    """Return the checker's report on a matter."""
    return check(loaded(whole), what_if)


def data_on(whole: Mapping[str, Any], what_if: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the checker's report on a matter as the data of its JSON."""
    return as_data(report_on(whole, what_if))


def findings(report: Report, rule: str, action: int = 0) -> list[Finding]:
    """Return an action's findings of one rule, or of one reading."""
    return [each for each in report.actions[action].findings if each.rule == rule]


def finding(report: Report, rule: str, action: int = 0) -> Finding:
    """Return the only finding of a rule in an action."""
    (only,) = findings(report, rule, action)
    return only


def _changed(mapping: dict[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    merged = {**mapping, **changes}
    return {key: value for key, value in merged.items() if value is not None}
