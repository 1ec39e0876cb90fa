"""Places of SARIF: relative addresses only, and the words of the agreement wherever they stand."""

from pathlib import Path

import pytest
from machine_results import BREACH
from msgspec.structs import replace

from checker.report.sarif_places import clause_place, relative_uri, said


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("matters/a.yaml", "matters/a.yaml"),
        ("./matters//a.yaml", "matters/a.yaml"),
        ("matters/../a.yaml", "a.yaml"),
        ("../../etc/a.yaml", "etc/a.yaml"),
        ("/home/place/matters/a.yaml", "matters/a.yaml"),
        ("/home/places/a.yaml", "home/places/a.yaml"),
        ("//server/a.yaml", "server/a.yaml"),
        ("a b#c?d%20.yaml", "a%20b%23c%3Fd%2520.yaml"),
        ("c:a.yaml", "c%3Aa.yaml"),
        ("http://x/a.yaml", "http%3A/x/a.yaml"),
        ("Ä\udcff.yaml", "%C3%84%FF.yaml"),
        (".", ""),
    ],
)
def test_an_address_is_relative_and_encoded(file: str, uri: str) -> None:
    assert relative_uri(file, Path("/home/place")) == uri


def test_without_a_folder_an_absolute_path_loses_its_root() -> None:
    assert relative_uri("/home/place/a.yaml", None) == "home/place/a.yaml"


def test_words_that_stand_elsewhere_are_found_there() -> None:
    told = clause_place(replace(BREACH, clause="W6.i", quote="at least 50,000 shares of Common Stock"))
    assert told is not None
    assert "registration_rights" in told["physicalLocation"]["artifactLocation"]["uri"]


def test_without_words_the_place_is_that_of_the_clause() -> None:
    told = clause_place(replace(BREACH, clause="W2.1", quote=""))
    assert told is not None
    assert "Procedure for Exercise" in told["message"]["text"]
    other = clause_place(replace(BREACH, clause="W2.1", quote="words that stand nowhere"))
    assert other == told


@pytest.mark.parametrize("clause", ["", "J", "W99"])
def test_without_words_and_clause_there_is_no_place(clause: str) -> None:
    assert clause_place(replace(BREACH, clause=clause, quote="")) is None


def test_a_message_holds_no_link_and_no_placeholder() -> None:
    assert said("[see](http://x) {0} {{Sig}}") == "[see] (http://x) {{0}} {{Sig}}"
