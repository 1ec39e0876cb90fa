"""Warrant Section 6(i): an issue below the Warrant Price, its consideration, and rights deemed exercised."""

from __future__ import annotations

from typing import Any

from checker.arithmetic.price import as_fraction
from checker.model.events import Convert, Issue
from checker.model.numbers import exact
from checker.replay.book import is_right
from checker.replay.consideration import cap_price, property_value, terms_of
from checker.replay.price_effect import Effect
from checker.replay.price_rows import Converted, Issued, IssueTerms, Lacking
from checker.replay.price_view import LEDGER_READINGS, LEDGER_TERMS, effects_of, with_ledger
from checker.rules.rule import (
    Answers,
    Case,
    compliant,
    confirm,
    judgement,
    missing,
    not_applicable,
    rule,
)

OF_CONSIDERATION = ("consideration",)
OF_RIGHTS = ("price", "shares", "security")


@rule(
    "W6.i-price-adjustment",
    on=Issue,
    quote="without consideration or for a consideration per share less than the Warrant Price in effect "
    "immediately prior to the issuance of such Common Stock",
    terms=("price_rounding", *LEDGER_TERMS),
    readings=LEDGER_READINGS,
)
def price_adjustment(case: Case[Issue]) -> Answers:
    """An issue below the Warrant Price, other than of Excluded Stock, adjusts it by the weighted average.

    Section 6(i) forbids no issue: it says what becomes of the price. Compliant: at 2.408 exactly there is no
    adjustment; at 0.94 the price falls from 2.408 to 2.18; ten thousand shares at 1.00 leave it, for rounding
    would raise it (A-17). Missing: a fact without which no figure can be made. Judgement: nothing is left of
    the price.
    """
    terms = _terms(case)
    if terms.lacking:
        yield missing(
            f"whether and how the price adjusts is not known: {terms.lacking[0].what}",
            terms.lacking[0].at,
            terms.lacking[0].mend,
        )
        return
    effects = effects_of(case.event, case.before, case.step)
    if not case.before.book.in_term(case.event.date):
        yield not_applicable("The issue is not made during the Term of this Warrant.")
    elif not effects:
        yield compliant("The Warrant Price is not adjusted.", ("consideration",))
    elif effects[0].stopped:
        yield judgement(
            "Nothing is left of the Warrant Price, so that no number of shares follows.",
            ("shares",),
            remedy="stop, and ask counsel",
        )
    elif case.before.book.is_past(case.event):
        yield compliant("The price has followed the issue.", ("consideration",))
    elif effects[0].nil:
        yield compliant(
            f"The quotient of ${exact(effects[0].unrounded)} would be rounded above the price: nil adjustment.",
            ("consideration",),
            _facts(effects[0]),
        )
    else:
        after = exact(as_fraction(effects[0].after), 2)
        before = exact(as_fraction(effects[0].before), 2)
        yield compliant(
            f"The Warrant Price is adjusted from ${before} to ${after}.",
            ("consideration",),
            _facts(effects[0]),
        )


@rule(
    "W6.i.1-cash-consideration",
    on=Issue,
    quote="the consideration shall be deemed to be the amount of cash paid therefor after deducting therefrom "
    "any discounts, commissions or other expenses allowed, paid or incurred by Company",
    terms=LEDGER_TERMS,
    readings=LEDGER_READINGS,
)
def cash_consideration(case: Case[Issue]) -> Answers:
    """Cash counts net of discounts, commissions and other expenses of the issue.

    Compliant: 5,000,000 less 300,000. Missing: nothing is said of what the Company receives. Confirm: no
    expenses are given, and none are taken. Accrued interest on a convertible does not count.
    """
    money = case.event.consideration
    lacks = _lacking(case, OF_CONSIDERATION)
    if lacks:
        yield missing(lacks[0].what, lacks[0].at, lacks[0].mend)
    elif money is None or not money.cash:
        yield not_applicable("No cash is paid.")
    elif money.expenses is None:
        yield confirm(
            "No discounts, commissions or expenses are given; none are deducted.",
            ("consideration", "cash"),
            remedy="give `expenses`, in all: the list of invoices, 0 if there are none",
        )
    else:
        facts = {"cash": exact(money.cash, 2), "expenses": exact(money.expenses, 2)}
        yield compliant(
            f"Expenses of ${exact(money.expenses, 2)} are deducted from cash of ${exact(money.cash, 2)}.",
            ("consideration", "expenses"),
            facts,
        )


