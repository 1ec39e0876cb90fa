"""Warrant Section 6(iii), (iv), (ix) and (xi): splits, stock dividends, combinations, their days, due bills."""

from __future__ import annotations

from fractions import Fraction

from checker.arithmetic.price import as_fraction
from checker.calendars.counting import days_after
from checker.model.events import Distribution, Exercise, Split
from checker.model.numbers import exact
from checker.replay.adjustment_days import effective_day, record_day
from checker.replay.distribution import adjusts
from checker.replay.due_bill import Waiting, additional_shares, waiting
from checker.replay.exercise import conditions, net_of, paid_for
from checker.replay.price_view import LEDGER_TERMS, effects_of, with_ledger
from checker.rules.rule import Answers, Case, Duty, compliant, confirm, missing, not_applicable, rule

COMBINATION, STOCK_DIVIDEND = "combination", "stock_dividend"
AT_EXERCISE = "R2"


@rule(
    "W6.iii-split",
    on=Split,
    quote="the Warrant Price shall be appropriately decreased so that the number of shares of Common Stock "
    "issuable upon the exercise hereof shall be increased in proportion to such increase in outstanding shares",
    terms=LEDGER_TERMS,
    readings=with_ledger("A-49", "A-60"),
)
def split(case: Case[Split]) -> Answers:
    """A split or stock dividend divides the price by its ratio and so increases the number of shares.

    Compliant: two for one, 2.408 becomes 1.204, to the cent 1.20. Missing: the kind or the ratio; the record
    date of a stock dividend. Not decided here: whether the cents or the proportion govern the number (A-21),
    and which way an exact half goes (A-18): eight for five gives 1.505.
    """
    if case.event.kind == COMBINATION:
        yield not_applicable("The shares are combined: clause (iv) applies.")
    else:
        yield from _ratio(case, "decreased")


@rule(
    "W6.iv-combination",
    on=Split,
    quote="the Warrant Price shall appropriately increase so that the number of shares of Common Stock issuable "
    "upon the exercise hereof shall be decreased in proportion to such decrease in outstanding shares",
    terms=LEDGER_TERMS,
    readings=with_ledger("A-49", "A-60"),
)
def combination(case: Case[Split]) -> Answers:
    """A combination multiplies the price and so decreases the number of shares.

    Compliant: one for ten, 2.408 becomes 24.08 and 272,067 shares 27,206.7. Missing: the ratio. Not decided
    here: whether it is a reclassification too, of which Section 8 wants notice (A-79).
    """
    if case.event.kind == COMBINATION:
        yield from _ratio(case, "increased")
    else:
        yield not_applicable("No shares are combined.")


def _ratio(case: Case[Split], moved: str) -> Answers:
    """Answer for the ratio of a split, stock dividend or combination and what it makes of the price."""
    event = case.event
    if event.kind is None or event.ratio is None:
        field = "kind" if event.kind is None else "ratio"
        how = (
            "`kind`: split, stock_dividend or combination"
            if field == "kind"
            else '`ratio` as after:before, "3:2"'
        )
        yield missing(f"the {field} is left out", (field,), f"give {how}")
        return
    if event.record_date is None and event.kind == STOCK_DIVIDEND:
        yield missing("the record date is left out", ("record_date",), "give `record_date`")
    elif event.record_date is None:
        day = record_day(case.record, event)
        yield confirm(
            f"No record date: {day} stands for it (A-49).", ("date",), remedy="ask the secretary for one"
        )
    effects = effects_of(event, case.before, case.step)
    if not effects:
        yield not_applicable("It is not made during the Term of this Warrant.")
        return
    effect = effects[0]
    facts = {"ratio": exact(effect.ratio or 0), "unrounded_price": exact(effect.unrounded)}
    if effect.tie:
        facts["exact_tie"] = exact(effect.unrounded)
    before, after = exact(as_fraction(effect.before), 2), exact(as_fraction(effect.after), 2)
    tie = f"; {facts['exact_tie']} is an exact half between two cents (A-18)" if effect.tie else ""
    yield compliant(f"The Warrant Price is {moved} from ${before} to ${after}{tie}.", ("ratio",), facts)


