"""Warrant Section 8: mergers, sales, reorganizations: notice and provision are conditions of the act."""

from __future__ import annotations

from checker.model.events import Merger, Split
from checker.readings import NotComputable
from checker.replay.delivery import given
from checker.replay.notices import notices_of
from checker.rules.rule import Answers, Case, breach, compliant, confirm, missing, not_applicable, rule
from checker.rules.warrant.prior_notice import PriorNotice, holder_names, judge

KINDS = ("notice-of-merger", "W8")


@rule(
    "W8-notice",
    on=(Merger, Split),
    quote="as a condition of such consolidation, merger, sale, reorganization or reclassification, Company shall give "
    "30 days' prior written notice thereof to Holder hereof",
    terms=("merger_notice_days",),
    readings=("A-78", "A-79"),
)
def notice(case: Case[Merger | Split]) -> Answers:
    """Holder has thirty days' prior written notice of a merger, sale, reorganization or reclassification.

    Compliant: given thirty days before the closing, by certified mail when mailed. Breach: on the
    twenty-ninth day. A reverse split is a reclassification too (A-79). Not decided here: whether the days
    run to the signing or approval instead (A-78), of which the file has no day.
    """
    event = case.event
    if isinstance(event, Split) and (event.kind != "combination" or case.record.reading("A-79") != "R1"):
        yield not_applicable(
            "A split or stock dividend is no merger, sale, reorganization or reclassification."
        )
        return
    if case.record.reading("A-78") == "R2":
        raise NotComputable("the file has no day on which the transaction is signed or approved")
    due = PriorNotice(
        what="written notice of the transaction (Section 8)",
        event="the closing",
        before=event.date,
        days=case.record.days("merger_notice_days"),
        counts=given,
    )
    yield from judge(case, due, notices_of(event.notices, KINDS, holder_names(case)))


@rule(
    "W8-provision",
    on=Merger,
    quote="lawful and adequate provision shall be made whereby Holder shall thereafter have the right to receive upon "
    "the basis and upon the terms and conditions specified herein",
    readings=("A-80",),
)
def provision(case: Case[Merger]) -> Answers:
    """Lawful and adequate provision is made for Holder to receive what its shares would have received.

    Compliant: it is made, and a person confirms that it is adequate. Breach: it is not made; the
    transaction may not close. Missing: nothing is said.
    """
    if case.event.provision_made is None:
        yield missing(
            "whether provision is made for Holder is left out",
            ("provision_made",),
            "give `provision_made: true`",
        )
    elif case.event.provision_made:
        yield compliant("Provision is made for Holder.", ("provision_made",))
    else:
        yield breach(
            "No provision is made for Holder: the transaction may not close.",
            ("provision_made",),
            remedy="have the successor assume the Warrant in writing, with replacement terms under Section 17",
        )


@rule(
    "W12.2-successor",
    on=Merger,
    quote="This Warrant shall be binding upon any corporation or other person or entity succeeding to Company by "
    "merger, consolidation or acquisition of all or substantially all of Company's assets",
    readings=("A-80",),
)
def successor(case: Case[Merger]) -> Answers:
    """A successor is bound by the Warrant, its registration rights included; a person confirms the papers.

    Not decided here: whether "substantially all" of the assets pass, and whether the terms are adequate.
    """
    yield confirm(
        "The successor assumes the Warrant and Exhibit D in writing, and the provision made for Holder is adequate.",
        ("provision_made",),
        remedy="obtain a signed assumption; replacement terms are an amendment under Section 17",
    )
