"""What a fixture expects of a report, compared with what the checker said (CONTRACT section 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from checker.model.errors import InputError
from checker.model.matter import Part
from checker.model.outcome import Outcome, worst

_KNOWN = (
    "verdict",
    "actions",
    "history",
    "deadlines",
    "documents",
    "readings",
    "faults",
    "why",
    "matter",
    "as_of",
)

# No exponent: a number of ten characters could have a billion digits.
_NUMBER = re.compile(r"-?(?:(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*|/[0-9]+)?|\.[0-9]+)")


@dataclass(frozen=True, slots=True)
class Compared:
    """One expectation: where in the report, what was expected, what was seen, and whether they agree.

    ``at`` is its path below ``expect``; ``line`` and ``column``, counted from 1, say where it stands in the
    file, once that is known.
    """

    path: str
    expected: str
    seen: str
    met: bool
    at: tuple[Part, ...] = ()
    line: int | None = None
    column: int | None = None


class BadExpectation(InputError):
    """An ``expect`` names what no report has; ``at`` is the path below it."""

    def __init__(self, message: str, at: tuple[Part, ...] = ()) -> None:
        super().__init__(message)
        self.at = at


def compare(expected: Mapping[str, Any], report: Mapping[str, Any]) -> tuple[Compared, ...]:
    """Compare everything an ``expect`` names with the report as data; what it does not name is not compared.

    Numbers compare by value, lists by containment, deadlines by either their date or their safe date.
    Raises BadExpectation for a key that is no part of a report, and for a shape that it cannot have.
    """
    return tuple(_compare(_mapping(expected, ()), report))


def _mapping(value: Any, at: tuple[Part, ...]) -> Mapping[Any, Any]:
    """Return a mapping as it is; raise BadExpectation for anything else."""
    if isinstance(value, Mapping):
        return value
    name = ".".join(str(part) for part in ("expect", *at))
    raise BadExpectation(f"`{name}` is a mapping of names and what is expected of them", at)


def _compare(expected: Mapping[str, Any], report: Mapping[str, Any]) -> Iterator[Compared]:
    for key, value in expected.items():
        if key not in _KNOWN:
            known = ", ".join(_KNOWN)
            raise BadExpectation(f"`expect` holds {key!r}, which is no part of a report: {known}", (key,))
        if key in ("actions", "history"):
            yield from _actions(key, value, report[key])
        elif key == "deadlines":
            yield from _deadlines(value, report["deadlines"])
        elif key == "documents":
            yield from _contained("documents", (key,), value, [each["form"] for each in report["documents"]])
        elif key == "readings":
            yield from _contained("readings", (key,), value, [use["id"] for use in report["readings"]])
        elif key != "why":
            yield from _part(key, (key,), value, report[key])


def _actions(name: str, expected: Any, actions: Sequence[Mapping[str, Any]]) -> Iterator[Compared]:
    """Yield the comparisons of a list of actions, or of a map from index to action."""
    by_index = {int(action["index"]): action for action in actions}
    listed = isinstance(expected, list | tuple)
    for key, wanted in enumerate(expected) if listed else _mapping(expected, (name,)).items():
        path, at = f"{name}[{key}]", (name, key)
        if not str(key).isdecimal():
            raise BadExpectation(f"`{name}` is a list, or counts from 0: {key!r} is no such number", at)
        action = by_index.get(int(key))
        if action is None:
            yield Compared(path, "an action", "none", False, at)
            continue
        for part, value in _mapping(wanted or {}, at).items():
            if part == "findings":
                for code, outcome in _mapping(value, (*at, part)).items():
                    yield _finding(path, (*at, part, code), str(outcome), action["findings"])
            elif part == "documents":
                raise BadExpectation(
                    "`documents` is expected of the report, not of an action: move it one level up",
                    (*at, part),
                )
            elif part not in ("why",):
                yield from _part(f"{path}.{part}", (*at, part), value, action.get(part))


def _finding(
    action: str, at: tuple[Part, ...], outcome: str, findings: Sequence[Mapping[str, Any]]
) -> Compared:
    """Compare one finding: by rule, or by clause (the worst of its findings), of one subject if named."""
    code, _, subject = str(at[-1]).partition("@")
    seen = [
        Outcome(finding["outcome"])
        for finding in findings
        if _is_of(code, finding) and subject in ("", finding["subject"])
    ]
    found = str(worst(seen)) if seen else "none"
    return Compared(f"{action}.findings.{at[-1]}", outcome, found, found == outcome, at)


def _is_of(code: str, finding: Mapping[str, Any]) -> bool:
    """Say whether a finding is of a rule, of a clause, or of a clause inside that clause."""
    clause = str(finding["clause"])
    return code in (finding["rule"], clause) or clause.startswith(f"{code}.")


def _deadlines(expected: Mapping[str, Any], deadlines: Sequence[Mapping[str, Any]]) -> Iterator[Compared]:
    """Yield the comparisons of deadlines: the day expected is the date or the safe date of one of the rule."""
    for key, day in _mapping(expected, ("deadlines",)).items():
        code, _, subject = str(key).partition("@")
        seen = [
            deadline
            for deadline in deadlines
            if (deadline["rule"] == code or str(deadline["rule"]).partition("-")[0] == code)
            and subject in ("", deadline["to"], deadline["who"])
        ]
        days = [str(deadline[which]) for deadline in seen for which in ("date", "safe_date")]
        wanted = str(day)
        shown = ", ".join(dict.fromkeys(days)) or "none"
        yield Compared(f"deadlines.{key}", wanted, shown, wanted in days, ("deadlines", key))


def _contained(path: str, at: tuple[Part, ...], expected: Any, seen: Sequence[str]) -> Iterator[Compared]:
    """Yield whether each expected item is in the list."""
    listed = isinstance(expected, Sequence) and not isinstance(expected, str)
    shown = ", ".join(dict.fromkeys(seen)) or "none"
    for index, item in enumerate(expected if listed else [expected]):
        here = (*at, index) if listed else at
        yield Compared(f"{path}.{item}", str(item), shown, str(item) in seen, here)


def _part(path: str, at: tuple[Part, ...], expected: Any, seen: Any) -> Iterator[Compared]:
    """Yield the comparisons of any other part of the report, mappings key by key."""
    if isinstance(expected, Mapping):
        for key, value in expected.items():
            inner = seen.get(key) if isinstance(seen, Mapping) else None
            yield from _part(f"{path}.{key}", (*at, key), value, inner)
    elif isinstance(expected, list | tuple):
        items = [str(each) for each in seen] if isinstance(seen, list | tuple) else []
        yield from _contained(path, at, expected, items)
    else:
        shown = "none" if seen is None else str(seen)
        yield Compared(path, str(expected), shown, same_value(str(expected), shown), at)


def same_value(expected: str, seen: str) -> bool:
    """Compare two scalars: numbers by value (grouping and a dollar sign aside), all else as text."""
    one, other = _number(expected), _number(seen)
    if one is not None and other is not None:
        return one == other
    return (
        expected.lower() == seen.lower()
        if expected.lower() in ("true", "false", "none")
        else expected == seen
    )


def _number(text: str) -> Fraction | None:
    """Return the text as an exact number, or None."""
    plain = text.removeprefix("$")
    try:
        return Fraction(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else None
    except (ValueError, ZeroDivisionError):
        return None
