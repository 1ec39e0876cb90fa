"""The papers of the Company's acts: statements of adjustment, notices before an act, resolutions, due bills."""

from __future__ import annotations

from checker.model.events import (
    AmendSecurity,
    Convert,
    Dissolution,
    Distribution,
    Expire,
    Happening,
    Issue,
    Merger,
    Split,
)
from checker.papers.form import (
    BY_CERTIFIED_MAIL,
    BY_FIRST_CLASS_AND_CERTIFIED,
    COMPANY_ROLE,
    HOLDER_ROLE,
    NOBODY,
    Form,
    Table,
    when,
)
from checker.rules.rule import Case
from checker.rules.warrant.s10_extraordinary_dividend import dividend_source

_PRICE_CLAUSES = ("W5", "W6.i", "W6.ii", "W6.iii", "W6.iv", "W6.v", "W6.vi", "W6.vii")


def price_moves(case: Case[Happening]) -> bool:
    """Say whether the act moves the Warrant Price of any Warrant, so that 6(viii) asks for a statement."""
    before = {key: held.price for key, held in case.before.warrants.items()}
    after = {key: held.price for key, held in case.step.after.warrants.items()}
    return before != after


def extraordinary(case: Case[Distribution]) -> bool:
    """Say whether Section 10 asks for notice: other than out of earned surplus, or not said out of what."""
    return dividend_source(case, case.event) != "earned_surplus"


def has_property(case: Case[Issue]) -> bool:
    """Say whether something other than cash is received, whose value the Board determines (6(i)(2))."""
    received = case.event.consideration
    return received is not None and received.property is not None and received.property > 0


STATEMENT = Form(
    "adjustment-statement",
    "W6.viii",
    COMPANY_ROLE,
    HOLDER_ROLE,
    BY_FIRST_CLASS_AND_CERTIFIED,
    relies_on=_PRICE_CLAUSES,
    prints=(
        "after.warrant_price",
        "after.warrant_shares",
        "consideration",
        "consideration_per_share",
        "adjusted_price",
    ),
    needed=price_moves,
)
# A certificate that the statement was mailed stands on what the statement stands on.
STATEMENT_MAILING = Form(
    "certificate-of-mailing", "W14", COMPANY_ROLE, NOBODY, relies_on=_PRICE_CLAUSES, needed=price_moves
)
MAILING = Form("certificate-of-mailing", "W14", COMPANY_ROLE, NOBODY)
PROPOSED_ACTION = Form("notice-of-proposed-action", "W6.x", COMPANY_ROLE, HOLDER_ROLE, BY_CERTIFIED_MAIL)

COMPANY_PAPERS: Table = {
    Issue: (
        Form(
            "board-resolution-fair-value",
            "W6.i.2",
            COMPANY_ROLE,
            NOBODY,
            needed=when(Issue, has_property),
        ),
        STATEMENT,
        STATEMENT_MAILING,
    ),
    AmendSecurity: (
        STATEMENT,
        STATEMENT_MAILING,
    ),
    Convert: (
        STATEMENT,
        STATEMENT_MAILING,
    ),
    Expire: (
        STATEMENT,
        STATEMENT_MAILING,
    ),
    Split: (
        PROPOSED_ACTION,
        Form(
            "notice-of-merger",
            "W8",
            COMPANY_ROLE,
            HOLDER_ROLE,
            BY_CERTIFIED_MAIL,
            needed=when(Split, lambda case: case.event.kind == "combination"),
        ),
        STATEMENT,
        MAILING,
    ),
    Distribution: (
        PROPOSED_ACTION,
        Form(
            "notice-of-extraordinary-dividend",
            "W10",
            COMPANY_ROLE,
            HOLDER_ROLE,
            BY_CERTIFIED_MAIL,
            needed=when(Distribution, extraordinary),
        ),
        Form("board-resolution-fair-value", "W6.v", COMPANY_ROLE, NOBODY),
        STATEMENT,
        MAILING,
    ),
    Merger: (
        Form("notice-of-merger", "W8", COMPANY_ROLE, HOLDER_ROLE, BY_CERTIFIED_MAIL),
        MAILING,
    ),
    Dissolution: (
        Form("notice-of-dissolution", "W9", COMPANY_ROLE, HOLDER_ROLE, BY_CERTIFIED_MAIL),
        MAILING,
    ),
}
