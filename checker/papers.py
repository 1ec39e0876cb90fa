"""Which papers an action needs: signer, recipient, method, the clauses each relies on, what it prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar, cast

from checker.model.events import (
    BoardDeterminationOfPrice,
    ChangeOfAddress,
    Exercise,
    Happening,
    ReplaceWarrant,
    TransferWarrant,
)
from checker.model.outcome import BLOCKING
from checker.model.report import Finding, Paper
from checker.replay.exercise import net_of
from checker.rules.rule import Case
from checker.rules.warrant.s02_certificates import balance_is_due
from checker.rules.warrant.s07_replacement import MUTILATED

BY_HAND_OR_CERTIFIED = ("hand", "certified_mail", "registered_mail")
IN_HAND = ("hand",)
H = TypeVar("H", bound=Happening)


@dataclass(frozen=True, slots=True)
class Form:
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


def when(event: type[H], holds: Callable[[Case[H]], bool]) -> Callable[[Case[Happening]], bool]:
    """Return the condition of a form as the engine asks it of any case; it holds only of that event."""
    return lambda case: isinstance(case.event, event) and holds(cast("Case[H]", case))


def board_must_determine(case: Case[Exercise]) -> bool:
    """Say whether quotations lack for a net exercise, so that the Board determines the price (6(vii))."""
    net = net_of(case.before, case.event, case.record)
    return net is not None and bool(net.price.unavailable) and not net.price.missing


HOLDER_ROLE, COMPANY_ROLE, TRANSFEREE_ROLE, NOBODY = "holder", "company", "transferee", ""
ACTOR_ROLE = "actor"

FOR_THE_FILE = (
    Form("check-report", "", NOBODY, NOBODY),
    Form("closing-checklist", "", NOBODY, NOBODY),
)

_EXERCISE_CLAUSES = ("W1", "W2.1", "W6.vii", "W9", "W14", "EA")
_EXHIBIT_PARTS = (
    "W7.2-warrant-identified",
    "W7.2-exact-name",
    "W7.2-assignment-shares",
    "W7.2-securities-laws",
)

FORMS: dict[type[Happening], tuple[Form, ...]] = {
    Exercise: (
        Form(
            "exhibit-a",
            "W2.1",
            HOLDER_ROLE,
            COMPANY_ROLE,
            BY_HAND_OR_CERTIFIED,
            relies_on=_EXERCISE_CLAUSES,
            prints=("paid_in_money", "indebtedness_cancelled", "shares_issued", "shares_withheld"),
        ),
        Form(
            "exercise-rider",
            "W2.1",
            HOLDER_ROLE,
            COMPANY_ROLE,
            BY_HAND_OR_CERTIFIED,
            relies_on=_EXERCISE_CLAUSES,
            prints=(
                "amount_due",
                "paid_in_money",
                "indebtedness_cancelled",
                "refund",
                "current_market_price",
            ),
        ),
        Form(
            "warrant-certificate",
            "W2.1",
            COMPANY_ROLE,
            HOLDER_ROLE,
            IN_HAND,
            relies_on=(*_EXERCISE_CLAUSES, "W3", "W5", "W6"),
            prints=("shares_remaining", "after.warrant_price", "after.warrant_shares"),
            needed=when(Exercise, balance_is_due),
        ),
        Form(
            "certificate-delivery-letter",
            "W2.1",
            COMPANY_ROLE,
            HOLDER_ROLE,
            IN_HAND,
            relies_on=(*_EXERCISE_CLAUSES, "W2.2", "W3", "W11"),
            prints=("shares_issued", "shares_remaining", "fraction_cash", "refund"),
        ),
        Form(
            "board-determination-of-price",
            "W6.vii",
            COMPANY_ROLE,
            HOLDER_ROLE,
            BY_HAND_OR_CERTIFIED,
            needed=when(Exercise, board_must_determine),
        ),
    ),
    TransferWarrant: (
        Form(
            "exhibit-b",
            "EB",
            HOLDER_ROLE,
            COMPANY_ROLE,
            BY_HAND_OR_CERTIFIED,
            relies_on=(*_EXHIBIT_PARTS, "EB"),
            needed=when(TransferWarrant, lambda case: bool(case.event.entire)),
        ),
        Form(
            "exhibit-c",
            "EC",
            HOLDER_ROLE,
            COMPANY_ROLE,
            BY_HAND_OR_CERTIFIED,
            relies_on=(*_EXHIBIT_PARTS, "EC"),
            prints=("shares_transferred",),
            needed=when(TransferWarrant, lambda case: not case.event.entire),
        ),
        Form(
            "warrant-certificate",
            "W7.2",
            COMPANY_ROLE,
            TRANSFEREE_ROLE,
            IN_HAND,
            relies_on=("W7", "W14", "EB", "EC"),
            prints=("shares_transferred", "after.warrant_price"),
        ),
        Form(
            "warrant-certificate",
            "W7.2",
            COMPANY_ROLE,
            HOLDER_ROLE,
            IN_HAND,
            relies_on=("W7", "W14", "EB", "EC"),
            prints=("shares_remaining", "after.warrant_price"),
            needed=when(TransferWarrant, lambda case: not case.event.entire),
        ),
    ),
    ReplaceWarrant: (
        Form(
            "lost-warrant-affidavit",
            "W7.2",
            HOLDER_ROLE,
            COMPANY_ROLE,
            BY_HAND_OR_CERTIFIED,
            relies_on=("W7.2-replacement",),
            needed=when(ReplaceWarrant, lambda case: case.event.cause != MUTILATED),
        ),
        Form(
            "warrant-certificate",
            "W7.2",
            COMPANY_ROLE,
            HOLDER_ROLE,
            IN_HAND,
            relies_on=("W7", "W14"),
            prints=("after.warrant_price", "after.warrant_shares"),
        ),
    ),
    ChangeOfAddress: (
        Form(
            "change-of-address",
            "W14",
            ACTOR_ROLE,
            COMPANY_ROLE,
            BY_HAND_OR_CERTIFIED,
        ),
    ),
    BoardDeterminationOfPrice: (
        Form(
            "board-determination-of-price",
            "W6.vii",
            COMPANY_ROLE,
            HOLDER_ROLE,
            BY_HAND_OR_CERTIFIED,
            relies_on=("W6.vii-determination",),
        ),
        Form(
            "price-dispute",
            "W6.vii",
            HOLDER_ROLE,
            COMPANY_ROLE,
            BY_HAND_OR_CERTIFIED,
            needed=when(
                BoardDeterminationOfPrice,
                lambda case: case.event.dispute is not None or case.matter.side == "holder",
            ),
        ),
    ),
}


def forms_needed(case: Case[Happening]) -> tuple[Form, ...]:
    """Return the forms that an action needs, in the order of a closing."""
    return tuple(form for form in FORMS.get(type(case.event), ()) if form.needed(case))


def form_ids() -> tuple[str, ...]:
    """Return the ids of all forms that an action can need, each once."""
    of_events = [form.id for forms in FORMS.values() for form in forms]
    return tuple(dict.fromkeys((*of_events, *(form.id for form in FOR_THE_FILE))))


def paper(form: Form, case: Case[Happening], action: int, findings: Iterable[Finding]) -> Paper:
    """Return one needed paper, with the rules whose findings keep it from being an execution version."""
    blocked = sorted(
        {
            finding.rule
            for finding in findings
            if finding.counts and finding.outcome in BLOCKING and relies(form, finding)
        }
    )
    return Paper(
        form=form.id,
        action=action,
        signer=_party(form.signer, case),
        recipient=_party(form.recipient, case),
        methods=form.methods,
        clause=form.clause,
        ready=not blocked,
        blocked_by=tuple(blocked),
    )


def relies(form: Form, finding: Finding) -> bool:
    """Say whether a form relies on what a finding is about: its rule, its clause, or a section around it."""
    return any(
        own in (finding.rule, finding.clause) or finding.clause.startswith(f"{own}.")
        for own in form.relies_on
    )


def _party(role: str, case: Case[Happening]) -> str:
    """Return who signs or receives: the Company, or the holder of the Warrant acted on."""
    if role == COMPANY_ROLE:
        return case.company
    if role == TRANSFEREE_ROLE and isinstance(case.event, TransferWarrant):
        return (case.event.to.name or "") if case.event.to is not None else ""
    if role == ACTOR_ROLE:
        return str(getattr(case.event, "who", "") or "")
    if role == HOLDER_ROLE:
        held = case.before.warrant(getattr(case.event, "warrant", None))
        return held.holder if held is not None else ""
    return ""
