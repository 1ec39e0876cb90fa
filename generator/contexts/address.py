"""The context of a letter that gives another address for notices, under either agreement (W14, R9.b)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from checker.api import clause, terms
from checker.model.events import ChangeOfAddress
from generator.contexts.carriage import carried_by
from generator.contexts.register import (
    Person,
    Signatory,
    holder_at_its_address,
    party_signs,
    to_company,
)
from generator.contexts.registration.shared import to_rra_holder
from generator.contexts.source import Heading, Source, company_name

_EACH_HOLDER = "Each registered Holder"
_ALLOWED: Mapping[str | None, str] = MappingProxyType(
    {
        "warrant": "By hand or by certified mail",
        "registration_rights": "By hand or by first class mail, postage prepaid",
    }
)


@dataclass(frozen=True, slots=True)
class AddressLetter(Heading):
    """Who gives which new address to whom, under which agreement."""

    agreement: str | None
    agreement_date: date
    warrants: tuple[str, ...]
    by_company: bool
    by: str
    to: Person
    copies: tuple[Person, ...]
    address: tuple[str, ...]
    sender: Signatory


def change_of_address(source: Source) -> AddressLetter:
    """Return what the letter says (H15): under Section 14 of the Warrant, or 9(b) of the other agreement."""
    event = source.event
    assert isinstance(event, ChangeOfAddress)
    by_company = event.who in (company_name(), terms().text("rra_company_name"))
    held = source.action.before.warrants
    to, copies = _addressees(source, event, by_company=by_company)
    return AddressLetter(
        *source.heading,
        agreement=event.agreement,
        agreement_date=terms().day("rra_date"),
        warrants=tuple(key for key, line in held.items() if by_company or line.holder == event.who),
        by_company=by_company,
        by=carried_by(event.delivery, _ALLOWED.get(event.agreement, "")),
        to=to,
        copies=copies,
        address=tuple(event.address or ()),
        sender=party_signs(source, event.who or ""),
    )


def _addressees(
    source: Source, event: ChangeOfAddress, *, by_company: bool
) -> tuple[Person, tuple[Person, ...]]:
    """Return to whom the letter goes, and who gets a copy: the other side of the agreement."""
    given = source.loaded.matter.agreements
    if event.agreement != "registration_rights":
        return (_every_holder(source) if by_company else to_company(source)), ()
    lines = given.rra_notice_address if given is not None else None
    if by_company:
        envelope = to_rra_holder(source, source.paper.recipient)
        return envelope.to, envelope.copies
    person, copies = _printed("R9.b.i")
    moved = lines.company if lines else None
    assumed = given.rra_assumed_by_group if given is not None else None
    # Who the Company is there is open until the file says it (Q68): the letter then goes to both.
    name = person.name if assumed is False else company_name()
    if assumed not in (True, False):
        name = f"{person.name} and {company_name()}"
    return Person(name, tuple(moved or person.address), "" if moved else person.attention), copies


def _every_holder(source: Source) -> Person:
    """Return whoever holds the Warrants, as addressee."""
    names = {line.holder for line in source.action.before.warrants.values()}
    return holder_at_its_address(source, names.pop()) if len(names) == 1 else Person(_EACH_HOLDER)


def _printed(code: str) -> tuple[Person, tuple[Person, ...]]:
    """Return the addressee that Section 9(b) prints, and those who get a copy."""
    blocks: list[list[str]] = [[]]
    for line in clause(code).words.splitlines()[1:]:
        text = " ".join(line.split())
        if not text:
            blocks.append([])
        elif not text.startswith(("Facsimile", "with a copy")):
            blocks[-1].append(text)
    first, *copies = (_person(lines) for lines in blocks if lines)
    return first, tuple(copies)


def _person(lines: list[str]) -> Person:
    """Return an addressee from its printed lines; the line of attention stands by itself."""
    attention = next((each.partition(":")[2].strip() for each in lines if each.startswith("Attention")), "")
    rest = [each for each in lines[1:] if not each.startswith("Attention")]
    return Person(lines[0], tuple(rest), attention)
