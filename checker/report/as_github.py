"""A run as annotations of GitHub Actions: one line for each, whatever stands in a name or a message."""

from __future__ import annotations

import os.path
from pathlib import Path, PurePath

from checker.model.outcome import PROHIBITING, Outcome
from checker.report.results import Kind, Result, Run, blocks, is_history
from checker.report.sarif_places import repository_of
from checker.report.shown import has_place, shown_run, visible

ERROR, WARNING, NOTICE = "error", "warning", "notice"


def github_text(run: Run, *, base: Path | None = None) -> str:
    """Return the annotations of a run, one line each: what is permitted and what is to be confirmed has none.

    What prohibits is an error, what leaves an action undetermined a warning; what was excepted, what does not
    count and what lies in the past is a notice. ``base`` is the folder in which the command ran: files are
    named from the root of its repository, if it lies in one, as SARIF names them.
    """
    root = None if base is None else repository_of(base)
    lines = [_annotation(result, root) for result in shown_run(run).results]
    return "".join(f"{line}\n" for line in lines if line)


def _annotation(result: Result, root: Path | None) -> str:
    """Return one annotation, or nothing."""
    command = _command(result)
    if not command:
        return ""
    places = [("file", _file(result.file, root) if has_place(result) else "")]
    places += [("line", str(result.line or "")), ("col", str(result.column or ""))] if places[0][1] else []
    told = ",".join(
        f"{key}={_property(value)}" for key, value in (*places, ("title", _title(result))) if value
    )
    return f"::{command} {told}::{_escaped(_message(result))}"


def _file(file: str, root: Path | None) -> str:
    """Return the name of a file from the root of the repository; one that does not lie in it as it was typed."""
    whole = PurePath(os.path.abspath(file))
    return whole.relative_to(root).as_posix() if root is not None and whole.is_relative_to(root) else file


def _command(result: Result) -> str:
    """Return which annotation a result is, or nothing for what needs none."""
    if result.kind is Kind.PASS or result.outcome == Outcome.CONFIRM:
        return ""
    if blocks(result):
        return ERROR if not result.outcome or Outcome(result.outcome) in PROHIBITING else WARNING
    return NOTICE if result.exception or result.kind is Kind.FAIL or not is_history(result) else ""


def _title(result: Result) -> str:
    """Return the heading: rule, outcome, and why it does not stand in the way."""
    aside = ""
    if result.exception:
        aside = f" (EXCEPTED until {result.exception.expires})"
    elif is_history(result):
        aside = " (history)"
    elif not result.counts:
        aside = " (does not count)"
    outcome = result.outcome.replace("_", " ").upper()
    return f"{result.rule} {outcome}".strip() + aside


def _message(result: Result) -> str:
    """Return what is said: matter and case, the reason, the words, the remedy, the exception's reason."""
    name = " ".join(part for part in (result.matter or result.of, result.case) if part)
    lines = [f"{name}: {result.message}" if name else result.message]
    if result.quote:
        lines.append(f"{result.clause}: “{result.quote}”")
    if result.exception:
        lines.append(f"Excepted by {result.exception.approved_by}: {result.exception.reason}")
    elif result.remedy:
        lines.append(f"To mend it: {result.remedy}")
    return "\n".join(lines)


def _escaped(text: str) -> str:
    """Return a text as the data of a workflow command, on one line."""
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return a text as a property of a workflow command."""
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
