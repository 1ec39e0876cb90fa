"""Makes the tables of closings under checker/calendars/tables from the rules stated here.

Usage: ``python bin/make_calendars.py`` writes the tables; ``--check`` only says whether they are fresh.

Every rule below is a fact outside both agreements, taken from the statute or the exchange's own rule as
generally stated; confirm it against the official text:

nyse                 NYSE Rule 7.2 (formerly Rule 51) and the exchange's notices of special closings
ny_banks             Federal Reserve Banks' holiday schedule; 5 U.S.C. 6103; Juneteenth: Pub. L. 117-17 (2021)
ny_legal             N.Y. Gen. Constr. Law 24, 25-a; general election day: N.Y. Elec. Law 8-100
massachusetts        M.G.L. c. 4 s. 7 cl. 18; Juneteenth: St. 2020 c. 124
federal              5 U.S.C. 6103 with E.O. 11582; Juneteenth: Pub. L. 117-17 (2021); no closing by a single order
suffolk              M.G.L. c. 4 s. 7 cl. 18 and c. 136 s. 12 (Suffolk County only)
california           Cal. Civ. Code 7, 9; Cal. Gov. Code 6700, 6701, as amended (see the years at each rule)
days_of_mourning     the President's proclamations of a National Day of Mourning
all                  every weekday that one of the others closes, with their names
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

TABLES = Path(__file__).resolve().parent.parent / "checker" / "calendars" / "tables"
FIRST_YEAR, LAST_YEAR = 1998, 2035
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
DAY = timedelta(days=1)
Closing = tuple[date, str]

NYSE_SPECIAL = (
    (date(2001, 9, 11), "Attacks of 11 September 2001"),
    (date(2001, 9, 12), "Attacks of 11 September 2001"),
    (date(2001, 9, 13), "Attacks of 11 September 2001"),
    (date(2001, 9, 14), "Attacks of 11 September 2001"),
    (date(2004, 6, 11), "Day of Mourning for President Reagan"),
    (date(2007, 1, 2), "Day of Mourning for President Ford"),
    (date(2012, 10, 29), "Hurricane Sandy"),
    (date(2012, 10, 30), "Hurricane Sandy"),
    (date(2018, 12, 5), "Day of Mourning for President George H. W. Bush"),
    (date(2025, 1, 9), "Day of Mourning for President Carter"),
)

# Gov. Code 6700: the second (or third) new moon after the winter solstice; from 2023 (Stats. 2022 ch. 792).
LUNAR_NEW_YEAR = (
    (2023, 1, 22), (2024, 2, 10), (2025, 1, 29), (2026, 2, 17), (2027, 2, 6), (2028, 1, 26), (2029, 2, 13),
    (2030, 2, 3), (2031, 1, 23), (2032, 2, 11), (2033, 1, 31), (2034, 2, 19), (2035, 2, 8),
)  # fmt: skip
# Gov. Code 6700: the fifteenth day of Kartik; from 2026 (Stats. 2025 ch. 358).
DIWALI = (
    (2026, 11, 8), (2027, 10, 29), (2028, 10, 17), (2029, 11, 5), (2030, 10, 26),
    (2031, 11, 14), (2032, 11, 2), (2033, 10, 22), (2034, 11, 10), (2035, 10, 30),
)  # fmt: skip


def nth(year: int, month: int, weekday: int, n: int) -> date:
    """Return the n-th given weekday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))


def last_monday_in_may(year: int) -> date:
    """Return Memorial Day."""
    end = date(year, 5, 31)
    return end - timedelta(days=end.weekday())


def easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian computation (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
    return date(year, month, day + 1)


def sunday_to_monday(day: date, reason: str) -> Closing:
    """Return the closing for a fixed holiday: a Sunday one is the next day, a Saturday one stays."""
    return (day + DAY, f"{reason} (Sunday moved to Monday)") if day.weekday() == SUN else (day, reason)


def movable(year: int) -> Iterator[Closing]:
    """Yield the holidays on fixed weekdays that every calendar here keeps."""
    yield nth(year, 1, MON, 3), "Martin Luther King Jr. Day"
    yield nth(year, 2, MON, 3), "Washington's Birthday"
    yield last_monday_in_may(year), "Memorial Day"
    yield nth(year, 9, MON, 1), "Labor Day"
    yield nth(year, 11, THU, 4), "Thanksgiving Day"


def nyse(year: int) -> Iterator[Closing]:
    """Yield the weekday closings of the exchange: Saturday moves to Friday except New Year's Day."""
    yield from movable(year)
    yield easter(year) - 2 * DAY, "Good Friday"
    yield sunday_to_monday(date(year, 1, 1), "New Year's Day")
    fixed = [(7, 4, "Independence Day"), (12, 25, "Christmas Day")]
    # The exchange first kept Juneteenth in 2022.
    fixed += [(6, 19, "Juneteenth")] if year >= 2022 else []
    for month, day, reason in fixed:
        fixed_day = date(year, month, day)
        if fixed_day.weekday() == SAT:
            yield fixed_day - DAY, f"{reason} (Saturday moved to Friday)"
        else:
            yield sunday_to_monday(fixed_day, reason)
    yield from (closing for closing in NYSE_SPECIAL if closing[0].year == year)


def ny_banks(year: int) -> Iterator[Closing]:
    """Yield the holidays of the Federal Reserve Banks: Sunday moves to Monday, Saturday never to Friday."""
    yield from movable(year)
    yield nth(year, 10, MON, 2), "Columbus Day"
    yield sunday_to_monday(date(year, 1, 1), "New Year's Day")
    # Enacted on 17 June 2021; 19 June 2021 was a Saturday, so the first weekday closing is in 2022.
    if year >= 2021:
        yield sunday_to_monday(date(year, 6, 19), "Juneteenth")
    yield sunday_to_monday(date(year, 7, 4), "Independence Day")
    yield sunday_to_monday(date(year, 11, 11), "Veterans Day")
    yield sunday_to_monday(date(year, 12, 25), "Christmas Day")


def federal(year: int) -> Iterator[Closing]:
    """Yield the holidays of the federal offices, as observed: Saturday moves to Friday, Sunday to Monday.

    New Year's Day of the next year may be observed on 31 December. Closings by single orders of the President
    (such as of 24 December 2001) are left out: a firm adds them to its matter.
    """
    yield from movable(year)
    yield nth(year, 10, MON, 2), "Columbus Day"
    fixed = [(date(year, 1, 1), "New Year's Day"), (date(year + 1, 1, 1), "New Year's Day")]
    fixed += [(date(year, 7, 4), "Independence Day"), (date(year, 11, 11), "Veterans Day")]
    fixed += [(date(year, 12, 25), "Christmas Day")]
    # Enacted on 17 June 2021, and observed the next day, a Friday.
    fixed += [(date(year, 6, 19), "Juneteenth")] if year >= 2021 else []
    for day, reason in fixed:
        observed = (
            (day - DAY, f"{reason} (Saturday moved to Friday)")
            if day.weekday() == SAT
            else sunday_to_monday(day, reason)
        )
        if observed[0].year == year:
            yield observed


def ny_legal(year: int) -> Iterator[Closing]:
    """Yield the bank holidays and New York's public holidays; Flag Day is always a Sunday and moves nothing.

    Election Day is the Tuesday after the first Monday of November, in every year.
    """
    yield from ny_banks(year)
    yield sunday_to_monday(date(year, 2, 12), "Lincoln's Birthday")
    yield nth(year, 11, MON, 1) + DAY, "Election Day"


def massachusetts(year: int) -> Iterator[Closing]:
    """Yield the legal holidays kept all over Massachusetts: the bank holidays and Patriots' Day."""
    yield from ny_banks(year)
    yield nth(year, 4, MON, 3), "Patriots' Day"


def suffolk(year: int) -> Iterator[Closing]:
    """Yield the two legal holidays of Suffolk County (Boston) only."""
    yield sunday_to_monday(date(year, 3, 17), "Evacuation Day in Suffolk County")
    yield sunday_to_monday(date(year, 6, 17), "Bunker Hill Day in Suffolk County")


def california(year: int) -> Iterator[Closing]:
    """Yield the holidays of the Government Code; Saturday ones too, for Saturday is otherwise a business day.

    Good Friday is a holiday only from noon to 3 p.m., the day after Thanksgiving only for courts and the
    State's own staff: neither closes the day. Gov. Code 6701 moves seven fixed days from Sunday to Monday,
    and Veterans Day also from Saturday to Friday; it does not name the four holidays added since 2023.
    """
    yield from movable(year)
    yield nth(year, 10, MON, 2), "Columbus Day"
    yield sunday_to_monday(date(year, 1, 1), "New Year's Day")
    yield sunday_to_monday(date(year, 2, 12), "Lincoln's Birthday")
    if year >= 2001:  # Stats. 2000 ch. 213
        yield sunday_to_monday(date(year, 3, 31), "Cesar Chavez Day")
    yield sunday_to_monday(date(year, 7, 4), "Independence Day")
    yield sunday_to_monday(date(year, 9, 9), "Admission Day")
    if year >= 2015:  # Stats. 2014 ch. 537; before that the day was proclaimed, not a holiday of section 6700
        yield nth(year, 9, FRI, 4), "Native American Day"
    veterans = date(year, 11, 11)
    yield sunday_to_monday(veterans, "Veterans Day")
    if veterans.weekday() == SAT:
        yield veterans - DAY, "Veterans Day (Saturday: the Friday before too)"
    yield sunday_to_monday(date(year, 12, 25), "Christmas Day")
    if year >= 2023:  # Stats. 2022 ch. 753, 761, 792
        yield date(year, 6, 19), "Juneteenth"
        yield date(year, 4, 24), "Genocide Remembrance Day"
    yield from ((date(*day), "Lunar New Year") for day in LUNAR_NEW_YEAR if day[0] == year)
    yield from ((date(*day), "Diwali") for day in DIWALI if day[0] == year)


def days_of_mourning(year: int) -> Iterator[Closing]:
    """Yield the National Days of Mourning: whether Gov. Code 6700 makes them holidays is contested.

    Orders that merely excuse federal staff (24 or 26 December) appoint no day for the public: left out.
    """
    yield from (closing for closing in NYSE_SPECIAL if closing[0].year == year and "Mourning" in closing[1])


RULES: dict[str, Callable[[int], Iterator[Closing]]] = {
    "nyse": nyse,
    "ny_banks": ny_banks,
    "ny_legal": ny_legal,
    "massachusetts": massachusetts,
    "suffolk": suffolk,
    "federal": federal,
    "california": california,
    "days_of_mourning": days_of_mourning,
}


def table(rule: Callable[[int], Iterator[Closing]]) -> str:
    """Return one table: a line per closing, by date; reasons of one day are joined, Sundays left out."""
    reasons: dict[date, list[str]] = {}
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for day, reason in rule(year):
            if day.weekday() != SUN:
                reasons.setdefault(day, []).append(reason)
    lines = ["date,weekday,reason"]
    for day, found in sorted(reasons.items()):
        lines.append(f"{day.isoformat()},{day:%a},{'; '.join(found)}")
    return "\n".join(lines) + "\n"


def everywhere(year: int) -> Iterator[Closing]:
    """Yield every weekday that a calendar closes, each reason with the calendars that give it."""
    sources: dict[Closing, list[str]] = {}
    for name, rule in RULES.items():
        for closing in rule(year):
            # A day of mourning closes everything only because the exchange is closed: it is listed there.
            if closing[0].weekday() < SAT and name != "days_of_mourning":
                sources.setdefault(closing, []).append(name)
    for (day, reason), names in sources.items():
        yield day, f"{reason} ({', '.join(names)})"


def tables() -> dict[str, str]:
    """Return every table's text by its name."""
    return {name: table(rule) for name, rule in RULES.items()} | {"all": table(everywhere)}


def main() -> int:
    """Write the tables, or with ``--check`` return 1 if a shipped table differs from the rules."""
    parser = argparse.ArgumentParser(description="Make the tables of closings.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a table is not fresh")
    check = parser.parse_args().check
    stale = []
    for name, text in tables().items():
        path = TABLES / f"{name}.csv"
        if check and (not path.is_file() or path.read_text(encoding="utf-8") != text):
            stale.append(path.name)
        elif not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    if stale:
        print("not fresh, run bin/make_calendars.py: " + ", ".join(stale), file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
