"""The shipped tables: the known closings by hand, their form, their freshness, a matter's own closings."""

from __future__ import annotations

import runpy
from datetime import date, timedelta
from pathlib import Path

import pytest

from checker.calendars import FIRST_DAY, LAST_DAY, NAMES, Calendars, calendar
from checker.model.errors import InputError

ROOT = Path(__file__).parents[2]
TABLES = sorted((ROOT / "checker" / "calendars" / "tables").glob("*.csv"))
EVERY_DAY = tuple(FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1))


def test_the_names_are_the_ten() -> None:
    assert NAMES == (
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


def test_the_tables_are_what_the_rules_make() -> None:
    made = runpy.run_path(str(ROOT / "bin" / "make_calendars.py"))["tables"]()
    assert {path.stem: path.read_text(encoding="utf-8") for path in TABLES} == made


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_line_is_a_day_in_range_with_its_weekday_and_a_reason(path: Path) -> None:
    heading, *lines = path.read_text(encoding="utf-8").splitlines()
    assert heading == "date,weekday,reason"
    days = [date.fromisoformat(line.split(",")[0]) for line in lines]
    assert days == sorted(set(days))
    assert days[0] >= FIRST_DAY
    assert days[-1] <= LAST_DAY
    for day, line in zip(days, lines, strict=True):
        _, weekday, reason = line.split(",", 2)
        assert weekday == ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat")[day.weekday()]
        assert reason == reason.strip()
        assert reason


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        ("1998-01-19", "nyse ny_banks ny_legal massachusetts federal california all"),  # Dr. King's Birthday
        ("1998-04-10", "nyse all"),  # Good Friday: half a holiday in California
        ("1999-12-31", "federal all"),  # New Year's Day 2000 was a Saturday
        ("2000-11-10", "federal california all"),  # Veterans Day was a Saturday
        ("2001-03-30", ""),
        ("2001-04-16", "massachusetts all"),  # Patriots' Day
        ("2001-09-11", "nyse all"),
        ("2001-09-14", "nyse all"),
        ("2002-02-12", "ny_legal california all"),  # Lincoln's Birthday
        ("2002-03-18", "massachusetts all"),  # 17 March was a Sunday
        ("2002-04-01", "california all"),  # 31 March was a Sunday
        ("2002-11-05", "ny_legal all"),  # Election Day
        ("2002-11-29", ""),  # the day after Thanksgiving
        ("2003-06-17", "massachusetts all"),
        ("2003-06-19", ""),  # not yet a holiday
        ("2003-09-09", "california all"),  # Admission Day
        ("2003-09-26", ""),  # Native American Day, then only proclaimed
        ("2003-11-04", "ny_legal all"),  # Election Day in an odd year
        ("2003-11-11", "ny_banks ny_legal massachusetts federal california all"),
        ("2004-06-11", "nyse all"),
        ("2004-07-05", "nyse ny_banks ny_legal massachusetts federal california all"),  # the 4th was a Sunday
        ("2004-10-11", "ny_banks ny_legal massachusetts federal california all"),
        ("2004-12-24", "nyse federal all"),  # Christmas Day was a Saturday
        ("2004-12-31", "federal all"),
        ("2007-01-02", "nyse all"),
        ("2008-11-11", "ny_banks ny_legal massachusetts federal california all"),
        ("2010-12-31", "federal all"),
        ("2012-10-29", "nyse all"),
        ("2012-10-30", "nyse all"),
        ("2015-07-03", "nyse federal all"),
        ("2015-09-25", "california all"),  # Native American Day
        ("2018-12-05", "nyse all"),
        ("2021-06-18", "federal all"),  # 19 June 2021 was a Saturday
        ("2021-12-24", "nyse federal all"),
        ("2021-12-31", "federal all"),
        ("2022-06-20", "nyse ny_banks ny_legal massachusetts federal all"),
        ("2023-06-19", "nyse ny_banks ny_legal massachusetts federal california all"),
        ("2025-01-09", "nyse all"),
        ("2027-06-18", "nyse federal all"),
        ("2035-12-31", ""),
    ],
)
def test_a_weekday_is_closed_on_exactly_these_calendars(day: str, closed: str) -> None:
    asked = ("nyse", "ny_banks", "ny_legal", "massachusetts", "federal", "california", "all")
    assert [name for name in asked if not calendar(name).is_open(date.fromisoformat(day))] == closed.split()


