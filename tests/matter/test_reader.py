"""The strict YAML reader: everything stays text with its place; nothing clever is understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.matter import reader
from checker.matter.characters import LARGEST, decoded
from checker.matter.reader import DEEPEST, Parser, read
from checker.model.errors import InputError

PARSERS = ["c", "python"]


@pytest.fixture(params=PARSERS, autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        from yaml import SafeLoader

        monkeypatch.setattr(reader, "Parser", SafeLoader)


def test_the_c_parser_is_used_where_it_is_there() -> None:
    import yaml

    assert yaml.__with_libyaml__
    assert Parser is yaml.CSafeLoader


def test_every_scalar_stays_text_but_plain_true_and_false() -> None:
    text = "a: 010\nb: 1:30\nc: NO\nd: on\ne: 2003-06-16\nf: 1e5\n"
    text += 'g: true\nh: "true"\ni: False\nj: 0x1\nk: ~\nl:\nm: ""\n'
    assert read(text, "m.yaml").data == {
        **{"a": "010", "b": "1:30", "c": "NO", "d": "on", "e": "2003-06-16", "f": "1e5"},
        **{"g": True, "h": "true", "i": "False", "j": "0x1", "k": None, "l": None, "m": None},
    }


def test_places_are_counted_from_one() -> None:
    document = read("a:\n  - b: 1\n    cc:  two\n", "m.yaml")
    assert document.place(("a", 0, "cc"))[:2] == (3, 10)
    assert document.place(("a", 0, "cc"), of_key=True)[:2] == (3, 5)
    assert document.place(("a", 0))[:2] == (2, 5)
    assert document.place(("a", 0), of_key=True)[:2] == (2, 5)


def test_what_is_not_there_has_the_place_of_its_nearest_parent() -> None:
    document = read("a:\n  - b: 1\n", "m.yaml")
    assert document.place(("a", 0, "missing", 3))[:2] == (2, 5)
    assert document.place(("missing",))[:2] == (1, 1)


def test_columns_count_characters_not_bytes() -> None:
    assert read('{"é": x}\n', "m.yaml").place(("é",))[:2] == (1, 7)


def test_flow_style_and_explicit_document_marks_are_read() -> None:
    assert read("---\n{a: [1, 2], b: {c: d}}\n...\n", "m.yaml").data == {"a": ["1", "2"], "b": {"c": "d"}}


def test_a_byte_order_mark_and_other_line_ends_are_accepted() -> None:
    text = decoded(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "m.yaml")
    assert read(text, "m.yaml").data == {"a": "1", "b": "2"}
    assert read(text, "m.yaml").place(("b",))[:2] == (2, 4)
    assert decoded(b"a: 1\rb: 2\r", "m.yaml") == "a: 1\nb: 2\n"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: &x 1\n", (1, 4), "&x is an anchor"),
        ("a: *x\n", (1, 4), "*x is an alias"),
        ("a: !!str 1\n", (1, 4), "!!str is a tag"),
        ("a: !x 1\n", (1, 4), "!x is a tag"),
        ("a: ! 1\n", (1, 4), "is a tag"),
        ("<<: {a: 1}\n", (1, 1), "<< merges are not used"),
        ("a: 1\na: 2\n", (2, 1), "first on line 1"),
        ("a: 1\n---\nb: 2\n", (2, 1), "a second document"),
        ("? [a]\n: 1\n", (1, 3), "a key is one word"),
        ("a:\n\tb: 1\n", (2, 1), "a tab indents"),
        ('a: "x\\ty"\n', (1, 4), "a tab stands in this text"),
        ('a: "x\\u202Ey"\n', (1, 4), "U+202E"),
        ('a: "x\\0y"\n', (1, 4), "U+0000"),
        ("a: x\u200by\n", (1, 5), "U+200B"),
        ("a: x\x1b[2J\n", (1, 5), "U+001B"),
        ("a: x\ufffey\n", (1, 5), "U+FFFE"),
        ("a: x\x85y\n", (1, 5), "U+0085"),
        ("a: \ud800\n", (1, 4), "U+D800"),
        ("a: " + "[" * 3000, (1, 4 + DEEPEST - 1), f"deeper than {DEEPEST}"),
        ("a: [1, 2\nb: 3\n", None, "["),
        ("a: 'b\n", None, "a quotation mark"),
        ("a: b: c\n", (1, 5), "a colon followed by a space"),
        ("a: @b\n", (1, 4), "put the text in quotes"),
        ("%TAG ! x:\n---\na: 1\n", None, "directives"),
        ("", None, "the file is empty"),
        ("# only\n", None, "the file is empty"),
        ("---\n", None, "the file is empty"),
        ("- a\n", (1, 1), "a matter is a mapping"),
        ("text\n", (1, 1), "a matter is a mapping"),
    ],
)
def test_what_is_not_plain_is_refused_with_its_place(
    text: str, place: tuple[int, int] | None, words: str
) -> None:
    with pytest.raises(InputError) as caught:
        read(text, "m.yaml")
    assert words in caught.value.message
    assert "\n" not in str(caught.value)
    if place:
        assert (caught.value.line, caught.value.column) == place


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    with pytest.raises(InputError, match="&a0 is an anchor"):
        read("\n".join(lines), "m.yaml")


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(InputError, match=r"the file is larger than the 16,000,000 bytes"):
        decoded(b"x" * 50_000_000, "m.yaml")
    assert LARGEST < 50_000_000


@pytest.mark.parametrize("data", [b"a: \xe9\n", b"a: \xed\xa0\x80\n", b"a: \xff\n"])
def test_bytes_that_are_not_utf_8_are_refused_with_their_place(data: bytes) -> None:
    with pytest.raises(InputError, match="is not UTF-8; save the file as UTF-8") as caught:
        decoded(data, "m.yaml")
    assert (caught.value.line, caught.value.column) == (1, 4)


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    said = ""
    try:
        read(text, "m.yaml")
    except InputError as error:
        said = str(error)
    assert not said or (said.startswith("m.yaml") and "\n" not in said)


@given(st.text(alphabet="ab:-[]{}, \n#\"'&*!|>%@?\t~", max_size=60))
def test_any_punctuation_is_read_or_refused_in_one_line(text: str) -> None:
    said = ""
    try:
        read(text, "m.yaml")
    except InputError as error:
        said = str(error)
    assert not said or (said.startswith("m.yaml") and "\n" not in said)
