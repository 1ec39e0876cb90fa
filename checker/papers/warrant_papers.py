"""The papers of the Warrant itself: exercise, transfer, replacement, price, address."""

from __future__ import annotations

from checker.model.events import (
    BoardDeterminationOfPrice,
    ChangeOfAddress,
    Exercise,
    ReplaceWarrant,
    TransferWarrant,
)
from checker.papers.form import (
    ACTOR_ROLE,
    BY_HAND_OR_CERTIFIED,
    BY_HAND_OR_FIRST_CLASS,
    COMPANY_ROLE,
    HOLDER_ROLE,
    IN_HAND,
    OTHER_ROLE,
    TRANSFEREE_ROLE,
    Form,
    Table,
    when,
)
from checker.papers.rights_parties import OTHER_UNDER_9B
from checker.replay.due_bill import waiting
from checker.replay.exercise import balance_due, conditions, net_of
from checker.replay.transfer import MUTILATED
from checker.rules.rule import Case

_EXERCISE_CLAUSES = ("W1", "W2.1", "W6.vii", "W9", "W14", "EA")
_EXHIBIT_PARTS = (
    "W7.2-warrant-identified",
    "W7.2-exact-name",
    "W7.2-assignment-shares",
    "W7.2-securities-laws",
)


def board_must_determine(case: Case[Exercise]) -> bool:
    """Say whether quotations lack for a net exercise, so that the Board determines the price (6(vii))."""
    net = net_of(case.before, case.event, case.record)
    if net is None or net.price.missing or net.price.disputed is not None:
        return False
    return bool(net.price.unavailable)


def new_warrant_is_due(case: Case[Exercise]) -> bool:
    """Say whether a new Warrant for the balance of an exercise is due (2.1)."""
    return balance_due(case.before, case.event, case.step, case.record)


def balance_is_a_share(case: Case[TransferWarrant]) -> bool:
    """Say whether a partial transfer leaves Holder a Warrant: no paper is made for less than one share."""
    return not case.event.entire and case.step.figures.get("shares_remaining") != "0"


def due_bill_is_owed(case: Case[Exercise]) -> bool:
    """Say whether the exercise falls after a record date and before its event (6(xi), A-50, A-51)."""
    complied = conditions(case.record, case.event).complied
    if complied is None:
        return False
    return any(
        complied >= each.effective or (complied > each.record_date and case.record.reading("A-50") != "R1")
        for each in waiting(case.before, case.record, complied)
    )


WARRANT_PAPERS: Table = {
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
            needed=when(Exercise, new_warrant_is_due),
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
            "due-bill",
            "W6.xi",
            COMPANY_ROLE,
            HOLDER_ROLE,
            IN_HAND,
            relies_on=(*_EXERCISE_CLAUSES, "W6.iii", "W6.iv", "W6.v", "W6.xi"),
            prints=("additional_shares",),
            needed=when(Exercise, due_bill_is_owed),
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
            needed=when(TransferWarrant, balance_is_a_share),
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
            OTHER_ROLE,
            BY_HAND_OR_CERTIFIED,
            needed=when(ChangeOfAddress, lambda case: case.event.agreement != "registration_rights"),
        ),
        Form(
            "change-of-address",
            "R9.b",
            ACTOR_ROLE,
            OTHER_UNDER_9B,
            BY_HAND_OR_FIRST_CLASS,
            needed=when(ChangeOfAddress, lambda case: case.event.agreement == "registration_rights"),
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
