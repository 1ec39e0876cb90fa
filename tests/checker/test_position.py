"""The position on a day: history replayed to it, proposals left out."""

from datetime import date

import pytest
from sample_matters import exercise_of, loaded, matter, report_on

from checker.api import standing_on
from checker.model.errors import NotModelled
from checker.model.events import Dissolution
from checker.replay.ledger import MODELLED

HISTORY = [
    exercise_of(1000, "2003-06-02", id="first"),
    exercise_of(2000, "2003-06-10", warrant="W-1-B", id="second"),
]
WHOLE = matter(exercise_of(4000, warrant="W-1-B-B"), history=HISTORY)


@pytest.mark.parametrize(
    ("on", "shares", "told"),
    [
        (date(2003, 6, 1), "272067.0", []),
        (date(2003, 6, 2), "271067.0", ["first"]),
        (date(2003, 6, 9), "271067.0", ["first"]),
        (date(2003, 6, 10), "269067.0", ["first", "second"]),
        (date(2003, 12, 31), "269067.0", ["first", "second"]),
        (None, "269067.0", ["first", "second"]),
    ],
)
def test_history_counts_up_to_the_end_of_the_day(on: date | None, shares: str, told: list[str]) -> None:
    standing = standing_on(loaded(WHOLE), on)
    assert standing.position.warrant_shares == shares
    assert [entry.event.id for entry, _, _ in standing.events] == told
    assert standing.opening.warrant_shares == "272067.0"
    assert standing.on == (on or date(2003, 6, 16))


def test_the_capital_moves_with_the_shares_issued() -> None:
    outstanding = standing_on(loaded(WHOLE)).state.capital.outstanding
    assert outstanding == 27_206_681 + 1000 + 2000


def test_the_position_is_what_the_first_proposal_meets() -> None:
    assert report_on(WHOLE).actions[0].before.warrants == standing_on(loaded(WHOLE)).position.warrants


def test_an_exercise_stands_on_its_exercise_date_and_not_on_that_of_the_tender() -> None:
    mailed = {"method": "certified_mail", "sent": "2003-06-02", "received": "2003-06-06"}
    whole = matter(history=[exercise_of(1000, "2003-06-02", notice=mailed)], proposed=None)
    assert standing_on(loaded(whole), date(2003, 6, 5)).position.warrant_shares == "272067.0"
    assert standing_on(loaded(whole), date(2003, 6, 6)).position.warrant_shares == "271067.0"


def test_a_recorded_reading_is_followed_here_too() -> None:
    mailed = {"method": "certified_mail", "sent": "2003-06-02", "received": "2003-06-06"}
    chosen = {"A-3": {"option": "R2", "by": "Sample Counsel", "date": "2003-06-02", "because": "a sample"}}
    event = exercise_of(1000, "2003-06-02", notice=mailed)
    whole = matter(history=[event], proposed=None, readings=chosen)
    assert standing_on(loaded(whole), date(2003, 6, 2)).position.warrant_shares == "271067.0"


def test_a_history_that_cannot_be_replayed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    dissolved = {"event": "dissolution", "date": "2003-06-02"}
    monkeypatch.delitem(MODELLED, Dissolution, raising=False)
    with pytest.raises(NotModelled, match="dissolution") as refused:
        standing_on(loaded(matter(history=[dissolved], proposed=None)))
    assert (refused.value.line, refused.value.column) == (4, 10)
