"""Who signs a form and who receives it: one person, or each of a group, by the event and by whose law the form is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from checker.model.events import Happening, Registration, RegistrationDemand, Takedown, TransferWarrant
from checker.papers.advised import others_advised
from checker.papers.form import (
    ACTOR_ROLE,
    ADVISED_OF_LIMIT,
    COMPANY_ROLE,
    EXHIBIT_D_HOLDERS,
    HOLDER_ROLE,
    INCLUDED_HOLDERS,
    JOINING_HOLDERS,
    OTHER_ROLE,
    REQUESTERS,
    RRA_HOLDERS,
    TRANSFEREE_ROLE,
)
from checker.papers.rights_parties import GROUPS as RIGHTS_GROUPS
from checker.replay.filings import origin_of, registration_of
from checker.replay.registration.bound import happenings
from checker.replay.registration.concerned import concerned, included
from checker.replay.registration.holdings import EXHIBIT_D, RRA, key_of
from checker.replay.registration.participants import Participant, participants
from checker.replay.registration.parties import exhibit_d_holders, rra_holders, the_company
from checker.rules.rule import Case

Names = tuple[str, ...]
NOBODY_KNOWN: Names = ("",)
RRA_CLAUSE = "R"


def parties(role: str, clause: str, case: Case[Happening]) -> Names:
    """Return who has a role in an action, each once, in order; one empty name where nobody is known.

    ``clause`` is that of the form: under the RRA its Holders are meant, under the Warrant those of Exhibit D.
    """
    group = GROUPS.get(role)
    if group is not None:
        return _once(group(case, clause)) or NOBODY_KNOWN
    if role == HOLDER_ROLE and not hasattr(case.event, "warrant"):
        # An act of the Company goes to each holder of a Warrant.
        return tuple(sorted({held.holder for held in case.before.warrants.values()})) or NOBODY_KNOWN
    return (party(role, clause, case),)


def party(role: str, clause: str, case: Case[Happening]) -> str:
    """Return the one person who has a role: the Company, the holder of the Warrant acted on, the transferee."""
    if role == OTHER_ROLE:
        by_company = getattr(case.event, "who", None) == case.company
        role = HOLDER_ROLE if by_company else COMPANY_ROLE
    if role == COMPANY_ROLE:
        return the_company(case.record, case.event.date) if clause.startswith(RRA_CLAUSE) else case.company
    if role == TRANSFEREE_ROLE and isinstance(case.event, TransferWarrant):
        return (case.event.to.name or "") if case.event.to is not None else ""
    if role == ACTOR_ROLE:
        return str(getattr(case.event, "who", "") or "")
    if role == HOLDER_ROLE:
        held = case.before.warrant(getattr(case.event, "warrant", None))
        return held.holder if held is not None else ""
    return ""


def _rra_holders(case: Case[Happening], clause: str) -> Iterable[str]:
    return (each.name for each in rra_holders(case.record, case.before))


def _exhibit_d_holders(case: Case[Happening], clause: str) -> Iterable[str]:
    return exhibit_d_holders(case.record, case.before)


def _requesters(case: Case[Happening], clause: str) -> Iterable[str]:
    """Return who asks: for a demand, to be included, for a statement."""
    event = case.event
    if isinstance(event, RegistrationDemand | Takedown):
        return (each.holder for each in event.by or () if each.holder is not None)
    if isinstance(event, Registration):
        return (each.name for each in _asking(case, event, clause))
    holder = getattr(event, "holder", None)
    return () if holder is None else (holder,)


def _advised(case: Case[Happening], clause: str) -> Iterable[str]:
    """Return who is advised of a limit under the law of the form, and whoever else has asked where all are."""
    event = case.event
    if not isinstance(event, Registration):
        return ()
    told = tuple(each.name for each in _asking(case, event, clause))
    return (*told, *others_advised(case.record, case.before, event))


def _joining(case: Case[Happening], clause: str) -> Iterable[str]:
    """Return who joins in what others have demanded."""
    if not isinstance(case.event, Registration):
        return ()
    return (each.name for each in _asking(case, case.event, clause) if not each.demands)


def _included(case: Case[Happening], clause: str) -> Iterable[str]:
    """Return whose shares are in the registration that an event is about; all Holders where nobody is named."""
    event = case.event
    events = (*happenings(case.before.filings), event)
    of = event.id if isinstance(event, Registration) else getattr(event, "of", None)
    taken = origin_of(events, of)
    if isinstance(taken, Takedown):
        by = [each.holder for each in taken.by or ()]
        return tuple(name for name in (*by, *(each.holder for each in taken.requests)) if name is not None)
    if clause.startswith(RRA_CLAUSE):
        found = concerned(events, of)
        names = tuple(each.name for each in included(case.record, case.before, found))
        return names or _rra_holders(case, clause)
    registration = event if isinstance(event, Registration) else registration_of(events, of)
    found_here = [] if registration is None else _asking(case, registration, clause)
    names = tuple(each.name for each in found_here if each.counted > 0)
    return names or _exhibit_d_holders(case, clause)


def _asking(case: Case[Happening], event: Registration, clause: str) -> list[Participant]:
    """Return who asks under the law of the form."""
    right = RRA if clause.startswith(RRA_CLAUSE) else EXHIBIT_D
    return [each for each in participants(case.record, case.before, event) if each.right == right]


def _once(names: Iterable[str]) -> Names:
    """Return names each once, in order."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(key_of(name), name)
    return tuple(found.values())


GROUPS: dict[str, Callable[[Case[Happening], str], Iterable[str]]] = {
    RRA_HOLDERS: _rra_holders,
    EXHIBIT_D_HOLDERS: _exhibit_d_holders,
    REQUESTERS: _requesters,
    JOINING_HOLDERS: _joining,
    INCLUDED_HOLDERS: _included,
    ADVISED_OF_LIMIT: _advised,
    **RIGHTS_GROUPS,
}
