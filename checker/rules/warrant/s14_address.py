"""Warrant Section 14: another address, furnished in writing."""

from __future__ import annotations

from checker.model.events import ChangeOfAddress
from checker.replay.delivery import given, is_listed
from checker.rules.rule import Answers, Case, compliant, missing, no_right, not_applicable, rule


@rule(
    "W14-change-of-address",
    on=ChangeOfAddress,
    quote="or to such other address as shall have been furnished to Company in writing by Holder",
    readings=("A-7",),
)
def change_of_address(case: Case[ChangeOfAddress]) -> Answers:
    """A new address counts once it has been furnished in writing, by a method of Section 14.

    Compliant: a letter by hand, courier, certified or registered mail. No right: by fax or e-mail. Missing:
    the address, or how and when the letter was delivered. Not applicable: under the other agreement.
    """
    if case.event.agreement == "registration_rights":
        yield not_applicable("The address is changed under the Registration Rights Agreement.")
        return
    if case.event.agreement is None:
        yield missing("under which agreement is left out", ("agreement",), "give `agreement: warrant`")
    if not case.event.address:
        yield missing("the new address is left out", ("address",), "give `address`, line by line")
    paper = case.event.delivery
    if paper is None or paper.method is None or given(paper) is None:
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
    else:
        yield compliant(f"The new address counts from {given(paper)}.", ("delivery",))
