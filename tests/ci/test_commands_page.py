"""The page of the commands names each command with each of its options, and nothing that is not there."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from desk.arguments import parser
from desk.outputs import FORMATS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## covenant ([a-z]+)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))


def commands() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of every command by its name."""
    (each,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(each.choices)


def options(command: argparse.ArgumentParser) -> set[str]:
    """Return the long options of a command but for its help."""
    return {
        name for action in command._actions for name in action.option_strings if name.startswith("--")
    } - {"--help"}


def test_the_page_has_every_command_and_no_other() -> None:
    assert set(SECTIONS) == set(commands())


@pytest.mark.parametrize("name", commands())
def test_a_command_has_its_options_its_words_and_its_formats(name: str) -> None:
    command, section = commands()[name], SECTIONS[name]
    assert set(re.findall(r"--[a-z][a-z-]*", section)) == options(command)
    for action in command._actions:
        if not action.option_strings:
            word = str(action.metavar or action.dest)
            assert word in section, f"{name} {word}"
            assert action.nargs not in ("+", "*") or f"{word}..." in section, f"{name} takes several {word}"
        if isinstance(action.choices, list | tuple):
            assert all(f"`{choice}`" in section for choice in action.choices), f"{name} {action.dest}"


def test_every_format_of_a_check_is_on_the_page() -> None:
    assert all(f"`{each}`" in SECTIONS["check"] for each in FORMATS)
