"""Guards of how rules and modules are written: headings, sizes, numbers, clocks, imports, open points."""

import ast
import inspect
import re
from pathlib import Path

import pytest
from rule_answers import function_of
from sources import PACKAGES, ROOT, called_name, named, numbers_of_format_specs, python_files, tree

from checker.api import RULES
from checker.rules.rule import Rule

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
LAW = ("checker/rules", "checker/replay")

HEADINGS = ("Compliant", "Breach", "No right", "Judgement", "Missing", "Confirm", "Not decided here")
REFUSALS = {"breach": "Breach", "no_right": "No right", "judgement": "Judgement"}

# Heavy parts that only one command needs; beside them only what is listed, with its reason.
HEAVY = {"weasyprint", "fontTools", "docx", "lxml", "jinja2", "openpyxl", "rich", "junitparser"}
IMPORTED_WHEN_NEEDED = {
    ("checker/agreements/store.py", "checker.agreements.registers"): "a compiled register needs no parser",
    ("checker/matter/attached.py", "checker.workbooks.sheet"): "a matter without a workbook opens no package",
    ("generator/pdf/writer.py", "generator.pdf.fetcher"): "it derives from a class of WeasyPrint",
    ("generator/pdf/child.py", "resource"): "not every system has it",
    (
        "desk/outputs.py",
        "checker.api",
    ): "only an output that lies in a folder of matters asks which those are",
    ("desk/crew/spread.py", "desk.crew.cluster"): "only --cluster needs Dask, which is an extra",
    ("desk/crew/spread.py", "desk.crew.pool"): "one process alone needs no machinery for several",
    ("desk/settings.py", "tomllib"): "a project without settings of its own parses none",
}

# How many decimals a figure is shown with is typography, not law.
DECIMALS_SHOWN = ("exact", "display")


@each_rule
def test_a_rule_says_what_it_asks_in_a_sentence_and_what_meets_it(rule: Rule) -> None:
    """The docstring is what ``covenant explain`` prints: a sentence, then cases under fixed headings."""
    text = inspect.cleandoc(rule.meaning)
    first = text.partition("\n\n")[0]
    assert first[:1].isupper()
    assert first.endswith(".")
    assert [heading for heading in HEADINGS if re.search(rf"\b{heading}\b[^.:]*:", text)]


@each_rule
def test_a_rule_that_can_refuse_says_when_it_refuses_and_when_not(rule: Rule) -> None:
    """An example that passes and one that fails (contract section 2, ``explain``)."""
    text = inspect.cleandoc(rule.meaning)
    own = {called_name(node) for node in ast.walk(function_of(rule)) if isinstance(node, ast.Call)}
    unsaid = [heading for answer, heading in REFUSALS.items() if answer in own and f"{heading}:" not in text]
    assert not unsaid
    assert not own & set(REFUSALS) or "Compliant:" in text


@each_rule
def test_a_rule_fits_on_one_screen(rule: Rule) -> None:
    """At most 30 statements, the docstring aside: what is longer holds two thoughts (an alarm)."""
    statements = [node for node in ast.walk(function_of(rule)) if isinstance(node, ast.stmt)]
    # The function itself and its docstring are two of them.
    assert len(statements) - 2 <= 30


@pytest.mark.parametrize("file", python_files(*PACKAGES), ids=named)
def test_a_file_has_at_most_three_hundred_lines(file: Path) -> None:
    """A file that grows past it is split by meaning (an alarm, not a law)."""
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300


def _bare_numbers(file: Path) -> list[str]:
    module = tree(file)
    allowed = numbers_of_format_specs(module)
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and called_name(node) in DECIMALS_SHOWN:
            allowed |= set(node.args[1:2])
        if isinstance(node, ast.Assign) and all(
            isinstance(target, ast.Name) and target.id.endswith("_PLACES") for target in node.targets
        ):
            allowed.add(node.value)
    return [
        f"{named(file)}:{node.lineno}: {node.value!r}"
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float | complex)
        and not isinstance(node.value, bool)
        and node.value not in (0, 1)
        and node not in allowed
    ]


@pytest.mark.parametrize("file", python_files(*LAW), ids=named)
def test_no_number_of_the_agreements_stands_in_the_code(file: Path) -> None:
    """Numbers are terms with a citation; only 0, 1 and the count of decimals shown are the code's own."""
    assert not _bare_numbers(file)


@pytest.mark.parametrize("file", python_files("checker"), ids=named)
def test_the_checker_knows_no_float(file: Path) -> None:
    """Neither a float literal nor ``float`` stands in ``checker``: money and shares are exact.

    How alike two spellings must be for difflib is the one number that is no figure.
    """
    nodes = list(ast.walk(tree(file)))
    likeness = {
        value
        for node in nodes
        if isinstance(node, ast.Call) and called_name(node) == "get_close_matches"
        for value in (*node.args[3:], *(word.value for word in node.keywords if word.arg == "cutoff"))
    }
    found = [
        node.lineno
        for node in nodes
        if (isinstance(node, ast.Constant) and isinstance(node.value, float) and node not in likeness)
        or (isinstance(node, ast.Name) and node.id == "float")
    ]
    assert not found


@pytest.mark.parametrize("file", python_files("checker", "generator"), ids=named)
def test_no_clock_is_read_below_the_desk(file: Path) -> None:
    """``as_of`` is an input: the same file gives the same answer on any day."""
    clocks = {"now", "today", "utcnow", "time_ns", "localtime", "gmtime", "monotonic", "perf_counter"}
    found = [
        f"{named(file)}:{node.lineno}"
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call)
        and (called_name(node) in clocks or ast.unparse(node.func) in ("time", "time.time"))
    ]
    assert not found


def test_no_open_point_hides_in_the_law() -> None:
    """What is undecided is a reading, what is undone an entry of coverage; neither is a comment."""
    marks = re.compile(r"\b(TODO|FIXME|VERIF|XXX)\b")
    files = python_files(*LAW, "checker/agreements")
    registers = sorted((ROOT / "checker/agreements").rglob("*.yaml"))
    assert registers
    files += registers
    assert not [named(file) for file in files if marks.search(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("file", python_files(*PACKAGES), ids=named)
def test_only_heavy_parts_are_imported_inside_functions(file: Path) -> None:
    """An import inside a function hides a dependency; it is for what only one command needs."""
    functions = [n for n in ast.walk(tree(file)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    found = set()
    for node in (inner for function in functions for inner in ast.walk(function)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(str(node.module))
    light = {name for name in found if name.partition(".")[0] not in HEAVY}
    assert not {name for name in light if (named(file), name) not in IMPORTED_WHEN_NEEDED}
