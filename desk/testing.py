"""``covenant test``: every scenario is tried, and what was expected of it compared."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from checker import api
from checker.api import Job, Trial, matter_files, try_job, with_bytes
from checker.model.errors import UsageError
from checker.model.visible import one_line
from desk.crew.spread import spread, usable
from desk.outputs import planned, write_all
from desk.progress import bar
from desk.settings import settings_here
from desk.writing import say

ALL_MET, MISSED, COULD_NOT_CHECK = 0, 1, 2


def run_test(arguments: argparse.Namespace) -> int:
    """Try every scenario and write what was missed; 0 all met, 1 one missed, 2 one could not be checked."""
    settings = settings_here()
    # An output that is asked for has nothing to do with the formats that the project has settled.
    formats = arguments.formats or (settings.formats if arguments.output is None else ())
    wanted = planned(formats, arguments.output)
    trials = tried(arguments.paths, jobs=arguments.jobs, cluster=arguments.cluster)
    write_all(wanted, _made(trials, settings.rule_pages))
    errors = [trial.error for trial in trials if trial.error]
    if errors:
        say(errors[0])
        return COULD_NOT_CHECK
    return ALL_MET if all(trial.passed for trial in trials) else MISSED


def tried(paths: Sequence[Path], *, jobs: int | None, cluster: str | None = None) -> tuple[Trial, ...]:
    """Return the trials of every scenario in the files and folders, in their order; UsageError without any."""
    files = _scenarios(paths)
    root = "" if cluster is None else os.getcwd()
    trials: list[Trial] = []
    with (
        bar("scenarios", len(files)) as done,
        closing(
            spread(try_job, _jobs(files, root), jobs=usable(jobs, len(files)), cluster=cluster)
        ) as of_files,
    ):
        for of_file in of_files:
            trials += of_file
            done()
    if not trials:
        raise UsageError(
            f"no scenario found under {', '.join(str(path) for path in paths)}: "
            "a scenario is a matter file (.yaml) with `expect:`"
        )
    return tuple(trials)


def _scenarios(paths: Sequence[Path]) -> Mapping[Path, bool]:
    """Return the files to try, each once, in order, and whether it was named itself."""
    files: dict[str, tuple[Path, bool]] = {}
    for path in paths:
        for file in matter_files([path]):
            files.setdefault(os.path.abspath(file), (file, file == path))
    return dict(files.values())


def _jobs(files: Mapping[Path, bool], root: str) -> Iterator[Job]:
    """Yield the work on each file; its bytes are read once, here where they may have to travel."""
    for file, named in files.items():
        yield with_bytes(Job(str(file), str(file.parent), named=named, root=root))


def _made(trials: tuple[Trial, ...], rule_pages: str) -> Mapping[str, Callable[[], str]]:
    """Return what makes each format."""

    def run() -> api.Run:
        passed = sum(trial.passed for trial in trials)
        counts = {"scenarios": len(trials), "passed": passed, "failed": len(trials) - passed}
        results = (result for trial in trials for result in api.results_of_trial(trial))
        return api.Run("test", tuple(results), counts)

    def sarif(run: api.Run) -> str:
        return api.sarif_text(run, rule_pages=rule_pages, base=Path.cwd())

    return {
        "text": lambda: _text(trials),
        "json": lambda: _json(trials),
        "junit": lambda: api.junit_text(trials),
        "sarif": lambda: sarif(run()),
        "code-scanning": lambda: sarif(api.alerts(run())),
        "github": lambda: api.github_text(run(), base=Path.cwd()),
        "markdown": lambda: api.markdown_text(run()),
    }


def _text(trials: tuple[Trial, ...]) -> str:
    """Return what was missed, scenario by scenario, and the count that closes the run."""
    lines = []
    for trial in trials:
        name = f"{trial.file} {trial.case}".strip()
        if trial.error:
            lines.append(one_line(f"ERROR   {name}: {trial.error}"))
        for each in trial.compared:
            if not each.met:
                told = f"MISSED  {name}: {each.path}: expected {each.expected}, seen {each.seen}"
                lines.append(one_line(told))
        if trial.why and not trial.passed:
            lines.append(one_line(f"        because {trial.why}"))
    passed = sum(trial.passed for trial in trials)
    compared = sum(len(trial.compared) for trial in trials)
    lines += [f"{compared} expectations compared", f"{passed} passed, {len(trials) - passed} failed"]
    return "\n".join(lines) + "\n"


def _json(trials: tuple[Trial, ...]) -> str:
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
