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
from generator.contexts.registration.allocation import allocation_statement
from generator.contexts.registration.delays import (
    board_resolution_delay,
    delay_consent,
    delay_notice,
    sale_prohibition_notice,
)
from generator.contexts.registration.demands import registration_demand
from generator.contexts.registration.drafts import draft_transmittal
from generator.contexts.registration.exhibit_d import (
    company_registration_request,
    exhibit_d_election,
    notice_of_company_registration,
    notice_of_exhibit_d_demand,
)
from generator.contexts.registration.letters import completion_letter, initiation_letter
from generator.contexts.registration.requests import incidental_request, joinder_request, withdrawal_notice
from generator.contexts.registration.rra_notices import (
    notice_of_incidental_registration,
    notice_of_requested_registration,
    shelf_notice,
)
from generator.contexts.registration.rule_144 import rule_144_statement
from generator.contexts.registration.status import registration_status_certificate
from generator.contexts.registration.suspension import resumption_notice, suspension_notice
from generator.contexts.registration.underwriting import holdback_notice, underwriter_approval
from generator.contexts.replacement import lost_warrant_affidavit
from generator.contexts.resolutions import board_resolution_fair_value
from generator.contexts.rights.answers import conformed_exhibit_d, mfn_election, mfn_opinion
from generator.contexts.rights.claims import assumption_agreement, indemnity_claim
from generator.contexts.rights.grants import notice_of_grant, terms_comparison
from generator.contexts.rights.instruments import section_17_instrument, waiver, waiver_request
from generator.contexts.rights.transfers import (
    affiliate_certificate,
    agreement_to_be_bound,
    recognition_letter,
    transfer_notice,
)
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
    context: Callable[[Source], object]
    clause: str
    kind: Kind = Kind.PAPER

    @property
    def template(self) -> str:
        """The template, which bears the form's id."""
        return f"forms/{self.id}.html"


