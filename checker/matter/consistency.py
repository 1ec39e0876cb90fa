"""Facts that cannot be: what a file says against itself is refused before any rule is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day
from typing import Any

from msgspec import Struct

from checker.matter.allocations import check_allocations
from checker.matter.holdings import check_holdings, check_rights
from checker.matter.impossible import Impossible
from checker.matter.order import Numbered, in_order
from checker.matter.references import check_holders, check_references, check_warrants
from checker.matter.registrations import check_registrations
from checker.matter.sales import check_sales
from checker.matter.sentences import nearest
from checker.model.delivery import Delivery
from checker.model.errors import InputError
from checker.model.events import EarningsStatement, Exercise, RegistrationDelay
from checker.model.matter import LoadedMatter, Matter, PlacePath
from checker.model.numbers import exact

# The field that says in its own words what the event's date says (section 5 of the manual).
SAME_DAY: tuple[tuple[str, str], ...] = (
    ("split", "payment_date"),
    ("distribution", "payment_date"),
    ("merger", "closing_date"),
    ("dissolution", "distribution_date"),
    ("mandatory_conversion", "conversion_date"),
)


# The years of the shipped calendars: no deadline can be counted outside them.
FIRST_YEAR, LAST_YEAR = 1998, 2035
# The calendars to which a firm may add closings of its own.
CALENDARS = (
    "nyse",
    "ny_banks",
    "ny_legal",
    "massachusetts",
    "massachusetts_statewide",
    "federal",
    "california",
    "california_mourning",
    "all",
    "weekdays",
)


def check(loaded: LoadedMatter) -> None:
    """Raise InputError for the first kind of fact of the matter that cannot be."""
    matter = loaded.matter
    events = in_order(matter)
    checks = (
        _check_identity(events, matter),
        _check_dates(events, matter),
        _check_capital(matter),
        _check_choices(matter),
        _check_prices(matter),
        _check_closings(matter),
        check_warrants(events, matter),
        check_references(events, matter),
        check_holders(events, matter),
        check_rights(events, matter),
        check_holdings(events, matter),
        check_sales(events, matter),
        check_allocations(events, matter),
        check_registrations(events, matter),
    )
    for found in checks:
        for impossible in found:
            place = loaded.place(impossible.path, impossible.of_key)
            raise InputError(impossible.sentence, place.file, place.line, place.column)


def _check_identity(events: tuple[Numbered, ...], matter: Matter) -> Iterator[Impossible]:
    """Yield ids and names that stand twice."""
    rights = matter.opening.rights if matter.opening else ()
    seen = {right.id: "opening" for right in rights if right.id}
    if len(seen) < sum(right.id is not None for right in rights):
        yield Impossible(
            ("opening", "rights"), "an id stands twice in opening.rights; give each right its own"
        )
    for item in sorted(events, key=lambda each: (each.part, each.index)):
        name = item.event.id
        if name is not None and name in seen:
            yield Impossible((*item.path, "id"), f'the id "{name}" stands twice; give each event its own')
        elif name is not None:
            seen[name] = item.part
    register = matter.register
    for key, names in (
        ("warrants", [row.id for row in (register and register.warrants) or ()]),
        ("holders", [row.name for row in (register and register.holders) or ()]),
    ):
        for index, name in enumerate(names):
            if name is not None and name in names[:index]:
                field = "id" if key == "warrants" else "name"
                said = f'"{name}" stands twice in the register; put it in one row'
                yield Impossible(("register", key, index, field), said)
            if name is None and len(names) > 1:
                yield Impossible(("register", key, index), 'several Warrants need an "id" each, such as W-2')


def _check_capital(matter: Matter) -> Iterator[Impossible]:
    """Yield a capital that cannot be: more shares outstanding than authorized."""
    opening = matter.opening
    if opening is None or opening.outstanding is None or opening.authorized is None:
        return
    if opening.outstanding > opening.authorized:
        authorized = exact(opening.authorized)
        said = f"{exact(opening.outstanding)} shares are outstanding, more than the {authorized} authorized"
        yield Impossible(("opening", "outstanding"), said)


def _check_dates(events: tuple[Numbered, ...], matter: Matter) -> Iterator[Impossible]:
    """Yield days that contradict each other, or that the calendars do not know."""
    if not FIRST_YEAR <= matter.as_of.year <= LAST_YEAR:
        yield Impossible(("as_of",), _outside(matter.as_of))
    for item in events:
        event = item.event
        if item.part == "history" and event.date > matter.as_of:
            said = f"history goes to {event.date}, after as_of ({matter.as_of}); a later event is proposed"
            yield Impossible((*item.path, "date"), said)
        for name, field in SAME_DAY:
            day = getattr(event, field) if event.event == name else None
            if day is not None and day != event.date:
                said = f"{field} is {day} but the event's date is {event.date}; they are the same day"
                yield Impossible((*item.path, field), said)
        yield from _check_range(event, item.path)
        yield from _reversed(event, item.path)


def _check_closings(matter: Matter) -> Iterator[Impossible]:
    """Yield closings of a calendar that there is not, or of days that no calendar covers."""
    for name, days in (matter.calendar.closed if matter.calendar else {}).items():
        path: PlacePath = ("calendar", "closed", name)
        if name not in CALENDARS:
            yield Impossible(path, f'"{name}" is not a calendar{nearest(name, CALENDARS)}', of_key=True)
        for index, day in enumerate(days):
            if not FIRST_YEAR <= day.year <= LAST_YEAR:
                yield Impossible((*path, index), _outside(day))


def _check_range(value: Any, path: PlacePath) -> Iterator[Impossible]:
    """Yield days outside the years that the calendars know, anywhere within an event."""
    for field in value.__struct_fields__:
        inner = getattr(value, field)
        for index, item in enumerate(inner if type(inner) is tuple else (inner,)):
            spot = (*path, field, index) if type(inner) is tuple else (*path, field)
            if isinstance(item, Day) and not FIRST_YEAR <= item.year <= LAST_YEAR:
                yield Impossible(spot, _outside(item))
            elif isinstance(item, Struct):
                yield from _check_range(item, spot)


def _outside(day: Day) -> str:
    """Return the sentence about a day that no calendar covers."""
    return f"{day} is outside the years that can be checked, {FIRST_YEAR} to {LAST_YEAR}"


def _reversed(value: Any, path: PlacePath) -> Iterator[Impossible]:
    """Yield periods and deliveries that end before they begin, anywhere within an event."""
    for begin, end, field, words in _periods(value):
        if begin is not None and end is not None and end < begin:
            yield Impossible((*path, field), f"{end} is before {begin}: {words}")
    for field in value.__struct_fields__:
        inner = getattr(value, field)
        if isinstance(inner, Struct):
            yield from _reversed(inner, (*path, field))
        elif type(inner) is tuple:
            for index, item in enumerate(inner):
                if isinstance(item, Struct):
                    yield from _reversed(item, (*path, field, index))


def _periods(value: Any) -> tuple[tuple[Day | None, Day | None, str, str], ...]:
    """Return begin, end, field and sentence for each period that the value holds."""
    if isinstance(value, Delivery):
        return ((value.sent, value.received, "received", "it cannot be received before it is sent"),)
    if isinstance(value, RegistrationDelay):
        return ((value.from_, value.until, "until", "a delay cannot end before it begins"),)
    if isinstance(value, EarningsStatement):
        return ((value.from_, value.to, "to", "a period cannot end before it begins"),)
    if isinstance(value, Exercise) and value.stock_books_closed:
        return ((*value.stock_books_closed, "stock_books_closed", "books cannot reopen before they close"),)
    return ()


def _check_choices(matter: Matter) -> Iterator[Impossible]:
    """Yield readings and determinations that nobody answers for, or that settle nothing."""
    for name, choice in matter.readings.items():
        for field, what in (
            ("option", "option is chosen"),
            ("by", "person chose"),
            ("because", "reason is given"),
        ):
            if getattr(choice, field) is None:
                said = f'no {what} for the reading {name}; add "{field}"'
                yield Impossible(("readings", name, field), said)
    for index, made in enumerate(matter.determinations):
        if made.by is None:
            yield Impossible(("determinations", index, "by"), 'nobody made this determination; add "by"')
        if made.topic is None and made.rule is None and made.clause is None:
            said = 'this determination settles nothing; add "topic", or "rule" or "clause"'
            yield Impossible(("determinations", index, "topic"), said)


def _check_prices(matter: Matter) -> Iterator[Impossible]:
    """Yield days quoted twice or out of order."""
    days = matter.prices.days if matter.prices else ()
    for index in range(1, len(days)):
        before, day = days[index - 1].date, days[index].date
        if day == before:
            yield Impossible(
                ("prices", "days", index, "date"), f"{day} stands twice; keep one row for each day"
            )
        elif day < before:
            said = f"{day} stands after {before}; put the days in order, the earliest first"
            yield Impossible(("prices", "days", index, "date"), said)
