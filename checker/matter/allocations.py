"""Names in an allocation that nobody bears: shares cannot be given to a person whom the file does not know."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from checker.matter.impossible import Impossible
from checker.matter.names import COMPANY, FIRST_HOLDER
from checker.matter.order import Numbered
from checker.matter.references import signatories
from checker.model.events import (
    Exercise,
    GrantRegistrationRights,
    Registration,
    RegistrationDemand,
    TransferRegistrable,
    TransferWarrant,
)
from checker.model.matter import Matter

THE_COMPANY = COMPANY[0]


def check_allocations(events: tuple[Numbered, ...], matter: Matter) -> Iterator[Impossible]:
    """Yield a name in an allocation that neither the register nor any event knows, and the Company by another name."""
    known: dict[str, str] = {}
    for name in _known(events, matter):
        known.setdefault(_key(name), name)  # as the register spells it
    for item in events:
        event = item.event
        for name in (event.allocation or ()) if isinstance(event, Registration) else ():
            path = (*item.path, "allocation", name)
            if name != THE_COMPANY and _key(name) in {_key(each) for each in COMPANY}:
                said = f'"{name}" is the Company, which an allocation calls "{THE_COMPANY}"'
                yield Impossible(path, said, of_key=True)
            elif name != THE_COMPANY and _key(name) not in known:
                said = f'"{name}" is not in the register{_nearest(name, known)}'
                yield Impossible(path, said, of_key=True)


def _known(events: tuple[Numbered, ...], matter: Matter) -> Iterator[str]:
    """Yield everybody whom the register names, who signed, who asks, or whom an event brings in."""
    register = matter.register
    yield from (row.name for row in (register and register.holders) or ())
    yield from (row.holder for row in (register and register.warrants) or () if row.holder is not None)
    yield from (FIRST_HOLDER, *signatories())
    for item in events:
        event = item.event
        names: tuple[str | None, ...] = ()
        if isinstance(event, Registration):
            names = tuple(each.holder for each in event.requests)
        elif isinstance(event, RegistrationDemand):
            names = tuple(each.holder for each in event.by or ())
        elif isinstance(event, TransferRegistrable | GrantRegistrationRights):
            names = (event.to,)
        elif isinstance(event, TransferWarrant):
            names = (event.to.name if event.to is not None else None,)
        elif isinstance(event, Exercise):
            names = (event.issue_to.name if event.issue_to is not None else None,)
        yield from (name for name in names if name is not None)


def _nearest(name: str, known: dict[str, str]) -> str:
    """Return the known name that was probably meant, or that of the Company and all others."""
    close = get_close_matches(_key(name), [*known, _key(THE_COMPANY)], 1, 0.6)
    if close:
        return f'; did you mean "{known.get(close[0], THE_COMPANY)}"?'
    return f"; known here: {', '.join((THE_COMPANY, *known.values()))}"


def _key(name: str) -> str:
    """Return the name as it is compared: case and spaces do not matter."""
    return " ".join(name.split()).casefold()
