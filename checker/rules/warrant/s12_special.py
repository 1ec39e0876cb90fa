"""Warrant Section 12: what the Company shall not do without Holder's approval."""

from __future__ import annotations

from checker.model.delivery import Delivery
from checker.model.events import CharterAmendment
from checker.replay.delivery import given
from checker.rules.rule import Answers, Case, breach, compliant, missing, not_applicable, rule

_QUOTE = (
    "Company shall not amend its certificate or articles, as the case may be, of incorporation to eliminate as an "
    'authorized class of capital stock that class denominated as "Common Stock" on the date hereof'
)


@rule("W12.1-common-stock-class", on=CharterAmendment, quote=_QUOTE, readings=("A-85",))
def common_stock_class(case: Case[CharterAmendment]) -> Answers:
    """The charter keeps the class of Common Stock, unless Holder approves its elimination.

    Compliant: the class stays, or Holder has approved. Breach: it is eliminated without approval. Missing:
    nothing is said of the class.
    """
    eliminates = case.event.eliminates_common_stock
    if eliminates is None:
        yield missing(
            "whether the amendment eliminates the class of Common Stock is left out",
            ("eliminates_common_stock",),
            "give `eliminates_common_stock: false`, or true",
        )
    elif not eliminates:
        yield compliant("The class of Common Stock stays.", ("eliminates_common_stock",))
    elif _approved(case):
        yield compliant("Holder has approved the elimination in writing.", ("holder_approval",))
    elif case.event.holder_approval is None:
        yield missing(
            "Holder's approval is left out", ("holder_approval",), "give `holder_approval`, or `none`"
        )
    else:
        yield breach(
            "The class of Common Stock is eliminated without Holder's approval.",
            ("eliminates_common_stock",),
            remedy="obtain Holder's signed approval first, or keep the class",
        )


@rule("W12.1-approval", on=CharterAmendment, quote=_QUOTE, readings=("A-85",))
def approval(case: Case[CharterAmendment]) -> Answers:
    """An approval by Holder is a signed writing, delivered before the act.

    Compliant: delivered on or before the day of the amendment. Breach: after it, or none. Not applicable: none is
    needed or none is claimed.
    """
    paper = case.event.holder_approval
    if case.event.eliminates_common_stock and paper is None:
        yield missing(
            "whether Holder approves is left out", ("holder_approval",), "give its delivery, or `none`"
        )
        return
    if case.event.eliminates_common_stock and paper == "none":
        yield breach(
            "Holder has not approved the elimination of the class.",
            ("holder_approval",),
            remedy="obtain Holder's signed approval first, or keep the class",
        )
        return
    if not case.event.eliminates_common_stock or not isinstance(paper, Delivery):
        yield not_applicable("No approval is needed, or none is claimed.")
        return
    day = given(paper) or paper.day_received
    if day is None:
        yield missing("when Holder's approval was given is left out", ("holder_approval",), "give `received`")
    elif day <= case.event.date:
        yield compliant(f"Holder's signed approval is given on {day}.", ("holder_approval",))
    else:
        yield breach(
            f"Holder's approval is given only on {day}, after the amendment.",
            ("holder_approval",),
            remedy="put the amendment off until the approval is in hand",
        )


def _approved(case: Case[CharterAmendment]) -> bool:
    """Say whether an approval by Holder is on file."""
    return isinstance(case.event.holder_approval, Delivery)
