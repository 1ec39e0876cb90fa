"""Addresses for notices under the Warrant: which is right on a day, and what a letter with another one changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from checker.model.delivery import Delivery
from checker.model.events import ChangeOfAddress, TransferWarrant
from checker.replay.delivery import given, is_listed
from checker.replay.record import Record
from checker.replay.state import State, Step

Address = tuple[str, ...]
WARRANT = "warrant"
COMPANY = "company"


@dataclass(frozen=True, slots=True)
class HolderAddress:
    """Where a holder is written to: as furnished by letter, as the Agreement says, as the books show it."""

    furnished: Address
    agreed: Address
    recorded: frozenset[Address]


def change_of_address(before: State, event: ChangeOfAddress, record: Record) -> Step:
    """Return the state with the new address on every Warrant of whoever furnished it under Section 14.

    A letter that does not count (``furnished_on``) changes nothing, and neither does one under the other
    agreement. The Company's own address stands on no Warrant: ``company_address`` tells it for a day.
    """
    day = furnished_on(record, event)
    if day is None:
        return Step(after=before, effective=event.date)
    address = tuple(event.address or ())
    warrants = {
        key: replace(held, address=address) if same_party(held.holder, event.who) else held
        for key, held in before.held.items()
    }
    return Step(after=replace(before, warrants=warrants), effective=day)


def furnished_on(record: Record, event: ChangeOfAddress) -> date | None:
    """Return the day from which a new address counts under Section 14; None for a letter that never does.

    It counts under the Warrant only, furnished in writing, by a method and at an address of Section 14,
    from the day on which the letter is given. A change of the past of which the file does not say how it was
    furnished counts from its date: history is replayed as it happened.
    """
    paper, day = event.delivery, _letter_day(record, event)
    if event.agreement != WARRANT or not event.address or day is None:
        return None
    if paper is None:
        return day
    return day if is_listed(paper) and at_the_right_address(record, event, paper, day) else None


def at_the_right_address(record: Record, event: ChangeOfAddress, paper: Delivery, day: date) -> bool:
    """Say whether the letter itself went where notices went until then; an address left out is taken so."""
    if is_company(record, event.who):
        return sent_rightly(record, paper.to or record.text("holder_name"), paper, day, until=day)
    address = company_address(record, day, until=day)
    return not paper.address or not address or tuple(paper.address) == address


def company_address(record: Record, day: date, *, until: date | None = None) -> Address:
    """Return the Company's address for notices on a day: as it last furnished it, else as the matter gives it.

    ``until`` leaves out the letters given on that day or later. Empty where no address is known (A-6).
    """
    company = record.text("company_name")
    letters = [address for _, address in sorted(_letters(record, company, day, until), key=_by_day)]
    facts = record.matter.agreements
    addresses = facts.warrant_notice_address if facts is not None else None
    agreed = tuple(addresses.company or ()) if addresses is not None else ()
    return letters[-1] if letters else agreed


def holder_address(record: Record, holder: str, day: date, *, until: date | None = None) -> HolderAddress:
    """Return where a holder is written to on a day; what it furnished last sets aside all before it."""
    letters = [address for _, address in sorted(_letters(record, holder, day, until), key=_by_day)]
    recorded = {
        tuple(address)
        for name, address in _recorded(record)
        if address and same_party(name or record.text("holder_name"), holder)
    }
    return HolderAddress(
        letters[-1] if letters else (),
        _agreed(record, holder),
        frozenset() if letters else frozenset(recorded),
    )


def sent_rightly(
    record: Record, holder: str, paper: Delivery, day: date, *, until: date | None = None
) -> bool:
    """Say whether a paper went to Holder's address under Section 14; an address left out is taken as that one.

    Where the Agreement and the Company's books show different addresses, and nothing else was furnished,
    which of them is right is asked of the register (A-7).
    """
    if not paper.address:
        return True
    known, sent = holder_address(record, holder, day, until=until), tuple(paper.address)
    if known.furnished:
        return sent == known.furnished
    if not known.agreed or not known.recorded or known.recorded == {known.agreed}:
        either = known.recorded | ({known.agreed} if known.agreed else set())
        return not either or sent in either
    if sent == known.agreed or sent in known.recorded:
        return (sent in known.recorded) == (record.reading("A-7") == "R3")
    return False


def is_company(record: Record, who: str | None) -> bool:
    """Say whether a name is that of the issuer of the Warrant, or just ``Company``."""
    return same_party(record.text("company_name"), who) or same_party(COMPANY, who)


def same_party(name: str, other: str | None) -> bool:
    """Say whether two names are one party's: capitals do not matter where a party is only addressed."""
    return other is not None and name.casefold() == other.casefold()


def _letters(record: Record, who: str, day: date, until: date | None) -> Iterator[tuple[date, Address]]:
    """Yield the addresses that a party furnished by a day, in file order, each with the day it counts from."""
    for event in (*record.matter.history, *record.matter.proposed):
        if isinstance(event, ChangeOfAddress) and (
            same_party(who, event.who) or (is_company(record, who) and is_company(record, event.who))
        ):
            paper_day = _letter_day(record, event)
            if paper_day is None or paper_day > day or (until is not None and paper_day >= until):
                continue
            if furnished_on(record, event) is not None:
                yield paper_day, tuple(event.address or ())


def _letter_day(record: Record, event: ChangeOfAddress) -> date | None:
    """Return the day on which a letter is given; of the past, and without a delivery, its date."""
    if event.delivery is None and any(each is event for each in record.matter.history):
        return event.date
    return given(event.delivery)


def _by_day(letter: tuple[date, Address]) -> date:
    return letter[0]


def _recorded(record: Record) -> Iterator[tuple[str | None, Address]]:
    """Yield names with the addresses on the Company's books: of the register, and given on a transfer."""
    register = record.matter.register
    for row in (register.warrants if register is not None else None) or ():
        yield row.holder, tuple(row.address or ())
    for event in (*record.matter.history, *record.matter.proposed):
        if isinstance(event, TransferWarrant) and event.to is not None:
            yield event.to.name or "", tuple(event.to.address or ())


def _agreed(record: Record, holder: str) -> Address:
    """Return the address of the Agreement, which is that of the holder before history, never a transferee's."""
    facts, register = record.matter.agreements, record.matter.register
    addresses = facts.warrant_notice_address if facts is not None else None
    original = record.text("holder_name")
    rows = (register.warrants if register is not None else None) or ()
    first = {row.holder or original for row in rows} or {original}
    owner = first.pop() if len(first) == 1 else original
    if addresses is None or not same_party(owner, holder):
        return ()
    return tuple(addresses.holder or ())
