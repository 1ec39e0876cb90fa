"""What papers under the Registration Rights Agreement share: who is the Company, who is addressed where, reply days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from checker.api import terms
from checker.model.delivery import Delivery
from checker.model.events import ChangeOfAddress, Event
from checker.model.matter import NoticeAddresses
from checker.model.report import Deadline
from generator.contexts.carriage import carried_by
from generator.contexts.register import Person, Signatory, party_signs
from generator.contexts.registration.envelope import Envelope, holder_row, same
from generator.contexts.registration.section_9b import COMPANY_BLOCK, HOLDERS_BLOCK, printed
from generator.contexts.source import Source, company_name

HAND_OR_FIRST_CLASS = "By hand or by first class mail, postage prepaid"
AT_SECTION_9B = "at its address for notices under Section 9(b) of the Agreement"
# Those of the nine on the signature pages who sign for themselves there, not through another (RS).
_NATURAL_PERSONS = (
    "signatory_mochary",
    "signatory_nicholson",
    "signatory_coughlin",
    "signatory_wang",
    "signatory_kennealy",
    "signatory_colo",
    "signatory_cashin",
)
_ENTITIES = ("signatory_spectrum", "signatory_doeg_hill")


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who is the Company under the Agreement: in words, each who signs (for ink), and the capacity as a sentence."""

    words: str
    signs: tuple[Signatory, ...]
    capacity: str = ""


@dataclass(frozen=True, slots=True)
class Signing:
    """A Holder's block: through whom it signs, or ``alone`` where a natural person signs for itself."""

    name: str
    via: tuple[str, ...]
    signer: str | None
    title: str | None
    alone: bool


@dataclass(frozen=True, slots=True)
class ReplyWindow:
    """The days that one Holder has to answer, as the check counts them from its deemed receipt (R9.b)."""

    days: int
    received: date | None
    last_day: date | None
    otherwise: date | None


def issuer(source: Source) -> Issuer:
    """Return who is the Company under the Registration Rights Agreement on the day of the act (Q68).

    Corp. made the agreement and is the Company until the Warrant was signed. From then on it is Group where
    Group has assumed the agreement, Corp. where it has not, and both where the file does not say.
    """
    corp, group = terms().text("rra_company_name"), company_name()
    if source.event.date < terms().day("signing_date") or assumed(source) is False:
        return Issuer(corp, (Signatory(corp),))
    if assumed(source) is True:
        words = f"{group}, having assumed the obligations of {corp} under the Agreement,"
        capacity = f"The Company has assumed the obligations of {corp} under the Agreement."
        return Issuer(words, (Signatory(group),), capacity)
    both = f"{corp} and {group}"
    capacity = f"Each of {both} is meant so far as the Agreement binds it."
    return Issuer(
        f"{both}, each so far as the Agreement binds it,", (Signatory(corp), Signatory(group)), capacity
    )


def senders(source: Source) -> tuple[Signatory, ...]:
    """Return each who signs as the Company, for ink: no signatory is ever filled in for it."""
    return issuer(source).signs


def assumed(source: Source) -> bool | None:
    """Return whether Group has assumed the agreement, as the file says; None where it does not (Q68)."""
    given = source.loaded.matter.agreements
    said = given.rra_assumed_by_group if given is not None else None
    return said if isinstance(said, bool) else None


def to_rra_holder(source: Source, name: str, notice: Delivery | None = None) -> Envelope:
    """Return the envelope of a letter to one Holder: its own address, else the one that 9(b)(ii) prints.

    The printed copy goes to the Holders' counsel whoever the Holder is; its own counsel gets another.
    """
    row = holder_row(source, name)
    copies = printed(HOLDERS_BLOCK).copies
    if row is not None and row.counsel and all(not same(row.counsel, each.name) for each in copies):
        copies = (*copies, Person(row.counsel))
    by = carried_by(notice, HAND_OR_FIRST_CLASS)
    return Envelope(by, _holder(source, name), AT_SECTION_9B, copies)


