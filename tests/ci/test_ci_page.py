"""The guide for CI is true where no command can show it: workflow, hooks, settings, inputs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from pre_commit.clientlib import load_config, load_manifest

from desk.outputs import FORMATS, Wanted
from desk.settings import Settings, settings_here

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
UNPINNED = "FULL-COMMIT-SHA"


def block(language: str, holds: str) -> str:
    """Return the one block of the page in that language that holds some words."""
    found = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    (text,) = (each for each in found if holds in each)
    return str(text)


def test_the_workflow_uses_inputs_and_outputs_that_there_are_and_tells_to_pin_everything() -> None:
    text = block("yaml", "permissions:")
    workflow = yaml.safe_load(text)
    (job,) = workflow["jobs"].values()
    assert workflow["permissions"] == {"contents": "read"}
    assert job["permissions"] == {"contents": "read", "security-events": "write"}
    assert [step["uses"].partition("@")[2] for step in job["steps"]] == [UNPINNED] * 3
    (own,) = (step for step in job["steps"] if step["uses"].startswith("OWNER/covenant@"))
    assert set(own["with"]) <= set(ACTION["inputs"])
    assert set(re.findall(rf"steps\.{own['id']}\.outputs\.([a-z]+)", text)) <= set(ACTION["outputs"])


def test_the_table_of_inputs_is_that_of_the_action() -> None:
    table = PAGE.partition("| input | |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `([a-z-]+)`", table, re.MULTILINE)) == set(ACTION["inputs"])


def test_the_hooks_are_those_of_the_manifest_in_a_configuration_that_is_accepted(tmp_path: Path) -> None:
    file = tmp_path / ".pre-commit-config.yaml"
    file.write_text(block("yaml", "repos:"), encoding="utf-8")
    (repo,) = load_config(str(file))["repos"]
    assert repo["rev"] == UNPINNED
    known = {hook["id"] for hook in load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))}
    assert {hook["id"] for hook in repo["hooks"]} == known
    for hook in repo["hooks"]:
        assert re.search(hook["files"], "matters/a/b.yaml")
        assert not re.search(hook["files"], "other.yaml")


def test_the_settings_are_read_as_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = block("toml", "[tool.covenant]")
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert settings_here() == Settings(
        file="pyproject.toml",
        paths=("matters",),
        formats=(Wanted("text"), Wanted("sarif", Path("covenant.sarif"))),
        exceptions=Path("exceptions.toml"),
        rule_pages=tomllib.loads(text)["tool"]["covenant"]["rule-pages"],
    )


def test_the_table_of_formats_has_every_format() -> None:
    table = PAGE.partition("| format | for |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `([a-z-]+)`", table, re.MULTILINE) == [
        *("text", "json", "sarif", "code-scanning", "github", "markdown", "junit")
    ]
    assert len(FORMATS) == table.count("\n| `")


def test_the_pipelines_of_others_run_covenant_with_options_that_there_are() -> None:
    script = yaml.safe_load(block("yaml", "artifacts:"))["covenant"]["script"]
    assert script == [
        "covenant check matters --exceptions exceptions.toml --format text --format junit:covenant.xml"
    ]
    assert "covenant check matters --format text --format junit:covenant.xml" in block("groovy", "stage(")
