"""The settings of a project: found, read strictly, and never run."""

import json
from pathlib import Path

import pytest
from sample_matters import exercise, matter
from sample_runs import put

from checker.model.errors import InputError
from desk import cli
from desk.outputs import Wanted
from desk.settings import Settings, settings_here

WHOLE = """
[tool.covenant]
paths = ["matters"]
formats = ["text", "json:build/report.json"]
exceptions = "exceptions.toml"
rule-pages = "https://example.org/rules"
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a project, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


def test_every_setting_is_read(project: Path) -> None:
    (project / "pyproject.toml").write_text(WHOLE, encoding="utf-8")
    assert settings_here() == Settings(
        "pyproject.toml",
        ("matters",),
        (Wanted("text"), Wanted("json", Path("build/report.json"))),
        Path("exceptions.toml"),
        "https://example.org/rules",
    )


def test_they_are_found_from_a_folder_of_the_project_and_named_from_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "pyproject.toml").write_text(WHOLE, encoding="utf-8")
    inner = project / "one" / "two"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    settings = settings_here()
    assert settings.file == "../../pyproject.toml"
    assert settings.paths == ("../../matters",)
    assert settings.exceptions == Path("../../exceptions.toml")


def test_they_are_not_looked_for_beyond_the_repository(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "pyproject.toml").write_text(WHOLE, encoding="utf-8")
    inner = project / "inner"
    (inner / ".git").mkdir(parents=True)
    monkeypatch.chdir(inner)
    assert settings_here() == Settings()


def test_the_nearest_project_counts_even_without_a_table(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "pyproject.toml").write_text(WHOLE, encoding="utf-8")
    inner = project / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("this is = no TOML at all", encoding="utf-8")
    monkeypatch.chdir(inner)
    assert settings_here() == Settings()


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('path = ["matters"]', "'path' is no setting; did you mean paths?"),
        ('plugin = "evil:run"', "'plugin' is no setting; the keys are paths, formats"),
        ('paths = "matters"', "paths is a list of texts"),
        ("paths = [1]", "paths is a list of texts"),
        ('exceptions = ""', "exceptions is a text"),
        ('formats = ["xml"]', "'xml' is no format"),
        ('formats = ["json:/tmp/a.json"]', "leads out of the project"),
        ('formats = ["json:../a.json"]', "leads out of the project"),
        ('paths = ["../.."]', "leads out of the project"),
        ('exceptions = "//host/share"', "leads out of the project"),
        ('exceptions = "C:a.toml"', "leads out of the project"),
        ('rule-pages = "javascript:1"', "is no address"),
        ("paths = [", "this is no TOML"),
        ("[tool.covenant.rules]", "'rules' is no setting"),
    ],
)
def test_what_does_not_belong_there_is_refused_in_one_line(
    project: Path, table: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "pyproject.toml").write_text(f"[tool.covenant]\n{table}\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        settings_here()
    assert told in str(refused.value)
    assert str(refused.value).startswith("pyproject.toml: ")
    put(project / "m.yaml", matter(exercise()))
    assert cli.main(["check", "m.yaml"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_check_without_a_matter_checks_the_paths(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "pyproject.toml").write_text('[tool.covenant]\npaths = ["matters"]\n', encoding="utf-8")
    put(project / "matters" / "one.yaml", matter(exercise()))
    assert cli.main(["check"]) == 0
    assert "1 matter: 1 permitted" in capsys.readouterr().out


def test_the_formats_of_the_project_are_written_where_none_is_asked_for(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    formats = 'formats = ["json:report.json", "text"]'
    (project / "pyproject.toml").write_text(f"[tool.covenant]\n{formats}\n", encoding="utf-8")
    put(project / "one.yaml", matter(exercise()))
    assert cli.main(["check", "one.yaml"]) == 0
    assert capsys.readouterr().out.startswith("PERMITTED")
    assert json.loads(Path("report.json").read_text(encoding="utf-8"))["verdict"] == "permitted"
    Path("report.json").unlink()
    assert cli.main(["check", "one.yaml", "--format", "json"]) == 0
    assert capsys.readouterr().out.startswith("{")
    assert cli.main(["check", "one.yaml", "--output", "one.txt"]) == 0
    assert Path("one.txt").read_text(encoding="utf-8").startswith("PERMITTED")
    assert not Path("report.json").exists()


def test_without_paths_a_check_of_nothing_says_so(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check"]) == 2
    assert "no MATTER is named" in capsys.readouterr().err