def test_all_is_open_exactly_where_every_other_calendar_is() -> None:
    others = [calendar(name) for name in NAMES if name != "all"]
    everywhere = calendar("all")
    wrong = [day for day in EVERY_DAY if everywhere.is_open(day) != all(c.is_open(day) for c in others)]
    assert wrong == []


def test_every_closed_day_has_a_reason_and_no_open_day_has_one() -> None:
    for name in NAMES:
        found = calendar(name)
        assert [day for day in EVERY_DAY if found.is_open(day) != (found.reason(day) is None)] == []


def test_only_california_opens_on_saturday_and_none_on_sunday() -> None:
    saturdays = {name for name in NAMES if calendar(name).is_open(date(2003, 6, 7))}
    assert saturdays == {"california", "california_mourning"}
    assert not any(calendar(name).is_open(date(2003, 6, 8)) for name in NAMES)
    assert calendar("california").reason(date(2004, 12, 25)) == "Christmas Day"


def test_the_mourning_days_are_what_the_second_california_calendar_adds() -> None:
    plain, mourning = calendar("california"), calendar("california_mourning")
    differ = [day for day in EVERY_DAY if plain.is_open(day) != mourning.is_open(day)]
    assert differ == [date(2004, 6, 11), date(2007, 1, 2), date(2018, 12, 5), date(2025, 1, 9)]
    assert mourning.reason(date(2004, 6, 11)) == "Day of Mourning for President Reagan"


def test_suffolk_county_is_what_massachusetts_adds_to_the_state() -> None:
    wide, suffolk = calendar("massachusetts_statewide"), calendar("massachusetts")
    differ = [day for day in EVERY_DAY if wide.is_open(day) != suffolk.is_open(day) and day.year == 2003]
    assert differ == [date(2003, 3, 17), date(2003, 6, 17)]


def test_the_reason_on_all_names_the_calendars_that_close() -> None:
    assert calendar("all").reason(date(2003, 9, 9)) == "Admission Day (california)"
    assert calendar("all").reason(date(2002, 2, 12)) == "Lincoln's Birthday (ny_legal, california)"
    assert calendar("all").reason(date(2003, 3, 17)) == "Evacuation Day in Suffolk County (suffolk)"


def test_new_york_adds_lincoln_and_a_general_election_in_every_year() -> None:
    added = [
        day
        for day in EVERY_DAY
        if calendar("ny_banks").is_open(day) and not calendar("ny_legal").is_open(day)
    ]
    elections = {day for day in added if day.month == 11}
    assert {2000: 7, 2001: 6, 2002: 5, 2004: 2, 2008: 4, 2016: 8, 2024: 5}.items() <= {
        day.year: day.day for day in elections
    }.items()
    assert len(elections) == 38
    assert {(day.month, day.day) for day in added} - {(day.month, day.day) for day in elections} == {
        (2, 12),
        (2, 13),
    }


def test_an_unknown_calendar_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"`nasdaq` is not a calendar; expected one of nyse, ny_banks"):
        calendar("nasdaq")
    with pytest.raises(InputError, match="`nasdaq` is not a calendar"):
        Calendars.of({"nasdaq": []})


def test_a_matters_closing_closes_its_calendar_and_those_built_on_it() -> None:
    friday = date(2003, 6, 6)
    calendars = Calendars.of({"ny_banks": [friday]})
    closed = {name for name in NAMES if not calendars.get(name).is_open(friday)}
    assert closed == {"ny_banks", "ny_legal", "all"}
    assert calendars.get("all").reason(friday) == "closed by the matter's own calendar (ny_banks)"
    assert calendar("ny_banks").is_open(friday)


def test_without_closings_the_matters_calendars_are_the_shipped_ones() -> None:
    assert all(Calendars().get(name) is calendar(name) for name in NAMES)


def test_the_order_of_a_matters_closings_does_not_matter() -> None:
    days = [date(2003, 6, 6), date(2003, 6, 5)]
    assert Calendars.of({"nyse": days}) == Calendars.of({"nyse": reversed(days)})
