"""Who the parties are: names, addresses and signature blocks, copied from the register and never typed twice."""

from __future__ import annotations

from dataclasses import dataclass

from checker.api import standing_on
from checker.model.events import ChangeOfAddress
from checker.model.matter import RegisteredWarrant, SignatureBlock
from generator.contexts.source import Source, company_name


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: the party, through whom, and the person where the register names one."""

    name: str
    via: tuple[str, ...] = ()
    signer: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to whom a paper goes; without address lines, the address for notices is meant."""

    name: str
    address: tuple[str, ...] = ()
    attention: str = ""
    copy: Person | None = None


def warrant_id(source: Source) -> str | None:
    """Return the id of the Warrant acted on: the one named, else the only one in the register."""
    held = source.action.before.warrants
    named = getattr(source.event, "warrant", None)
    if named is None and len(held) == 1:
        return next(iter(held))
    return named if named in held else None


def holder_name(source: Source) -> str | None:
    """Return the registered holder of the Warrant acted on, exactly as the register has it."""
    key = warrant_id(source)
    return source.action.before.warrants[key].holder if key is not None else None


def name_on_face(source: Source, name: str | None) -> str | None:
    """Return somebody's name as it stands on the face of a Warrant in the register; else as it is."""
    for held in standing_on(source.loaded).state.warrants.values():
        if held.holder == name:
            return held.name_on_face
    return name


def new_warrant(source: Source) -> str | None:
    """Return the id of the Warrant that the action makes for the recipient of the paper, where it makes one."""
    before, after = source.action.before.warrants, source.action.after.warrants
    made = [key for key, line in after.items() if key not in before]
    own = [key for key in made if after[key].holder == source.paper.recipient]
    return own[0] if own else None


def holder_signs(source: Source) -> Signatory:
    """Return the holder's signature block: the entity, and each one through whom it signs, to any depth."""
    row = _row(source)
    return _signatory(holder_name(source) or "", row.signature_block if row else None)


def company_signs() -> Signatory:
    """Return the Company's signature block, for ink: no signatory is ever filled in for it."""
    return Signatory(company_name())


def party_signs(source: Source, name: str) -> Signatory:
    """Return anybody's signature block as the register has it; the Company's own is for ink."""
    register = source.loaded.matter.register
    for warrant in (register.warrants if register is not None else None) or ():
        if warrant.holder == name:
            return _signatory(name, warrant.signature_block)
    for holder in (register.holders if register is not None else None) or ():
        if holder.name == name:
            return _signatory(name, holder.signature_block)
    return Signatory(name)


def to_company(source: Source) -> Person:
    """Return the Company as addressee at its address for notices (W14)."""
    given = source.loaded.matter.agreements
    addresses = given.warrant_notice_address if given is not None else None
    return Person(company_name(), tuple((addresses.company if addresses else None) or ()))


def to_holder(source: Source) -> Person:
    """Return the holder of the Warrant acted on as addressee."""
    return holder_at_its_address(source, holder_name(source) or "")


def holder_at_its_address(source: Source, name: str) -> Person:
    """Return a holder as addressee: at the address for notices that the matter gives, else the register's.

    That one is the first holder's: a transferee has none in the lease agreement (A-7), and one that has
    furnished another address since is to be found there (W14).
    """
    standing = standing_on(source.loaded)
    first = {line.holder for line in standing.opening.warrants.values()} == {name}
    moved = any(isinstance(e.event, ChangeOfAddress) and e.event.who == name for e, _, _ in standing.events)
    given = source.loaded.matter.agreements
    addresses = given.warrant_notice_address if given is not None else None
    if first and not moved and addresses is not None and addresses.holder:
        return Person(name, tuple(addresses.holder))
    own = (held.address for held in standing.state.warrants.values() if held.holder == name)
    return Person(name, next(own, ()))


def _row(source: Source) -> RegisteredWarrant | None:
    """Return the row of the register that shows the holder, if the matter gives one."""
    register = source.loaded.matter.register
    name = holder_name(source)
    rows = (register.warrants if register is not None else None) or ()
    for row in rows:
        if row.holder == name or (row.holder is None and len(rows) == 1):
            return row
    return None


def _signatory(name: str, block: SignatureBlock | None) -> Signatory:
    """Return the block's chain: each one named is a step; the last, without capacity, is who signs."""
    via: list[str] = []
    signer = title = None
    step = block.by if block is not None else None
    while step is not None:
        if step.name and step.its:
            via.append(f"{step.name}, its {step.its}")
            signer = title = None
        elif step.name and step.by is not None:
            via.append(step.name)
        else:
            signer = step.name
        title = step.title if not step.its else None
        step = step.by
    return Signatory(name, tuple(via), signer, title)
