"""Warrant Section 11: no fraction of a share is issued; on complete exercise it is paid in cash."""

from __future__ import annotations

from checker.model.events import Exercise
from checker.rules.rule import Answers, Case, compliant, judgement, not_applicable, rule


@rule(
    "W11-fraction-in-cash",
    on=Exercise,
    quote="pay a sum in cash equal to the excess of the value of such fractional share",
    readings=("A-13", "A-84"),
)
def fraction_in_cash(case: Case[Exercise]) -> Answers:
    """A fraction that a complete exercise leaves over is paid for, at the Board's value over the price.

    Compliant: .7 of a share at a Board value of 4.00 and a price of 2.18 gives $1.27; at 2.00, nothing.
    Judgement: the Board has prescribed no value. Not applicable: no fraction remains, or the register
    carries it on a partial exercise (A-13).
    """
    figures = case.step.figures
    cash = figures.get("fraction_cash")
    if "fraction" not in figures:
        yield not_applicable("No fraction of a share remains.")
    elif cash is not None:
        yield compliant(
            f"{figures['fraction']} of a share is paid for in cash: ${cash}.",
            facts={"fraction": str(figures["fraction"]), "fraction_cash": str(cash)},
        )
    elif figures.get("shares_remaining") != "0" and case.record.reading("A-13") != "R2":
        yield not_applicable("The exercise is partial: Section 11 pays only on complete exercise (A-13).")
    else:
        yield judgement(
            f"{figures['fraction']} of a share is to be paid for; the Board has prescribed no value for it.",
            remedy="record the Board's value under `determinations` with `topic: fraction_value`",
            facts={"fraction": str(figures["fraction"])},
        )
