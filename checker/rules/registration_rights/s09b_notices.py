"""RRA Section 9(b): how a notice is given, and another address specified by notice."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from checker.model.delivery import Delivery
from checker.model.events import ChangeOfAddress
from checker.replay.delivery import MAILED_METHODS
from checker.replay.record import COMPANY, HOLDER
from checker.rules.rule import Answer, Answers, Case, compliant, missing, no_right, not_applicable, rule

LISTED = frozenset({"hand", "first_class_mail"})


@rule(
    "R9.b-change-of-address",
    on=ChangeOfAddress,
    quote="or at such other address as any party hereto shall hereafter specify by notice to the other party hereto",
    readings=("J-19", "Q64"),
)
def change_of_address(case: Case[ChangeOfAddress]) -> Answers:
    """A party specifies another address by notice, delivered personally or sent by first-class mail.

    Compliant: by hand or first-class mail; by certified mail, if that is a kind of first-class mail (J-19). No
    right: by a method that is not listed, unless the list is no more than a safe harbour and the paper came
    (Q64). Missing: who, the address, or how and when the notice was delivered. It changes nothing under the
    Warrant.
    """
    if case.event.agreement != "registration_rights":
        yield not_applicable("The address is not changed under the Registration Rights Agreement.")
        return
    for answer in _specified(case):
        yield replace(answer, subject=case.event.who)


def _specified(case: Case[ChangeOfAddress]) -> Iterator[Answer]:
    """Answer for the notice of one party."""
    event, paper = case.event, case.event.delivery
    if event.who is None:
        yield missing("whose address it is is left out", ("who",), "give `who`, a party to the agreement")
    if not event.address:
        yield missing("the new address is left out", ("address",), "give `address`, line by line")
    if paper is None or paper.method is None or (paper.sent is None and paper.received is None):
        yield missing(
            "how and when the notice was delivered is left out",
            ("delivery",),
            "give `delivery` with `method` and `sent` or `received`",
        )
        return
    how = paper.method.replace("_", " ")
    if paper.method in LISTED or _counts_otherwise(case, paper):
        yield compliant(f"The notice went by {how}.", ("delivery",))
    else:
        yield no_right(
            f"The notice went by {how}, which Section 9(b) does not list.",
            ("delivery", "method"),
            remedy="deliver it personally, or send it by first-class mail, postage prepaid",
        )


def _counts_otherwise(case: Case[ChangeOfAddress], paper: Delivery) -> bool:
    """Say whether a notice by another method counts: as first-class mail (J-19), or because it came (Q64).

    Whoever must act on it is asked: the Company on a Holder's paper, a Holder on the Company's.
    """
    if paper.method in MAILED_METHODS and case.record.reading("J-19") == "R1":
        return True
    register = case.matter.register
    holders = {row.name for row in (register.holders if register is not None else None) or ()}
    reader = COMPANY if case.event.who in holders else HOLDER
    return paper.day_received is not None and case.record.reading("Q64", reader) == "b"
