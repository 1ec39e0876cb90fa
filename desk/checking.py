"""``covenant check``, ``state`` and ``test``: the matter goes in, the report comes out."""

from __future__ import annotations

import argparse
import sys

import msgspec

from checker import api
from checker.api import check, json_text, load, load_text, spoken_from, text_report
from checker.model.errors import CovenantError
from checker.model.masking import masked
from checker.model.matter import LoadedMatter
from checker.model.numbers import exact
from checker.model.outcome import Verdict
from checker.model.report import Report
from desk.writing import put

PERMITTED, NOT_PERMITTED, COULD_NOT_CHECK = 0, 1, 2


def loaded_matter(name: str, arguments: argparse.Namespace) -> LoadedMatter:
    """Return the matter of a file (``-``: of standard input), spoken from ``--as-of`` if that is given."""
    loaded = load_text(sys.stdin.buffer.read(), "standard input") if name == "-" else load(name)
    as_of = getattr(arguments, "as_of", None)
    if as_of is None:
        return loaded
    return spoken_from(loaded, as_of)


def run_check(arguments: argparse.Namespace) -> int:
    """Check the matters and print their reports."""
    what_if = dict(arguments.reading)
    checked, refused = [], []
    for name in arguments.matters:
        try:
            loaded = loaded_matter(name, arguments)
            checked.append((loaded, check(loaded, what_if)))
        except CovenantError as error:
            if len(arguments.matters) == 1:
                raise
            refused.append(str(error))
    if arguments.format == "json":
        put(json_text([report for _, report in checked]), arguments.output)
    else:
        texts = [text_report(report, loaded.file) for loaded, report in checked]
        put("\n".join(texts), arguments.output)
    for sentence in refused:
        print(masked(f"covenant: {sentence}"), file=sys.stderr)
    return COULD_NOT_CHECK if refused else max(status_of(report) for _, report in checked)


def status_of(report: Report) -> int:
    """Return the exit status of a report: a fault of the program can never read as permitted."""
    if report.faults:
        for fault in report.faults:
            print(f"covenant: rule {fault.rule} crashed: {fault.error}", file=sys.stderr)
        return COULD_NOT_CHECK
    return PERMITTED if report.verdict is Verdict.PERMITTED else NOT_PERMITTED


def run_state(arguments: argparse.Namespace) -> int:
    """Print the position as of a day and how it came to be."""
    loaded = loaded_matter(arguments.matter, arguments)
    standing = api.standing_on(loaded, arguments.on)
    put(_state_json(standing) if arguments.format == "json" else _state_text(standing), None)
    return PERMITTED


def _state_json(standing: api.Standing) -> str:
    """Return the position as JSON, numbers as exact strings."""
    data = {
        "schema": "covenant/state/1",
        "on": standing.on.isoformat(),
        "position": msgspec.to_builtins(standing.position),
        "capital": _capital(standing),
        "events": [
            {
                "index": entry.index,
                "id": entry.event.id,
                "event": entry.event.event,
                "effective": step.effective.isoformat(),
                "figures": dict(step.figures),
                "position": msgspec.to_builtins(position),
            }
            for entry, step, position in standing.events
        ],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode("utf-8") + "\n"


def _capital(standing: api.Standing) -> dict[str, str]:
    """Return the capital as exact strings, in shares of Common Stock."""
    capital = standing.state.capital
    return {name: exact(getattr(capital, name)) for name in capital.__dataclass_fields__}


def _state_text(standing: api.Standing) -> str:
    """Return the position for a reader: the Warrants, the capital, and the events that led there."""
    lines = [f"Position at the end of {standing.on}", ""]
    for key, line in standing.position.warrants.items():
        lines.append(
            f"  Warrant {key}, {line.holder}: {line.warrant_shares} Warrant Shares at ${line.warrant_price}"
        )
    lines += ["", "Capital, in shares of Common Stock"]
    lines += [f"  {name.replace('_', ' ')}: {value}" for name, value in _capital(standing).items()]
    lines += ["", "How it came to be"]
    lines.append(
        f"  before history: {standing.opening.warrant_shares} Warrant Shares at ${standing.opening.warrant_price}"
    )
    for entry, step, position in standing.events:
        name = f" {entry.event.id}" if entry.event.id else ""
        figures = ", ".join(f"{key} {value}" for key, value in step.figures.items())
        lines.append(
            f"  {step.effective} {entry.event.event}{name}: {position.warrant_shares} Warrant Shares at "
            f"${position.warrant_price}" + (f" ({figures})" if figures else "")
        )
    return "\n".join(lines) + "\n"


def run_test(arguments: argparse.Namespace) -> int:
    """Try every scenario and print what was missed; 0 all met, 1 one missed, 2 one could not be checked."""
    trials = api.try_paths(arguments.paths)
    if arguments.format == "json":
        text = _trials_json(trials)
    elif arguments.format == "junit":
        text = api.junit_text(trials)
    else:
        text = _trials_text(trials)
    put(text, arguments.output)
    if any(trial.error for trial in trials):
        print(f"covenant: {next(t.error for t in trials if t.error)}", file=sys.stderr)
        return COULD_NOT_CHECK
    return PERMITTED if all(trial.passed for trial in trials) else NOT_PERMITTED


def _trials_text(trials: tuple[api.Trial, ...]) -> str:
    """Return what was missed, scenario by scenario, and the count that closes the run."""
    lines = []
    for trial in trials:
        name = f"{trial.file} {trial.case}".strip()
        if trial.error:
            lines.append(f"ERROR   {name}: {trial.error}")
        for each in trial.compared:
            if not each.met:
                lines.append(f"MISSED  {name}: {each.path}: expected {each.expected}, seen {each.seen}")
        if trial.why and not trial.passed:
            lines.append(f"        because {trial.why}")
    passed = sum(trial.passed for trial in trials)
    compared = sum(len(trial.compared) for trial in trials)
    lines += [f"{compared} expectations compared", f"{passed} passed, {len(trials) - passed} failed"]
    return "\n".join(lines) + "\n"


def _trials_json(trials: tuple[api.Trial, ...]) -> str:
    """Return every expectation of every scenario as JSON."""
    data = {
        "schema": "covenant/test/1",
        "scenarios": [
            {
                "file": trial.file,
                "case": trial.case,
                "passed": trial.passed,
                "error": trial.error,
                "expectations": [
                    {"path": each.path, "expected": each.expected, "seen": each.seen, "met": each.met}
                    for each in trial.compared
                ],
            }
            for trial in trials
        ],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode("utf-8") + "\n"
