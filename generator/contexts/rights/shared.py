"""What papers of grants, transfers and waivers share: the grant they are about, its parties, parts of a share."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from checker.api import terms
from checker.model.delivery import Delivery
from checker.model.events import Event, GrantRegistrationRights
from checker.model.report import Action
from generator.contexts.register import Signatory, party_signs
from generator.contexts.registration.envelope import same
from generator.contexts.registration.shared import events_of
from generator.contexts.source import Source, company_name
from generator.contexts.wording import words
from generator.document.formats import number

_THE_COMPANY = ("company", "the company")
_SECURITIES: Mapping[str, str] = MappingProxyType(
    {
        "warrant": "a warrant",
        "preferred": "preferred stock",
        "common": "common stock",
    }
)


def with_fraction(value: Fraction | None) -> str | None:
    """Return a number of shares exactly, a part of a share as a common fraction: ``16,666 2/3``."""
    if value is None:
        return None
    whole, rest = divmod(value.numerator, value.denominator)
    return f"{number(whole)} {rest}/{value.denominator}" if rest else number(whole)


def is_company(name: str) -> bool:
    """Say whether a name means the Company, in either of its corporate names or by that word."""
    corporate = (company_name(), terms().text("rra_company_name"))
    return name.casefold() in _THE_COMPANY or any(same(name, each) for each in corporate)


def grant_named(source: Source, grant_id: str | None) -> GrantRegistrationRights | None:
    """Return the grant of an id, whether it happened or is proposed."""
    return next(
        (
            each
            for each in events_of(source)
            if isinstance(each, GrantRegistrationRights) and grant_id is not None and each.id == grant_id
        ),
        None,
    )


def event_named(source: Source, event_id: str | None) -> Event | None:
    """Return the event of an id, whether it happened or is proposed."""
    return next((each for each in events_of(source) if event_id is not None and each.id == event_id), None)


def action_of(source: Source, event: Event) -> Action | None:
    """Return what the report says of an event; None where it has nothing to say of it."""
    if event is source.event:
        return source.action
    found = (*source.report.actions, *source.report.history)
    return next((each for each in found if event.id is not None and each.id == event.id), None)


def security_of(grant: GrantRegistrationRights) -> str | None:
    """Return in words what the rights of a grant attach to."""
    return _SECURITIES.get(grant.security, words(grant.security)) if grant.security else None


def warrant_holders(source: Source) -> tuple[Signatory, ...]:
    """Return the registered holders of the Warrants as signatories, each once."""
    names = dict.fromkeys(line.holder for line in source.action.before.warrants.values())
    return tuple(party_signs(source, name) for name in names)


def stated(delivery: Delivery | None, name: str) -> str | None:
    """Return what a paper is told to state under a name, as text; None where it states nothing."""
    value = delivery.states.get(name) if delivery is not None and delivery.states is not None else None
    return value if isinstance(value, str) and value.strip() else None
