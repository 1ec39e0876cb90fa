"""RRA Section 9(b): how a notice is given, and another address specified by notice."""

from __future__ import annotations

from checker.model.events import ChangeOfAddress
from checker.rules.rule import Answers, Case, compliant, missing, no_right, not_applicable, rule

# Certified mail is a service of first-class mail (J-19).
LISTED = frozenset({"hand", "first_class_mail", "certified_mail", "registered_mail"})


@rule(
    "R9.b-change-of-address",
    on=ChangeOfAddress,
    quote="or at such other address as any party hereto shall hereafter specify by notice to the other party hereto",
    readings=("J-19", "Q64"),
)
def change_of_address(case: Case[ChangeOfAddress]) -> Answers:
    """A party specifies another address by notice, delivered personally or sent by first-class mail.

    Compliant: by hand or first-class mail. No right: by a method that is not listed, unless the list is no
    more than a safe harbour (Q64). Missing: the address, or how and when the notice was delivered.
    """
    if case.event.agreement != "registration_rights":
        yield not_applicable("The address is not changed under the Registration Rights Agreement.")
        return
    if not case.event.address:
        yield missing("the new address is left out", ("address",), "give `address`, line by line")
    paper = case.event.delivery
    if paper is None or paper.method is None or (paper.sent is None and paper.received is None):
        yield missing(
            "how and when the notice was delivered is left out",
            ("delivery",),
            "give `delivery` with `method` and `sent` or `received`",
        )
    elif paper.method in LISTED or case.record.reading("Q64") == "b":
        yield compliant(f"The notice went by {paper.method.replace('_', ' ')}.", ("delivery",))
    else:
        yield no_right(
            f"The notice went by {paper.method.replace('_', ' ')}, which Section 9(b) does not list.",
            ("delivery", "method"),
            remedy="deliver it personally, or send it by first-class mail, postage prepaid",
        )
