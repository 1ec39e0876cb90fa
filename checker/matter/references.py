"""Ids and names that events point at: known, and there before they are acted on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.agreements.terms import terms
from checker.matter.impossible import Impossible
from checker.matter.names import COMPANY, FIRST_HOLDER, name_key
from checker.matter.order import Numbered
from checker.matter.sentences import nearest
from checker.model.events import (
    Exercise,
    GrantRegistrationRights,
    HolderDelivery,
    HolderShares,
    IndemnityClaim,
    Issue,
    Registration,
    RegistrationDemand,
    ReplaceWarrant,
    Request,
    TransferRegistrable,
    TransferWarrant,
    Waiver,
)
from checker.model.matter import Matter, PlacePath
from checker.model.numbers import exact

FIRST_WARRANT = "W-1"
EXHIBIT_D = "exhibit-d"
SIGNATURE_PAGE = "RS"

# Who begins a registration that answers a demand, by the agreement under which the demand is made.
BEGUN_UNDER = {"rra": "rra_demand", "exhibit_d": "exhibit_d_demand"}
AGREEMENT = {"rra": "the Registration Rights Agreement", "exhibit_d": "Exhibit D"}
BEGUN_BY_THE_COMPANY = "company"

# Events that may speak of something which comes later: a waiver, a duty done in advance, a choice of underwriter.
MAY_COME_FIRST = frozenset({"waiver", "performed", "underwriter_selection", "holdback_requirement", "issue"})


def check_warrants(events: tuple[Numbered, ...], matter: Matter) -> Iterator[Impossible]:
    """Yield a Warrant's id that is unknown, made only later or made twice, and a transfer to oneself."""
    holders = _registered(matter)
    later = _made_anywhere(events)
    for item in events:
        event = item.event
        if not isinstance(event, Exercise | TransferWarrant | ReplaceWarrant) or event.warrant is None:
            continue
        if event.warrant not in holders:
            yield Impossible((*item.path, "warrant"), _unknown_warrant(event.warrant, holders, later))
            continue
        holder = holders[event.warrant]
        transferee = event.to.name if isinstance(event, TransferWarrant) and event.to else None
        if transferee is not None and _same(transferee, holder):
            said = f'"{transferee}" already holds {event.warrant}; a transfer goes to somebody else'
            yield Impossible((*item.path, "to", "name"), said)
        for field, name, whose in _made(event, holder, transferee):
            if field and name in holders and name != event.warrant:
                yield Impossible(
                    (*item.path, *field), f'the id "{name}" stands twice; give each Warrant its own'
                )
            holders.setdefault(name, whose)


def _registered(matter: Matter) -> dict[str, str | None]:
    """Return the holder of each Warrant before history; a lone row without an id is W-1."""
    rows = matter.register.warrants if matter.register else None
    if rows is None:
        return {FIRST_WARRANT: FIRST_HOLDER}
    return {row.id or FIRST_WARRANT: row.holder or (FIRST_HOLDER if len(rows) == 1 else None) for row in rows}


def _made(
    event: Exercise | TransferWarrant | ReplaceWarrant, holder: str | None, transferee: str | None
) -> Iterator[tuple[PlacePath, str, str | None]]:
    """Yield where its id is given (nowhere for a default), id and holder of each Warrant that an event makes."""
    old = event.warrant
    if isinstance(event, TransferWarrant):
        ids = event.new_warrants
        given, balance = (ids.transferee, ids.balance) if ids else (None, None)
        yield (("new_warrants", "transferee") if given else ()), given or f"{old}-T", transferee
        yield (("new_warrants", "balance") if balance else ()), balance or f"{old}-B", holder
    elif event.new_warrant:
        yield ("new_warrant",), event.new_warrant, holder
    else:
        yield (), f"{old}-B", holder


def _made_anywhere(events: tuple[Numbered, ...]) -> set[str]:
    """Return the id of every Warrant that some event of the file makes."""
    return {
        name
        for item in events
        if isinstance(item.event, Exercise | TransferWarrant | ReplaceWarrant)
        for _, name, _ in _made(item.event, None, None)
    }


def _unknown_warrant(name: str, known: dict[str, str | None], later: set[str]) -> str:
    """Return the sentence about a Warrant that is not there."""
    if name in later:
        return f'the Warrant "{name}" is made only by a later event; check the dates'
    return f'no Warrant has the id "{name}"{nearest(name, known)}'


def check_references(events: tuple[Numbered, ...], matter: Matter) -> Iterator[Impossible]:
    """Yield ids of events and rights that are unknown, or that come only after what acts on them."""
    place = {item.event.id: rank for rank, item in enumerate(events) if item.event.id is not None}
    rights = {right.id for right in (matter.opening.rights if matter.opening else ()) if right.id}
    for rank, item in enumerate(events):
        for field in ("of", "demand", "to_grant", "merger"):
            name = getattr(item.event, field, None)
            if name is None or name in rights or (item.event.event == "waiver" and name == EXHIBIT_D):
                continue
            path = (*item.path, field)
            if name not in place:
                yield Impossible(
                    path, f'no event has the id "{name}"{nearest(name, [*place, *sorted(rights)])}'
                )
            elif place[name] == rank:
                yield Impossible(path, f'the event points at itself ("{name}")')
            elif place[name] > rank and item.event.event not in MAY_COME_FIRST:
                other = events[place[name]].event
                said = f'"{name}" happens on {other.date}, after this event acts on it; check the dates'
                yield Impossible(path, said)
            else:
                yield from _wrong_kind(item, field, events[place[name]])


