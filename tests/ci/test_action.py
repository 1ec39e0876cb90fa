"""The composite action: no input can become a script, and its scripts do what they say when they are run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
INSTALL, RUN = STEPS
MATTER = ROOT / "fixtures" / "scenarios" / "cisco-cash-exercise" / "exercise-100000.yaml"
# What the runner does with `shell: bash`.
BASH = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")
# It tells what it was given, and leaves with the status it is told to.
RECORDER = """#!{python}
import json, os, sys
with open(os.environ["RECORD"], "a", encoding="utf-8") as file:
    file.write(json.dumps([os.path.basename(sys.argv[0]), os.getcwd(), *sys.argv[1:]]) + "\\n")
if "venv" in sys.argv:
    os.makedirs(sys.argv[-1] + "/bin", exist_ok=True)
    os.symlink(sys.argv[0], sys.argv[-1] + "/bin/python")
sys.exit(int(os.environ.get("STATUS", "0")))
"""


class Runner:
    """A machine of GitHub, as far as the action sees one."""

    def __init__(self, folder: Path) -> None:
        self.workspace, self.temp = folder / "workspace", folder / "temp"
        self.output, self.summary, self.record = folder / "output", folder / "summary.md", folder / "record"
        for each in (self.workspace, self.temp / "covenant" / "bin"):
            each.mkdir(parents=True)
        self.command = self.temp / "covenant" / "bin" / "covenant"

    def stand_in(self, file: Path, text: str) -> Path:
        """Write a program that stands in for another."""
        file.write_text(text, encoding="utf-8")
        file.chmod(0o755)
        return file

    def run(
        self, step: dict[str, Any], inputs: dict[str, str], **more: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a step's script as the runner does, with the action's defaults for what is not given."""
        given = {name: str(one.get("default", "")) for name, one in ACTION["inputs"].items()} | inputs
        named = {
            name: re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", text) for name, text in step["env"].items()
        }
        environment = {name: given[found[1]] for name, found in named.items() if found}
        assert set(environment) == set(step["env"])
        script = self.temp / "script.sh"
        script.write_text(step["run"], encoding="utf-8")
        return subprocess.run(
            [*BASH, script],
            cwd=self.workspace,
            env={
                "PATH": os.environ["PATH"],
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_OUTPUT": str(self.output),
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "GITHUB_WORKSPACE": str(self.workspace),
                "RUNNER_TEMP": str(self.temp),
                "RECORD": str(self.record),
                **environment,
                **more,
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def recorded(self) -> list[list[str]]:
        """Return what the stand-ins were given, call by call."""
        if not self.record.exists():
            return []
        return [json.loads(line) for line in self.record.read_text(encoding="utf-8").splitlines()]

    def outputs(self) -> dict[str, str]:
        """Return the outputs of the step."""
        lines = self.output.read_text(encoding="utf-8").splitlines() if self.output.exists() else []
        return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A runner whose covenant only tells what it was given."""
    made = Runner(tmp_path)
    made.stand_in(made.command, RECORDER.format(python=sys.executable))
    return made


@pytest.fixture
def real(tmp_path: Path) -> Runner:
    """A runner with the covenant of this checkout, and a matter in its workspace."""
    made = Runner(tmp_path)
    lines = ("import sys", f"sys.path.insert(0, {str(ROOT)!r})", "from desk.cli import main")
    body = "\n".join(
        (f"#!{sys.executable}", *lines, 'if __name__ == "__main__":', "    sys.exit(main())", "")
    )
    made.stand_in(made.command, body)
    (made.workspace / "matters").mkdir()
    shutil.copy(MATTER, made.workspace / "matters" / "good.yaml")
    return made


def test_no_expression_stands_in_a_script_and_no_other_action_is_used() -> None:
    """An input in a script's text would be run (script injection); an action of others would have to be trusted."""
    for step in STEPS:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
        assert "uses" not in step
    assert ACTION["runs"]["using"] == "composite"


def test_every_input_is_described_reaches_a_script_and_every_output_comes_from_one() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    for name, one in ACTION["inputs"].items():
        assert one["description"]
        assert isinstance(one["default"], str), name
        assert text.count("${{ inputs." + name + " }}") == 1
    for step in STEPS:
        assert all(f"${name}" in step["run"] or f"${{{name}" in step["run"] for name in step["env"])
    for name, one in ACTION["outputs"].items():
        assert one["value"] == f"${{{{ steps.{RUN['id']}.outputs.{name} }}}}"
        assert f'echo "{name}=' in RUN["run"]


def test_the_environment_is_made_outside_the_workspace_from_the_locks(runner: Runner) -> None:
    shutil.rmtree(runner.temp / "covenant")
    python = runner.stand_in(runner.temp / "python3.11", RECORDER.format(python=sys.executable))
    told = runner.run(INSTALL, {"python": str(python)})
    assert told.returncode == 0, told.stderr
    calls = runner.recorded()
    home = str(runner.temp / "covenant")
    assert calls[1][2:] == ["-m", "venv", "--clear", home]
    assert [call[-1] for call in calls[2:]] == ["bin/locks/installers.txt", "bin/locks/run.txt", "."]
    assert all("--no-deps" in call for call in calls[2:])
    assert all(call[1] == str(ROOT) for call in calls), "nothing is imported from the workspace"
    assert not list(runner.workspace.iterdir())


def test_a_python_that_is_too_old_or_not_there_ends_with_a_sentence(runner: Runner) -> None:
    python = runner.stand_in(runner.temp / "old", RECORDER.format(python=sys.executable))
    for name, more in ((str(python), {"STATUS": "1"}), ("/nonexistent/python", {})):
        told = runner.run(INSTALL, {"python": name}, **more)
        assert told.returncode == 2
        assert (
            told.stdout
            == "::error title=covenant::Python 3.11 or later is needed: set the input python to one.\n"
        )


def test_inputs_become_words_of_the_command_in_their_order(runner: Runner) -> None:
    inputs = {
        "paths": "matters\nother/one matter.yaml\r\n\n",
        "exceptions": "exceptions.toml",
        "as-of": "2003-06-16",
        "formats": "junit:covenant.xml\njson:covenant.json",
        "jobs": "2",
        "sarif-file": "out.sarif",
    }
    assert runner.run(RUN, inputs).returncode == 0
    ((name, folder, *words),) = runner.recorded()
    assert (name, folder) == ("covenant", str(runner.workspace))
    assert words == [
        *("check", "--format", "github", "--format", "code-scanning:out.sarif"),
        *("--format=junit:covenant.xml", "--format=json:covenant.json"),
        *("--exceptions=exceptions.toml", "--as-of=2003-06-16", "--jobs=2"),
        *("--", "matters", "other/one matter.yaml"),
    ]
    assert runner.outputs() == {"status": "0", "sarif": "out.sarif"}


def test_without_inputs_the_settings_decide_and_the_sarif_file_lies_outside_the_workspace(
    runner: Runner,
) -> None:
    assert runner.run(RUN, {}).returncode == 0
    ((_name, _folder, *words),) = runner.recorded()
    assert words == [
        "check",
        "--format",
        "github",
        "--format",
        f"code-scanning:{runner.temp}/covenant.sarif",
        "--",
    ]


@pytest.mark.parametrize("status", ["1", "2"])
def test_the_step_fails_with_the_status_of_the_command_and_still_has_its_outputs(
    runner: Runner, status: str
) -> None:
    assert runner.run(RUN, {"paths": "matters"}, STATUS=status).returncode == int(status)
    assert runner.outputs()["status"] == status


ATTACKS = (
    "; touch x",
    "$(touch x)",
    "`touch x`",
    "a && touch x",
    '"; touch x; "',
    "'; touch x; '",
    "--output=x",
    "a | tee x",
    "> x",
    "${IFS}touch x",
    "*",
)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("name", [name for name in ACTION["inputs"] if name not in ("python", "command")])
def test_an_input_is_one_word_whatever_it_says(runner: Runner, name: str, attack: str) -> None:
    assert runner.run(RUN, {name: attack}).returncode == 0
    ((_name, _folder, *words),) = runner.recorded()
    assert sum(attack in word for word in words) == 1
    assert next(word for word in words if attack in word).endswith(attack)
    if name == "paths":
        assert words[words.index("--") + 1 :] == [attack]
    assert not list(runner.workspace.iterdir())


def test_a_command_or_an_output_of_several_lines_is_refused(runner: Runner) -> None:
    for inputs in ({"command": "packet"}, {"command": "check; touch x"}, {"sarif-file": "a\nstatus=0"}):
        told = runner.run(RUN, inputs)
        assert told.returncode == 2
        assert told.stdout.startswith("::error title=covenant::the input ")
        assert runner.outputs() == {"status": "2"}
    assert not runner.recorded()


def test_a_permitted_matter_passes_with_sarif_and_a_summary(real: Runner) -> None:
    told = real.run(RUN, {"paths": "matters"})
    assert (told.returncode, told.stderr) == (0, "")
    sarif = Path(real.outputs()["sarif"])
    assert json.loads(sarif.read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "Cisco exercises 100,000 shares for cash" in real.summary.read_text(encoding="utf-8")
    assert [each.name for each in real.workspace.iterdir()] == ["matters"]


def test_a_prohibited_matter_fails_with_an_annotation_at_its_line(real: Runner) -> None:
    file = real.workspace / "matters" / "good.yaml"
    text = file.read_text(encoding="utf-8").replace("shares: 100000", "shares: 272068")
    file.write_text(text, encoding="utf-8")
    told = real.run(RUN, {"paths": "matters/good.yaml"})
    assert told.returncode == 1
    line = 1 + text.partition("shares: 272068")[0].count("\n")
    errors = [each for each in told.stdout.splitlines() if each.startswith("::error ")]
    assert any(f"file=matters/good.yaml,line={line}," in each for each in errors), told.stdout
    assert "W2.1-shares-available" in told.stdout


def test_what_lies_in_the_workspace_is_never_imported(real: Runner) -> None:
    for name in ("json", "msgspec", "checker", "generator", "desk", "sitecustomize", "multiprocessing"):
        (real.workspace / f"{name}.py").write_text("open('x', 'w').close()\n", encoding="utf-8")
    assert real.run(RUN, {"paths": "matters", "jobs": "2"}).returncode == 0
    assert not (real.workspace / "x").exists()
