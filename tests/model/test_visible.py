"""What cannot be seen is shown, what can be seen stays as it is."""

import json

import pytest

from checker.model.visible import one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Société d’Exemple, 漢字 😀", "Société d’Exemple, 漢字 😀"),
        ("two\nlines\r\nand a\ttab", "two\nlines\r\nand a\ttab"),
        ("\x1b[2J", "\\u001b[2J"),
        ("over\rwritten", "over\\u000dwritten"),
        ("L.P.\u202efdp", "L.P.\\u202efdp"),
        ("a\u200bb\u3164\u034f", "a\\u200bb\\u3164\\u034f"),
        ("\udcff\ufffe\U0001fffe", "\\udcff\\ufffe\\ud83f\\udffe"),
        ("\U000e0041", "\\udb40\\udc41"),
        ("\x9b31m", "\\u009b31m"),
    ],
)
def test_what_is_obeyed_or_unseen_is_an_escape(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_json_text_keeps_its_meaning() -> None:
    odd = "\x9b31m \u202e \U000e0041 \ufeff"
    assert json.loads(visible(json.dumps(odd, ensure_ascii=False))) == odd


def test_a_sentence_is_one_line() -> None:
    assert one_line("a\nb\r\n\r\nc\rd") == "a b c d"
    assert one_line("a\u2028b\x85c") == "a\\u2028b\\u0085c"
