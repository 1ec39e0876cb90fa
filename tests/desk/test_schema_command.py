"""``schema`` as a user sees it: the JSON Schema, or for files only whether they can be read as matters."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from sample_matters import exercise, matter, text_of

from checker.api import load_cases, schema
from checker.model.errors import CovenantError
from checker.model.masking import masked
from desk import cli

ROOT = Path(__file__).resolve().parents[2]
ERRORS = sorted(path.parent.name for path in (ROOT / "fixtures" / "errors").glob("*/matter.yaml"))
CASES = min((ROOT / "fixtures" / "rules").rglob("*.yaml"))
Told = pytest.CaptureFixture[str]


def test_without_a_matter_the_schema_is_printed(capsys: Told) -> None:
    assert cli.main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(schema()))


def test_matters_that_can_be_read_are_counted_and_no_rule_is_asked(
    tmp_path: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*words: object) -> None:
        raise AssertionError("a rule was asked")

    monkeypatch.setattr("checker.engine.check", never)
    prohibited = tmp_path / "prohibited.yaml"
    prohibited.write_text(text_of(matter(exercise(signed_name="Nobody"))), encoding="utf-8")
    assert cli.main(["schema", str(prohibited)]) == 0
    assert capsys.readouterr() == ("1 matter read, 0 files refused\n", "")
    assert cli.main(["schema", str(prohibited), str(CASES)]) == 0
    assert capsys.readouterr().out == f"{1 + len(load_cases(CASES))} matters read, 0 files refused\n"


def test_every_mistake_of_several_files_is_said_with_its_place(
    tmp_path: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    good = text_of(matter(exercise()))
    Path("good.yaml").write_text(good, encoding="utf-8")
    Path("bad.yaml").write_text(good.replace("as_of", "as_off", 1), encoding="utf-8")
    Path("list.yaml").write_text("- a\n", encoding="utf-8")
    assert cli.main(["schema", "bad.yaml", "good.yaml", "list.yaml", "none.yaml"]) == 2
    out, err = capsys.readouterr()
    assert out == "1 matter read, 3 files refused\n"
    first, second, third = err.splitlines()
    line = 1 + good.partition("as_of")[0].count("\n")
    assert first.startswith(f"covenant: bad.yaml:{line}:1: ")
    assert "as_of" in first
    assert second.startswith("covenant: list.yaml:1:1: ")
    assert third == "covenant: none.yaml: there is no such file"


@pytest.mark.parametrize("name", ERRORS)
def test_what_a_check_cannot_read_the_schema_refuses_in_the_same_words(
    name: str, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT / "fixtures" / "errors" / name)
    with pytest.raises(CovenantError) as refused:
        load_cases("matter.yaml")
    assert cli.main(["schema", "matter.yaml"]) == 2
    assert capsys.readouterr().err == masked(f"covenant: {refused.value}\n")


def test_a_matter_on_standard_input(capsys: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    data = text_of(matter(exercise())).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    assert cli.main(["schema", "-"]) == 0
    assert capsys.readouterr().out == "1 matter read, 0 files refused\n"


def test_a_tax_id_in_a_mistake_is_masked(tmp_path: Path, capsys: Told) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text("as_of: 123-45-6789\n", encoding="utf-8")
    assert cli.main(["schema", str(file)]) == 2
    err = capsys.readouterr().err
    assert "XXX-XX-6789" in err
    assert "123-45" not in err
