"""Warrant Section 11: no fraction of a share is issued; on complete exercise it is paid in cash."""

from __future__ import annotations

from fractions import Fraction

from checker.model.events import Exercise
from checker.replay.fraction import prescribed_value
from checker.rules.rule import Answers, Case, compliant, confirm, judgement, not_applicable, rule


@rule(
    "W11-fraction-in-cash",
    on=Exercise,
    quote="pay a sum in cash equal to the excess of the value of such fractional share",
    readings=("A-13",),
)
def fraction_in_cash(case: Case[Exercise]) -> Answers:
    """A fraction that a complete exercise leaves over is paid for, at the Board's value over the price.

    Compliant: .7 of a share at a Board value of 4.00 and a price of 2.18 gives $1.27; at 2.00, nothing.
    Confirm: the Board has prescribed no value, so that the Current Market Price serves meanwhile (A-84).
    Judgement: there is neither. Not applicable: no fraction remains, or the register carries it on a partial
    exercise (A-13). The fraction of a net exercise is another one, and both are paid for (A-12).
    """
    figures = case.step.figures
    cash, part = figures.get("fraction_cash"), str(figures.get("fraction", ""))
    held = case.before.warrant(case.event.warrant)
    if held is None or not part:
        yield not_applicable("No fraction of a share remains.")
    elif cash is not None:
        facts = {"fraction": part, "fraction_cash": str(cash)}
        said = f"{part} of a share is paid for in cash: ${cash}."
        if prescribed_value(case.record, held.id) is not None or not Fraction(str(cash)):
            yield compliant(said, facts=facts)
            return
        yield confirm(
            f"{said} A share is valued at the Current Market Price, the Board having prescribed no value.",
            facts=facts,
            remedy="record the Board's value under `determinations` with `topic: fraction_value`",
        )
    elif figures.get("shares_remaining") != "0" and case.record.reading("A-13") != "R2":
        yield not_applicable("The exercise is partial: Section 11 pays only on complete exercise (A-13).")
    else:
        yield judgement(
            f"{part} of a share is to be paid for; the Board has prescribed no value for it, and the file has no "
            "Current Market Price.",
            remedy="record the Board's value under `determinations` with `topic: fraction_value`",
            facts={"fraction": part},
        )
