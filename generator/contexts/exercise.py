"""The contexts of the papers of an exercise: Exhibit A, its rider, and the letter with the certificates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from checker.model.events import Exercise
from generator.contexts.register import (
    Person,
    Signatory,
    company_signs,
    holder_name,
    holder_signs,
    to_company,
    to_holder,
    warrant_id,
)
from generator.contexts.source import Source
from generator.contexts.stored_words import certificate_legend

_INSTRUMENTS: Mapping[str | None, str] = MappingProxyType(
    {
        "cash": "Cash",
        "certified_check": "Certified check payable to the order of the Company",
        "official_bank_check": "Official bank check payable to the order of the Company",
        "wire": "Wire transfer of funds to the Company’s account",
        "personal_check": "Personal check",
        "cancellation_of_indebtedness": "Cancellation of indebtedness",
    }
)


@dataclass(frozen=True, slots=True)
class ExhibitA:
    """The blanks of Exhibit A; None is an open blank, a box is ticked where its amount is given."""

    as_of: date
    points: tuple[str, ...]
    warrant: str | None
    shares: Fraction | None
    in_money: Fraction | None
    by_cancellation: Fraction | None
    net: bool
    net_issued: Fraction | None
    net_withheld: Fraction | None
    issue_to: str | None
    address: tuple[str, ...]
    denominations: tuple[Fraction, ...]
    holder: str | None


def exhibit_a(source: Source) -> ExhibitA:
    """Return the blanks of the Notice of Exercise (Part 5 of the reading of the Warrant, A1 to A9)."""
    event = _exercise(source)
    party = event.issue_to
    net = bool(event.net_shares)
    return ExhibitA(
        as_of=source.as_of,
        points=source.points,
        warrant=warrant_id(source),
        shares=_gross(source, event),
        in_money=_above_nothing(source.number("paid_in_money")),
        by_cancellation=_above_nothing(source.number("indebtedness_cancelled")),
        net=net,
        net_issued=_net_issued(source, event) if net else None,
        net_withheld=source.number("shares_withheld") if net else None,
        issue_to=party.name if party is not None else None,
        address=tuple((party.address if party is not None else None) or ()),
        denominations=tuple(event.denominations or ()),
        holder=holder_name(source),
    )


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """One payment: the instrument, whose debt is cancelled where one is, the day and the amount."""

    instrument: str
    debtor: str | None
    of_debt: bool
    received: date | None
    amount: Fraction | None


@dataclass(frozen=True, slots=True)
class AmountDue:
    """How the amount due came to be."""

    shares: Fraction
    warrant_price: Fraction
    unrounded: Fraction
    rounding: str
    value: Fraction


@dataclass(frozen=True, slots=True)
class ExerciseRider:
    """What Exhibit A has no blank for: instruments, debtor, exercise date, price, derivation, refund."""

    as_of: date
    client_matter: str
    points: tuple[str, ...]
    warrant: str | None
    shares: Fraction | None
    holder: Signatory
    company: Person
    payments: tuple[PaymentLine, ...]
    notice_received: date | None
    payment_received: date | None
    warrant_received: date | None
    exercise_date: date | None
    due: AmountDue | None
    paid_in_money: Fraction | None
    indebtedness_cancelled: Fraction | None
    refund: Fraction | None
    issue_to: str | None
    address: tuple[str, ...]
    denominations: tuple[Fraction, ...]
    other_name: bool


def exercise_rider(source: Source) -> ExerciseRider:
    """Return what the rider to the Notice of Exercise says (A-9, A-10)."""
    event = _exercise(source)
    party = event.issue_to
    name = party.name if party is not None else None
    return ExerciseRider(
        as_of=source.as_of,
        client_matter=source.client_matter,
        points=source.points,
        warrant=warrant_id(source),
        shares=_gross(source, event),
        holder=holder_signs(source),
        company=to_company(source),
        payments=_payments(event),
        notice_received=_delivered(source, "notice"),
        payment_received=_delivered(source, "payment"),
        warrant_received=_delivered(source, "warrant_surrendered"),
        exercise_date=source.day("exercise_date"),
        due=_due(source),
        paid_in_money=source.number("paid_in_money"),
        indebtedness_cancelled=_above_nothing(source.number("indebtedness_cancelled")),
        refund=_above_nothing(source.number("refund")),
        issue_to=name,
        address=tuple((party.address if party is not None else None) or ()),
        denominations=tuple(event.denominations or ()),
        other_name=name is not None and name != holder_name(source),
    )


@dataclass(frozen=True, slots=True)
class DeliveryLetter:
    """The letter by which the Company delivers certificates, the new Warrant and money (W2.1, W2.2, W11)."""

    as_of: date
    client_matter: str
    points: tuple[str, ...]
    warrant: str | None
    holder: Person
    holder_signs: Signatory
    company: Signatory
    exercise_date: date | None
    shares_issued: Fraction | None
    denominations: tuple[Fraction, ...]
    issue_to: str | None
    record_holder_date: date | None
    registered: bool
    legend: str
    new_warrant: str | None
    shares_remaining: Fraction | None
    refund: Fraction | None
    fraction: Fraction | None
    fraction_cash: Fraction | None
    due_by: date | None


def certificate_delivery_letter(source: Source) -> DeliveryLetter:
    """Return what the Company's letter with the certificates says."""
    event = _exercise(source)
    return DeliveryLetter(
        as_of=source.as_of,
        client_matter=source.client_matter,
        points=source.points,
        warrant=warrant_id(source),
        holder=to_holder(source),
        holder_signs=holder_signs(source),
        company=company_signs(),
        exercise_date=source.day("exercise_date"),
        shares_issued=source.number("shares_issued"),
        denominations=tuple(event.denominations or ()),
        issue_to=event.issue_to.name if event.issue_to is not None else None,
        record_holder_date=source.day("record_holder_date"),
        registered=bool(event.shares_registered),
        legend=certificate_legend(),
        new_warrant=new_warrant(source),
        shares_remaining=source.number("shares_remaining"),
        refund=_above_nothing(source.number("refund")),
        fraction=_above_nothing(source.number("fraction")),
        fraction_cash=_above_nothing(source.number("fraction_cash")),
        due_by=source.deadline("W2.1-certificate-delivery"),
    )


