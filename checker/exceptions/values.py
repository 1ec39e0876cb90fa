"""The values of one exception: what each must be, and the sentence about one that is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from checker.agreements.reading_texts import reading_texts
from checker.exceptions.evidence import checked_evidence
from checker.exceptions.record import ExceptionRecord
from checker.matter.characters import first_refused, refusal
from checker.rules.catalogue import RULES, rule_named

KEYS = (
    "rule",
    "matter",
    "fingerprint",
    "reason",
    "evidence",
    "approved_by",
    "granted",
    "expires",
    "scope",
)
SCOPE_KEYS = ("matter", "instrument")
_SHOWN = 60
LONGEST_DAYS = 366
"""How many days after the day it is granted an exception may expire at most."""

_FINGERPRINT = re.compile(r"[0-9a-fA-F]{16}")
_TOLD = {
    "rule": 'the code of the rule, such as rule = "R2.b-notice"',
    "matter": "the matter's file (from this file's folder), client_matter or title",
    "fingerprint": "the sixteen digits that the report shows behind the finding",
    "reason": "why it is accepted, in words",
    "evidence": "what shows it: a paper, or a file with its sha256",
    "approved_by": "the name of the person who accepts it",
    "granted": "the day on which it is accepted, such as granted = 2026-05-02",
    "expires": "the last day on which it holds, such as expires = 2026-08-01",
}


class Fault(Exception):
    """A value of an exception that cannot be: its key, and the sentence about it."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key, self.message = key, message


def unknown(key: str, known: Iterable[str]) -> str:
    """Return the sentence about a key that no exception has."""
    names = tuple(known)
    close = get_close_matches(key.lower().replace("-", "_"), names, 1, 0.6)
    tail = f'did you mean "{close[0]}"?' if close else f"known here: {', '.join(names)}"
    return f'"{shown(key)}" is not known in an exception; {tail}'


def shown(text: str) -> str:
    """Return a text of the file for a sentence: not too long, and what is not printed as its escape."""
    plain = text if text.isprintable() else text.encode("unicode_escape").decode("ascii")
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}..."


def record_of(table: Mapping[str, Any], line: int | None) -> ExceptionRecord:
    """Return the record that a table is, its keys being known ones; raise Fault for a value that cannot be."""
    scope = _scope(table)
    for key in _TOLD:
        if key not in table and not (key == "matter" and "matter" in scope):
            raise Fault("", f'"{key}" is left out; give {_TOLD[key]}')
    of_matter = table if "matter" in table else scope
    record = ExceptionRecord(
        rule=_rule(_text(table, "rule")),
        matter=_text(of_matter, "matter", "" if of_matter is table else "scope."),
        fingerprint=_fingerprint(_text(table, "fingerprint")),
        reason=_text(table, "reason", lines=True),
        evidence=_text(table, "evidence"),
        approved_by=_text(table, "approved_by"),
        granted=_day(table, "granted"),
        expires=_day(table, "expires"),
        line=line,
        instrument=_text(scope, "instrument", "scope.") if "instrument" in scope else "",
    )
    try:
        checked_evidence(record.evidence)
    except ValueError as fault:
        raise Fault("evidence", str(fault)) from None
    _check_days(record)
    return record


def _scope(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the inner table that names the matter, or an empty one."""
    scope = table.get("scope", {})
    if not isinstance(scope, dict):
        raise Fault("scope", 'scope is not a table; write scope = { matter = "..." }')
    if "matter" in scope and "matter" in table:
        raise Fault("scope.matter", "the matter is named twice; keep `matter`, or the one in `scope`")
    return scope


def _text(table: Mapping[str, Any], key: str, prefix: str = "", *, lines: bool = False) -> str:
    """Return a text that says something and hides nothing; several lines only where they are allowed."""
    value, name = table[key], prefix + key
    if not isinstance(value, str):
        raise Fault(name, f'{key} is not text; put it in quotes: {key} = "..."')
    text = value.strip()
    if not text:
        raise Fault(name, f"{key} is empty; give {_TOLD.get(key, 'the id of the Warrant')}")
    found = first_refused(text)
    if found is not None:
        raise Fault(name, f"{key}: {refusal(found)}")
    if "\n" in text and not lines:
        raise Fault(name, f"{key} has several lines; write it in one")
    return text


def _rule(code: str) -> str:
    """Return the code of a rule of the agreements that can be dispensed with."""
    found = rule_named(code)
    if found is None:
        raise Fault("rule", _no_rule(code))
    if found.mandatory:
        raise Fault(
            "rule",
            f"{code} is mandatory and cannot be excepted: it is the law's, or what it asks for does not exist; "
            f"mend the act itself (`covenant explain {code}`)",
        )
    return code


def _no_rule(code: str) -> str:
    """Return the sentence about a code that is no rule's."""
    if code == "missing_fact":
        return "a fact that is missing is given in the matter, never excepted; name a rule"
    if any(reading.id == code for reading in reading_texts()):
        return (
            f"{code} is a reading, not a rule; record counsel's choice in the matter under `readings`, "
            "with option, by, date and because"
        )
    close = get_close_matches(code, [rule.code for rule in RULES], 1, 0.6)
    tail = f'did you mean "{close[0]}"?' if close else "`covenant rules` lists them"
    return f'there is no rule "{shown(code)}"; {tail}'


def _fingerprint(text: str) -> str:
    """Return a fingerprint in small letters."""
    digits = text.removeprefix("#")
    if not _FINGERPRINT.fullmatch(digits):
        raise Fault(
            "fingerprint",
            f'"{shown(text)}" is not a fingerprint; copy the sixteen digits (0-9, a-f) that the report shows '
            "behind the finding, such as 0123456789abcdef",
        )
    return digits.lower()


def _day(table: Mapping[str, Any], key: str) -> date:
    """Return a day, which TOML writes bare."""
    value = table[key]
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    seen = (
        "text" if isinstance(value, str) else "a day with a time" if isinstance(value, datetime) else "no day"
    )
    raise Fault(key, f"{key} is {seen}; write the day bare, without quotes or time: {key} = 2026-05-02")


def _check_days(record: ExceptionRecord) -> None:
    """Raise Fault where an exception would end before it begins, or last too long."""
    days = (record.expires - record.granted).days
    if days < 0:
        raise Fault(
            "expires",
            f"it expires on {record.expires}, before it is granted on {record.granted}; give the last day on "
            "which it holds",
        )
    if days > LONGEST_DAYS:
        raise Fault(
            "expires",
            f"it expires {days} days after it is granted on {record.granted}; at most {LONGEST_DAYS} are allowed: "
            "give a nearer day, and grant it anew when it has come",
        )
