"""Warrant Section 8: mergers, sales, reorganizations: notice and provision are conditions of the act."""

from __future__ import annotations

from checker.model.events import Merger, Split
from checker.readings import NotComputable
from checker.replay.delivery import given
from checker.replay.in_force import in_force, why_none_in_force
from checker.rules.rule import Answers, Case, breach, compliant, confirm, missing, not_applicable, rule
from checker.rules.warrant.prior_notice import PriorNotice, judge

KINDS = ("notice-of-merger", "W8")
NO_SUCCESSOR = frozenset({"reorganization", "reclassification"})


@rule(
    "W8-notice",
    on=(Merger, Split),
    quote="as a condition of such consolidation, merger, sale, reorganization or reclassification, Company shall give "
    "30 days' prior written notice thereof to Holder hereof",
    terms=("merger_notice_days",),
    readings=("A-2", "A-7", "A-78", "A-79", "A-82"),
)
def notice(case: Case[Merger | Split]) -> Answers:
    """Each Holder has thirty days' prior written notice of a merger, sale, reorganization or reclassification.

    Compliant: given thirty days before the closing, by certified mail when mailed. Breach: on the
    twenty-ninth day; to one holder of two. A reverse split is a reclassification too (A-79). Not applicable:
    after the Term, or when no share is left to purchase. Not decided here: whether the days run to the
    signing or approval instead (A-78), of which the file has no day.
    """
    event = case.event
    if isinstance(event, Split) and (event.kind != "combination" or case.record.reading("A-79") != "R1"):
        yield not_applicable(
            "A split or stock dividend is no merger, sale, reorganization or reclassification."
        )
        return
    warrants = in_force(case.record, case.before, event.date)
    if not warrants:
        yield not_applicable(why_none_in_force(case.record, case.before, event.date))
        return
    if case.record.reading("A-78") == "R2":
        raise NotComputable("the file has no day on which the transaction is signed or approved")
    due = PriorNotice(
        what="written notice of the transaction (Section 8)",
        event="the closing",
        before=event.date,
        days=case.record.days("merger_notice_days"),
        counts=given,
        kinds=KINDS,
    )
    yield from judge(case, due, event.notices, warrants)


@rule(
    "W8-provision",
    on=Merger,
    quote="lawful and adequate provision shall be made whereby Holder shall thereafter have the right to receive upon "
    "the basis and upon the terms and conditions specified herein",
    readings=("A-2", "A-80", "A-82"),
)
def provision(case: Case[Merger]) -> Answers:
    """Lawful and adequate provision is made for Holder to receive what its shares would have received.

    Compliant: it is made. Breach: it is not made; the transaction may not close. Missing: nothing is said.
    Not applicable: after the Term, or when no share is left to purchase. Not decided here: whether it is
    adequate, which a person confirms with the successor's papers (Section 12.2), or here where nobody
    succeeds to the Company.
    """
    if not in_force(case.record, case.before, case.event.date):
        yield not_applicable(why_none_in_force(case.record, case.before, case.event.date))
    elif case.event.provision_made is None:
        yield missing(
            "whether provision is made for Holder is left out",
            ("provision_made",),
            "give `provision_made: true`",
        )
    elif case.event.provision_made:
        yield compliant("Provision is made for Holder.", ("provision_made",))
        if case.event.kind in NO_SUCCESSOR:
            yield confirm("The provision made for Holder is adequate.", ("provision_made",))
    else:
        yield breach(
            "No provision is made for Holder: the transaction may not close.",
            ("provision_made",),
            remedy="have the successor assume the Warrant in writing, with replacement terms under Section 17",
        )
