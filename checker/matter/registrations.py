"""Facts of a registration that cannot be: effective before it is filed, a notice to nobody known or of no kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from checker.matter.impossible import Impossible
from checker.matter.names import COMPANY, FIRST_HOLDER
from checker.matter.order import Numbered
from checker.matter.references import signatories
from checker.model.delivery import Delivery
from checker.model.events import (
    Exercise,
    GrantRegistrationRights,
    HoldbackRequirement,
    MandatoryConversion,
    Registration,
    RegistrationDelay,
    Takedown,
    TransferRegistrable,
    TransferWarrant,
    UnderwriterSelection,
)
from checker.model.matter import Matter

# How a notice may name all Holders at once (Q65): those of both agreements, or of one.
TO_EVERYBODY = frozenset({"holders", "the holders", "all holders", "each holder"})
TO_ALL = TO_EVERYBODY | {"rra holders", "the rra holders", "all rra holders", "each rra holder"}
TO_ALL_OF_EXHIBIT_D = TO_EVERYBODY | {
    "exhibit d holders",
    "the exhibit d holders",
    "all exhibit d holders",
    "each exhibit d holder",
}
# Those to whom a paper goes by what they are, and counsel whom RRA 9(b) names.
BY_ROLE = ("Holders", "underwriter", "the underwriter", "managing underwriter", "the managing underwriter")
COUNSEL = "Edwards & Angell"

OF_A_SHELF = ("shelf-notice", "R2.a.ii")
OF_A_REQUEST = ("notice-of-requested-registration", "R2.a.i", "R2.a")
OF_A_REGISTRATION = ("notice-of-company-registration", "D2.a", "D2.a.i", "D2")
OF_A_DELAY = ("delay-notice", "sale-prohibition-notice", "resumption-notice", "R2.g", "R2.g.i", "R2.g.ii")
"""Kinds of notices, by what they tell of: the form or the clause."""

KINDS: dict[type, tuple[str, ...]] = {
    Registration: (
        *("notice-of-incidental-registration", "R2.b"),
        *OF_A_REQUEST,
        *OF_A_REGISTRATION,
        *("notice-of-exhibit-d-demand", "D4"),
        *("allocation-statement", "D2.b"),
        *("initiation-letter", "completion-letter", "D6"),
    ),
    MandatoryConversion: (*OF_A_SHELF, *OF_A_REGISTRATION),
    Takedown: ("R2.a.iii", *OF_A_REQUEST),
    RegistrationDelay: OF_A_DELAY,
    HoldbackRequirement: ("holdback-notice", "R4.c"),
}
"""The kinds of notices that the rules of each event read; one of another kind would answer to nothing."""

TOLD = Registration | MandatoryConversion | Takedown | RegistrationDelay | HoldbackRequirement
SAYS_NOTHING = frozenset({"notice", "of", "the", "a", "to"})
_WORDS = re.compile(r"[a-z0-9]+")


def check_registrations(events: tuple[Numbered, ...], matter: Matter) -> Iterator[Impossible]:
    """Yield effectiveness before the filing, and addressees and kinds of notices that nobody knows."""
    names: list[str] | None = None
    for item in events:
        event = item.event
        if isinstance(event, Registration):
            yield from _too_soon(item, event)
        for index, notice in enumerate(event.notices if isinstance(event, TOLD) else ()):
            at = (*item.path, "notices", index)
            if notice.to is not None:
                names = names or list(_known(events, matter))
                if _key(notice.to) not in {_key(name) for name in names} | TO_ALL | TO_ALL_OF_EXHIBIT_D:
                    said = f'"{notice.to}" is nobody to whom a notice goes{_alike(notice.to, names)}'
                    yield Impossible((*at, "to"), said)
            if notice.kind is not None and notice.kind not in KINDS[type(event)]:
                yield Impossible((*at, "kind"), _no_kind(event.event, notice, KINDS[type(event)]))


def _too_soon(item: Numbered, event: Registration) -> Iterator[Impossible]:
    """Yield a registration that is effective before it is filed."""
    filed, effective = event.filing_date, event.effective_date
    if filed is not None and effective is not None and effective < filed:
        said = f"effective_date is {effective} but filing_date is {filed}; it is filed before it becomes effective"
        yield Impossible((*item.path, "effective_date"), said)


def _known(events: tuple[Numbered, ...], matter: Matter) -> Iterator[str]:
    """Yield everybody to whom a notice may go: of the register and the agreements, and whom events bring in."""
    register = matter.register
    yield from (*BY_ROLE, *COMPANY, COUNSEL, FIRST_HOLDER, *signatories())
    for row in (register and register.holders) or ():
        yield from (name for name in (row.name, row.counsel) if name)
    for warrant in (register and register.warrants) or ():
        yield from (name for name in (warrant.holder, warrant.name_on_face) if name)
    for item in events:
        yield from (name for name in _brought_in(item) if name)


def _brought_in(item: Numbered) -> Iterator[str | None]:
    """Yield the names that an event brings in: transferees, grantees, underwriters."""
    event = item.event
    if isinstance(event, TransferWarrant):
        yield event.to.name if event.to else None
    elif isinstance(event, TransferRegistrable | GrantRegistrationRights):
        yield event.to
    elif isinstance(event, Exercise):
        yield event.issue_to.name if event.issue_to else None
    elif isinstance(event, UnderwriterSelection):
        yield event.underwriter
    elif isinstance(event, HoldbackRequirement):
        yield event.by
    elif isinstance(event, Registration) and event.limit is not None:
        yield event.limit.by


def _no_kind(event: str, notice: Delivery, kinds: tuple[str, ...]) -> str:
    """Return the sentence about a kind that no rule reads, with the one that shares the most words with it."""
    given = set(_WORDS.findall(str(notice.kind).lower())) - SAYS_NOTHING
    alike = max(kinds, key=lambda kind: len(given & set(_WORDS.findall(kind.lower()))))
    shared = given & set(_WORDS.findall(alike.lower()))
    hint = f'; did you mean "{alike}"?' if shared else f"; known here: {', '.join(kinds)}"
    return f'"{notice.kind}" is no kind of notice of a {event.replace("_", " ")}{hint}'


def _alike(name: str, known: Iterable[str]) -> str:
    """Return ``; did you mean "x"?`` for the known name that is nearest, or has the same words; else how to mend it."""
    names = {_key(each): each for each in known}
    words = set(_WORDS.findall(_key(name)))
    close = get_close_matches(_key(name), names, 1, 0.6)
    close = close or [key for key in names if words and words <= set(_WORDS.findall(key))]
    if close:
        return f'; did you mean "{names[close[0]]}"?'
    return '; write "Holders" for all of them, or a name of the register'


def _key(name: str) -> str:
    """Return the name as it is compared: case and spaces do not matter."""
    return " ".join(name.split()).casefold()
