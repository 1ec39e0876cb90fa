"""What a needed form is: signer, recipient, method, the clauses it relies on, the figures it prints."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from msgspec import Struct

from checker.model.events import Happening
from checker.rules.rule import Case

BY_HAND_OR_CERTIFIED = ("hand", "certified_mail", "registered_mail")
BY_HAND_OR_FIRST_CLASS = ("hand", "first_class_mail")
BY_CERTIFIED_MAIL = ("certified_mail", "registered_mail")
BY_FIRST_CLASS_AND_CERTIFIED = ("first_class_mail", "certified_mail")
IN_HAND = ("hand",)
HOLDER_ROLE, COMPANY_ROLE, TRANSFEREE_ROLE, ACTOR_ROLE, NOBODY = (
    "holder",
    "company",
    "transferee",
    "actor",
    "",
)
# Whoever is on the other side of the actor: the Company, or for the Company the Holder.
OTHER_ROLE = "other"
# Each of a group has a paper of its own: under the RRA its Holders, under the Warrant those of Exhibit D.
RRA_HOLDERS, EXHIBIT_D_HOLDERS = "rra_holders", "exhibit_d_holders"
REQUESTERS, JOINING_HOLDERS, INCLUDED_HOLDERS = "requesters", "joining_holders", "included_holders"
# Exhibit D has all who asked advised of a limit, whether or not a contract gives them a right.
ADVISED_OF_LIMIT = "advised_of_limit"
H = TypeVar("H", bound=Happening)


class Form(Struct, frozen=True):
    """A form an event may need; ``relies_on`` names clauses or rules.

    An execution version is refused while a counting finding on one of them blocks. A paper that cures a
    fault relies only on what it needs itself, so that it can be made first.
    """

    id: str
    clause: str
    signer: str
    recipient: str
    methods: tuple[str, ...] = ()
    relies_on: tuple[str, ...] = ()
    prints: tuple[str, ...] = ()
    needed: Callable[[Case[Happening]], bool] = lambda case: True


Table = dict[type[Happening], tuple[Form, ...]]


def when(event: type[H], holds: Callable[[Case[H]], bool]) -> Callable[[Case[Happening]], bool]:
    """Return the condition of a form as the engine asks it of any case; it holds only of that event."""
    return lambda case: isinstance(case.event, event) and holds(cast("Case[H]", case))
