"""The report: what the checker says of a matter. Every number is an exact string."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day

from msgspec import Struct

from checker.model.outcome import Outcome, Verdict

Figure = str | Mapping[str, str]


class Finding(Struct, frozen=True):
    """One rule's answer about one subject; ``rule`` is a rule's code, or a reading's id.

    ``fingerprint`` names what was found, sixteen hexadecimal digits: it does not turn on where in a file it
    stands, and another fact gives another (an exception is granted to it).
    """

    rule: str
    clause: str
    subject: str
    counts: bool
    outcome: Outcome
    message: str
    quote: str
    outcomes: Mapping[str, Mapping[str, str]] = {}
    line: int | None = None
    column: int | None = None
    facts: Mapping[str, str] = {}
    remedy: str | None = None
    fingerprint: str = ""


class Derivation(Struct, frozen=True):
    """How one figure came to be: the formula in words, its inputs, the unrounded value, the rounding."""

    figure: str
    value: str
    clause: str
    formula: str
    inputs: Mapping[str, str]
    unrounded: str
    rounding: str


class WarrantLine(Struct, frozen=True):
    """One Warrant in the register: its holder and the shares purchasable under it (to the tenth)."""

    holder: str
    warrant_shares: str
    warrant_price: str


class Position(Struct, frozen=True):
    """What stood in the register before or after an action."""

    warrant_price: str
    warrant_shares: str
    warrants: Mapping[str, WarrantLine]


class Action(Struct, frozen=True):
    """One event with everything found about it."""

    index: int
    id: str | None
    event: str
    date: Day
    verdict: Verdict
    findings: tuple[Finding, ...]
    figures: Mapping[str, Figure]
    derivations: tuple[Derivation, ...]
    before: Position
    after: Position
    consequences: Mapping[str, str]


class Deadline(Struct, frozen=True):
    """A day by which somebody must (or may) act; status is open, planned, met, late or overdue."""

    rule: str
    date: Day
    safe_date: Day
    status: str
    who: str
    to: str
    what: str
    counted_from: Day
    count: str
    action: int | None


class Paper(Struct, frozen=True):
    """A document that an action needs, and what stands in the way of an execution version."""

    form: str
    action: int
    signer: str
    recipient: str
    methods: tuple[str, ...]
    clause: str
    ready: bool
    blocked_by: tuple[str, ...]


class Change(Struct, frozen=True):
    """What one figure, date or outcome would be under another contested option of a reading."""

    option: str
    action: int | None
    path: str
    value: str
    other: str


class ReadingUse(Struct, frozen=True):
    """A consulted reading of which another contested option would change this matter's report."""

    id: str
    chosen: str
    decided: bool
    changes: tuple[Change, ...]


class Fault(Struct, frozen=True):
    """A rule that crashed: reported, exit 2, never read as compliant."""

    rule: str
    error: str
    action: int | None


class Report(Struct, frozen=True):
    """Everything the checker says of one matter."""

    matter: str
    as_of: Day
    verdict: Verdict
    actions: tuple[Action, ...]
    history: tuple[Action, ...]
    faults: tuple[Fault, ...]
    deadlines: tuple[Deadline, ...]
    documents: tuple[Paper, ...]
    readings: tuple[ReadingUse, ...]
