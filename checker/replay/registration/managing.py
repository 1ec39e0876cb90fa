"""Whether an adviser is the managing underwriter, on whose word sellers are cut back (RRA 2(f))."""

from __future__ import annotations

from checker.model.events import UnderwriterSelection
from checker.replay.registration.holdings import key_of
from checker.replay.state import State

MANAGING = "managing underwriter"


def is_managing_underwriter(state: State, name: str) -> bool:
    """Say whether an adviser is called the managing underwriter, or is the firm that was selected as that."""
    firms = {key_of(each.underwriter) for each in state.filings.of(UnderwriterSelection) if each.underwriter}
    return MANAGING in key_of(name) or key_of(name) in firms
