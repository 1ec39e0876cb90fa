"""The context of the letter by which the Company delivers what an exercise brings the holder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from generator.contexts.exercise import above_nothing, exercise_of
from generator.contexts.register import (
    Person,
    Signatory,
    company_signs,
    holder_signs,
    new_warrant,
    to_holder,
    warrant_id,
)
from generator.contexts.source import Heading, Source
from generator.contexts.stored_words import certificate_legend


@dataclass(frozen=True, slots=True)
class DeliveryLetter(Heading):
    """The letter by which the Company delivers certificates, the new Warrant and money (W2.1, W2.2, W11)."""

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
    fraction: str
    fraction_cash: Fraction | None
    due_by: date | None


def certificate_delivery_letter(source: Source) -> DeliveryLetter:
    """Return what the Company's letter with the certificates says."""
    event = exercise_of(source)
    return DeliveryLetter(
        *source.heading,
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
        refund=above_nothing(source.number("refund")),
        # Of a net exercise the fraction need not end as a decimal, so it is printed as the checker has it.
        fraction=str(source.action.figures.get("fraction", "")),
        fraction_cash=above_nothing(source.number("fraction_cash")),
        due_by=source.deadline("W2.1-certificate-delivery"),
    )
