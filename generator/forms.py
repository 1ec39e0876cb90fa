"""The table of forms: every paper that an action can need, its template, and how its words come about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from checker.model.errors import UsageError
from generator.contexts.address import change_of_address
from generator.contexts.adjustment import adjustment_statement
from generator.contexts.check_report import check_report
from generator.contexts.closing_checklist import closing_checklist
from generator.contexts.company_notices import (
    due_bill,
    notice_of_dissolution,
    notice_of_extraordinary_dividend,
    notice_of_merger,
    notice_of_proposed_action,
)
from generator.contexts.delivery_letter import certificate_delivery_letter
from generator.contexts.exercise import exercise_rider, exhibit_a
from generator.contexts.mailing import certificate_of_mailing
from generator.contexts.market_price import board_determination_of_price, price_dispute
from generator.contexts.replacement import lost_warrant_affidavit
from generator.contexts.resolutions import board_resolution_fair_value
from generator.contexts.source import Source
from generator.contexts.transfer import exhibit_b, exhibit_c
from generator.contexts.warrant import warrant_certificate


class Kind(StrEnum):
    """What a form is: words that an agreement fixes, a paper drafted by us, or a report, which nobody signs."""

    EXHIBIT = "fixed exhibit"
    PAPER = "own paper"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Form:
    """One form; ``clause`` is the one that asks for it, empty where none does."""

    id: str
    title: str
    template: str
    context: Callable[[Source], object]
    kind: Kind
    clause: str


FORMS: tuple[Form, ...] = (
    Form(
        "exhibit-a",
        "Notice of Exercise (Exhibit A)",
        "forms/exhibit-a.html",
        exhibit_a,
        Kind.EXHIBIT,
        "W2.1",
    ),
    Form(
        "exercise-rider",
        "Rider to Notice of Exercise",
        "forms/exercise-rider.html",
        exercise_rider,
        Kind.PAPER,
        "W2.1",
    ),
    Form(
        "warrant-certificate",
        "New Warrant",
        "forms/warrant-certificate.html",
        warrant_certificate,
        Kind.PAPER,
        "W2.1",
    ),
    Form(
        "certificate-delivery-letter",
        "Letter delivering certificates",
        "forms/certificate-delivery-letter.html",
        certificate_delivery_letter,
        Kind.PAPER,
        "W2.1",
    ),
    Form(
        "exhibit-b",
        "Assignment of the entire Warrant (Exhibit B)",
        "forms/exhibit-b.html",
        exhibit_b,
        Kind.EXHIBIT,
        "EB",
    ),
    Form(
        "exhibit-c",
        "Assignment of part of the Warrant (Exhibit C)",
        "forms/exhibit-c.html",
        exhibit_c,
        Kind.EXHIBIT,
        "EC",
    ),
    Form(
        "lost-warrant-affidavit",
        "Affidavit of loss and indemnity agreement",
        "forms/lost-warrant-affidavit.html",
        lost_warrant_affidavit,
        Kind.PAPER,
        "W7.2",
    ),
    Form(
        "board-determination-of-price",
        "Board resolutions determining the Current Market Price",
        "forms/board-determination-of-price.html",
        board_determination_of_price,
        Kind.PAPER,
        "W6.vii",
    ),
    Form(
        "price-dispute",
        "Dispute of the Current Market Price",
        "forms/price-dispute.html",
        price_dispute,
        Kind.PAPER,
        "W6.vii",
    ),
    Form(
        "change-of-address",
        "Letter changing an address for notices",
        "forms/change-of-address.html",
        change_of_address,
        Kind.PAPER,
        "W14",
    ),
    Form(
        "adjustment-statement",
        "Statement of adjustment",
        "forms/adjustment-statement.html",
        adjustment_statement,
        Kind.PAPER,
        "W6.viii",
    ),
    Form(
        "notice-of-proposed-action",
        "Notice of proposed action",
        "forms/notice-of-proposed-action.html",
        notice_of_proposed_action,
        Kind.PAPER,
        "W6.x",
    ),
    Form(
        "due-bill",
        "Due bill",
        "forms/due-bill.html",
        due_bill,
        Kind.PAPER,
        "W6.xi",
    ),
    Form(
        "notice-of-merger",
        "Notice of merger, sale or reorganization",
        "forms/notice-of-merger.html",
        notice_of_merger,
        Kind.PAPER,
        "W8",
    ),
    Form(
        "notice-of-dissolution",
        "Notice of dissolution",
        "forms/notice-of-dissolution.html",
        notice_of_dissolution,
        Kind.PAPER,
        "W9",
    ),
    Form(
        "notice-of-extraordinary-dividend",
        "Notice of extraordinary dividend",
        "forms/notice-of-extraordinary-dividend.html",
        notice_of_extraordinary_dividend,
        Kind.PAPER,
        "W10",
    ),
    Form(
        "board-resolution-fair-value",
        "Board resolutions on fair market value",
        "forms/board-resolution-fair-value.html",
        board_resolution_fair_value,
        Kind.PAPER,
        "W6.v",
    ),
    Form(
        "certificate-of-mailing",
        "Certificate of mailing",
        "forms/certificate-of-mailing.html",
        certificate_of_mailing,
        Kind.PAPER,
        "W14",
    ),
    Form("check-report", "Check Report", "forms/check-report.html", check_report, Kind.REPORT, ""),
    Form(
        "closing-checklist",
        "Closing Checklist",
        "forms/closing-checklist.html",
        closing_checklist,
        Kind.REPORT,
        "",
    ),
)

_BY_ID = {form.id: form for form in FORMS}


def form(form_id: str) -> Form:
    """Return a form by its id; UsageError with the nearest ids if there is none."""
    if form_id not in _BY_ID:
        near = get_close_matches(form_id, _BY_ID, n=2, cutoff=0.5)
        meant = f": did you mean {' or '.join(near)}?" if near else "; `covenant forms` lists them all"
        raise UsageError(f"there is no form {form_id!r}{meant}")
    return _BY_ID[form_id]
