"""The position before history: the register and Warrant Section 4, unless the matter says otherwise."""

from __future__ import annotations

from fractions import Fraction

from checker.model.matter import Matter, RegisteredWarrant
from checker.replay.book import Book
from checker.replay.opening_rights import before_history, opening_count, opening_rights
from checker.replay.price_rows import Node
from checker.replay.record import Record
from checker.replay.state import Capital, HeldWarrant, State

FIRST_WARRANT = "W-1"


def opening_state(record: Record) -> State:
    """Return the state before history; each fact left out is Section 4's or the face of the Warrant's."""
    warrants = {held.id: held for held in _warrants(record)}
    capital = before_history(record, _capital(record))
    book = Book(record, opening_count(record, capital), opening_rights(record))
    return State(warrants=warrants, capital=capital, book=book, ledger=Node())


def defaults_taken(matter: Matter) -> tuple[str, ...]:
    """Return the keys of ``opening`` that the matter leaves to Section 4, in the order of the Section."""
    keys = ("date", "authorized", "outstanding", "preferred", "plans", "reserved")
    given = matter.opening
    return tuple(key for key in keys if given is None or getattr(given, key) is None)


def _warrants(record: Record) -> tuple[HeldWarrant, ...]:
    """Return the Warrants before history: the register's, or the one Warrant as printed."""
    register = record.matter.register
    rows = register.warrants if register is not None and register.warrants else ()
    if not rows:
        holder = record.text("holder_name")
        face = record.text("holder_name_on_face")
        return (_held(record, FIRST_WARRANT, holder, face, (), None, None),)
    return tuple(_from_row(record, row, alone=len(rows) == 1) for row in rows)


def _from_row(record: Record, row: RegisteredWarrant, alone: bool) -> HeldWarrant:
    """Return one row of the register as a Warrant; a sole row without a number is the Warrant as printed."""
    holder = row.holder or record.text("holder_name")
    face = row.name_on_face
    if face is None:
        original = holder == record.text("holder_name")
        face = record.text("holder_name_on_face") if original else holder
    shares = Fraction(row.shares) if row.shares is not None else None
    price = Fraction(row.warrant_price) if row.warrant_price is not None else None
    return _held(record, row.id or FIRST_WARRANT, holder, face, tuple(row.address or ()), shares, price)


def _held(
    record: Record,
    warrant_id: str,
    holder: str,
    face: str,
    address: tuple[str, ...],
    shares: Fraction | None,
    price: Fraction | None,
) -> HeldWarrant:
    """Return a Warrant with the cover's number and price where none is given."""
    first = record.number("initial_warrant_price") if price is None else price
    return HeldWarrant(
        id=warrant_id,
        holder=holder,
        name_on_face=face,
        address=address,
        shares=record.number("initial_warrant_shares") if shares is None else shares,
        price=first,
        first_price=first,
    )


def _capital(record: Record) -> Capital:
    """Return the Company's capital: the matter's ``opening``, each key left out being Section 4's."""
    opening = record.matter.opening
    number = record.number

    def chosen(given: Fraction | None, term_id: str) -> Fraction:
        return number(term_id) if given is None else Fraction(given)

    preferred = opening.preferred if opening else None
    plans = opening.plans if opening else None
    if plans is None:
        plan_reserves = number("nonqualified_plan_reserve") + number("incentive_plan_reserve")
    else:
        plan_reserves = sum((Fraction(plan.reserved or 0) for plan in plans), Fraction(0))
    return Capital(
        authorized=chosen(opening.authorized if opening else None, "authorized_common"),
        outstanding=chosen(opening.outstanding if opening else None, "outstanding_common"),
        preferred_outstanding=chosen(preferred.outstanding if preferred else None, "preferred_outstanding"),
        preferred_conversion=chosen(
            preferred.conversion_shares if preferred else None, "preferred_conversion_shares"
        ),
        preferred_dividend=chosen(preferred.dividend_declared if preferred else None, "preferred_dividend"),
        plan_reserves=plan_reserves,
        other_warrants=_other_warrants(record),
    )


def _other_warrants(record: Record) -> Fraction:
    """Return the shares reserved for warrants under Section 4(ii)(C), as given or as represented."""
    opening = record.matter.opening
    total = opening.reserved_total if opening else None
    return record.number("other_warrants_reserve") if total is None else Fraction(total)
