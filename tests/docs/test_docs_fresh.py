"""The pages that are made, and the examples of the rules, are what would be made now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fixture_runs import FileRun, all_runs
from written_pages import ROOT

from checker.api import RULES
from checker.explain.cases import cases_of
from checker.explain.examples import FILE, Candidate, Examples, chosen, read, written
from checker.explain.pages import PAGES, pages
from checker.model.outcome import Outcome

AGAIN = "stale: run bin/make-docs"
PASSING = {Outcome.COMPLIANT, Outcome.CONFIRM}


def _cases(run: FileRun) -> Iterator[Candidate]:
    """Yield the cases of a file from its one run of this session."""
    text = run.file.read_text(encoding="utf-8")
    names = [trial.case for trial in run.trials if trial.compared]
    for name, (loaded, report) in zip(names, run.checked, strict=True):
        yield from cases_of(run.file.relative_to(ROOT).as_posix(), text, name, loaded, report)


@cache
def _candidates() -> tuple[Candidate, ...]:
    return tuple(case for run in all_runs() for case in _cases(run))


@cache
def _examples() -> dict[str, Examples]:
    return dict(chosen(_candidates(), [rule.code for rule in RULES]))


def test_the_shipped_examples_are_those_that_would_be_chosen() -> None:
    assert FILE.read_bytes() == written(_examples()), AGAIN


def test_every_shipped_example_gives_the_outcome_that_it_states() -> None:
    """An example is a case that a person wrote and that the program meets: nothing else would be a proof."""
    met = {(each.rule, each.example) for each in _candidates()}
    shipped = read(FILE.read_bytes())
    stated = {(rule, each) for rule, found in shipped.items() for each in (*found.passes, *found.fails)}
    assert stated
    assert not stated - met, AGAIN


def test_every_rule_has_an_example_that_passes_and_at_most_two_of_each() -> None:
    shipped = read(FILE.read_bytes())
    assert [code for code, found in shipped.items() if not found.passes] == []
    for found in shipped.values():
        assert len(found.passes) <= 2
        assert len(found.fails) <= 2
        assert {each.outcome for each in found.passes} <= PASSING
        assert not {each.outcome for each in found.fails} & PASSING


def test_the_line_of_an_example_is_that_of_its_case() -> None:
    for found in read(FILE.read_bytes()).values():
        for each in (*found.passes, *found.fails):
            line = (ROOT / each.file).read_text(encoding="utf-8").splitlines()[each.line - 1]
            assert re.match(rf"\s*[\"']?{re.escape(each.case or 'expect')}[\"']?:", line), each


def test_the_made_pages_are_what_would_be_made() -> None:
    wanted = pages(_examples())
    stale = [name for name, text in wanted.items() if _text(ROOT / name) != text]
    assert not stale, AGAIN


def test_no_page_stands_there_that_nothing_makes() -> None:
    present = {file.relative_to(ROOT).as_posix() for folder in PAGES for file in (ROOT / folder).glob("*.md")}
    assert not present - set(pages(_examples())), AGAIN


def test_every_rule_and_every_reading_has_its_page() -> None:
    made = set(pages(_examples()))
    assert {f"docs/rules/{rule.code}.md" for rule in RULES} <= made


def _text(file: Path) -> str:
    """Return what stands in a file, or nothing where there is none."""
    return file.read_text(encoding="utf-8") if file.is_file() else ""
