"""Warrant Section 10: notice of a dividend or distribution other than out of earned surplus."""

from __future__ import annotations

from datetime import date
from typing import Any

from checker.model.delivery import Delivery
from checker.model.events import Dissolution, Distribution
from checker.replay.delivery import MAILED_METHODS, given, mailed
from checker.replay.dissolution import KINDS as DISSOLUTION_KINDS
from checker.replay.in_force import in_force, why_none_in_force
from checker.replay.section_8 import (
    covered_by_section_8,
    covering_merger,
    determined_section_8,
    mergers,
)
from checker.rules.rule import Answers, Case, compliant, confirm, missing, not_applicable, rule
from checker.rules.warrant.prior_notice import PriorNotice, judge

KINDS: tuple[str, ...] = ("notice-of-extraordinary-dividend", "W10")
# One mailing serves Sections 9 and 10.
EITHER_KIND = (*KINDS, *DISSOLUTION_KINDS)
COVERED = "Section 8 covers the transaction, and Section 10 does not apply."


@rule(
    "W10-notice",
    on=(Distribution, Dissolution),
    quote="Company shall mail notice thereof to Holder hereof not less than thirty (30) days prior to the record date "
    "fixed for determining shareholders entitled to participate in such dividend or other distribution",
    terms=("extraordinary_dividend_days",),
    readings=("A-2", "A-7", "A-54", "A-65", "A-82", "A-83", "A-113"),
)
def notice(case: Case[Distribution | Dissolution]) -> Answers:
    """Notice is mailed to each Holder thirty days before the record date of a dividend not out of earned surplus.

    Compliant: mailed on the thirtieth day before. Breach: on the twenty-ninth; to one holder of two. Not
    applicable: a dividend out of earned surplus; one that Section 8 covers; after the Term. Delivery by hand by that
    day is as good only on one reading (A-83). First-class mail is mail, but Section 14 lets only certified
    or registered mail count before it is received (A-65). A distribution in dissolution needs this notice
    beside that of Section 9 (A-113): one mailing serves for both, and the day of the distribution stands
    for a record date.
    """
    event, kinds = case.event, KINDS
    if covered_by_section_8(case.record, event):
        yield not_applicable(COVERED)
        return
    if isinstance(event, Dissolution):
        if case.record.reading("A-113") == "R2":
            yield not_applicable("Section 9 alone governs a distribution in dissolution.")
            return
        before, what, kinds = event.date, "the distribution", EITHER_KIND
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
    yield from _judged(case, before, what, kinds)


@rule(
    "W10-not-under-section-8",
    on=(Distribution, Dissolution),
    quote="The provisions of this Section 10 shall not apply to distributions made in connection with transactions "
    "covered by Section 8",
)
def not_under_section_8(case: Case[Distribution | Dissolution]) -> Answers:
    """Section 10 does not apply to a distribution made in connection with a transaction that Section 8 covers.

    Compliant: determined, with ``topic: section_8``, to be so or not. Confirm: where the matter has such a
    transaction, that the distribution is not made in connection with it; or, where it closes on the same
    day, that it is. Not applicable: the matter has none.
    """
    determined = determined_section_8(case.record, case.event)
    merger = covering_merger(case.record, case.event)
    if determined is not None:
        yield compliant(f"It is determined that Section 8 {'covers' if determined else 'does not cover'} it.")
    elif merger is not None:
        yield confirm(
            f"The distribution is made in connection with the transaction of {merger.date}.",
            remedy="if it is not, record `topic: section_8` with `value: false` under `determinations`",
        )
    elif mergers(case.record):
        yield confirm(
            "The distribution is not made in connection with a transaction of Section 8.",
            remedy="if it is, record `topic: section_8` with `value: true` under `determinations`",
        )
    else:
        yield not_applicable("The matter has no transaction that Section 8 covers.")


def dividend_source(case: Case[Any], event: Distribution) -> str | None:
    """Return out of what a distribution is made: as certified, else as the file says."""
    for determination in case.record.determinations("dividend_source"):
        if determination.of in (None, event.id) and determination.value is not None:
            return str(determination.value)
    return event.source


def _judged(
    case: Case[Distribution | Dissolution], before: date, what: str, kinds: tuple[str, ...]
) -> Answers:
    """Answer for the notice to each holder of a Warrant that is in force on the record date."""
    warrants = in_force(case.record, case.before, before, apart=case.event)
    if not warrants:
        yield not_applicable(why_none_in_force(case.record, case.before, before, apart=case.event))
        return
    due = PriorNotice(
        what="notice of the distribution (Section 10)",
        event=what,
        before=before,
        days=case.record.days("extraordinary_dividend_days"),
        counts=lambda notice: _counts(case, notice),
        kinds=kinds,
    )
    yield from judge(case, due, case.event.notices, warrants)


def _counts(case: Case[Distribution | Dissolution], notice: Delivery) -> date | None:
    """Return the day from which a notice counts as mailed, under the readings in force of A-65 and A-83."""
    if notice.method in MAILED_METHODS:
        return mailed(notice)
    if mailed(notice) is not None:
        by_post = mailed(notice) == given(notice) or case.record.reading("A-65") == "R1"
        return mailed(notice) if by_post else given(notice)
    return given(notice) if case.record.reading("A-83") == "R2" else None
