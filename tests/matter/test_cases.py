"""Fixture files with a base and cases: deep overrides whose places are still real lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.matter.cases import load_cases
from checker.model.errors import InputError
from checker.model.events import Exercise
from checker.model.matter import LoadedMatter

FILE = """\
base:
  as_of: 2003-06-16
  opening:
    outstanding: 100
    authorized: 1000
  proposed:
    - event: exercise
      date: 2003-06-16
      shares: 1
      net_shares: 2
cases:
  as it is:
    expect: {verdict: permitted}
  other capital:
    opening: {outstanding: 200}
    side: holder
  other proposal:
    proposed:
      - event: exercise
        date: 2003-06-17
        shares: 3
  nothing proposed:
    proposed:
"""


def _cases(folder: Path, text: str) -> dict[str, LoadedMatter]:
    (folder / "cases.yaml").write_text(text, encoding="utf-8")
    return dict(load_cases(folder / "cases.yaml"))


def test_cases_come_by_name_in_file_order(tmp_path: Path) -> None:
    assert list(_cases(tmp_path, FILE)) == ["as it is", "other capital", "other proposal", "nothing proposed"]


def test_mappings_merge_and_lists_replace(tmp_path: Path) -> None:
    cases = _cases(tmp_path, FILE)
    opening = cases["other capital"].matter.opening
    assert opening is not None
    assert (opening.outstanding, opening.authorized) == (200, 1000)
    event = cases["other proposal"].matter.proposed[0]
    assert isinstance(event, Exercise)
    assert (event.shares, event.net_shares) == (3, None)
    assert cases["as it is"].matter.expect == {"verdict": "permitted"}
    assert cases["other capital"].matter.expect is None


def test_one_case_leaves_the_others_alone(tmp_path: Path) -> None:
    cases = _cases(tmp_path, FILE)
    assert cases["nothing proposed"].matter.proposed == ()
    assert len(cases["as it is"].matter.proposed) == 1
    opening = cases["as it is"].matter.opening
    assert opening is not None
    assert opening.outstanding == 100


def test_places_are_those_of_the_file(tmp_path: Path) -> None:
    cases = _cases(tmp_path, FILE)
    assert cases["other proposal"].place(("proposed", 0, "shares"))[:2] == (21, 17)
    assert cases["as it is"].place(("proposed", 0, "shares"))[:2] == (9, 15)
    assert cases["other capital"].place(("opening", "outstanding"))[:2] == (15, 28)
    assert cases["other capital"].place(("opening", "authorized"))[:2] == (5, 17)


def test_a_fault_in_a_case_is_placed_in_the_case(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a key of a matter") as caught:
        _cases(tmp_path, FILE + "    sides: holder\n")
    assert (caught.value.line, caught.value.column) == (24, 5)


def test_a_plain_matter_is_one_case_without_a_name(tmp_path: Path) -> None:
    assert list(_cases(tmp_path, "as_of: 2003-06-16\n")) == [""]


def test_keys_beside_the_cases_belong_to_the_base(tmp_path: Path) -> None:
    cases = _cases(
        tmp_path, "as_of: 2003-06-16\nmatter: one\ncases:\n  a: {matter: two}\n  b: {side: holder}\n"
    )
    assert [case.matter.matter for case in cases.values()] == ["two", "one"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("base: {as_of: 2003-06-16}\ncases:\n", '"cases" holds a name for each case'),
        ("base: {as_of: 2003-06-16}\ncases: [a]\n", '"cases" holds a name for each case'),
        ("base: [a]\ncases: {a: {side: holder}}\n", '"base" holds a matter'),
        ("base: {as_of: 2003-06-16}\ncases: {a: b}\n", 'the case "a" holds its changes'),
        ("base: {side: holder}\ncases: {a: {matter: b}}\n", '"as_of" is missing'),
    ],
)
def test_a_file_without_real_cases_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        _cases(tmp_path, text)
    assert words in caught.value.message
