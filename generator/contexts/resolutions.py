"""The context of the Board's resolutions on fair market value, with the secretary's certificate (W6.i.2, W6.v)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.model.events import Distribution, Issue
from generator.contexts.company_acts import Fact, determination, determined_value, facts, value_per_share
from generator.contexts.register import Signatory, company_signs
from generator.contexts.source import Heading, Source
from generator.contexts.wording import sentence


@dataclass(frozen=True, slots=True)
class FairValueResolution(Heading):
    """A form of resolution; what the Board has still to find is left for ink."""

    company: Signatory
    warrants: tuple[str, ...]
    distribution: bool
    section: str
    facts: tuple[Fact, ...]
    value: Fraction | None
    cap: Fraction | None
    market_price: Fraction | None
    basis: str
    resolved_on: date | None


def board_resolution_fair_value(source: Source) -> FairValueResolution:
    """Return the resolution on what is received for an issue, or distributed on a share (C1, C6)."""
    event = source.event
    made = determination(source, "fair_market_value")
    return FairValueResolution(
        *source.heading,
        company=company_signs(),
        warrants=tuple(source.action.before.warrants),
        distribution=isinstance(event, Distribution),
        section="6(v)" if isinstance(event, Distribution) else "6(i)(2)",
        facts=tuple(fact for fact in facts(source) if not fact[0].startswith("Fair market value")),
        value=_value(source),
        cap=source.number("aggregate_consideration_cap"),
        market_price=source.number("current_market_price"),
        basis=sentence(made.basis or "") if made is not None else "",
        resolved_on=made.date if made is not None else None,
    )


def _value(source: Source) -> Fraction | None:
    """Return the value in dollars: of a distribution on one share, of an issue in all."""
    event = source.event
    if isinstance(event, Distribution):
        return value_per_share(source, event)
    value = determined_value(source)
    if value is None and isinstance(event, Issue) and event.consideration is not None:
        return event.consideration.property
    return value
