"""Figures compare by value, whatever their writing; duties keep their identity across readings."""

import pytest

from checker.figures import same_value, show


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2.18", "2.180", True),
        ("2.18", "2.19", False),
        ("1/3", "2/6", True),
        ("2003-06-16", "2003-06-16", True),
        ("", "0", False),
        ({"Company": "10"}, {"Company": "10"}, True),
        ({"Company": "10"}, {"Company": "11"}, False),
        ("10", {"Company": "10"}, False),
    ],
)
def test_figures_compare_by_value(one: object, other: object, same: bool) -> None:
    assert same_value(one, other) is same  # type: ignore[arg-type]


def test_an_allocation_is_shown_in_one_line() -> None:
    assert show({"Company": "10", "Sample Fund, L.P.": "5"}) == "Company: 10, Sample Fund, L.P.: 5"
