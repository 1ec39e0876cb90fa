"""Forms and securities, however a file writes them."""

from datetime import date

import pytest

from checker.model.events import Registration
from checker.replay.registration.words import form_of, on_form, securities_of, unknown_securities


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("S-3", "S-3"),
        ("Form S-3", "S-3"),
        ("commission form s-3 ", "S-3"),
        ("Registration Statement on Form S\u20113/A", "S-3/A"),
        ("S3", "S-3"),
        ("S 4", "S-4"),
        ("SB-2", "SB-2"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_form_is_compared_without_the_word_case_and_spaces(text: str | None, form: str) -> None:
    assert form_of(text) == form


@pytest.mark.parametrize(
    ("text", "on"),
    [("Form S-3", True), ("S-3/A", True), ("s-3asr", True), ("S-33", False), ("F-3", False), (None, False)],
)
def test_an_amended_form_is_the_same_and_another_number_is_not(text: str | None, on: bool) -> None:
    assert on_form(text, "S-3") is on


@pytest.mark.parametrize(
    ("text", "kind", "unknown"),
    [
        ("Debt", "debt", False),
        ("Common Stock", "common", False),
        ("convertible securities", "convertible", False),
        ("senior notes", "senior notes", True),
        ("preferred", "preferred", True),
        (None, None, False),
    ],
)
def test_what_is_registered_is_known_or_asked_for(text: str | None, kind: str | None, unknown: bool) -> None:
    event = _registration(text)
    assert (securities_of(event), unknown_securities(event)) == (kind, unknown)


def _registration(securities: str | None) -> Registration:
    return Registration(date=date(2002, 9, 2), securities=securities)