FORMS: tuple[Form, ...] = (
    Form("exhibit-a", "Notice of Exercise (Exhibit A)", exhibit_a, "W2.1", Kind.EXHIBIT),
    Form("exercise-rider", "Rider to Notice of Exercise", exercise_rider, "W2.1"),
    Form("warrant-certificate", "New Warrant", warrant_certificate, "W2.1"),
    Form(
        "certificate-delivery-letter", "Letter delivering certificates", certificate_delivery_letter, "W2.1"
    ),
    Form("exhibit-b", "Assignment of the entire Warrant (Exhibit B)", exhibit_b, "EB", Kind.EXHIBIT),
    Form("exhibit-c", "Assignment of part of the Warrant (Exhibit C)", exhibit_c, "EC", Kind.EXHIBIT),
    Form(
        "lost-warrant-affidavit", "Affidavit of loss and indemnity agreement", lost_warrant_affidavit, "W7.2"
    ),
    Form(
        "board-determination-of-price",
        "Board resolutions determining the Current Market Price",
        board_determination_of_price,
        "W6.vii",
    ),
    Form("price-dispute", "Dispute of the Current Market Price", price_dispute, "W6.vii"),
    Form("change-of-address", "Letter changing an address for notices", change_of_address, "W14"),
    Form("adjustment-statement", "Statement of adjustment", adjustment_statement, "W6.viii"),
    Form("notice-of-proposed-action", "Notice of proposed action", notice_of_proposed_action, "W6.x"),
    Form("due-bill", "Due bill", due_bill, "W6.xi"),
    Form("notice-of-merger", "Notice of merger, sale or reorganization", notice_of_merger, "W8"),
    Form("notice-of-dissolution", "Notice of dissolution", notice_of_dissolution, "W9"),
    Form(
        "notice-of-extraordinary-dividend",
        "Notice of extraordinary dividend",
        notice_of_extraordinary_dividend,
        "W10",
    ),
    Form(
        "board-resolution-fair-value",
        "Board resolutions on fair market value",
        board_resolution_fair_value,
        "W6.v",
    ),
    Form("certificate-of-mailing", "Certificate of mailing", certificate_of_mailing, "W14"),
    Form(
        "notice-of-company-registration",
        "Notice of company registration",
        notice_of_company_registration,
        "D2.a.i",
    ),
    Form(
        "company-registration-request",
        "Request for inclusion in a company registration",
        company_registration_request,
        "D2.a.ii",
    ),
    Form("notice-of-exhibit-d-demand", "Notice of demand under Exhibit D", notice_of_exhibit_d_demand, "D4"),
    Form("exhibit-d-election", "Election under Section 4 of Exhibit D", exhibit_d_election, "D4"),
    Form("initiation-letter", "Letter advising of a registration’s initiation", initiation_letter, "D6"),
    Form("completion-letter", "Letter advising of a registration’s completion", completion_letter, "D6"),
    Form(
        "board-resolution-delay",
        "Board resolutions on a delay or prohibition of sales",
        board_resolution_delay,
        "R2.g",
    ),
    Form("delay-notice", "Notice of delay of registration", delay_notice, "R2.g.i"),
    Form("sale-prohibition-notice", "Notice of prohibition of sales", sale_prohibition_notice, "R2.g.ii"),
    Form("delay-consent", "Consent to a longer delay", delay_consent, "R2.g"),
    Form("suspension-notice", "Notice to stop using the prospectus", suspension_notice, "R3.a.ix"),
    Form("resumption-notice", "Notice that the prospectus may be used again", resumption_notice, "R3.c"),
    Form("rule-144-statement", "Rule 144 statement", rule_144_statement, "R7.c"),
    Form("registration-demand", "Demand for registration", registration_demand, "R2.a.i"),
    Form(
        "notice-of-requested-registration",
        "Notice of Requested Registration",
        notice_of_requested_registration,
        "R2.a.i",
    ),
    Form("joinder-request", "Request to join in a Requested Registration", joinder_request, "R2.a.i"),
    Form(
        "notice-of-incidental-registration",
        "Notice of Incidental Registration",
        notice_of_incidental_registration,
        "R2.b",
    ),
    Form("incidental-request", "Request to be in an Incidental Registration", incidental_request, "R2.b"),
    Form("shelf-notice", "Notice of Shelf Registration", shelf_notice, "R2.a.ii"),
    Form("draft-transmittal", "Transmittal log of drafts", draft_transmittal, "R5"),
    Form("underwriter-approval", "Proposal and approval of underwriter", underwriter_approval, "R4.b"),
    Form("holdback-notice", "Holdback notice", holdback_notice, "R4.c"),
    Form("allocation-statement", "Allocation statement", allocation_statement, "R2.f"),
    Form("withdrawal-notice", "Notice of withdrawal from a registration", withdrawal_notice, "D2.b"),
    Form(
        "registration-status-certificate",
        "Registration status certificate",
        registration_status_certificate,
        "R2.e",
    ),
    Form("transfer-notice", "Notice of transfer", transfer_notice, "R9.f"),
    Form("agreement-to-be-bound", "Agreement to be bound", agreement_to_be_bound, "R9.f"),
    Form("affiliate-certificate", "Certificate of affiliation", affiliate_certificate, "R9.f.i"),
    Form("recognition-letter", "Letter of recognition", recognition_letter, "R9.f"),
    Form("notice-of-grant", "Notice of grant of registration rights", notice_of_grant, "D3"),
    Form("mfn-opinion", "Notice of opinion", mfn_opinion, "D3"),
    Form("mfn-election", "Notice of election", mfn_election, "D3"),
    Form("conformed-exhibit-d", "Exhibit D as conformed", conformed_exhibit_d, "D3"),
    Form("terms-comparison", "Comparison of terms", terms_comparison, "R8"),
    Form("waiver-request", "Request for waiver", waiver_request, "R9.e"),
    Form("waiver", "Waiver or amendment under Section 9(e)", waiver, "R9.e"),
    Form("section-17-instrument", "Instrument under Section 17", section_17_instrument, "W17"),
    Form("indemnity-claim", "Notice of claim for indemnity", indemnity_claim, "R6.c"),
    Form("assumption-agreement", "Assumption agreement", assumption_agreement, "R1.i.iii"),
    Form("check-report", "Check Report", check_report, "", Kind.REPORT),
    Form("closing-checklist", "Closing Checklist", closing_checklist, "", Kind.REPORT),
)

_BY_ID = {form.id: form for form in FORMS}


def form(form_id: str) -> Form:
    """Return a form by its id; UsageError with the nearest ids if there is none."""
    if form_id not in _BY_ID:
        near = get_close_matches(form_id, _BY_ID, n=2, cutoff=0.5)
        meant = f": did you mean {' or '.join(near)}?" if near else "; `covenant forms` lists them all"
        raise UsageError(f"there is no form {form_id!r}{meant}")
    return _BY_ID[form_id]
