"""Both agreements at once: an amendment that improves the RRA (X-14)."""

from __future__ import annotations

from checker.model.events import AmendAgreement
from checker.replay.registration.bound import why_not_rra
from checker.replay.registration.consents import under_rra
from checker.replay.registration.notice import Addressed
from checker.replay.registration.parties import before_the_warrant, exhibit_d_holders
from checker.rules.rule import Answers, Case, Rule, compliant, missing, not_applicable, rule

NOTICES = ("notice-of-grant", "D3")
IS_A_GRANT = "R1"


@rule(
    "J-x14",
    on=AmendAgreement,
    quote="In the event that Company grants after the date hereof registration rights, including demand registration "
    "rights, to any other holder of securities of Company, Company shall promptly give to Holder written notice",
    readings=("J-4", "Q68"),
)
def improvement(case: Case[AmendAgreement]) -> Answers:
    """The event is an amendment that improves the RRA: what it obliges under either agreement is shown as facts.

    Compliant: it is that; whether the Requisite Holders signed is for the rule of Section 9(e). Missing: whether
    it improves anybody's registration rights. Not applicable: it does not; there is no Exhibit D yet; or an
    improvement is no grant (J-4).
    """
    event = case.event
    if not under_rra(event) or before_the_warrant(case.record, event.date):
        yield not_applicable("This is no amendment of the Registration Rights Agreement beside Exhibit D.")
    elif (reason := why_not_rra(case.record, event.date)) is not None:
        yield not_applicable(reason)
    elif event.improves_registration_rights is None:
        yield missing(
            "whether it improves anybody's registration rights is left out",
            ("improves_registration_rights",),
            "give `improves_registration_rights: true` or `false`",
        )
    elif not event.improves_registration_rights or case.record.reading("J-4") != IS_A_GRANT:
        yield not_applicable("The amendment grants nobody better registration rights.")
    else:
        told = Addressed(event.notices, NOTICES)
        waiting = [name for name in exhibit_d_holders(case.record, case.before) if not told.reaching(name)]
        yield compliant(
            "The amendment improves the rights of RRA Holders: both agreements are asked.",
            ("improves_registration_rights",),
            {
                "under the RRA": "an instrument of the Company and the Requisite Holders (RRA 9(e))",
                "under Exhibit D": "prompt written notice to each Holder, who may take the better terms over (3); "
                "they do not rank as rights existing at the date of the Warrant",
                "still to be told": "; ".join(waiting) or "nobody",
            },
        )


RULES: tuple[Rule, ...] = (improvement,)
