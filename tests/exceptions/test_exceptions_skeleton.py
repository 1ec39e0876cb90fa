"""The skeleton of an exception: TOML that names the finding, with the decisions left blank."""

from __future__ import annotations

import tomllib

import pytest

from checker.api import skeleton


@pytest.mark.parametrize("matter", ["merger.yaml", 'A "quoted" one', "back\\slash", "Übernahme", "\x7f"])
def test_a_skeleton_is_toml_that_names_the_finding(matter: str) -> None:
    (table,) = tomllib.loads(skeleton("W8-notice", matter, "5de935e9a5853f81"))["exception"]
    assert table == {
        "rule": "W8-notice",
        "matter": matter,
        "fingerprint": "5de935e9a5853f81",
        "reason": "",
        "evidence": "",
        "approved_by": "",
    }
