"""Warrant Section 2.1(ii): in what, by whose debt and how much is paid for the shares."""

from __future__ import annotations

from fractions import Fraction

from checker.arithmetic.exercise import exact_price
from checker.arithmetic.rounding import CENT
from checker.model.events import Exercise, Payment
from checker.model.numbers import exact
from checker.replay.exercise import amount_due, paid_for, payment_is_due
from checker.replay.record import HOLDER
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Where,
    compliant,
    confirm,
    missing,
    no_right,
    not_applicable,
    rule,
)
from checker.rules.warrant.identified import unidentified

DEBT = "cancellation_of_indebtedness"
_LESS_THAN_A_CENT = (
    ": ${} is lacking from the exact price, and the Company should not refuse for less than a cent (A-10)"
)
LISTED = frozenset({"cash", "certified_check", "official_bank_check", "wire", DEBT})


@rule(
    "W2.1-tender",
    on=Exercise,
    quote="cash, certified or official bank check payable to the order of Company, wire transfer of funds to "
    "Company's account, or cancellation of any indebtedness of Company to Holder",
)
def tender(case: Case[Exercise]) -> Answers:
    """Every part of the payment is in one of the forms that Section 2.1 lists.

    Compliant: cash, certified or official bank check, wire, cancellation of the Company's debt, or any
    combination. No right: a personal check. That Exhibit A has a box for cash only does not narrow the list
    (A-9).
    """
    payment = case.event.payment
    if not payment_is_due(case.event):
        yield from _nothing_to_pay(case)
        return
    if not payment:
        yield missing("no payment is shown", ("payment",), "list each part: `- method: wire`, `amount: ...`")
        return
    for index, part in enumerate(payment):
        at = ("payment", index, "method")
        if part.method is None:
            yield missing("the form of a payment is left out", at, "give `method`, e.g. `wire`")
        elif part.method in LISTED:
            yield compliant(f"{_words(part)} is a form of payment that Section 2.1 lists.", at)
        else:
            yield no_right(
                f"{_words(part)} is not among the forms of payment that Section 2.1 lists.",
                at,
                remedy="pay in cash, by certified or official bank check, by wire, or by cancelling debt",
            )


@rule(
    "W2.1-amount-tendered",
    on=Exercise,
    quote="in the amount of the Warrant Price for each share being purchased",
    readings=("A-10",),
)
def amount_tendered(case: Case[Exercise]) -> Answers:
    """The parts of the payment together reach the Warrant Price for each share.

    Compliant: $240,800.00 for 100,000 shares at $2.408. No right: one cent less. An exact price with a
    fraction of a cent is rounded up (A-10); who is short of the exact price by less than a cent pays the
    cent, and the Company does not refuse for it. What is paid too much is refunded and buys nothing.
    """
    payment = case.event.payment
    if not payment_is_due(case.event):
        yield from _nothing_to_pay(case)
        return
    held = case.before.warrant(case.event.warrant)
    if held is None:
        yield unidentified(case)
        return
    if not payment or any(part.amount is None for part in payment):
        yield missing("the amount of a payment is left out", ("payment",), "give `amount` for each part")
        return
    due = Fraction(amount_due(case.record, paid_for(case.event), held.price).value)
    paid = sum((Fraction(part.amount or 0) for part in payment), Fraction(0))
    facts = {"amount_due": exact(due, 2), "tendered": exact(paid, 2)}
    if paid < due:
        short = exact_price(paid_for(case.event), held.price) - paid
        yield no_right(
            f"${exact(paid, 2)} is tendered; ${exact(due, 2)} is due.",
            ("payment",),
            remedy=f"pay ${exact(due - paid, 2)} more"
            + (_LESS_THAN_A_CENT.format(exact(short)) if short < CENT else ""),
            facts=facts,
        )
    elif paid > due:
        over = exact(paid - due, 2)
        yield compliant(
            f"${exact(paid, 2)} is tendered, ${over} more than is due; it is refunded and buys no shares.",
            ("payment",),
            facts={**facts, "refund": over},
        )
    else:
        yield compliant(f"${exact(paid, 2)} is due and tendered.", ("payment",), facts=facts)


@rule(
    "W2.1-debt-of-company",
    on=Exercise,
    quote="cancellation of any indebtedness of Company to Holder",
    terms=("company_name", "lessee_name"),
    readings=("A-8",),
)
def debt_of_company(case: Case[Exercise]) -> Answers:
    """A debt that is cancelled in payment is owed by the Company itself to Holder.

    Compliant: a debt of CTC Communications Group, Inc. No right: a stranger's debt.
    Not decided here: rent owed by CTC Communications Corp., the lessee and subsidiary (A-8); whether the
    debt is due and its amount agreed, which a person confirms.
    """
    debts = [(i, part) for i, part in enumerate(case.event.payment or ()) if part.method == DEBT]
    if not debts:
        yield compliant("No indebtedness is tendered.", ("payment",))
        return
    lessee = case.record.text("lessee_name")
    for index, part in debts:
        at = ("payment", index, "debtor")
        if part.debtor is None:
            yield missing("whose debt is cancelled is left out", at, "give `debtor` in its corporate name")
        elif part.debtor == case.company:
            yield compliant(
                f"The debt is that of {part.debtor}, the Company.", at, facts={"debtor": part.debtor}
            )
            yield _due_and_agreed(at)
        elif part.debtor == lessee and case.record.reading("A-8", HOLDER) == "R2":
            yield compliant(f"The debt of {part.debtor}, a subsidiary, counts on that reading.", at)
            yield _due_and_agreed(at)
        else:
            yield no_right(
                f"The debt is that of {part.debtor}; the Company is {case.company}.",
                at,
                remedy="pay otherwise, or have the Company confirm in writing that it is obligor",
                facts={"debtor": part.debtor},
            )


def _due_and_agreed(at: Where) -> Answer:
    """Answer that a person confirms what no field shows of a debt that is cancelled."""
    return confirm(
        "The debt is due, its amount is agreed and Holder is the creditor.",
        at,
        remedy="have the Company sign off the amount, basis and date of the debt cancelled",
    )


def _nothing_to_pay(case: Case[Exercise]) -> Answers:
    """Answer for a wholly net exercise: no payment is due, and one that is shown is refunded."""
    if case.event.payment:
        yield confirm(
            "The exercise is wholly net: what is shown as paid buys nothing.",
            ("payment",),
            remedy="return it, or give the number of `shares` that it pays for",
        )
    else:
        yield not_applicable("The exercise is wholly net: the shares withheld stand in lieu of payment.")


def _words(part: Payment) -> str:
    """Return a form of payment as a reader would say it."""
    return str(part.method).replace("_", " ").capitalize()
