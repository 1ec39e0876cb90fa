"""Warrant Section 10: notice of a dividend or distribution other than out of earned surplus."""

from __future__ import annotations

from typing import Any

from checker.model.events import Dissolution, Distribution
from checker.replay.delivery import given
from checker.replay.notices import mailed_on, notices_of
from checker.rules.rule import Answers, Case, missing, not_applicable, rule
from checker.rules.warrant.prior_notice import PriorNotice, holder_names, judge

KINDS = ("notice-of-extraordinary-dividend", "W10")


@rule(
    "W10-notice",
    on=(Distribution, Dissolution),
    quote="Company shall mail notice thereof to Holder hereof not less than thirty (30) days prior to the record date "
    "fixed for determining shareholders entitled to participate in such dividend or other distribution",
    terms=("extraordinary_dividend_days",),
    readings=("A-54", "A-83", "A-113"),
)
def notice(case: Case[Distribution | Dissolution]) -> Answers:
    """Notice is mailed thirty days before the record date of a dividend that is not out of earned surplus.

    Compliant: mailed on the thirtieth day before. Breach: on the twenty-ninth. Not applicable: a dividend
    out of earned surplus. Hand delivery by that day is as good only on one reading (A-83); a distribution
    in dissolution needs this notice beside that of Section 9 (A-113).
    """
    event = case.event
    if isinstance(event, Dissolution):
        if case.record.reading("A-113") == "R2":
            yield not_applicable("Section 9 alone governs a distribution in dissolution.")
            return
        before, what = event.date, "the distribution"
    else:
        source = dividend_source(case, event)
        if source is None:
            yield missing(
                "out of what the distribution is made is left out",
                ("source",),
                "give `source`, or record the certificate under `determinations` with `topic: dividend_source`",
            )
            return
        earned = source == "earned_surplus"
        if earned or (source == "current_earnings" and case.record.reading("A-54") == "R2"):
            yield not_applicable("The dividend is out of earned surplus: Section 10 does not ask for notice.")
            return
        if event.record_date is None:
            yield missing("the record date is left out", ("record_date",), "give `record_date`")
            return
        before, what = event.record_date, "the record date"
    notices = notices_of(event.notices, KINDS, holder_names(case))
    only_mail = any(mailed_on(each) is None for each in notices) and case.record.reading("A-83") == "R1"
    due = PriorNotice(
        what="notice of the distribution (Section 10)",
        event=what,
        before=before,
        days=case.record.days("extraordinary_dividend_days"),
        counts=mailed_on if only_mail else (lambda each: mailed_on(each) or given(each)),
    )
    yield from judge(case, due, notices)


def dividend_source(case: Case[Any], event: Distribution) -> str | None:
    """Return out of what a distribution is made: as certified, else as the file says."""
    for determination in case.record.determinations("dividend_source"):
        if determination.of in (None, event.id) and determination.value is not None:
            return str(determination.value)
    return event.source
