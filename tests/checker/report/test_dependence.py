"""Which matters depend on which reading."""

from pathlib import Path

import pytest
from sample_matters import exercise, mailed_exercise, matter, text_of

from checker.model.errors import UsageError
from checker.report.dependence import dependents


def test_each_matter_names_the_readings_its_report_lists(tmp_path: Path) -> None:
    mailed = matter(mailed_exercise(), as_of="2009-05-05")
    (tmp_path / "a.yaml").write_text(text_of(mailed), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(text_of(matter(exercise())), encoding="utf-8")
    (tmp_path / "c.yaml").write_text("nonsense: 1\n", encoding="utf-8")
    found, refused = dependents([tmp_path])
    assert {(each.reading, each.matter) for each in found} >= {("A-3", str(tmp_path / "a.yaml"))}
    assert {each.matter for each in found} == {str(tmp_path / "a.yaml")}
    assert not any(each.decided for each in found)
    (sentence,) = refused
    assert str(tmp_path / "c.yaml") in sentence


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        dependents([tmp_path / "nowhere"])