@rule(
    "W6.ix-effective",
    on=(Split, Distribution),
    quote="shall become effective at the opening of business on the business day next following the record date",
    readings=("A-5", "A-48", "A-49"),
)
def effective(case: Case[Split | Distribution]) -> Answers:
    """The adjustment is made with the event, and effective from the business day after the record date.

    Compliant: record date Thursday 2004-06-10, effective Monday 2004-06-14, the Friday being closed. Missing:
    the record date of a distribution. Confirm: a split without one, for which another day stands (A-49).
    """
    event = case.event
    if isinstance(event, Distribution) and not adjusts(event, case.record):
        yield not_applicable("Nothing is adjusted under clause (v).")
        return
    if event.record_date is None and isinstance(event, Distribution):
        yield missing("the record date is left out", ("record_date",), "give `record_date`")
        return
    day = effective_day(case.record, event)
    facts = {"adjustment_made": event.date.isoformat(), "adjustment_effective": day.isoformat()}
    if event.record_date is None:
        yield confirm(
            f"No record date is fixed; {record_day(case.record, event)} stands for it (A-49).",
            ("date",),
            facts,
            remedy="ask the secretary for the record date",
        )
        return
    yield compliant(
        f"Made on {event.date}, effective at the opening of business on {day}, the business day next following "
        f"the record date {event.record_date}.",
        ("record_date",),
        facts,
    )


@rule(
    "W6.xi-due-bill",
    on=Exercise,
    quote="Company shall deliver to such Holder a due bill or other appropriate instrument evidencing such "
    "Holder's right to receive such additional shares upon the occurrence of the event requiring such adjustment",
    terms=("certificate_days",),
    readings=(
        "A-3",
        "A-5",
        "A-12",
        "A-14",
        "A-11",
        "A-18",
        "A-21",
        "A-48",
        "A-49",
        "A-50",
        "A-51",
        "A-52",
        "A-53",
        "A-55",
        "A-57",
        "A-69",
    ),
)
def due_bill(case: Case[Exercise]) -> Answers:
    """Who exercises after a record date and before the event gets the additional shares by a due bill.

    Confirm: shares bought on 2004-03-23, between the record date and the payment of a split; the due bill
    goes with the certificates. Compliant: on the record date itself, as a holder of record (A-51). Not
    decided here: a day between the record date and the next business day (A-50).
    """
    complied = conditions(case.record, case.event).complied
    found = list(waiting(case.before, case.record, complied)) if complied is not None else []
    if not found or complied is None:
        yield not_applicable("No record date has passed for an event that is still to come.")
        return
    for each in found:
        if complied == each.record_date:
            option = case.record.reading("A-51", case.matter.side or "company")
            shared = option == "R1" or each.ratio is not None
            what = "takes part as a holder of record" if shared else "takes no part (Section 10)"
            yield confirm(f"Exercised on the record date {each.record_date}: Holder {what}.", ("date",))
        elif complied < each.effective and case.record.reading("A-50") == "R1":
            yield not_applicable("Exercised before the adjustment is effective: no additional shares.")
        else:
            yield from _due_bill(case, each, complied.isoformat())


def _due_bill(case: Case[Exercise], each: Waiting, day: str) -> Answers:
    """Answer for a due bill that is owed, with its day."""
    net = net_of(case.before, case.event, case.record)
    held = case.before.warrant(case.event.warrant)
    facts = {"record_date": each.record_date.isoformat(), "event_on": each.event.date.isoformat()}
    if each.ratio is not None and held is not None:
        more = additional_shares(held, Fraction(paid_for(case.event)), each.ratio, net=False)
        if net is not None:
            more += additional_shares(held, net.shares, each.ratio, net=True)
        facts["additional_shares"] = exact(more, 1)
    yield confirm(
        f"Exercised on {day}, after the record date {each.record_date} and before the event of {each.event.date}: a "
        "due bill for the additional shares goes to Holder.",
        ("date",),
        facts,
        remedy="deliver the due bill with the certificates; it lapses if the event is abandoned (A-59)",
    )
    complied = conditions(case.record, case.event).complied
    if complied is not None:
        days = 0 if case.record.reading("A-69") == AT_EXERCISE else case.record.days("certificate_days")
        yield Duty(
            who="Company",
            to=held.holder if held is not None else "Holder",
            what="deliver a due bill for the additional shares",
            due=days_after(complied, days),
            counted_from=complied,
            count=f"{days} days" if days else "at the exercise",
        )
