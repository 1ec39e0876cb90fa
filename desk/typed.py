"""What is typed after an option, read: days, numbers and readings."""

from __future__ import annotations

import argparse
import re
from datetime import date
from typing import Any

MOST_DAYS = 366
MOST_JOBS = 256
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def a_date(text: str) -> date:
    """Return a date typed as YYYY-MM-DD."""
    try:
        if not _DAY.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a date: type it as YYYY-MM-DD, e.g. 2003-06-16"
        ) from None


def days_ahead(text: str) -> int:
    """Return a number of days typed as a whole number from 0 to MOST_DAYS."""
    days = _whole(text, MOST_DAYS)
    if days is None:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no number of days: type a whole number from 0 to {MOST_DAYS}, e.g. 3"
        )
    return days


def number_of_jobs(text: str) -> int:
    """Return a number of processes typed as a whole number from 1 to MOST_JOBS."""
    jobs = _whole(text, MOST_JOBS)
    if not jobs:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no number of processes: type a whole number from 1 to {MOST_JOBS}, e.g. 2"
        )
    return jobs


def a_reading(text: str) -> tuple[str, str]:
    """Return a what-if typed as ID=OPTION."""
    reading_id, equals, option = text.partition("=")
    if not (reading_id and equals and option):
        raise argparse.ArgumentTypeError(f"{text!r} is no reading: type it as ID=OPTION, e.g. A-25=C")
    return reading_id, option


class Readings(argparse.Action):
    """Gathers the what-ifs; one reading taken in two ways is refused."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        """Add one what-if to those typed before it."""
        taken = [*getattr(namespace, self.dest)]
        reading_id, option = values
        earlier = dict(taken).get(reading_id, option)
        if earlier != option:
            raise argparse.ArgumentError(self, f"{reading_id} is taken both as {earlier} and as {option}")
        setattr(namespace, self.dest, [*taken, (reading_id, option)])


def _whole(text: str, most: int) -> int | None:
    """Return a whole number from 0 to ``most``, or None."""
    plain = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    return int(text) if plain and int(text) <= most else None
