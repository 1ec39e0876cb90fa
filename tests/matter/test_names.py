"""Names that look alike and are not are reported; names that merely resemble each other are not."""

from __future__ import annotations

import pytest

from checker.matter.load import load_text
from checker.model.errors import InputError


def _register(*names: str) -> str:
    return "as_of: 2003-06-16\nregister:\n  holders:\n" + "".join(f"    - name: {name}\n" for name in names)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("Sаmple Fund",), "mixes alphabets: U+0430 (cyrillic small letter a)"),
        (("Sample Fundο",), "mixes alphabets: U+03BF (greek small letter omicron)"),
        (("Café Fund", "Cafe\u0301 Fund"), "spelled with other characters"),
        (("Sample\u00a0Fund", "Sample Fund"), "U+0020 where the other has U+00A0"),
        (("Ｓample Fund", "Sample Fund"), "spelled with other characters"),
        (("СОРЕ", "COPE"), "spelled with other characters"),
        (("Μaster Fund",), "mixes alphabets: U+039C (greek capital letter mu)"),
        (("Sample Fınd", "Sample Find"), "spelled with other characters"),
        (("СТС Communications Group, Inc.",), 'looks like "CTC Communications Group, Inc." but is spelled'),
        (("Cisco Systems Capital Corporatıon",), 'looks like "Cisco Systems Capital Corporation" but'),
    ],
)
def test_names_that_look_alike_are_refused(names: tuple[str, ...], words: str) -> None:
    with pytest.raises(InputError) as caught:
        load_text(_register(*names), "m.yaml")
    assert words in caught.value.message
    assert caught.value.line == 3 + len(names)


@pytest.mark.parametrize(
    "names",
    [
        ("Café Fund", "Cafe Fund"),
        ("Işık Sample Fonu",),
        ("Société Générale", "Ørsted"),
        ("株式会社見本",),
        ("Образец", "Δείγμα"),
    ],
)
def test_names_in_other_alphabets_are_accepted(names: tuple[str, ...]) -> None:
    load_text(_register(*names), "m.yaml")


def test_a_note_may_say_what_it_likes() -> None:
    load_text("as_of: 2003-06-16\nproposed:\n  - {event: split, date: 2003-07-01, note: Sаmple}\n", "m.yaml")


def test_a_name_that_stands_as_a_key_is_looked_at_too() -> None:
    text = "as_of: 2003-06-16\nproposed:\n  - event: registration\n    date: 2003-06-16\n    allocation:\n"
    with pytest.raises(InputError, match="U\\+0430") as caught:
        load_text(f"{text}      Sаmple: 5\n", "m.yaml")
    assert caught.value.line == 6
