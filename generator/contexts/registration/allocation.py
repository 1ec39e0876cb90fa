"""The context of the statement to each who asked, of how a limited registration is allocated (R2.f, D2.b)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from checker.api import terms
from checker.model.events import Registration, RegistrationDemand
from checker.model.report import Derivation
from generator.contexts.register import Signatory, company_signs
from generator.contexts.registration.demands import count, demand_of
from generator.contexts.registration.envelope import (
    Envelope,
    notice_to,
    same,
    to_exhibit_d_holder,
)
from generator.contexts.registration.shared import senders, to_rra_holder
from generator.contexts.source import Heading, Source
from generator.contexts.wording import sentence

_STATEMENT = frozenset({"allocation-statement", "D2.b", "R2.f"})
_COMPANY, _RRA_CLAUSE = "Company", "R"
_CLAUSES: Mapping[str, str] = MappingProxyType(
    {
        "R2.a.i": "Section 2(a)(i) of the Agreement",
        "R2.b": "Section 2(b) of the Agreement",
        "R2.f": "Section 2(f) of the Agreement",
        "D2.b": "Section 2(b) of the Registration Rights",
        "D4": "Section 4 of the Registration Rights",
        "J": "Section 2(f) of the Agreement and Section 2(b) of the Registration Rights",
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the allocation: the shares it asked for, those that count, and those included."""

    name: str
    asked: Fraction | None
    counted: Fraction | None
    included: Fraction


@dataclass(frozen=True, slots=True)
class AllocationStatement(Heading):
    """The advice to one who asked: the limit, the formula with its inputs and rounding, and each result."""

    agreement_date: date
    signers: tuple[Signatory, ...]
    envelope: Envelope
    under_rra: bool
    own: Fraction | None
    form: str | None
    determined: date
    filing_date: date | None
    limited: bool
    maximum: Fraction | None
    limit_by: str | None
    limit_written: bool | None
    limit_reason: str | None
    section: str
    formula: str | None
    rounding: str
    lines: tuple[Line, ...]
    stated: bool


def allocation_statement(source: Source) -> AllocationStatement:
    """Return the statement to one who has asked to be included, under the agreement of its right."""
    event, name = source.event, source.paper.recipient
    assert isinstance(event, Registration)
    derived, limit = source.derivation("allocation"), event.limit
    lines = tuple(_lines(source, event, derived))
    under_rra = source.paper.clause.startswith(_RRA_CLAUSE)
    notice = notice_to(source, name, _STATEMENT)
    own = notice if notice is not None and notice.kind is not None else None
    return AllocationStatement(
        *source.heading,
        agreement_date=terms().day("rra_date"),
        signers=senders(source) if under_rra else (company_signs(),),
        envelope=to_rra_holder(source, name, own) if under_rra else to_exhibit_d_holder(source, name, own),
        under_rra=under_rra,
        own=next((each.included for each in lines if same(each.name, name)), None),
        form=event.form,
        determined=event.date,
        filing_date=event.filing_date,
        limited=limit is not None,
        maximum=count(limit.shares) if limit is not None else None,
        limit_by=limit.by if limit is not None else None,
        limit_written=limit.written if limit is not None else None,
        limit_reason=limit.reason if limit is not None else None,
        section=_CLAUSES.get(derived.clause, "") if derived is not None else "",
        formula=derived.formula if derived is not None else None,
        rounding=sentence(derived.rounding) if derived is not None else "",
        lines=lines,
        stated=event.allocation is not None,
    )


def _lines(source: Source, event: Registration, derived: Derivation | None) -> Iterator[Line]:
    """Yield each of the allocation, the Company first; what the Company states goes before what is computed."""
    computed = source.action.figures.get("allocation")
    if derived is None or not isinstance(computed, Mapping):
        return
    for name, shares in computed.items():
        counted = derived.inputs.get(name)
        given = None if event.allocation is None else _stated(event.allocation, name)
        yield Line(
            "The Company, for its own account" if name == _COMPANY else name,
            _asked(source, event, name),
            Fraction(counted) if counted is not None else None,
            Fraction(shares) if given is None else given,
        )


def _stated(allocation: Mapping[str, Fraction], name: str) -> Fraction:
    """Return what the Company has allocated to a person; who is left out of its allocation has nothing."""
    return next((Fraction(shares) for key, shares in allocation.items() if same(key, name)), Fraction(0))


def _asked(source: Source, event: Registration, name: str) -> Fraction | None:
    """Return the shares that a person has asked to include: in its request, in its demand, or for the Company."""
    if name == _COMPANY:
        return count(event.company_shares)
    for asked in event.requests:
        if same(asked.holder or "", name):
            return count(asked.shares)
    demand = demand_of(source)
    if not isinstance(demand, RegistrationDemand):
        return None
    by = demand.by or ()
    if len(by) == 1 and demand.shares is not None and same(by[0].holder or "", name):
        return count(demand.shares)
    return next((count(each.shares) for each in by if same(each.holder or "", name)), None)
