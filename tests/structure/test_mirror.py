"""Guard of the mirror: every module has its tests at the mirrored path, or in a file that is named here."""

from pathlib import Path

import pytest
from sources import PACKAGES, ROOT, named, python_files

# The rooms of the checker whose tests stand in a folder of their own name.
ROOMS = ("agreements", "calendars", "exceptions", "matter", "model")

# Modules, and folders of modules, whose tests stand elsewhere: the file that exercises them.
COVERED_BY: dict[str, str] = {
    # Rules and steps are exercised case by case; test_rule_cases.py sees to it that no rule is left out.
    "checker/rules/warrant/": "tests/cases/test_fixtures.py",
    "checker/rules/registration_rights/": "tests/cases/test_fixtures.py",
    "checker/rules/exhibit_d/taking_part.py": "tests/cases/test_fixtures.py",
    "checker/replay/": "tests/cases/test_fixtures.py",
    "checker/rules/unfailing.py": "tests/structure/test_rule_cases.py",
    "checker/papers/": "tests/checker/test_checker_papers.py",
    # Each sentence with which a matter is refused stands in the gallery of errors.
    "checker/matter/allocations.py": "tests/matter/test_consistency.py",
    "checker/matter/blanks.py": "tests/matter/test_diagnosis.py",
    "checker/matter/characters.py": "tests/matter/test_reader.py",
    "checker/matter/faults.py": "tests/matter/test_diagnosis.py",
    "checker/matter/holdings.py": "tests/matter/test_consistency.py",
    "checker/matter/impossible.py": "tests/matter/test_consistency.py",
    "checker/matter/references.py": "tests/matter/test_consistency.py",
    "checker/matter/sales.py": "tests/matter/test_consistency.py",
    "checker/matter/sentences.py": "tests/matter/test_error_gallery.py",
    "checker/matter/shorthand.py": "tests/matter/test_load.py",
    "checker/model/sheets.py": "tests/generator/test_workbook.py",
    "checker/matter/tables.py": "tests/matter/test_attached.py",
    # Each sentence with which an exceptions file is refused stands in its gallery.
    "checker/exceptions/values.py": "tests/exceptions/test_exceptions_file.py",
    # Nouns: values without behaviour of their own, or with a line of it.
    "checker/exceptions/record.py": "tests/exceptions/test_exceptions_judged.py",
    "checker/model/errors.py": "tests/desk/test_cli.py",
    "checker/model/matter.py": "tests/matter/test_load.py",
    "checker/model/opening.py": "tests/checker/replay/test_replay_opening.py",
    "checker/model/outcome.py": "tests/checker/test_engine.py",
    "checker/model/report.py": "tests/checker/report/test_as_json.py",
    # The making of documents is tested by what comes out.
    "generator/contexts/": "tests/generator/test_goldens.py",
    "generator/document/": "tests/generator/test_document_reader.py",
    "generator/api.py": "tests/desk/test_papers.py",
    "generator/paper.py": "tests/generator/test_packet.py",
    "generator/resources.py": "tests/generator/test_render.py",
    "desk/arguments.py": "tests/desk/test_cli.py",
    "desk/crew/waiting.py": "tests/desk/test_spread.py",
    "desk/machine/parts.py": "tests/desk/test_doctor.py",
    "desk/machine/probing.py": "tests/desk/test_doctor.py",
}


def _modules() -> list[Path]:
    return [file for file in python_files(*PACKAGES) if file.name != "__init__.py"]


def _mirrors(file: Path) -> list[Path]:
    """Return the test files that mirror a module: test_NAME*.py or test_FOLDER_NAME*.py in its folder."""
    package, *inner = file.relative_to(ROOT).with_suffix("").parts
    *folders, name = inner
    homes = [ROOT / "tests" / package / Path(*folders)]
    if package == "checker" and folders and folders[0] in ROOMS:
        homes.append(ROOT / "tests" / Path(*folders))
    if package in ("generator", "desk"):
        homes.append(ROOT / "tests" / package)
    if package == "checker" and folders and folders[0] == "model":
        homes.append(ROOT / "tests" / "model")
    parent = folders[-1] if folders else package
    patterns = (f"test_{name}.py", f"test_{name}_*.py", f"test_{parent}_{name}*.py", f"test_{parent}.py")
    return [found for home in homes for pattern in patterns for found in home.glob(pattern)]


def _covering(file: Path) -> str | None:
    """Return the test file that covers a module, by its own name or by that of a folder around it."""
    names = [named(file), *(f"{named(parent)}/" for parent in file.parents if parent.is_relative_to(ROOT))]
    return next((COVERED_BY[name] for name in names if name in COVERED_BY), None)


@pytest.mark.parametrize("file", _modules(), ids=named)
def test_a_module_has_tests_where_one_looks_for_them(file: Path) -> None:
    """What has no test at its path has none that anybody finds."""
    assert _mirrors(file) or _covering(file), f"no test for {named(file)}"


@pytest.mark.parametrize("name", COVERED_BY)
def test_a_covering_exists_and_is_needed(name: str) -> None:
    """An entry that is not needed any more would hide a test that went away."""
    covered = [file for file in _modules() if named(file) == name or named(file).startswith(name)]
    assert (ROOT / COVERED_BY[name]).is_file()
    assert [file for file in covered if not _mirrors(file)]