@rule(
    "W6.i.2-fair-market-value",
    on=Issue,
    quote="the consideration other than cash shall be deemed to be the fair market value thereof as determined "
    "by the Board of Directors of Company",
    terms=("market_price_days",),
    readings=("A-5", "A-18", "A-35", "A-36", "A-38", "A-53", "A-111"),
)
def fair_market_value(case: Case[Issue]) -> Answers:
    """What is not cash counts at the value that the Board determines, capped at the market price of the shares.

    Compliant: a resolution values the equipment. Judgement: no value has been determined; the file's is
    used meanwhile. Missing: the Current Market Price of the day, which caps it.
    """
    row = case.step.after.ledger.row
    value = property_value(case.event, case.record)
    if value is None or not isinstance(row, Issued):
        yield not_applicable("Nothing other than cash is received.")
        return
    at = ("consideration", "property")
    determined = case.record.determined_value("fair_market_value", case.event.id) is not None
    if not determined:
        yield judgement(
            f"The Board has not determined the fair market value; ${exact(value, 2)} stands in the file.",
            at,
            {"property": exact(value, 2)},
            remedy="record it under `determinations` with `topic: fair_market_value` and `of:` the issue's id",
        )
        return
    price = cap_price(row, case.record)
    if price.value is None and price.missing:
        yield missing(
            f"the Current Market Price at {case.event.date}, which caps the value, is not known: no quotation of "
            f"{price.missing[0]}",
            at,
            "give the quotations of the window under `prices`",
        )
    elif price.value is None:
        yield judgement(
            f"No closing price is available for {price.unavailable[0]}: the Board determines the price that caps the "
            "value.",
            at,
            remedy="record it under `determinations` with `topic: current_market_price`, and inform Holder",
        )
    else:
        yield compliant(
            f"The Board has determined a fair market value of ${exact(value, 2)}.",
            at,
            {"property": exact(value, 2), "current_market_price": exact(price.value, 2)},
        )


@rule(
    "W6.i.3-rights",
    on=(Issue, Convert),
    quote="deemed to have been issued at the time such options or rights were issued",
    terms=LEDGER_TERMS,
    readings=with_ledger("A-26", "A-27", "A-39"),
)
def rights(case: Case[Issue | Convert]) -> Answers:
    """The most shares that a right can deliver count as issued at its grant, for the least that is paid.

    Compliant: 2,000,000 options at 1.50 with a premium of 100,000; their exercise adjusts nothing again
    (A-27). Missing: the least price or the greatest number, which may float (A-39); the price of a right
    older than the Term. Confirm: the right has no id, so that nothing later can point at it.
    """
    event = case.event
    if isinstance(event, Convert):
        yield from _used(case, event)
        return
    lacks = [each for each in _lacking(case, OF_RIGHTS) if each.at[0] != "security"]
    if not is_right(event):
        yield not_applicable("Common Stock itself is issued, not a right to it.")
    elif lacks:
        yield missing(lacks[0].what, lacks[0].at, lacks[0].mend)
    else:
        shares = exact(event.shares or 0)
        yield compliant(f"{shares} shares are deemed issued at the grant.", ("shares",), {"shares": shares})
        if event.id is None:
            yield confirm(
                "The right has no id, so that its exercise, change or expiry cannot point at it.",
                ("security",),
                remedy="give the issue an `id`",
            )


def _used(case: Case[Issue | Convert], event: Convert) -> Answers:
    """Answer for the exercise or conversion of a right."""
    row, book = case.step.after.ledger.row, case.before.book
    if event.shares is None:
        yield missing("how many shares are delivered is left out", ("shares",), "give `shares`")
        return
    right = book.rights(case.step.after.ledger).by_id.get(event.of)
    if right is None or not isinstance(row, Converted) or right.row is not None:
        yield compliant(
            "The shares were deemed issued at the grant: they pass from the deemed to the actual.", ("of",)
        )
    elif right.plan is not None:
        yield compliant(
            "The option was granted under a plan of Section 4: its shares are Excluded Stock.", ("of",)
        )
    elif right.strike is None:
        yield missing(
            f'the price at which "{event.of}" is exercised is left out',
            ("of",),
            "give its `price` under `opening.rights`: the right is older than the Term, and its use is tested",
        )
    else:
        effects = effects_of(event, case.before, case.step)
        became = f"adjusted to ${exact(as_fraction(effects[0].after), 2)}" if effects else "not adjusted"
        yield compliant(
            f"The right is older than the Term; its use is tested by itself (A-28): the price is {became}.",
            ("of",),
        )


def _terms(case: Case[Issue]) -> IssueTerms:
    """Return the terms of an issue as the ledger has them."""
    row = case.step.after.ledger.row
    return terms_of(row, case.record) if isinstance(row, Issued) else IssueTerms(0)


def _lacking(case: Case[Any], fields: tuple[str, ...]) -> list[Lacking]:
    """Return the facts that are left out in some fields of an issue."""
    row = case.step.after.ledger.row
    lacks = terms_of(row, case.record).lacking if isinstance(row, Issued) else ()
    return [each for each in lacks if each.at[0] in fields and "Current Market Price" not in each.what]


def _facts(effect: Effect) -> dict[str, str]:
    """Return what the quotient was made from."""
    return {
        "outstanding": exact(effect.outstanding),
        "shares": exact(effect.shares),
        "excluded": exact(effect.excluded),
        "consideration": exact(as_fraction(effect.consideration), 2),
        "warrant_price": exact(as_fraction(effect.before), 2),
        "unrounded_price": exact(effect.unrounded),
    }
