"""Which of the joint triggers an event of registration is: X-01 to X-12, by the event's own facts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from checker.model.events import Happening, MandatoryConversion, Registration, RegistrationDemand, Takedown
from checker.replay.record import Record
from checker.replay.registration.begun import EXHIBIT_D_DEMAND, RRA_DEMAND, THIRD_PARTY, begun_by
from checker.replay.registration.bound import UNDER_EXHIBIT_D, UNDER_RRA
from checker.replay.registration.covered import EMPLOYEE_PLAN, RULE_145, S_4
from checker.replay.registration.holdings import Holdings, holdings_on, key_of
from checker.replay.registration.parties import exhibit_d_binds, rra_binds
from checker.replay.registration.words import is_debt, on_form
from checker.replay.state import State

COVENANT = "covenant"
NOTHING_OWED = "none"
S_3 = "S-3"
INCIDENTAL = "notice to each Holder at least 30 days before filing, requests given within 20 days (RRA 2(b))"
ASKED: Mapping[tuple[bool, bool], str] = MappingProxyType(
    {
        (True, True): "both agreements are asked",
        (True, False): "the Registration Rights Agreement alone is asked",
        (False, True): "Exhibit D alone is asked",
        (False, False): "neither agreement asks anything of it",
    }
)
"""What to say of an event that the RRA, and Exhibit D, oblige to something or not."""
PIGGYBACK = "prompt notice with the list of jurisdictions, requests made within 15 days (Exhibit D 2(a))"


def trigger_of(record: Record, state: State, event: Happening) -> str:
    """Return the trigger that an event is in the state it meets, such as ``x01``; empty for one that is none."""
    matter = record.matter
    return trigger(event, holdings_on(record, state.filings), (*matter.history, *matter.proposed))


class Obliged(Struct, frozen=True):
    """What a trigger obliges under each agreement, as facts, and in words which of the two is asked."""

    facts: Mapping[str, str]
    asked: str


def obliged(record: Record, event: Happening, rra: str, exhibit_d: str) -> Obliged:
    """Return what a trigger obliges under each agreement: nothing where the agreement does not bind.

    What begins with ``none`` obliges to nothing. Exhibit D 2(a) leaves out a form without secondary sales.
    """
    if not rra_binds(record, event.date):
        rra = "none: the Company is not bound (Q68)"
    if not exhibit_d_binds(record, event.date):
        exhibit_d = "none: there is no Warrant yet"
    elif exhibit_d.startswith(PIGGYBACK) and _without_secondary_sales(event):
        exhibit_d = "none: the form permits no secondary sales (Exhibit D 2(a))"
    older, newer = not rra.startswith(NOTHING_OWED), not exhibit_d.startswith(NOTHING_OWED)
    return Obliged({"under the RRA": rra, "under Exhibit D": exhibit_d}, ASKED[older, newer])


def resales_denied(event: Registration) -> bool:
    """Say whether Form S-3, on which the RRA has holders sell (2(c)), is said to permit no secondary sales."""
    return event.secondary_sales_permitted is False and on_form(event.form, S_3)


def _without_secondary_sales(event: Happening) -> bool:
    """Say whether an event is a registration on a form that is said to permit no sales by holders."""
    return isinstance(event, Registration) and event.secondary_sales_permitted is False


def trigger(event: Happening, rra_names: Holdings | None = None, events: tuple[Happening, ...] = ()) -> str:
    """Return the trigger that an event is, such as ``x01``; empty for an event that is none, or nobody's.

    ``events`` are those among which the demand is looked up that tells who began a registration.
    """
    match event:
        case MandatoryConversion():
            return "x03"
        case Takedown():
            return "x05"
        case RegistrationDemand():
            return {UNDER_RRA: "x02", UNDER_EXHIBIT_D: "x06"}.get(event.under or "", "")
        case Registration():
            return _of_registration(event, begun_by(events, event), rra_names)
    return ""


def _of_registration(event: Registration, begun: str | None, held: Holdings | None) -> str:
    """Return the trigger that a registration is, by its purpose, its securities, and who began it."""
    if event.only_for == EMPLOYEE_PLAN:
        return "x09"
    if event.only_for == RULE_145:
        return "x10"
    if is_debt(event):
        return "x11" if on_form(event.form, S_4) else "x12"
    if begun == EXHIBIT_D_DEMAND:
        return "x06"
    if begun == RRA_DEMAND:
        return "x04" if event.underwritten is False and _others_ask(event, held) else "x02"
    if begun == THIRD_PARTY:
        return "x08" if event.third_party_right == COVENANT else "x07"
    return "x01" if begun is not None else ""


def _others_ask(event: Registration, held: Holdings | None) -> bool:
    """Say whether anybody but RRA Holders asks to be in a demand of theirs."""
    rra = {key_of(each.name) for each in held.group("rra")} if held is not None else set()
    return any(request.holder is not None and key_of(request.holder) not in rra for request in event.requests)
