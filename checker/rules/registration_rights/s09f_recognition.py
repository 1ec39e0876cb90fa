"""RRA Section 9(f), last sentence, and 9(b): when the Company must recognize a transferee, and by what notice."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model.events import TransferRegistrable
from checker.model.outcome import Outcome
from checker.replay.registration.bound import why_not_rra
from checker.replay.registration.notice import READ_BY_COMPANY, rra_given
from checker.replay.registration.recognition import RECOGNITION_READINGS, Recognition, recognition, unclear
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Rule,
    compliant,
    missing,
    no_right,
    not_applicable,
    rule,
)


@rule(
    "R9.f-recognition",
    on=TransferRegistrable,
    quote="the Company shall not be required to recognize any such purchaser, transferee or assignee as a Holder under "
    "this Agreement unless and until either (i) such person becomes the holder of record",
    readings=("Q68", *RECOGNITION_READINGS),
)
def recognized(case: Case[TransferRegistrable]) -> Answers:
    """The Company recognizes a holder of record, or one whose notice and agreement to be bound it has received.

    Compliant: a holder of record, who signs nothing; a holder in street name with both papers. No duty: with one
    of them or none; the rights sleep until then. Missing: whether it is the holder of record, or how or when a
    paper came. A paper by another way than Section 9(b) lists is Q64.
    """
    if (reason := why_not_rra(case.record, case.event.date)) is not None:
        yield not_applicable(reason)
        return
    yield replace(_recognized(case, recognition(case.record, case.event)), subject=case.event.to)


def _recognized(case: Case[TransferRegistrable], found: Recognition) -> Answer:
    """Return the answer on the recognition of a transferee."""
    event = case.event
    if found.since is not None:
        by = "the holder of record" if found.of_record else "by its notice and its agreement to be bound"
        planned = ", if they are received by then" if found.since > case.as_of else ""
        return compliant(
            f"{event.to} is to be recognized from {found.since} on, {by}{planned}.",
            ("record_holder",),
            {"recognized_from": found.since.isoformat()},
        )
    for name, paper in (("notice", event.notice), ("agreement_to_be_bound", event.agreement_to_be_bound)):
        if unclear(paper):
            return missing(
                f"how or when the {name.replace('_', ' ')} was delivered is left out",
                (name,),
                f"give `method` and `received` or `sent` in `{name}`",
            )
    if found.unsaid:
        return missing(
            "whether the transferee is the holder of record is left out",
            ("record_holder",),
            "give `record_holder: true` or `false`",
        )
    lacking = [
        name
        for name, day in (
            ("notice of the transfer", found.notice),
            ("agreement to be bound", found.agreement),
        )
        if day is None
    ]
    return Answer(
        Outcome.NO_DUTY,
        f"{event.to} is not the holder of record, and no good {' and no good '.join(lacking) or 'paper'} has come: "
        "the Company need not recognize it yet.",
        counts=False,
        at=("record_holder",),
        remedy="deliver to the Company, by hand or first-class mail, a notice of the transfer and an agreement to be "
        "bound; the Company may also recognize it without them",
    )


@rule(
    "R9.b-transfer-notice",
    on=TransferRegistrable,
    quote="shall be deemed to have been duly given if delivered personally or sent by United States first class mail, "
    "postage prepaid",
    terms=("deemed_receipt_days",),
    readings=("J-19", "Q64", "Q68"),
)
def transfer_notice(case: Case[TransferRegistrable]) -> Answers:
    """The notice of a transfer goes to the Company by hand or by first-class mail.

    Compliant: by hand; by first-class mail; by certified mail, a kind of it (J-19); or it came another way, if
    the list is no more than a safe one (Q64). No right: by another way, if the list is closed. Missing: how or
    when it was delivered. Not applicable: there is none, or a holder of record needs none.
    """
    event, paper = case.event, case.event.notice
    if (reason := why_not_rra(case.record, event.date)) is not None:
        yield not_applicable(reason)
        return
    if paper is None or event.record_holder:
        yield not_applicable("No notice is given, or none is needed: the transferee is the holder of record.")
        return
    if unclear(paper):
        answer = missing(
            "how or when the notice was delivered is left out", ("notice",), "give `method` and `received`"
        )
    elif (day := rra_given(case.record, paper, READ_BY_COMPANY)) is not None:
        answer = compliant(f"The notice counts as given on {day}.", ("notice",), {"given": day.isoformat()})
    else:
        how = str(paper.method).replace("_", " ")
        answer = no_right(
            f"The notice went by {how}, which Section 9(b) does not list.",
            ("notice", "method"),
            remedy="deliver it personally, or send it by first-class mail, postage prepaid",
        )
        answer = replace(answer, counts=False)
    yield replace(answer, subject=event.to)


RULES: tuple[Rule, ...] = (recognized, transfer_notice)
