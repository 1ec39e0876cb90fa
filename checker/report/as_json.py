"""The report as JSON (schema ``covenant/report/1``): every key always present, numbers as exact strings."""

from __future__ import annotations

from typing import Any

import msgspec

from checker.model.report import Action, Change, Deadline, Derivation, Finding, Paper, Position, Report

REPORT_SCHEMA = "covenant/report/1"
REPORTS_SCHEMA = "covenant/reports/1"


def json_text(reports: list[Report]) -> str:
    """Return one report as an object, several under ``reports``; UTF-8, two spaces, a final newline."""
    one = len(reports) == 1
    data = as_data(reports[0]) if one else _several([as_data(report) for report in reports])
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode("utf-8") + "\n"


def _several(reports: list[dict[str, Any]]) -> dict[str, Any]:
    return {"schema": REPORTS_SCHEMA, "reports": reports}


def as_data(report: Report) -> dict[str, Any]:
    """Return the report as plain data in the order of the contract."""
    return {
        "schema": REPORT_SCHEMA,
        "matter": report.matter,
        "as_of": report.as_of.isoformat(),
        "verdict": str(report.verdict),
        "actions": [_action(action) for action in report.actions],
        "history": [_action(action) for action in report.history],
        "faults": [{"rule": f.rule, "error": f.error, "action": f.action} for f in report.faults],
        "deadlines": [_deadline(deadline) for deadline in report.deadlines],
        "documents": [_paper(paper) for paper in report.documents],
        "readings": [
            {
                "id": use.id,
                "chosen": use.chosen,
                "decided": use.decided,
                "changes": [_change(change) for change in use.changes],
            }
            for use in report.readings
        ],
    }


def _action(action: Action) -> dict[str, Any]:
    return {
        "index": action.index,
        "id": action.id,
        "event": action.event,
        "date": action.date.isoformat(),
        "verdict": str(action.verdict),
        "findings": [_finding(finding) for finding in action.findings],
        "figures": dict(action.figures),
        "derivations": [_derivation(each) for each in action.derivations],
        "before": _position(action.before),
        "after": _position(action.after),
        "consequences": dict(action.consequences),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "clause": finding.clause,
        "subject": finding.subject,
        "counts": finding.counts,
        "outcome": str(finding.outcome),
        "outcomes": {reading: dict(under) for reading, under in finding.outcomes.items()},
        "message": finding.message,
        "quote": finding.quote,
        "line": finding.line,
        "column": finding.column,
        "facts": dict(finding.facts),
        "remedy": finding.remedy,
        "fingerprint": finding.fingerprint,
    }


def _derivation(each: Derivation) -> dict[str, Any]:
    return {
        "figure": each.figure,
        "value": each.value,
        "clause": each.clause,
        "formula": each.formula,
        "inputs": dict(each.inputs),
        "unrounded": each.unrounded,
        "rounding": each.rounding,
    }


def _position(position: Position) -> dict[str, Any]:
    return {
        "warrant_price": position.warrant_price,
        "warrant_shares": position.warrant_shares,
        "warrants": {
            key: {
                "holder": line.holder,
                "warrant_shares": line.warrant_shares,
                "warrant_price": line.warrant_price,
            }
            for key, line in position.warrants.items()
        },
    }


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {
        "rule": deadline.rule,
        "date": deadline.date.isoformat(),
        "safe_date": deadline.safe_date.isoformat(),
        "status": deadline.status,
        "who": deadline.who,
        "to": deadline.to,
        "what": deadline.what,
        "counted_from": deadline.counted_from.isoformat(),
        "count": deadline.count,
        "action": deadline.action,
    }


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "form": paper.form,
        "action": paper.action,
        "signer": paper.signer,
        "recipient": paper.recipient,
        "methods": list(paper.methods),
        "clause": paper.clause,
        "ready": paper.ready,
        "blocked_by": list(paper.blocked_by),
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "option": change.option,
        "action": change.action,
        "path": change.path,
        "from": change.value,
        "to": change.other,
    }
