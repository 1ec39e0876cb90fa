"""The contexts of the papers by which the holder exercises: Exhibit A and its rider."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from checker.model.events import Exercise
from generator.contexts.net_exercise import NetExercise, net_exercise, net_issued
from generator.contexts.register import (
    Person,
    Signatory,
    holder_name,
    holder_signs,
    to_company,
    warrant_id,
)
from generator.contexts.source import Heading, Source

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
    event = exercise_of(source)
    party = event.issue_to
    net = bool(event.net_shares)
    return ExhibitA(
        as_of=source.as_of,
        points=source.points,
        warrant=warrant_id(source),
        shares=_gross(source, event),
        in_money=above_nothing(source.number("paid_in_money")),
        by_cancellation=above_nothing(source.number("indebtedness_cancelled")),
        net=net,
        net_issued=net_issued(source) if net else None,
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
class ExerciseRider(Heading):
    """What Exhibit A has no blank for: instruments, debtor, exercise date, price, derivation, refund."""

    warrant: str | None
    shares: Fraction | None
    holder: Signatory
    company: Person
    payments: tuple[PaymentLine, ...]
    notice_received: date | None
    payment_received: date | None
    warrant_received: date | None
    exercise_date: date | None
    bought: bool
    due: AmountDue | None
    cancelled_net: bool
    net: NetExercise | None
    paid_in_money: Fraction | None
    indebtedness_cancelled: Fraction | None
    refund: Fraction | None
    issue_to: str | None
    address: tuple[str, ...]
    denominations: tuple[Fraction, ...]
    other_name: bool


def exercise_rider(source: Source) -> ExerciseRider:
    """Return what the rider to the Notice of Exercise says (A-9, A-10)."""
    event = exercise_of(source)
    party = event.issue_to
    name = party.name if party is not None else None
    return ExerciseRider(
        *source.heading,
        warrant=warrant_id(source),
        shares=_gross(source, event),
        holder=holder_signs(source),
        company=to_company(source),
        payments=_payments(event),
        notice_received=_delivered(source, "notice"),
        payment_received=_delivered(source, "payment"),
        warrant_received=_delivered(source, "warrant_surrendered"),
        exercise_date=source.day("exercise_date"),
        bought=bool(event.shares) or not event.net_shares,
        due=_due(source),
        cancelled_net=bool(event.net_shares),
        net=net_exercise(source),
        paid_in_money=source.number("paid_in_money"),
        indebtedness_cancelled=above_nothing(source.number("indebtedness_cancelled")),
        refund=above_nothing(source.number("refund")),
        issue_to=name,
        address=tuple((party.address if party is not None else None) or ()),
        denominations=tuple(event.denominations or ()),
        other_name=name is not None and name != holder_name(source),
    )


def exercise_of(source: Source) -> Exercise:
    """Return the event, which the table of forms gives only to exercises."""
    event = source.event
    assert isinstance(event, Exercise)
    return event


def _gross(source: Source, event: Exercise) -> Fraction | None:
    """Return the number exercised, gross of what is withheld (A-106)."""
    if event.shares and event.net_shares:
        both = source.fact("W2.1-shares-available", "shares")
        return Fraction(both) if both is not None else None
    return event.shares or event.net_shares or None


def above_nothing(value: Fraction | None) -> Fraction | None:
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
