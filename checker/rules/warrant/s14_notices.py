"""Warrant Section 14: how a paper reaches the Company, and where."""

from __future__ import annotations

from typing import Any

from checker.model.delivery import Delivery
from checker.model.events import Exercise, ReplaceWarrant, TransferWarrant
from checker.replay.delivery import is_listed
from checker.rules.rule import Answers, Case, compliant, confirm, missing, no_right, not_applicable, rule

MUTILATED = "mutilated"
_QUOTE = (
    "shall be delivered at, or sent by certified or registered mail to, Company at its address for notices"
)


@rule("W14-delivery-of-notice", on=Exercise, quote=_QUOTE, readings=("A-6",))
def delivery_of_notice(case: Case[Exercise]) -> Answers:
    """The Notice of Exercise comes by a method that Section 14 knows, to the Company's address.

    Compliant: by hand, courier or first-class mail (delivered at the address), certified or registered
    mail. No right: by fax or e-mail, which are delivered at no address; to another address than the one
    given for the Company (A-6). An address left out is taken as the right one, which a person confirms.
    """
    yield from to_the_company(case, case.event.notice, "notice", "the Notice of Exercise")


@rule(
    "W14-delivery-of-warrant",
    on=(Exercise, TransferWarrant, ReplaceWarrant),
    quote=_QUOTE,
    readings=("A-6",),
)
def delivery_of_warrant(case: Case[Exercise | TransferWarrant | ReplaceWarrant]) -> Answers:
    """The Warrant itself comes back by a method that Section 14 knows, to the Company's address.

    Compliant and no right: as for the Notice of Exercise. Not applicable: a Warrant that is lost, stolen
    or destroyed, which nobody can surrender.
    """
    event = case.event
    if isinstance(event, ReplaceWarrant) and event.cause not in (MUTILATED, None):
        yield not_applicable("A Warrant that is gone cannot be surrendered.")
    elif isinstance(event, Exercise):
        yield from to_the_company(case, event.warrant_surrendered, "warrant_surrendered", "the Warrant")
    else:
        yield from to_the_company(case, event.surrendered, "surrendered", "the Warrant")


def to_the_company(case: Case[Any], paper: Delivery | None, key: str, what: str) -> Answers:
    """Answer for one paper delivered to the Company at its office referred to in Section 14."""
    if paper is None:
        yield missing(
            f"no delivery of {what} is shown", (key,), f"give `{key}: {{method: ..., received: ...}}`"
        )
        return
    if paper.method is None:
        yield missing(f"how {what} came is left out", (key,), "give `method`, e.g. `certified_mail`")
        return
    method = paper.method.replace("_", " ")
    if not is_listed(paper):
        yield no_right(
            f"{what[0].upper()}{what[1:]} came by {method}, which Section 14 does not know.",
            (key, "method"),
            remedy="deliver it at the Company's address, or send it by certified or registered mail",
            facts={"method": paper.method},
        )
        return
    facts = case.matter.agreements
    addresses = facts.warrant_notice_address if facts is not None else None
    address = addresses.company if addresses is not None else None
    if not address or not paper.address:
        yield compliant(
            f"By {method}, which Section 14 allows.", (key, "method"), facts={"method": paper.method}
        )
        yield confirm(
            f"{what[0].upper()}{what[1:]} was delivered to the Company's address for notices.",
            (key,),
            remedy="the address stands in the lease agreement, not here: give it under "
            "`agreements: warrant_notice_address: company` and in the delivery (A-6)",
        )
    elif tuple(paper.address) != tuple(address):
        yield no_right(
            f"{what[0].upper()}{what[1:]} went to {', '.join(paper.address)}, not to the Company's address "
            f"for notices, {', '.join(address)}.",
            (key, "address"),
            remedy="deliver it again to the right address",
        )
    else:
        yield compliant(
            f"By {method}, to the Company's address for notices.",
            (key, "method"),
            facts={"method": paper.method},
        )
