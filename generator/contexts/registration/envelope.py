"""A letter between the Company and one Holder under Exhibit D: the envelope, the days to answer, the facts told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from checker.api import terms
from checker.model.delivery import Delivery
from checker.model.events import MandatoryConversion, Registration
from checker.model.events.registration import Request
from checker.model.matter import RegisteredHolder
from generator.contexts.carriage import carried_by
from generator.contexts.company_acts import Fact
from generator.contexts.register import Person, holder_at_its_address, to_company
from generator.contexts.source import Source, company_name
from generator.document.formats import day, number

_CERTIFIED = "By certified mail, return receipt requested"
_HAND_OR_CERTIFIED = "By hand or by certified mail"
_FOR_NOTICES = "at its address for notices under Section 14 of the Warrant"
_ON_BOOKS = "at its address on Company’s books"
_EVERYBODY = ("", "holders", "the holders", "all holders")
_ACCOUNTS: Mapping[str | None, str] = MappingProxyType(
    {
        "company": "Company’s own account",
        "rra_demand": "Other Shareholders: Holders under the Registration Rights Agreement, at their request",
        "exhibit_d_demand": "Holders under Section 4 of the Registration Rights, at their request",
        "third_party": "Other Shareholders, at their request",
    }
)
_SECURITIES: Mapping[str | None, str] = MappingProxyType(
    {
        "common": "Common Stock",
        "convertible": "securities convertible into or exchangeable or exercisable for Common Stock",
    }
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """How a letter travels, to whom, what stands for an address that is not known, and who gets a copy."""

    by: str
    to: Person
    where: str
    copies: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a Holder has to answer; ``otherwise`` is the last day by another count, where one differs."""

    days: int
    received: date | None
    last_day: date | None
    otherwise: date | None


def to_exhibit_d_holder(source: Source, name: str, notice: Delivery | None = None) -> Envelope:
    """Return the envelope of a letter of the Company to one Holder under Exhibit D (W14, A-87)."""
    by = carried_by(notice, _CERTIFIED)
    row = holder_row(source, name)
    copies = (Person(row.counsel),) if row is not None and row.counsel else ()
    if warrants_of(source, name):
        return Envelope(by, holder_at_its_address(source, name), _FOR_NOTICES, copies)
    lines = tuple(row.address or ()) if row is not None else ()
    return Envelope(by, Person(name, lines), _ON_BOOKS, copies)


def to_the_company(source: Source, asked: Request | None) -> Envelope:
    """Return the envelope of a Holder's letter to the Company (W14)."""
    return Envelope(
        carried_by(asked.delivery if asked is not None else None, _HAND_OR_CERTIFIED),
        to_company(source),
        _FOR_NOTICES,
    )


def window(source: Source, rule: str, term: str, name: str, notice: Delivery | None) -> Window:
    """Return the days that one Holder has, as the check counts them from its own receipt of the notice."""
    days = terms().days(term)
    received = notice.day_received if notice is not None else None
    for deadline in source.report.deadlines:
        if deadline.rule == rule and _concerns(source, deadline.action) and same(deadline.who, name):
            differs = deadline.safe_date if deadline.safe_date != deadline.date else None
            return Window(days, received or deadline.counted_from, deadline.date, differs)
    return Window(days, received, None, None)


def _concerns(source: Source, action: int | None) -> bool:
    """Say whether an action is the paper's own, or the registration that answers the demand which its own is."""
    proposed = source.loaded.matter.proposed
    if action is None or action >= len(proposed) or action == source.paper.action:
        return action == source.paper.action
    answers = getattr(proposed[action], "demand", None)
    return answers is not None and answers == source.event.id


def notice_to(source: Source, name: str, kinds: frozenset[str]) -> Delivery | None:
    """Return the notice of one of these kinds that goes to a person: its own, else the one that goes to all."""
    sent = [each for each in getattr(source.event, "notices", ()) if each.kind is None or each.kind in kinds]
    own = [each for each in sent if each.to is not None and same(each.to, name)]
    of_all = [each for each in sent if (each.to or "").casefold() in _EVERYBODY]
    return next(iter((*own, *of_all)), None)


def jurisdictions(notice: Delivery | None) -> tuple[str, ...]:
    """Return the jurisdictions that a notice lists; none where it lists none (D2.a.i)."""
    states = notice.states if notice is not None else None
    listed = states.listed("jurisdictions") if states is not None else None
    return tuple(each for each in listed or () if each.strip())


def request_of(source: Source, name: str) -> Request | None:
    """Return a Holder's request in the registration, if the file has one."""
    requests: tuple[Request, ...] = getattr(source.event, "requests", ())
    return next((each for each in requests if each.holder is not None and same(each.holder, name)), None)


def replying(source: Source) -> str:
    """Return the Holder that signs a reply: whichever of signer and recipient is not the Company."""
    paper = source.paper
    own = (company_name(), terms().text("rra_company_name"))
    return next((each for each in (paper.signer, paper.recipient) if each and each not in own), "")


def warrants_of(source: Source, name: str) -> tuple[str, ...]:
    """Return the numbers of the Warrants that stand in a Holder's name before the action."""
    held = source.action.before.warrants
    return tuple(key for key, line in held.items() if same(line.holder, name))


def holder_row(source: Source, name: str) -> RegisteredHolder | None:
    """Return a person's row among the holders in the register, if it has one."""
    register = source.loaded.matter.register
    rows = (register.holders if register is not None else None) or ()
    return next((row for row in rows if same(row.name, name)), None)


def same(one: str, other: str) -> bool:
    """Say whether two texts name one person: neither case nor spaces matter."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def registration_facts(source: Source) -> tuple[Fact, ...]:
    """Return what a letter tells of a registration; what it must tell and the file does not say is left open."""
    return tuple(_registration_facts(source))


def _registration_facts(source: Source) -> Iterator[Fact]:
    event = source.event
    if isinstance(event, MandatoryConversion):
        yield "Securities", "Common Stock, offered on a delayed or continuous basis (Rule 415)"
        yield "Registration form", f"Form {event.form}" if event.form else None
        yield "For the account of", "Other Shareholders: Holders under the Registration Rights Agreement"
        yield "To be effective on or before", day(event.shelf_due) if event.shelf_due else None
    if isinstance(event, Registration):
        yield "Securities", _SECURITIES.get(event.securities, event.securities)
        yield "Registration form", f"Form {event.form}" if event.form else None
        yield "For the account of", _ACCOUNTS.get(event.initiated_by)
        if event.company_shares:
            yield "Shares for Company’s own account", number(event.company_shares)
        past = event.filing_date is not None and event.filing_date <= source.as_of
        label = "Filed with the Commission on" if past else "Expected filing date"
        yield label, day(event.filing_date) if event.filing_date else None
