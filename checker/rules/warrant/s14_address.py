"""Warrant Section 14: another address, furnished in writing by Holder, or by the Company."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from checker.model.events import ChangeOfAddress
from checker.replay.address import at_the_right_address, is_company, same_party
from checker.replay.delivery import given, is_listed
from checker.replay.notices import by_holder
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    compliant,
    confirm,
    missing,
    no_right,
    not_applicable,
    rule,
)

OTHER_AGREEMENT = (
    "The address is changed under the Registration Rights Agreement, and stays under the Warrant."
)


@rule(
    "W14-change-of-address",
    on=ChangeOfAddress,
    quote="or to such other address as shall have been furnished to Company in writing by Holder",
    readings=("A-6",),
)
def change_of_address(case: Case[ChangeOfAddress]) -> Answers:
    """A new address of Holder counts once it has been furnished to the Company in writing.

    Compliant: a letter by hand, courier, first-class (from its receipt), certified or registered mail. No
    right: by fax or e-mail, or to another address than the Company's (A-6). Confirm: where the letter went, if
    that is left out; that who writes is a holder. Missing: who, the address, or how and when the letter was
    delivered. Not applicable: the Company's own address; under the other agreement.
    """
    if case.event.agreement == "registration_rights":
        yield not_applicable(OTHER_AGREEMENT)
        return
    if is_company(case.record, case.event.who):
        yield not_applicable("It is the Company's own address that changes.")
        return
    for answer in _furnished(case):
        yield replace(answer, subject=case.event.who)
    if case.event.who is not None and not any(
        same_party(held.holder, case.event.who) for held in case.before.held.values()
    ):
        yield confirm(
            f"{case.event.who} holds no Warrant: Section 14 keeps an address for the Holder of one only.",
            ("who",),
            remedy="keep its address with those of the holders of Warrant Shares (Exhibit D)",
        )


@rule(
    "W14-company-address",
    on=ChangeOfAddress,
    quote="or to such other address as shall have been furnished in writing to Holder by Company",
    readings=("A-7",),
)
def company_address(case: Case[ChangeOfAddress]) -> Answers:
    """A new address of the Company counts once it has been furnished to Holder in writing.

    Compliant: a letter by hand, courier, first-class (from its receipt), certified or registered mail; the
    old address is then no longer right. No right: by fax or e-mail, or to another address than Holder's
    (A-7). Confirm: where the letter went, if that is left out; with several holders, that each has a letter.
    Missing: the address, or how and when the letter was delivered. Not applicable: a holder's address; under
    the other agreement.
    """
    if case.event.agreement == "registration_rights":
        yield not_applicable(OTHER_AGREEMENT)
        return
    if not is_company(case.record, case.event.who):
        yield not_applicable("It is not the Company's address that changes.")
        return
    yield from _furnished(case)
    holders = by_holder(case.before.held.values())
    if len(holders) > 1:
        yield confirm(f"A letter went to each of {', '.join(holders)}.", ("delivery",))


def _furnished(case: Case[ChangeOfAddress]) -> Iterator[Answer]:
    """Answer for a letter that furnishes another address under Section 14."""
    event, paper = case.event, case.event.delivery
    if event.agreement is None:
        yield missing("under which agreement is left out", ("agreement",), "give `agreement: warrant`")
    if event.who is None:
        yield missing("whose address it is is left out", ("who",), "give `who`, the holder or the Company")
    if not event.address:
        yield missing("the new address is left out", ("address",), "give `address`, line by line")
    day = given(paper)
    if paper is None or paper.method is None or (day is None and is_listed(paper)):
        yield missing(
            "how and when the letter was delivered is left out",
            ("delivery",),
            "give `delivery` with `method` and `sent` or `received`",
        )
    elif not is_listed(paper):
        yield no_right(
            f"The letter went by {paper.method}, which Section 14 does not know.",
            ("delivery", "method"),
            remedy="deliver it, or send it by certified or registered mail",
        )
    elif day is not None and not at_the_right_address(case.record, event, paper, day):
        yield no_right(
            f"The letter went to {', '.join(paper.address or ())}, which is not the address for notices.",
            ("delivery", "address"),
            remedy="deliver it again to the right address",
        )
    else:
        yield compliant(f"The new address counts from {day}.", ("delivery",))
        if not paper.address:
            yield confirm("The letter itself went to the address for notices.", ("delivery",))
