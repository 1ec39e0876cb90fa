"""Fingerprints of findings: the same matter in the same facts keeps its own, a changed fact ends it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

import msgspec
from msgspec.structs import fields, replace

from checker.model.events import Happening
from checker.model.report import Finding

DIGITS = 16
"""How many hexadecimal digits of the SHA-256 a fingerprint shows: 64 bits."""

# What a matter's author calls an event, or notes about it, is no fact of it: no rule decides by them.
_REMARKS = frozenset({"id", "note"})


class Fingerprints:
    """The fingerprints of one report: findings of equal content are told apart by their order in it."""

    def __init__(self) -> None:
        self._seen: dict[bytes, int] = {}

    def given(self, findings: Iterable[Finding], event: Happening) -> tuple[Finding, ...]:
        """Return the findings about an event, each with its fingerprint of sixteen hexadecimal digits."""
        every = tuple(findings)
        return self._marked(every, event_digest(event)) if every else ()

    def _marked(self, findings: tuple[Finding, ...], event: bytes) -> tuple[Finding, ...]:
        """Return the findings with their fingerprints, each of equal content with its own."""
        marked = []
        for finding in findings:
            digest = hashlib.sha256(event + _encoded(_said(finding)))
            ordinal = self._seen.get(digest.digest(), 0)
            self._seen[digest.digest()] = ordinal + 1
            if ordinal:
                digest.update(str(ordinal).encode("ascii"))
            marked.append(replace(finding, fingerprint=digest.hexdigest()[:DIGITS]))
        return tuple(marked)


def event_digest(event: Happening) -> bytes:
    """Return the SHA-256 of an event's own fields as typed data, without its ``id`` and ``note``.

    What is left out and what is given as its default are the same; the order of keys says nothing.
    """
    own = {name: plain for name, plain in _given(event).items() if name not in _REMARKS}
    return hashlib.sha256(_encoded([event.event, own])).digest()


def _said(finding: Finding) -> list[Any]:
    """Return what a finding says, without where in a file it stands."""
    return [
        finding.rule,
        finding.clause,
        finding.subject,
        str(finding.outcome),
        {reading: dict(under) for reading, under in finding.outcomes.items()},
        finding.message,
        dict(finding.facts),
    ]


def _given(value: msgspec.Struct) -> dict[str, Any]:
    """Return the fields of a struct that are not at their defaults, as plain data."""
    found = {}
    for name, default in _defaults(type(value)):
        own = getattr(value, name)
        if own is not None and not (own == default and type(own) is type(default)):
            found[name] = _plain(own)
    return found


@cache
def _defaults(kind: type[msgspec.Struct]) -> tuple[tuple[str, Any], ...]:
    """Return the names of a struct's fields, each with the default it has (or a mark that it has none)."""
    return tuple(
        (
            field.name,
            field.default_factory()
            if not isinstance(field.default_factory, msgspec.UnsetType) and callable(field.default_factory)
            else field.default,
        )
        for field in fields(kind)
    )


def _plain(value: Any) -> Any:
    """Return a value of an event as what JSON can hold; a number or day keeps the name of its kind."""
    if isinstance(value, msgspec.Struct):
        return _given(value)
    if isinstance(value, Fraction):
        return [type(value).__name__, f"{value.numerator}/{value.denominator}"]
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int):
        return ["int", str(int(value))]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return [type(value).__name__, str(value)]


def _encoded(plain: Any) -> bytes:
    """Return plain data as JSON in one form only: keys in order, UTF-8, no spaces."""
    return msgspec.json.encode(plain, order="sorted")
