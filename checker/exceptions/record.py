"""What an exceptions file records, and what came of it: records, notices, and what is excepted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct


class ExceptionRecord(Struct, frozen=True):
    """One finding that somebody accepted, for a reason and until a day.

    In force from ``granted`` through ``expires``, both days included, by the matter's ``as_of``;
    ``line`` is that of its ``[[exception]]`` header. ``instrument``, where it is named, is the Warrant that
    the act must concern.
    """

    rule: str
    matter: str
    fingerprint: str
    reason: str
    evidence: str
    approved_by: str
    granted: date
    expires: date
    line: int | None = None
    instrument: str = ""


class ExceptionFile(Struct, frozen=True):
    """An exceptions file: its name as the user typed it, and its records in the order of the file."""

    file: str
    records: tuple[ExceptionRecord, ...] = ()


class Notice(Struct, frozen=True):
    """Something said about a record itself: it has expired, is not yet granted, fits nothing, lacks its evidence.

    ``rule`` is ``EXC-EXPIRED``, ``EXC-NOT-YET``, ``EXC-UNUSED`` or ``EXC-EVIDENCE``; each makes exit status 1.
    """

    rule: str
    message: str
    file: str
    line: int | None
    remedy: str


class Applied(Struct, frozen=True):
    """What the records mean for one report: the findings excepted, by fingerprint, and what to say.

    ``used`` are the records whose finding was there, in force or not, and those whose rule crashed: they are
    not unused.
    """

    excepted: Mapping[str, ExceptionRecord] = {}
    notices: tuple[Notice, ...] = ()
    used: tuple[ExceptionRecord, ...] = ()
