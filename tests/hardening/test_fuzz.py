"""Any input is a typed value or one sentence with its place: drawn at random, and replayed from what broke once."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import readers_judged as judged
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from sample_matters import exercise, matter, text_of, warrants

from checker.matter.reader import DEEPEST

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(__file__).parent / "corpus"
# Long ones would be drawn, and printed, slowly.
LONGEST = 12_000
STORIES = tuple(
    file
    for file in sorted((ROOT / "fixtures" / "scenarios").rglob("*.yaml"))
    if file.stat().st_size < LONGEST
)
TEXTS = {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in STORIES}

# Fixed draws in a fixed number: the suite says the same on every machine, and as soon where it fails.
drawn = settings(
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    max_examples=300,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def examples(number: int) -> settings:
    """Return the settings for so many draws."""
    return settings(drawn, max_examples=number)


PIECES = (
    *(
        "- ",
        "? ",
        ": ",
        "| \n",
        ">-\n  x\n",
        '"',
        "'",
        "{",
        "}",
        "[",
        "]",
        ",",
        "#",
        "&a ",
        "*a",
        "!!str x",
        "!<x>",
    ),
    *(
        "%YAML 1.1\n",
        "---\n",
        "...\n",
        "\t",
        "\0",
        "\ud800",
        "\u202e",
        "e\u0301",
        "null",
        "~",
        "true",
        "<<: {}",
    ),
    *(
        "\n",
        "\r",
        "\u2028",
        "\ufeff",
        "1e400",
        "9999-12-31",
        "0001-01-01",
        '""',
        "\\",
        '"\\ud800"',
        '"\\x00"',
        "@",
    ),
    *("`", "\x85", "\xa0", "9" * 40, "0." + "0" * 37 + "1", "2035-12-31", "1998-01-01", "а", "１", "−"),
)
any_text = st.text(st.characters(), max_size=200)
odd_scalars = st.one_of(
    st.sampled_from(PIECES),
    st.sampled_from(
        ("0", "-1", "1,000", "1.000,00", "10%", "3:2", "W-1", "Company", "none", "2003-06-16", "yes")
    ),
    st.text(st.characters(), max_size=30),
)
odd_values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(odd_scalars, st.none(), st.booleans()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(st.characters(), max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def spoilt_texts(draw: st.DrawFn) -> str:
    """Draw a shipped matter in which lines and characters were moved about."""
    text = TEXTS[draw(st.sampled_from(tuple(TEXTS)))]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        kind = draw(st.integers(0, 4))
        if kind == 0:
            text = text[:at] + draw(odd_scalars) + text[at:]
        elif kind == 1:
            text = text[:at] + text[at + draw(st.integers(1, 30)) :]
        else:
            lines = text.split("\n")
            one, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
            if kind == 2:
                lines.insert(one, lines[other])
            elif kind == 3:
                lines[one] = " " * draw(st.integers(0, 8)) + lines[one].lstrip()
            else:
                key, colon, _ = lines[one].partition(": ")
                lines[one] = key + colon + lines[other].partition(": ")[2]
            text = "\n".join(lines)
    return text


@st.composite
def spoilt_matters(draw: st.DrawFn) -> str:
    """Draw a shipped matter of sound YAML in which values have other types, and keys other names."""
    whole = yaml.load(TEXTS[draw(st.sampled_from(tuple(TEXTS)))], Loader=yaml.BaseLoader)
    whole.pop("expect", None)
    for _ in range(draw(st.integers(1, 3))):
        parent, key = draw(st.sampled_from(places(whole)))
        kind = draw(st.integers(0, 5))
        if kind <= 2:
            parent[key] = draw(odd_values)
        elif kind == 3:
            del parent[key]
        elif kind == 4 and isinstance(parent, dict):
            parent[draw(st.one_of(odd_scalars, st.sampled_from(("date", "of", "shares", "id"))))] = parent[
                key
            ]
        else:
            other, name = draw(st.sampled_from(places(whole)))
            parent[key] = yaml.load(text_of({"": other[name]}), Loader=yaml.BaseLoader)[""]
        if not places(whole):
            whole = {"as_of": "2003-06-16"}
    return text_of(whole)


def places(data: Any) -> list[tuple[Any, Any]]:
    """Return every place of a value: the list or mapping around it, and its key there."""
    pairs = enumerate(data) if isinstance(data, list) else data.items() if isinstance(data, dict) else ()
    return [found for key, value in list(pairs) for found in ((data, key), *places(value))]


@examples(400)
@given(any_text | st.text(st.sampled_from("".join(PIECES)), max_size=60))
def test_any_text_is_a_matter_or_a_sentence(text: str) -> None:
    judged.matter(text)


@examples(150)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_matter_or_a_sentence(data: bytes) -> None:
    judged.matter(data)


@examples(300)
@given(spoilt_texts())
def test_a_shipped_matter_with_lines_out_of_place_is_a_matter_or_a_sentence(text: str) -> None:
    judged.matter(text)


@examples(200)
@given(spoilt_matters())
def test_a_shipped_matter_with_values_out_of_place_is_a_matter_or_a_sentence(text: str) -> None:
    judged.matter(text)


@examples(60)
@given(st.integers(1, 3000), st.sampled_from(("[", "{a: ", "- ", "? ", "- [", "[{b: ")))
def test_however_deep_it_is_nested_it_is_a_sentence(depth: int, opening: str) -> None:
    assert judged.matter(f"as_of: 2003-06-16\nnote: {opening * depth}") is None
    nested = "".join(f"{' ' * step}a:\n" for step in range(min(depth, 200)))
    assert judged.matter(
        f"as_of: 2003-06-16\nexpect:\n {nested.replace(chr(10), chr(10) + ' ')}x"
    ) is None or (depth < DEEPEST)


@examples(1000)
@given(
    st.one_of(
        st.text(st.sampled_from("0123456789.,$%:-+eE_ −１٣½\u00a0"), max_size=44),
        st.decimals(allow_nan=True, allow_infinity=True).map(str),
        st.integers(min_value=0).map(lambda number: f"{number:,}"),
        st.decimals(min_value=0, max_value=10**15, places=3).map(lambda number: f"{number:,}"),
        st.integers(0, 10**12).map(lambda number: f"${number}"),
        st.integers(0, 10**6).map(lambda number: f"{number}%"),
        st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: f"{pair[0]}:{pair[1]}"),
        any_text,
    )
)
def test_a_number_is_what_its_digits_say_or_a_sentence(text: str) -> None:
    judged.number(text)


@examples(600)
@given(
    st.one_of(
        st.dates().map(str),
        st.tuples(st.integers(0, 10000), st.integers(0, 14), st.integers(0, 33)).map(
            lambda parts: f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}"
        ),
        st.text(st.sampled_from("0123456789-/.T: ２"), max_size=12),
        any_text,
    )
)
def test_a_day_is_one_of_the_calendar_or_a_sentence(text: str) -> None:
    judged.day(text)


HEADINGS = (
    "date,last,bid,ask,tier",
    "name,group,series_a_as_converted,rra_warrants,address,warrant,shares,issued",
)
cells = st.one_of(
    odd_scalars, st.sampled_from(("3.05", "none", "rra", "Sample Fund, L.P.", "=1+1", "a;;b; c", "-1"))
)


@examples(400)
@given(
    st.sampled_from(HEADINGS),
    st.lists(st.lists(cells, max_size=9).map(",".join), max_size=6),
    st.sampled_from(("\n", "\r\n")),
)
def test_a_table_is_rows_or_a_sentence(heading: str, rows: list[str], end: str) -> None:
    judged.tables(end.join((heading, *rows)))


@examples(150)
@given(
    rows=st.lists(st.lists(cells, max_size=9).map(",".join), max_size=4), kind=st.integers(0, 1), lead=cells
)
def test_a_matter_with_any_price_or_register_file_is_a_matter_or_a_sentence(
    tmp_path: Path, rows: list[str], kind: int, lead: str
) -> None:
    text = "\n".join((HEADINGS[kind], f"2003-06-13,{lead}" if not kind else f"{lead},rra,900000", *rows))
    (tmp_path / "t.csv").write_bytes(text.encode("utf-8", "surrogatepass"))
    named = {"prices": {"file": "t.csv"}} if not kind else {"register": {"holders": {"file": "t.csv"}}}
    judged.matter_and_files(text_of(matter(exercise(), **named)), tmp_path)


@examples(80)
@given(
    rows=st.lists(
        st.lists(
            st.one_of(
                st.text(
                    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
                    max_size=20,
                ),
                st.integers(-(10**18), 10**18),
                st.floats(allow_nan=False, allow_infinity=False),
                st.booleans(),
                st.dates(),
                st.datetimes(),
                st.times(),
                st.none(),
            ),
            max_size=5,
        ),
        max_size=5,
    )
)
def test_any_cells_of_a_workbook_are_a_register_or_a_sentence(tmp_path: Path, rows: list[list[Any]]) -> None:
    book = Workbook()
    page = book.worksheets[0]
    for number, row in enumerate((["name", "group", "address", "shares", "warrant"], *rows), 1):
        for column, value in enumerate(row, 1):
            page.cell(number, column).value = value
    out = io.BytesIO()
    book.save(out)
    (tmp_path / "t.xlsx").write_bytes(out.getvalue())
    judged.matter_and_files(text_of(matter(exercise(), register={"file": "t.xlsx"})), tmp_path)


RECORD = """[[exception]]
rule = "R2.g-third-delay"
matter = "SAMPLE-1"
fingerprint = "0123456789abcdef"
reason = "The Holder has agreed in writing"
evidence = "letter of 2 May 2003"
approved_by = "Sample Partner"
granted = 2003-05-02
expires = 2003-08-01
"""
toml_pieces = st.one_of(
    odd_scalars,
    st.sampled_from(
        (
            "[",
            "]",
            "[[",
            "]]",
            "=",
            '"""',
            "'''",
            "{",
            "}",
            ".",
            "1_0",
            "0x1",
            "inf",
            "nan",
            "1979-05-27T07:32:00Z",
        )
    ),
)


