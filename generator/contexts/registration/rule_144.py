"""The context of the statement on the reporting requirements of Rule 144, under either agreement (R7.c, D9.iii)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.api import clause, terms
from checker.model.events import Rule144Request
from generator.contexts.register import company_signs
from generator.contexts.registration.envelope import Envelope, to_exhibit_d_holder, warrants_of
from generator.contexts.registration.shared import Issuer, issuer, to_rra_holder
from generator.contexts.source import Heading, Source, company_name

_EXHIBIT_D = "exhibit_d"


@dataclass(frozen=True, slots=True)
class Rule144Statement(Heading):
    """What the Company states is marked by whoever signs: no file can show that every report was filed."""

    issuer: Issuer
    envelope: Envelope
    instrument: str | None
    agreement_date: date
    warrants: tuple[str, ...]
    requested: date | None
    clause_words: str
    gate_days: int


def rule_144_statement(source: Source) -> Rule144Statement:
    """Return the statement for the Holder that asked, under the agreement under which it asked."""
    event = source.event
    assert isinstance(event, Rule144Request)
    name = event.holder or source.paper.recipient
    exhibit_d = event.under == _EXHIBIT_D
    code = {"exhibit_d": "D9.iii", "rra": "R7.c"}.get(event.under or "")
    return Rule144Statement(
        *source.heading,
        issuer=Issuer(company_name(), (company_signs(),)) if exhibit_d else issuer(source),
        envelope=(to_exhibit_d_holder if exhibit_d else to_rra_holder)(source, name, event.statement),
        instrument=event.under,
        agreement_date=terms().day("rra_date"),
        warrants=warrants_of(source, name),
        requested=(event.delivery.day_received or event.delivery.day_sent) if event.delivery else None,
        clause_words=clause(code).words if code else "",
        gate_days=terms().days("exhibit_d_rule_144_days" if exhibit_d else "rra_rule_144_days"),
    )
