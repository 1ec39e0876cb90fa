"""Drafts before a filing: of what they are, whom they reach, and when the last had them (RRA 3(a)(x), 5)."""

from datetime import date

from held_back_samples import DOEG_HILL, SPECTRUM, replayed, shelf

from checker.model.delivery import Names
from checker.model.events import Draft, Registration
from checker.replay.registration.drafts import Served, amendments, reviewers, served, statements

BOTH = (SPECTRUM, DOEG_HILL)


def draft(day: int | None, *to: str, document: str | None = None) -> Draft:
    delivered = None if day is None else date(2002, 11, day)
    return Draft(to=Names(to) if to else None, delivered=delivered, document=document)


def test_a_draft_to_nobody_in_particular_goes_to_all() -> None:
    assert served([draft(7)], BOTH) == Served(date(2002, 11, 7))
    assert served([draft(7, "Holders")], BOTH) == Served(date(2002, 11, 7))


def test_the_last_to_be_served_decides() -> None:
    assert served([draft(7, SPECTRUM), draft(8, DOEG_HILL)], BOTH).last == date(2002, 11, 8)


def test_who_had_it_twice_had_it_on_the_first_day() -> None:
    assert served([draft(7, *BOTH), draft(12, *BOTH)], BOTH).last == date(2002, 11, 7)


def test_somebody_without_a_draft_is_named() -> None:
    assert served([draft(7, SPECTRUM)], BOTH) == Served(None, (DOEG_HILL,))
    assert served([], BOTH) == Served(None, BOTH)


def test_each_document_must_reach_each() -> None:
    first, second = (
        draft(7, *BOTH, document="first amendment"),
        draft(8, SPECTRUM, document="second amendment"),
    )
    assert served([first, second], BOTH) == Served(None, (DOEG_HILL,))


def test_a_draft_without_a_day_is_undated() -> None:
    assert served([draft(None, *BOTH)], BOTH) == Served(None, (), undated=True)


def test_an_amendment_is_told_by_its_document_or_by_the_form() -> None:
    sent = (draft(7), draft(8, document="A Supplement to the prospectus"))
    event = Registration(date=date(2002, 9, 2), form="S-1", drafts=sent)
    assert (statements(event), amendments(event)) == (sent[:1], sent[1:])
    filed = Registration(date=date(2002, 9, 2), form="S-1/A", drafts=sent)
    assert (statements(filed), amendments(filed)) == ((), sent)


def test_counsel_in_the_register_reviews_with_the_holder_once() -> None:
    rows = [
        {"name": SPECTRUM, "group": "rra", "series_a_as_converted": "1", "counsel": "Sample Counsel"},
        {"name": DOEG_HILL, "group": "rra", "series_a_as_converted": "1", "counsel": "Sample Counsel"},
    ]
    record, state, _ = replayed(shelf(), register={"holders": rows})
    assert reviewers(record, state, BOTH) == (SPECTRUM, "Sample Counsel", DOEG_HILL)