@examples(300)
@given(
    st.lists(st.tuples(st.integers(0, len(RECORD)), st.integers(0, 20), toml_pieces), min_size=1, max_size=3)
)
def test_an_exceptions_file_is_records_or_a_sentence(
    tmp_path: Path, changes: list[tuple[int, int, str]]
) -> None:
    text = RECORD
    for at, length, piece in changes:
        text = text[:at] + piece + text[at + length :]
    (tmp_path / "exceptions.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    judged.exceptions(tmp_path / "exceptions.toml")


# the corpus: what broke something once, and a set to start from.


def replay_numbers(file: Path) -> None:
    """Read each line as a number and as a day, and put it into a matter as both."""
    for line in file.read_bytes().decode("utf-8").split("\n"):
        judged.number(line)
        judged.day(line)
        judged.matter(text_of(matter(exercise(shares=line), register=warrants())))
        judged.matter(text_of(matter(exercise(date=line))))


REPLAYS: dict[str, Callable[[Path], object]] = {
    ".yaml": lambda file: judged.matter(file.read_bytes()),
    ".txt": replay_numbers,
    ".csv": lambda file: judged.tables(file.read_bytes()),
    ".toml": judged.exceptions,
}


@pytest.mark.parametrize("file", sorted(CORPUS.iterdir()), ids=lambda file: file.name)
def test_what_is_kept_is_a_value_or_a_sentence(file: Path) -> None:
    REPLAYS[file.suffix](file)


def test_every_kind_of_reader_has_its_corpus() -> None:
    assert {file.suffix for file in CORPUS.iterdir()} == set(REPLAYS)
