"""Every everyday mistake of fixtures/errors is reported with its exact sentence, at its exact place."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_workbooks import from_recipe, parts

from checker.matter.load import load
from checker.model.errors import CovenantError

GALLERY = Path(__file__).parents[2] / "fixtures" / "errors"
MISTAKES = sorted(folder for folder in GALLERY.iterdir() if folder.is_dir())
RECIPES = sorted(GALLERY.glob("*/holders.recipe"))


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda folder: folder.name)
def test_the_message_is_exact(mistake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mistake)
    with pytest.raises(CovenantError) as caught:
        load("matter.yaml")
    assert f"{caught.value}\n" == (mistake / "expected.txt").read_text(encoding="utf-8")


def test_there_are_many_mistakes_and_each_message_is_one_line() -> None:
    messages = [(mistake / "expected.txt").read_text(encoding="utf-8") for mistake in MISTAKES]
    assert len(messages) >= 25
    files = ("matter.yaml:", "prices.csv:", "holders.csv:", "holders.xlsx:", 'holders.xlsx, sheet "')
    assert all(message.count("\n") == 1 and message.startswith(files) for message in messages)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda file: file.parent.name)
def test_a_workbook_is_what_its_recipe_says(recipe: Path) -> None:
    """A mistake is to be read, not unpacked: beside each stored workbook stands what it was made from."""
    assert parts((recipe.parent / "holders.xlsx").read_bytes()) == parts(from_recipe(recipe))


def test_every_workbook_has_a_recipe() -> None:
    assert {file.parent for file in GALLERY.glob("*/*.xlsx")} == {file.parent for file in RECIPES}
    assert RECIPES