def new_warrant(source: Source) -> str | None:
    """Return the id of the Warrant for the balance, where the action makes one."""
    made = [key for key in source.action.after.warrants if key not in source.action.before.warrants]
    return made[0] if made else None


def _exercise(source: Source) -> Exercise:
    """Return the event, which the table of forms gives only to exercises."""
    event = source.event
    assert isinstance(event, Exercise)
    return event


def _gross(source: Source, event: Exercise) -> Fraction | None:
    """Return the number exercised, gross of what is withheld (A-106)."""
    if event.shares and event.net_shares:
        return source.number("shares_exercised")
    return event.shares or event.net_shares or None


def _net_issued(source: Source, event: Exercise) -> Fraction | None:
    """Return the shares issued in a net exercise: of a mixed one, its own figure."""
    return source.number("net_shares_issued" if event.shares else "shares_issued")


def _above_nothing(value: Fraction | None) -> Fraction | None:
    """Return an amount that is to be named; nothing is not."""
    return value if value else None


def _delivered(source: Source, what: str) -> date | None:
    """Return the day of one of the three deliveries of Section 2.1, as the rule has found it."""
    found = source.fact("W2.1-deliveries-complete", what)
    return date.fromisoformat(found) if found else None


def _payments(event: Exercise) -> tuple[PaymentLine, ...]:
    """Return each payment; a day that is left out is the event's (the matter file's own default)."""
    return tuple(
        PaymentLine(
            instrument=_INSTRUMENTS.get(part.method, ""),
            debtor=part.debtor,
            of_debt=part.method == "cancellation_of_indebtedness",
            received=part.received or event.payment_received or event.date,
            amount=part.amount,
        )
        for part in event.payment or ()
    )


def _due(source: Source) -> AmountDue | None:
    """Return the derivation of the amount due, as the checker gives it."""
    derived = source.derivation("amount_due")
    if derived is None:
        return None
    return AmountDue(
        shares=Fraction(derived.inputs["shares"]),
        warrant_price=Fraction(derived.inputs["warrant_price"]),
        unrounded=Fraction(derived.unrounded),
        rounding=derived.rounding,
        value=Fraction(derived.value),
    )


__all__ = [
    "DeliveryLetter",
    "ExerciseRider",
    "ExhibitA",
    "certificate_delivery_letter",
    "exercise_rider",
    "exhibit_a",
    "new_warrant",
]
