"""Warrant Section 12: what the Company shall not do without Holder's approval, and who is bound after it."""

from __future__ import annotations

from datetime import date

from checker.model.delivery import Delivery
from checker.model.events import CharterAmendment, Merger
from checker.replay.delivery import given, is_listed
from checker.replay.in_force import in_force, why_none_in_force
from checker.replay.notices import by_holder
from checker.rules.rule import Answers, Case, breach, compliant, confirm, missing, not_applicable, rule

_QUOTE = (
    "Company shall not amend its certificate or articles, as the case may be, of incorporation to eliminate as an "
    'authorized class of capital stock that class denominated as "Common Stock" on the date hereof'
)
_AT = ("holder_approval",)
_FIRST = "obtain Holder's signed approval first, or keep the class"
SUCCESSIONS = frozenset({"merger", "consolidation", "sale_of_assets", None})


@rule("W12.1-common-stock-class", on=CharterAmendment, quote=_QUOTE, readings=("A-2", "A-82", "A-85"))
def common_stock_class(case: Case[CharterAmendment]) -> Answers:
    """The charter keeps the class of Common Stock, unless Holder approves its elimination before the act.

    Compliant: the class stays, or Holder has approved by the day of the amendment. Breach: it is eliminated
    without approval, or with one that comes after the act. Missing: nothing is said of the class, or of the
    approval. Not applicable: after the Term, or when no share is left to purchase.
    """
    eliminates, paper = case.event.eliminates_common_stock, case.event.holder_approval
    if not in_force(case.record, case.before, case.event.date):
        yield not_applicable(why_none_in_force(case.record, case.before, case.event.date))
    elif eliminates is None:
        yield missing(
            "whether the amendment eliminates the class of Common Stock is left out",
            ("eliminates_common_stock",),
            "give `eliminates_common_stock: false`, or true",
        )
    elif not eliminates:
        yield compliant("The class of Common Stock stays.", ("eliminates_common_stock",))
    elif paper is None:
        yield missing("Holder's approval is left out", _AT, "give `holder_approval`, or `none`")
    elif isinstance(paper, Delivery) and _unsaid(paper):
        yield missing("how or when Holder approved is left out", _AT, "give `method` and `received`")
    elif isinstance(paper, Delivery) and _approves(case, paper):
        yield compliant("Holder has approved the elimination.", _AT)
    else:
        yield breach(
            "The class of Common Stock is eliminated without Holder's prior approval.",
            ("eliminates_common_stock",),
            remedy=_FIRST,
        )


@rule("W12.1-approval", on=CharterAmendment, quote=_QUOTE, readings=("A-2", "A-82", "A-85"))
def approval(case: Case[CharterAmendment]) -> Answers:
    """An approval by Holder is a signed writing, delivered before the act.

    Compliant: delivered on or before the day of the amendment. Breach: after it, or none; by fax or e-mail,
    unless any approval is enough (A-85). Confirm: with several holders, that each has approved (A-86). Not
    applicable: none is needed; after the Term, or when no share is left to purchase.
    """
    paper = case.event.holder_approval
    warrants = in_force(case.record, case.before, case.event.date)
    if not warrants:
        yield not_applicable(why_none_in_force(case.record, case.before, case.event.date))
    elif not case.event.eliminates_common_stock:
        yield not_applicable("No approval is needed.")
    elif paper is None:
        yield missing("whether Holder approves is left out", _AT, "give its delivery, or `none`")
    elif not isinstance(paper, Delivery):
        yield breach("Holder has not approved the elimination of the class.", _AT, remedy=_FIRST)
    elif _unsaid(paper):
        yield missing(
            "how or when Holder's approval was given is left out", _AT, "give `method` and `received`"
        )
    elif _day(paper) is not None and not _in_time(case, paper):
        yield breach(
            f"Holder's approval is given only on {_day(paper)}, after the amendment.",
            _AT,
            remedy="put the amendment off until the approval is in hand",
        )
    elif not _approves(case, paper):
        yield breach(
            f"Holder's approval came by {paper.method}: it is no signed writing (A-85).", _AT, remedy=_FIRST
        )
    else:
        yield compliant(f"Holder's approval is given on {_day(paper)}.", _AT)
        if len(by_holder(warrants.values())) > 1:
            names = ", ".join(by_holder(warrants.values()))
            yield confirm(f"Each of the holders ({names}) has approved (A-86).", _AT)


@rule(
    "W12.2-successor",
    on=Merger,
    quote="This Warrant shall be binding upon any corporation or other person or entity succeeding to Company by "
    "merger, consolidation or acquisition of all or substantially all of Company's assets",
    readings=("A-80",),
)
def successor(case: Case[Merger]) -> Answers:
    """A successor is bound by the Warrant, its registration rights included; a person confirms the papers.

    Confirm: that it assumes them in writing, and that the provision of Section 8 is adequate. Not applicable:
    a reorganization or reclassification of the stock, after which nobody succeeds to the Company. Not decided
    here: whether "substantially all" of the assets pass.
    """
    if case.event.kind not in SUCCESSIONS:
        yield not_applicable(f"By a {case.event.kind} nobody succeeds to the Company.")
        return
    yield confirm(
        "The successor assumes the Warrant and Exhibit D in writing, and the provision made for Holder is adequate.",
        ("provision_made",),
        remedy="obtain a signed assumption; replacement terms are an amendment under Section 17",
    )


def _day(paper: Delivery) -> date | None:
    """Return the day an approval was given under Section 14, else the day it came."""
    return given(paper) or paper.day_received


def _unsaid(paper: Delivery) -> bool:
    """Say whether the file leaves out how or when an approval came."""
    return paper.method is None or _day(paper) is None


def _in_time(case: Case[CharterAmendment], paper: Delivery) -> bool:
    """Say whether an approval was given on or before the day of the amendment."""
    day = _day(paper)
    return day is not None and day <= case.event.date


def _approves(case: Case[CharterAmendment], paper: Delivery) -> bool:
    """Say whether an approval came in time and is a signed writing, or need not be one (A-85)."""
    return _in_time(case, paper) and (is_listed(paper) or case.record.reading("A-85") == "R2")