def to_rra_company(source: Source, delivery: Delivery | None = None) -> Envelope:
    """Return the envelope of a Holder's letter to the Company: its own address, else the one of 9(b)(i)."""
    return Envelope(
        carried_by(delivery, HAND_OR_FIRST_CLASS),
        rra_office(source),
        AT_SECTION_9B,
        printed(COMPANY_BLOCK).copies,
    )


def rra_office(source: Source) -> Person:
    """Return the Company as addressee under 9(b)(i), by the name of whoever is the Company."""
    names = " and ".join(each.name for each in senders(source))
    given = _addresses(source)
    moved = _moved(source, tuple(each.name for each in senders(source)))
    lines = moved or tuple((given.company if given is not None else None) or ())
    return Person(names, lines) if lines else replace(printed(COMPANY_BLOCK).to, name=names)


def reply_window(
    source: Source, rules: tuple[str, ...], term: str, name: str, notice: Delivery | None
) -> ReplyWindow:
    """Return the days that one Holder has: the day of its receipt and the last day as the report has them.

    Both are None where the report counts nothing, since no notice to that Holder is given or planned.
    """
    days = terms().days(term)
    for deadline in source.report.deadlines:
        if deadline.rule in rules and same(deadline.who, name) and _concerns(source, deadline):
            differs = deadline.safe_date if deadline.safe_date != deadline.date else None
            return ReplyWindow(days, deadline.counted_from, deadline.date, differs)
    received = notice.day_received if notice is not None and notice.method == "hand" else None
    return ReplyWindow(days, received, None, None)


def signing(source: Source, name: str) -> Signing:
    """Return a Holder's signature block as the register has it; the natural persons of 1998 sign alone (RS)."""
    row = holder_row(source, name)
    bare = row is None or row.signature_block is None
    alone = bare and any(same(name, terms().text(term)) for term in _NATURAL_PERSONS)
    block = party_signs(source, row.name if row is not None else name)
    return Signing(name, block.via, block.signer, block.title, alone)


def is_signatory(name: str) -> bool:
    """Say whether a party is one of the nine whose names appear on the signature pages (R1.e)."""
    return any(same(name, terms().text(term)) for term in (*_ENTITIES, *_NATURAL_PERSONS))


def events_of(source: Source) -> tuple[Event, ...]:
    """Return all events of the matter, as they happened and then as they are proposed."""
    matter = source.loaded.matter
    return (*matter.history, *matter.proposed)


def _concerns(source: Source, deadline: Deadline) -> bool:
    """Say whether a deadline is of this action, or of the registration that answers what this action asks."""
    if deadline.action == source.paper.action:
        return True
    made = source.event.id
    proposed = source.loaded.matter.proposed
    if made is None or deadline.action is None or deadline.action >= len(proposed):
        return False
    return getattr(proposed[deadline.action], "demand", None) == made


def _holder(source: Source, name: str) -> Person:
    """Return a Holder as addressee: where it has asked to be notified, else the register, else 9(b)(ii)."""
    row = holder_row(source, name)
    given = _addresses(source)
    lines = _moved(source, (name,)) or tuple((row.address if row is not None else None) or ())
    if lines:
        return Person(name, lines)
    if not is_signatory(name):
        return Person(name)
    if given is not None and given.holder:
        return Person(name, tuple(given.holder))
    block = printed(HOLDERS_BLOCK).to
    return Person(name, (block.name, *block.address), block.attention)


def _addresses(source: Source) -> NoticeAddresses | None:
    given = source.loaded.matter.agreements
    return given.rra_notice_address if given is not None else None


def _moved(source: Source, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the address that a party has last specified by notice under Section 9(b), before the act."""
    found: tuple[str, ...] = ()
    for each in source.loaded.matter.history:
        if (
            isinstance(each, ChangeOfAddress)
            and each.agreement == "registration_rights"
            and each.date <= source.event.date
            and any(same(each.who or "", name) for name in names)
        ):
            found = tuple(each.address or found)
    return found
