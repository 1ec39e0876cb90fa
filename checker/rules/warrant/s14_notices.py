"""Warrant Section 14: how a paper reaches the Company, or a notice a Holder, and where."""

from __future__ import annotations

from typing import Any

from checker.model.delivery import Delivery
from checker.model.events import (
    Dissolution,
    Distribution,
    Exercise,
    Merger,
    ReplaceWarrant,
    Split,
    TransferWarrant,
)
from checker.replay.address import company_address, holder_address
from checker.replay.delivery import given, is_listed
from checker.replay.notices import addressed_to, by_holder, holder_on, reaching
from checker.replay.state import HeldWarrant
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    breach,
    compliant,
    confirm,
    missing,
    no_right,
    not_applicable,
    rule,
)

MUTILATED = "mutilated"
# The notices that Sections 8, 9 and 10 ask for, by form and by clause.
TO_HOLDER = (
    "notice-of-merger",
    "W8",
    "notice-of-dissolution",
    "W9",
    "notice-of-extraordinary-dividend",
    "W10",
)
_QUOTE = (
    "shall be delivered at, or sent by certified or registered mail to, Company at its address for notices"
)


@rule("W14-delivery-of-notice", on=Exercise, quote=_QUOTE, readings=("A-6",))
def delivery_of_notice(case: Case[Exercise]) -> Answers:
    """The Notice of Exercise comes by a method that Section 14 knows, to the Company's address.

    Compliant: by hand, courier or first-class mail (delivered at the address), certified or registered
    mail. No right: by fax or e-mail, which are delivered at no address; to another address than the one
    given for the Company (A-6), or the one that it last furnished. An address left out is taken as the right
    one, which a person confirms.
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


@rule(
    "W14-notice-to-holder",
    on=(Merger, Split, Distribution, Dissolution),
    quote="Any notice or other document required or permitted to be given or delivered to Holder shall be delivered "
    "at, or sent by certified or registered mail to, Holder at its address for notices",
    readings=("A-7",),
)
def notice_to_holder(case: Case[Merger | Split | Distribution | Dissolution]) -> Answers:
    """A notice under Sections 8 to 10 goes to each Holder at its address, by a method that Section 14 knows.

    Compliant: to the address that Holder last furnished. Breach: by fax or e-mail, or to another address;
    such a notice counts as none, and the Section that asks for it says what follows. Confirm: that it went to
    the right address, where that or the address itself is left out. Not applicable: no such notice is shown.
    """
    shown = [each for each in case.event.notices if each.kind in TO_HOLDER]
    found = False
    for holder, warrants in by_holder(case.before.held.values()).items():
        to_it = addressed_to(case.record, case.before, warrants[0], shown, TO_HOLDER)
        if to_it:
            found = True
            yield _went(case, holder, warrants[0], to_it)
    if not found:
        yield not_applicable("No notice under Sections 8 to 10 to Holder is shown.")


def _went(
    case: Case[Merger | Split | Distribution | Dissolution],
    holder: str,
    held: HeldWarrant,
    notices: tuple[Delivery, ...],
) -> Answer:
    """Return the answer for the notices to one holder: the best of them decides."""
    good = reaching(case.record, case.before, held, notices, TO_HOLDER)
    if not good:
        return breach(
            f"The notice to {holder} went by a method, or to an address, that Section 14 does not know: it is none.",
            ("notices",),
            counts=False,
            remedy="deliver it at Holder's address for notices, or send it there by certified or registered mail",
        )
    day = next((each for notice in good if (each := given(notice) or notice.day_sent)), case.as_of)
    known = holder_address(case.record, holder_on(case.record, case.before, held, day), day)
    if any(notice.address for notice in good) and (known.furnished or known.agreed or known.recorded):
        return compliant(f"The notice went to the address for notices of {holder}.", ("notices",))
    return confirm(
        f"The notice went to the address for notices of {holder}.",
        ("notices",),
        remedy="give `address` in the notice, and Holder's under `agreements: warrant_notice_address: holder` (A-7)",
    )


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
    address = company_address(case.record, given(paper) or paper.day_sent or case.event.date)
    if not address or not paper.address:
        yield compliant(
            f"By {method}, which Section 14 allows.", (key, "method"), facts={"method": paper.method}
        )
        yield confirm(
            f"{what[0].upper()}{what[1:]} was delivered to the Company's address for notices.",
            (key,),
            remedy="give `address` in the delivery, as the receipt or envelope shows it: it is compared with the "
            "Company's address under `agreements: warrant_notice_address`, which the lease agreement states (A-6)",
        )
    elif tuple(paper.address) != address:
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