def _wrong_kind(item: Numbered, field: str, other: Numbered) -> Iterator[Impossible]:
    """Yield a pointer to an event of another kind than can be meant."""
    wanted: dict[tuple[str, str], type[Any]] = {
        ("convert", "of"): Issue,
        ("expire", "of"): Issue,
        ("amend_security", "of"): Issue,
        ("mfn_response", "to_grant"): GrantRegistrationRights,
        ("registration", "demand"): RegistrationDemand,
    }
    kind = wanted.get((item.event.event, field))
    if kind is not None and not isinstance(other.event, kind):
        needed = str(kind.__struct_config__.tag).replace("_", " ")
        said = (
            f'"{other.event.id}" is a {other.event.event.replace("_", " ")}; the id of one {needed} is needed'
        )
        yield Impossible((*item.path, field), said)
    elif isinstance(item.event, Registration) and isinstance(other.event, RegistrationDemand):
        yield from _contradiction(item, item.event, other.event)


def _contradiction(item: Numbered, event: Registration, demand: RegistrationDemand) -> Iterator[Impossible]:
    """Yield an initiative that is not that of the demand which a registration answers."""
    said, at = event.initiated_by, (*item.path, "initiated_by")
    if said is None or event.demand is None:
        return
    if demand.under is not None and said != BEGUN_UNDER[demand.under]:
        wanted = BEGUN_UNDER[demand.under]
        yield Impossible(
            at,
            f'"{event.demand}" is a demand under {AGREEMENT[demand.under]}, so that the registration is begun by '
            f'"{wanted}", not by "{said}"; give `initiated_by: {wanted}`, or leave `demand` out',
        )
    elif said == BEGUN_BY_THE_COMPANY:
        yield Impossible(
            at,
            f'a registration that answers the demand "{event.demand}" is not begun by "{said}"; '
            "say by whose demand it is, or leave `demand` out",
        )


def check_holders(events: tuple[Numbered, ...], matter: Matter) -> Iterator[Impossible]:
    """Yield names of holders that neither the register nor an earlier event knows, and transfers to oneself."""
    known = _known_names(matter)
    keys = {name_key(name) for name in known}
    for item in events:
        event = item.event
        for path, name in _named(event):
            if name_key(name) not in keys:
                said = f'"{name}" is not in the register{nearest(name, known)}'
                yield Impossible((*item.path, *path), said)
        if isinstance(event, TransferRegistrable) and event.to is not None and _same(event.to, event.from_):
            said = f'"{event.to}" is also the seller; a transfer goes to somebody else'
            yield Impossible((*item.path, "to"), said)
        if isinstance(event, IndemnityClaim):
            yield from _claimed(event, item)
        if isinstance(event, Waiver) and event.signed_by is not None and not event.signed_by:
            said = "nobody signed this waiver, so it is none; name who signed, or take it out"
            yield Impossible((*item.path, "signed_by"), said)
        introduced = list(_introduced(event))
        known += introduced
        keys |= {name_key(name) for name in introduced}


def _claimed(event: IndemnityClaim, item: Numbered) -> Iterator[Impossible]:
    """Yield a claim against oneself, and proceeds that are larger after their costs than before them."""
    if event.claimant is not None and _same(event.claimant, event.against):
        said = f'"{event.against}" is also the claimant; a claim goes against somebody else'
        yield Impossible((*item.path, "against"), said)
    gross, net = event.proceeds_gross, event.proceeds_net
    if gross is not None and net is not None and net > gross:
        said = f"the proceeds after costs, {exact(net)}, are more than those before them, {exact(gross)}"
        yield Impossible((*item.path, "proceeds_net"), said)


def _known_names(matter: Matter) -> list[str]:
    """Return everybody the register names, and the Company."""
    register = matter.register
    known = [*COMPANY, *signatories()]
    known += [row.name for row in (register and register.holders) or ()]
    for row in (register and register.warrants) or ():
        known += [name for name in (row.holder, row.name_on_face) if name]
    if register is None or not register.warrants or any(row.holder is None for row in register.warrants):
        known.append(FIRST_HOLDER)
    return known


def signatories() -> list[str]:
    """Return the Holders whose names appear on the signature pages of the Registration Rights Agreement."""
    return [term.value for term in terms().all() if term.clause == SIGNATURE_PAGE]


def _introduced(event: Any) -> Iterator[str]:
    """Yield the names that an event brings in: transferees, those in whose names shares are issued, grantees."""
    if isinstance(event, TransferWarrant) and event.to and event.to.name:
        yield event.to.name
    elif isinstance(event, TransferRegistrable | GrantRegistrationRights) and event.to:
        yield event.to
    elif isinstance(event, Exercise) and event.issue_to and event.issue_to.name:
        yield event.issue_to.name


def _named(event: Any) -> Iterator[tuple[PlacePath, str]]:
    """Yield the holders that an event cannot do without, each with its path."""
    if isinstance(event, TransferRegistrable) and event.from_ is not None:
        yield ("from",), event.from_
    if isinstance(event, IndemnityClaim) and event.against is not None:
        yield ("against",), event.against
    if isinstance(getattr(event, "holder", None), str):
        yield ("holder",), event.holder
    for field in ("by", "requests", "objections", "approvals", "consents"):
        items = getattr(event, field, None)
        for index, item in enumerate(items if isinstance(items, tuple) else ()):
            if isinstance(item, HolderShares | HolderDelivery | Request) and item.holder is not None:
                yield (field, index, "holder"), item.holder


def _same(left: str | None, right: str | None) -> bool:
    """Return whether two names are one but for case and spaces."""
    if left is None or right is None:
        return False
    return name_key(left) == name_key(right)
