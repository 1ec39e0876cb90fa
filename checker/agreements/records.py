"""The rows of the registers: what a source, a clause, a term, a coverage row and a reading consist of."""

from __future__ import annotations

from typing import Literal

import msgspec

Standing = Literal["default", "contested", "remote"]
Favor = Literal["MORE", "LESS", "EQUAL", "MIXED"]
Test = Literal[
    "none",
    "words",
    "threshold",
    "first_day",
    "demands",
    "short_forms",
    "burden",
    "delay",
    "deadline",
    "more",
    "window",
    "choice",
    "excludes",
    "minimum",
]
Status = Literal["rules", "definitions only", "form only", "not modelled"]
Unit = Literal[
    "USD",
    "USD_per_share",
    "shares",
    "preferred_shares",
    "days",
    "business_days",
    "months",
    "years",
    "date",
    "count",
    "percent",
    "fraction",
    "text",
]


class StoredFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One stored file of an agreement's text and the SHA-256 of its bytes."""

    name: str
    sha256: str


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An agreement's words: its files in the order of the agreement, and the SHA-256 of the whole."""

    title: str
    date: str
    parties: tuple[str, ...]
    sha256: str
    files: tuple[StoredFile, ...]


class ClauseRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A clause as the register gives it: where it begins and, if not at the next clause, where it ends."""

    code: str
    title: str
    file: str
    begins: str
    until: str = ""


class ClausePlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A clause found in the text.

    ``start`` and ``end`` count the characters of the whole agreement from 0, ``line`` its lines from 1.
    """

    code: str
    agreement: str
    title: str
    file: str
    line: int
    start: int
    end: int


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One figure, date or name of an agreement, with the clause and the quoted words that contain it."""

    id: str
    agreement: str
    value: str
    unit: Unit
    clause: str
    quote: str
    means: str


class CoverageRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the program does with one clause, and why."""

    clause: str
    agreement: str
    status: Status
    because: str


class OptionText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way of reading a doubtful point; ``remote`` is explained but never counted."""

    id: str
    standing: Standing
    means: str


class ReadingText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A doubtful point of the agreements; ``default`` is one option, or one each for company and holder."""

    id: str
    agreement: str
    title: str
    clauses: tuple[str, ...]
    question: str
    options: tuple[OptionText, ...]
    default: str | dict[str, str]
    reason: str
    changes: tuple[str, ...]
    example: str = ""
    must_choose: bool = False

    def defaults(self) -> tuple[str, ...]:
        """Return the default options, one for each party where they differ."""
        return (self.default,) if isinstance(self.default, str) else tuple(self.default.values())


class Quoted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a clause, verbatim."""

    clause: str
    quote: str


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one agreement gives of a right: in words, as terms of the registers or as values of the fields, quoted.

    ``strictly`` says that the figure itself does not suffice (more than half); ``next`` is then the nearest
    threshold that a grant can state. ``less_to`` and ``more_from`` bound a window in the other unit of days.
    """

    says: str
    terms: tuple[str, ...] = ()
    values: dict[str, str] = {}
    words: tuple[Quoted, ...] = ()
    strictly: bool = False
    next: str = ""
    unit: str = ""
    less_to: int = 0
    more_from: int = 0


class ComparisonRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the terms by which rights are compared, from the side of whoever has them.

    ``fields`` are those of a grant that say it (none where no field does), ``ranks`` orders what they may say,
    ``burdens`` names what a burden is put on: a demand, or any right of registration. ``demand`` marks the terms
    of a demand, by which a later warrant is measured against Exhibit D.
    """

    row: int
    term: str
    fields: tuple[str, ...]
    test: Test
    rra: Measure
    exhibit_d: Measure
    exhibit_d_is: Favor
    left_out: str
    demand: bool = False
    burdens: Literal["", "demand", "any"] = ""
    ranks: dict[str, dict[str, int]] = {}


class Registers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All registers of all agreements; ``fingerprint`` is the SHA-256 of the files they were read from."""

    fingerprint: str
    sources: dict[str, Source]
    clauses: tuple[ClausePlace, ...]
    terms: tuple[Term, ...]
    coverage: tuple[CoverageRow, ...]
    readings: tuple[ReadingText, ...]
    comparison: tuple[ComparisonRow, ...] = ()
