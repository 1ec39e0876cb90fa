"""Names of results: no two of a run alike, whatever is joined in them."""

from pathlib import Path

from machine_results import BREACH, EVERY
from msgspec.structs import replace

from checker.report.sarif_identity import identities


def test_every_result_of_a_run_has_a_name_of_its_own() -> None:
    twice = (*EVERY, *EVERY)
    assert len(set(identities(twice, None))) == len(twice)


def test_parts_that_join_alike_are_kept_apart() -> None:
    one = replace(BREACH, case="a", subject="b", event="")
    other = replace(BREACH, case="", subject="b", event="a")
    third = replace(BREACH, case='a", "b', subject="", event="")
    assert len(set(identities((one, other, third), None))) == 3
    assert not any(":" in name for name in identities((one, other, third), None))


def test_an_absolute_path_has_the_name_of_the_relative_one() -> None:
    there = replace(BREACH, file="/home/place/matters/delay.yaml")
    assert list(identities((there,), Path("/home/place"))) == list(identities((BREACH,), None))
