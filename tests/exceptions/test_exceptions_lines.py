"""In which line a table and a key stand, whatever the texts in between look like."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.exceptions.lines import exception_lines, key_lines

TRAPS = [
    '"plain"',
    "'it [[exception]] # is'",
    '"""\n[[exception]]\nrule = 1\n"""',
    "'''\n[[exception]]\n'''",
    '"""a \\""" [[exception]]\n"" b"""""',
    "'''it''s\n[[exception]]'''''",
    '"a \\" # b"',
    '[1, # ]\n [2,\n 3], "]"]',
    '{ a = "}", b = { c = [1, 2] } }',
    "2004-06-22 # a remark\n# [[exception]]",
    "'''\n'''",
    '""',
    "''",
    '""""""',
]


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(TRAPS), st.integers(0, 2)), max_size=5), min_size=1, max_size=4
    )
)
def test_headers_and_keys_are_found_where_they_were_written(tables: list[list[tuple[str, int]]]) -> None:
    text, expected = "", []
    for table in tables:
        header = text.count("\n") + 1
        text += "[[exception]]\n"
        keys = {}
        for number, (value, blank) in enumerate(table):
            text += "\n" * blank
            keys[f"key{number}"] = text.count("\n") + 1
            text += f"  key{number} = {value}\n"
        expected.append((header, keys))
    assert len(tomllib.loads(text)["exception"]) == len(tables)
    assert [(each.header, each.keys) for each in exception_lines(text)] == expected


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ('[[ "exception" ]]\n"ru\\u006Ce" = 1\n', "rule", 2),
        ("[[exception]]\nscope.matter = 1\n", "scope.matter", 2),
        ("[[exception]]\nscope . 'matter' = 1\n", "scope.matter", 2),
        ("[[exception]]\n\n[exception.scope]\n\nmatter = 1\n", "scope.matter", 5),
        ("[[exception]]\n\n[exception.scope]\n\nmatter = 1\n", "scope", 3),
        ("[[exception]]\nscope = { matter = 1 }\n", "scope.matter", 2),
        ("[[exception]]\n# nothing\n", "rule", 1),
    ],
)
def test_a_key_is_found_by_its_name(text: str, key: str, line: int) -> None:
    (lines,) = exception_lines(text)
    assert lines.of(key) == line


def test_a_key_of_another_table_is_not_the_exceptions() -> None:
    text = "[[exception]]\na = 1\n[other]\nb = 2\n[[exception]]\nb = 3\n"
    assert [(each.header, dict(each.keys)) for each in exception_lines(text)] == [
        (1, {"a": 2}),
        (5, {"b": 6}),
    ]
    assert key_lines("a = 1\n" + text) == {"a": 1, "exception": 2, "other": 4}
