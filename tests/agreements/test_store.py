"""The compiled registers equal their sources, and are passed over as soon as a source changes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checker.agreements import registers as parsing
from checker.agreements.compile import compile_registers
from checker.agreements.store import COMPILED, ROOT, read_sources, registers


def test_the_compiled_registers_equal_the_sources(copied: Path) -> None:
    read = read_sources(copied)
    compile_registers(copied)
    assert registers(copied) == read


def test_fresh_compiled_registers_are_used_without_parsing(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the sources were parsed")

    shutil.copytree(copied, copied.parent / "other")
    compile_registers(copied)
    monkeypatch.setattr(parsing, "parse_registers", refuse)
    assert registers(copied).terms
    with pytest.raises(AssertionError, match="parsed"):
        registers(copied.parent / "other")


def test_a_changed_source_overrules_what_was_compiled(copied: Path) -> None:
    compile_registers(copied)
    source = copied / "warrant" / "terms.yaml"
    before = source.read_text(encoding="utf-8")
    source.write_text(before.replace('value: "272067"', 'value: "272068"'), encoding="utf-8")
    values = {term.id: term.value for term in registers(copied).terms}
    assert values["initial_warrant_shares"] == "272068"


def test_a_new_register_overrules_what_was_compiled(copied: Path) -> None:
    (copied / "joint" / "readings.yaml").unlink(missing_ok=True)
    compile_registers(copied)
    (copied / "joint" / "readings.yaml").write_text("[]\n", encoding="utf-8")
    compiled = (copied / COMPILED).read_bytes()
    assert registers(copied).fingerprint.encode() not in compiled


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b'{"fingerprint": 1}'])
def test_a_broken_compiled_file_is_passed_over(copied: Path, broken: bytes) -> None:
    (copied / COMPILED).write_bytes(broken)
    assert registers(copied) == read_sources(copied)


def test_the_data_are_found_from_any_working_directory(tmp_path: Path) -> None:
    code = (
        "from checker.agreements.clauses import clause\n"
        "from checker.agreements.store import verify_text\n"
        "verify_text()\n"
        "print(clause('R9.f').line)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT.parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "752\n"
