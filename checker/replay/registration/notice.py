"""Notices under RRA Section 9(b): whom they reach, when they count as given, and when as received."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checker.calendars.counting import mail_received
from checker.matter.registrations import TO_ALL, TO_ALL_OF_EXHIBIT_D
from checker.model.delivery import Delivery
from checker.readings import Actor
from checker.replay.delivery import MAILED_METHODS
from checker.replay.record import COMPANY, HOLDER, Record
from checker.replay.registration.holding import key_of

HAND, FIRST_CLASS = "hand", "first_class_mail"
CERTIFIED_IS_FIRST_CLASS = "R1"
SAFE_HARBOUR = "b"
NEW_YORK, BANKS_ONLY = "a", "a"
ALWAYS_AS_DEEMED = "R1"
# The calendars of the two readings: Q01 (New York, or where the act is done) and Q02 (banks, or also holidays).
CALENDARS = {
    ("a", "a"): "ny_banks",
    ("a", "b"): "ny_legal",
    ("b", "a"): "massachusetts_statewide",
    ("b", "b"): "massachusetts",
}
EXHIBIT_D_LETTER = "D"

# Who reads a paper: the Company a Holder's, a Holder the Company's. Their risks differ, and so do the defaults.
READ_BY_COMPANY, READ_BY_HOLDER = COMPANY, HOLDER


class Addressed:
    """Notices sorted by addressee: of some kinds, to one person or to all of the agreement that the kinds are of.

    One dated before ``since``, the day of what it tells of, tells of nothing yet: it stands apart, as ``early``.
    """

    __slots__ = ("_early_to_all", "_early_to_one", "_to_all", "_to_one", "since")

    def __init__(self, notices: Iterable[Delivery], kinds: Iterable[str], since: date | None = None) -> None:
        wanted = frozenset(kinds)
        everybody = TO_ALL_OF_EXHIBIT_D if any(map(_of_exhibit_d, wanted)) else TO_ALL
        self.since = since
        self._to_all: list[Delivery] = []
        self._to_one: dict[str, list[Delivery]] = {}
        self._early_to_all: list[Delivery] = []
        self._early_to_one: dict[str, list[Delivery]] = {}
        for notice in notices:
            if notice.kind is not None and notice.kind not in wanted:
                continue
            early = _is_early(notice, since)
            if notice.to is None or key_of(notice.to) in everybody:
                (self._early_to_all if early else self._to_all).append(notice)
            else:
                by_name = self._early_to_one if early else self._to_one
                by_name.setdefault(key_of(notice.to), []).append(notice)

    def reaching(self, name: str) -> tuple[Delivery, ...]:
        """Return the notices to a person, those to all included."""
        return (*self._to_one.get(key_of(name), ()), *self._to_all)

    def early(self, name: str) -> tuple[Delivery, ...]:
        """Return the notices to a person, or to all, that are older than what they tell of."""
        return (*self._early_to_one.get(key_of(name), ()), *self._early_to_all)

    @property
    def any(self) -> bool:
        """Whether there is a notice of these kinds at all."""
        return bool(self._to_all or self._to_one)


def _of_exhibit_d(kind: str) -> bool:
    """Say whether a kind of notice is a clause of Exhibit D, such as ``D4``."""
    return kind.startswith(EXHIBIT_D_LETTER) and kind.removeprefix(EXHIBIT_D_LETTER)[:1].isdigit()


def _is_early(notice: Delivery, since: date | None) -> bool:
    """Say whether a notice went before the day of what it tells of; one without a day did not."""
    went = notice.day_sent or notice.day_received
    return since is not None and went is not None and went < since


def how_early(notice: Delivery, since: date | None) -> str:
    """Return, for a sentence, how a notice went that is older than what it tells of."""
    return f"on {notice.day_sent or notice.day_received}, before {since}, the day of what it tells of"


def is_mail(record: Record, paper: Delivery) -> bool:
    """Say whether a paper went by first-class mail; certified and registered mail are kinds of it by J-19."""
    if paper.method == FIRST_CLASS:
        return True
    return paper.method in MAILED_METHODS and record.reading("J-19") == CERTIFIED_IS_FIRST_CLASS


def rra_given(record: Record, paper: Delivery | None, reader: Actor) -> date | None:
    """Return the day on which a paper counts as given under 9(b): delivered personally, or mailed first class.

    By any other way it is given when it arrives, if the list of ways is only a safe one (Q64), else never.
    None too where the day or the method is left out. A letter that has arrived was mailed by then at the latest;
    what is counted from its receipt asks for the day of its mailing too (``is_undated``).
    """
    if paper is None or paper.method is None:
        return None
    if paper.method == HAND:
        return paper.day_received
    if is_mail(record, paper):
        return paper.sent or paper.received
    if paper.received is None or record.reading("Q64", reader) != SAFE_HARBOUR:
        return None
    return paper.received


def is_undated(record: Record, paper: Delivery) -> bool:
    """Say whether the file does not say how or when a paper went; of a letter the day of its mailing is asked."""
    if paper.method is None or (paper.sent is None and paper.received is None):
        return True
    return paper.sent is None and is_mail(record, paper)


def rra_received(record: Record, paper: Delivery | None, reader: Actor) -> date | None:
    """Return the day on which a paper counts as received under 9(b): personally that day, by mail the third
    business day after mailing; whether its actual arrival prevails over that is asked of Q66."""
    given = rra_given(record, paper, reader)
    if paper is None or given is None or paper.method == HAND or not is_mail(record, paper):
        return given
    if paper.sent is None:
        return paper.received
    deemed = deemed_received(record, paper.sent, reader)
    if paper.received is None or paper.received == deemed:
        return deemed
    return deemed if record.reading("Q66", reader) == ALWAYS_AS_DEEMED else paper.received


def deemed_received(record: Record, mailed: date, reader: Actor) -> date:
    """Return the third business day after a mailing; which days are business days is asked where they differ."""
    return record.consultation.once(
        ("deemed received", mailed, reader), None, lambda: _deemed(record, mailed, reader)
    )


def _deemed(record: Record, mailed: date, reader: Actor) -> date:
    """Return the third business day after a mailing by the calendar of the readings."""
    days = record.days("deemed_receipt_days")
    found = {key: mail_received(mailed, days, record.calendar(name)) for key, name in CALENDARS.items()}
    if len(set(found.values())) == 1:
        return next(iter(found.values()))
    return found[record.reading("Q01", reader), record.reading("Q02", reader)]


def business_days_before(record: Record, day: date, term_id: str, reader: Actor = READ_BY_HOLDER) -> date:
    """Return the last day that leaves a number of business days before an act (3(a)(viii), 3(a)(x), 5).

    The day of the act is not counted. Which days are business days is asked where the calendars differ.
    """
    days = record.days(term_id)
    found = {key: record.calendar(name).before(day, days) for key, name in CALENDARS.items()}
    if len(set(found.values())) == 1:
        return next(iter(found.values()))
    return found[record.reading("Q01", reader), record.reading("Q02", reader)]
