"""The sources are read as they are typed, and a malformed one is named."""

from pathlib import Path

import pytest

from checker.agreements.store import read_sources
from checker.model.errors import CovenantError


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("warrant/source.toml", "title = "),
        ("warrant/source.toml", 'title = "no more than this"'),
        ("warrant/terms.yaml", "- id: [\n"),
        ("warrant/terms.yaml", "- one\n"),
        ("joint/coverage.yaml", "- {clause: J, status: perhaps, because: x}\n"),
    ],
)
def test_a_malformed_source_is_named(copied: Path, name: str, broken: str) -> None:
    (copied / name).write_text(broken, encoding="utf-8")
    with pytest.raises(CovenantError, match=name):
        read_sources(copied)


def test_a_figure_stays_as_it_is_typed(copied: Path) -> None:
    path = copied / "warrant" / "terms.yaml"
    text = path.read_text(encoding="utf-8").replace('value: "50.00"', "value: 50.00")
    path.write_text(text.replace('value: "2002-05-01"', "value: 2002-05-01"), encoding="utf-8")
    values = {term.id: term.value for term in read_sources(copied).terms}
    assert values["preferred_conversion_price"] == "50.00"
    assert values["term_first_day"] == "2002-05-01"
