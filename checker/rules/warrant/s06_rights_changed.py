"""Warrant Section 6(i)3(C) and (D): a right changes or ends, and the price is made over from its grant."""

from __future__ import annotations

from checker.model.events import AmendSecurity, Expire, Happening
from checker.model.numbers import exact
from checker.replay.price_view import LEDGER_READINGS, LEDGER_TERMS, has_row, with_ledger
from checker.replay.rights import CONVERTIBLES
from checker.rules.rule import Answers, Case, compliant, missing, rule


@rule(
    "W6.i.3.C-change",
    on=AmendSecurity,
    quote="on any change in the number of shares of Common Stock deliverable upon exercise of any such options or "
    "rights or conversion of or exchange for such convertible or exchangeable securities or obligations, other "
    "than a change resulting from the antidilution provisions thereof",
    terms=LEDGER_TERMS,
    readings=LEDGER_READINGS,
)
def change(case: Case[AmendSecurity]) -> Answers:
    """A change of the number makes the price over, as if the right had been issued so from the first.

    Compliant: a note reset from 5,000,000 to 6,250,000 shares, 2.34 to 2.25; a change by the right's own
    antidilution terms, or of an option's price alone (A-29), adjusts nothing. Missing: the new number of a
    convertible whose price changes; whether antidilution terms made the change.
    """
    event = case.event
    right = case.before.book.rights(case.before.ledger).by_id.get(event.of)
    convertible = right is not None and right.security in CONVERTIBLES
    if event.antidilution is None:
        yield missing(
            "whether the right's own antidilution terms made the change is left out",
            ("antidilution",),
            "give `antidilution: true` or `false`",
        )
    elif event.shares is None and (event.price is None or convertible):
        yield missing(
            "the number of shares after the change is left out",
            ("shares",),
            "give `shares`: the new maximum for the part not yet converted or exercised",
        )
    elif event.antidilution:
        yield compliant(
            "The right's own antidilution terms made the change: no readjustment.", ("antidilution",)
        )
    else:
        yield compliant(f"The price is made over from the grant: {_moved(case)}.", ("shares",))


@rule(
    "W6.i.3.D-expiry",
    on=Expire,
    quote="on the expiration of any such options or rights, the termination of any such rights to convert or "
    "exchange or the expiration of any options or rights related to such convertible or exchangeable securities or "
    "obligations",
    terms=LEDGER_TERMS,
    readings=with_ledger("A-31", "A-32", "A-34"),
)
def expiry(case: Case[Expire]) -> Answers:
    """What ends unexercised counts as never issued: the price is made over with the shares really issued.

    Compliant: 2,000,000 options that lowered the price to 2.35 end unexercised, and it is 2.408 again;
    600,000 of them exercised, 2.39. Never above what prevailed without the grant; shares already bought stay
    bought (A-31). Not decided here: how much of the premium counts (A-33).
    """
    yield compliant(f"The price is made over from the grant: {_moved(case)}.", ("of",))


def _moved(case: Case[AmendSecurity] | Case[Expire]) -> str:
    """Return what became of the price, in words; of history only that it was done."""
    event: Happening = case.event
    if not has_row(case.before, case.step) or case.before.book.is_past(event):
        return "history is replayed with it"
    before, after = case.before.price, case.step.after.price
    if before == after:
        return f"it stays at ${exact(before, 2)}"
    return f"${exact(before, 2)} becomes ${exact(after, 2)}"
