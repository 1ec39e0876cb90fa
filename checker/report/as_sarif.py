"""A run as SARIF 2.1.0: the same run gives the same bytes, on any day and on any machine."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import msgspec

from checker.model.errors import UsageError
from checker.report.described import READING_PAGES, Described, described
from checker.report.own_rules import FAULT, INPUT
from checker.report.results import Kind, Level, Result, Run
from checker.report.sarif_identity import identities
from checker.report.sarif_places import AGREEMENTS, SOURCES, clause_place, place, repository_of, said
from checker.report.shown import shown_run

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NOTIFIED = (INPUT, FAULT)
LINE_HASH = "primaryLocationLineHash"
"""The only fingerprint by which GitHub tells alerts apart; left out, it takes one of the line's text, and two
findings of a rule about one line become one alert."""


def sarif_text(run: Run, *, rule_pages: str = "", base: Path | None = None) -> str:
    """Return a run as SARIF 2.1.0, with two spaces and a final newline.

    ``rule_pages`` is the address under which the rules' pages lie; without it each rule names its page relative
    to the project (the standard wants an absolute address, which only the user knows). ``base`` is the folder
    in which the command ran: files are named from the root of its repository, if it lies in one.
    """
    base = None if base is None else repository_of(base)
    seen = shown_run(run)
    rules = tuple(dict.fromkeys(result.rule for result in seen.results))
    index = {code: number for number, code in enumerate(rules)}
    data = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "covenant",
                        "version": _version(),
                        "rules": [_rule(described_or_bare(code), rule_pages) for code in rules],
                    }
                },
                "automationDetails": {"id": f"covenant/{seen.command}/"},
                "invocations": [_invocation(seen, index, base)],
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    SOURCES: {
                        "description": {"text": "the repository, or the folder in which the command ran"}
                    },
                    AGREEMENTS: {"description": {"text": "the sources of covenant, with the agreements"}},
                },
                "results": _results(seen, index, base),
            }
        ],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode("utf-8") + "\n"


def described_or_bare(code: str) -> Described:
    """Return what is known of a rule; of one that this version does not know, its code."""
    try:
        return described(code)
    except UsageError:
        return Described(code, code, code, "", "", "", "", Level.ERROR)


def _version() -> str:
    """Return the version of the installed tool; ``not installed`` where it runs from its sources."""
    try:
        return version("covenant")
    except PackageNotFoundError:
        return "not installed"


def _rule(rule: Described, rule_pages: str) -> dict[str, Any]:
    """Return a rule as the tool describes it."""
    words = f"“{rule.quote}” ({rule.clause})" if rule.quote else ""
    quoted = f"> {words}\n\n" if words else ""
    text = "\n\n".join(part for part in (words, rule.meaning) if part)
    tags = [each for each in (rule.agreement, rule.clause) if each]
    told: dict[str, Any] = {
        "id": rule.id,
        "name": _name(rule),
        "shortDescription": {"text": said(rule.title)},
        "fullDescription": {"text": said(_first_paragraph(rule.meaning))},
        "help": {"text": said(text), "markdown": f"**{rule.id}**: {rule.title}\n\n{quoted}{rule.meaning}"},
        "defaultConfiguration": {"level": rule.graded},
        "properties": {
            "clause": rule.clause,
            "agreement": rule.agreement,
            "page": rule.page,
            "tags": tags,
        },
    }
    if rule.page:
        told["helpUri"] = _address(rule, rule_pages.rstrip("/")) if rule_pages else rule.page
    return told


def _address(rule: Described, rule_pages: str) -> str:
    """Return the address of a rule's page; the readings' folder lies beside that of the rules."""
    if rule.page.startswith(READING_PAGES) and rule_pages.endswith("/rules"):
        rule_pages = f"{rule_pages.removesuffix('/rules')}/readings"
    return f"{rule_pages}/{rule.id}.md"


def _name(rule: Described) -> str:
    """Return a rule's name in one word: ``ThirdDelay`` of ``R2.g-third-delay``."""
    words = rule.id.partition("-")[2] if rule.clause and "-" in rule.id and rule.quote else rule.title
    letters = "".join(letter if letter.isalnum() else " " for letter in words)
    return "".join(f"{word[:1].upper()}{word[1:]}" for word in letters.split())


def _first_paragraph(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split())


def _results(run: Run, index: dict[str, int], base: Path | None) -> list[dict[str, Any]]:
    """Return the results in their order; if one is suppressed, each says whether it is (SARIF 3.27.23)."""
    suppressing = any(result.exception for result in run.results)
    return [
        _result(result, identity, index[result.rule], suppressing, base)
        for result, identity in zip(run.results, identities(run.results, base), strict=True)
    ]


def _result(
    result: Result, identity: str, rule_index: int, suppressing: bool, base: Path | None
) -> dict[str, Any]:
    """Return one result."""
    told: dict[str, Any] = {
        "ruleId": result.rule,
        "ruleIndex": rule_index,
        "kind": result.kind,
        "level": result.level if result.kind is Kind.FAIL else Level.NONE,
        "message": {"text": said(result.message)},
    }
    where, clause = place(result, base), clause_place(result)
    told["locations"] = [where] if where else []
    if clause:
        told["relatedLocations"] = [clause]
    told["partialFingerprints"] = {"covenant/v1": identity, LINE_HASH: identity}
    if result.fingerprint:
        told["partialFingerprints"]["covenantFacts/v1"] = result.fingerprint
    if suppressing:
        told["suppressions"] = _suppressions(result)
    told["properties"] = _properties(result)
    return told


def _suppressions(result: Result) -> list[dict[str, Any]]:
    """Return why a result is knowingly excepted; nothing of one that is not."""
    record = result.exception
    if record is None:
        return []
    days = {"granted": record.granted.isoformat(), "expires": record.expires.isoformat()}
    return [
        {
            "kind": "external",
            "status": "accepted",
            "justification": said(
                f"{record.reason} (approved by {record.approved_by}; evidence: {record.evidence}; "
                f"granted {days['granted']}, expires {days['expires']})"
            ),
            "properties": {"approved_by": record.approved_by, "evidence": record.evidence, **days},
        }
    ]


def _properties(result: Result) -> dict[str, Any]:
    """Return what SARIF has no word for; what is empty is left out."""
    named = {
        "outcome": result.outcome,
        "matter": result.matter,
        "matterFile": result.of,
        "case": result.case,
        "action": result.path,
        "event": result.event,
        "clause": result.clause,
        "subject": result.subject,
        "remedy": result.remedy,
    }
    return {**{key: value for key, value in named.items() if value}, "counts": result.counts}


def _invocation(run: Run, index: dict[str, int], base: Path | None) -> dict[str, Any]:
    """Return whether everything could be checked, and what could not."""
    notified = [each for each in run.results if each.rule in _NOTIFIED and each.kind is Kind.FAIL]
    notifications = [_notification(result, index[result.rule], base) for result in notified]
    told: dict[str, Any] = {"executionSuccessful": not notified}
    if notifications:
        told["toolExecutionNotifications"] = notifications
    return told


def _notification(result: Result, rule_index: int, base: Path | None) -> dict[str, Any]:
    """Return what kept a file or a rule from being checked."""
    where = place(result, base)
    return {
        "level": Level.ERROR,
        "message": {"text": said(result.message)},
        "locations": [where] if where else [],
        "associatedRule": {"id": result.rule, "index": rule_index},
    }
