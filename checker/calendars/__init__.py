"""Days that are open or closed, and the counting of periods on them."""

from checker.calendars.days import FIRST_DAY, LAST_DAY, Calendar
from checker.calendars.shipped import NAMES, Calendars, calendar

__all__ = ["FIRST_DAY", "LAST_DAY", "NAMES", "Calendar", "Calendars", "calendar"]
