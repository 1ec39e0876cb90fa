"""Warrant Section 5: the number of shares follows the price, to the nearest tenth of a share."""

from __future__ import annotations

from checker.model.events import (
    AmendSecurity,
    Convert,
    Distribution,
    Exercise,
    Expire,
    Happening,
    Issue,
    Split,
)
from checker.model.numbers import exact
from checker.replay.price_view import LEDGER_READINGS, LEDGER_TERMS, adjusted, has_row, unpriced
from checker.rules.rule import Answers, Case, compliant, missing, not_applicable, rule


@rule(
    "W5-number-of-shares",
    on=(Issue, AmendSecurity, Convert, Expire, Split, Distribution, Exercise),
    quote="only the number of shares (calculated to the nearest tenth of a share) obtained by multiplying the "
    "Warrant Price in effect immediately prior to such adjustment by the number of shares purchasable pursuant "
    "hereto immediately prior to such adjustment",
    terms=("adjusted_share_rounding", *LEDGER_TERMS),
    readings=LEDGER_READINGS,
)
def number_of_shares(case: Case[Happening]) -> Answers:
    """After each adjustment of the price the number is that before, times the old price, by the new one.

    Compliant: 272,067 at 2.408 become 300,521.7 at 2.18, each Warrant reckoned and rounded by itself.
    Missing: an earlier event could not be priced, so that neither price nor number is known.
    """
    open_points = () if case.before.book.is_past(case.event) else unpriced(case.before)
    if open_points:
        yield missing(
            f"price and number are not known, because of an earlier event {open_points[0]}",
            ("date",),
            "complete the earlier event; its own findings say with what",
        )
        return
    if isinstance(case.event, Exercise):
        yield compliant("Price and number in effect follow from every event before this one.")
        return
    if not has_row(case.before, case.step) or not adjusted(case.event, case.before, case.step):
        yield not_applicable("The Warrant Price is not adjusted, so the number stays.")
        return
    if case.before.book.is_past(case.event):
        yield compliant("The number has followed the price.")
        return
    facts = {}
    for key, held in case.step.after.warrants.items():
        old = case.before.warrants[key]
        facts[key] = (
            f"{exact(old.shares, 1)} at {exact(old.price, 2)}: {exact(held.shares, 1)} at {exact(held.price, 2)}"
        )
    told = "; ".join(f"{key}, {value}" for key, value in facts.items())
    yield compliant(f"Warrant Shares follow the price, to the nearest tenth of a share: {told}.", facts=facts)
