"""The register as a sheet, in the columns that a register file is read from."""

from __future__ import annotations

from collections.abc import Iterator

from checker.agreements.terms import terms
from checker.engine import choices_of
from checker.matter.cells import cell_of
from checker.matter.tables import REGISTER_COLUMNS
from checker.model.matter import LoadedMatter, RegisteredHolder, RegisteredWarrant
from checker.model.numbers import Shares, exact
from checker.model.sheets import Cell, Sheet
from checker.readings import Consultation
from checker.replay.opening import opening_state
from checker.replay.record import Record
from checker.replay.state import HeldWarrant

TITLE = "Register"


def register_sheet(loaded: LoadedMatter) -> Sheet:
    """Return who holds what before history; what the matter leaves to the Warrant as printed is filled in.

    Named as ``register: file`` of a matter it is read as the same register, but for signature blocks, which no
    table holds.
    """
    record = Record(loaded.matter, terms(), Consultation(choices_of(loaded, {})))
    held = opening_state(record).warrants.values()
    register = loaded.matter.register
    given = (register.warrants if register is not None else None) or (None,)
    rows = [_warrant(each, row) for each, row in zip(held, given, strict=True)]
    rows += [_holder(row) for row in (register.holders if register is not None else None) or ()]
    return Sheet(
        TITLE, REGISTER_COLUMNS, tuple(tuple(row.get(key) for key in REGISTER_COLUMNS) for row in rows)
    )


def without_signatures(loaded: LoadedMatter) -> tuple[str, ...]:
    """Return the names of those whose signature blocks the sheet does not hold."""
    return tuple(_signed(loaded))


def _signed(loaded: LoadedMatter) -> Iterator[str]:
    register = loaded.matter.register
    for warrant in (register.warrants if register is not None else None) or ():
        if warrant.signature_block is not None:
            yield (
                f"the holder of {warrant.id}" if warrant.id else warrant.holder or "the holder of the Warrant"
            )
    for holder in (register.holders if register is not None else None) or ():
        if holder.signature_block is not None:
            yield holder.name


def _warrant(held: HeldWarrant, row: RegisteredWarrant | None) -> dict[str, Cell]:
    """Return the cells of one Warrant, shares to the tenth as they stand and the price in dollars."""
    return {
        "name": held.holder,
        "address": cell_of(held.address) or None,
        "warrant": held.id,
        "name_on_face": held.name_on_face,
        "shares": exact(held.shares),
        "warrant_price": exact(held.price),
        "issued": row.issued if row is not None else None,
    }


def _holder(row: RegisteredHolder) -> dict[str, Cell]:
    """Return the cells of one holder; what is not known is left empty, which is not zero."""
    return {
        "name": row.name,
        "group": cell_of(row.group or ()) or None,
        **{key: exact(shares) for key, shares in _held(row)},
        "address": cell_of(row.address or ()) or None,
        "counsel": row.counsel,
        "affiliates": cell_of(row.affiliates) or None,
    }


def _held(row: RegisteredHolder) -> Iterator[tuple[str, Shares]]:
    """Yield each kind of shares that the row states, with its column."""
    for key in ("series_a_as_converted", "rra_warrants", "registrable_shares"):
        shares = getattr(row, key)
        if shares is not None:
            yield key, shares
