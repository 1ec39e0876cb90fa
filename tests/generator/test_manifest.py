"""The manifest proves a packet: what changed, what is missing, what was added, and from which facts it came."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from sample_matters import exercise, matter
from sample_packets import CASH, packet_of, sample, story, with_report

from checker.model.errors import UsageError
from generator import manifest
from generator.manifest import NAME, matter_hash, rules_hash, verify


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    for each in packet_of(CASH).files:
        (tmp_path / each.name).write_bytes(each.data)
    (tmp_path / NAME).write_bytes(packet_of(CASH).manifest)
    return tmp_path


def test_an_unchanged_packet_has_nothing_to_say(packet: Path) -> None:
    assert verify(packet) == ()


def test_each_difference_is_named(packet: Path) -> None:
    (packet / "01-exhibit-a.pdf").write_bytes(b"other")
    (packet / "02-exercise-rider.docx").unlink()
    (packet / "notes.txt").write_text("x", encoding="utf-8")
    assert verify(packet) == (
        "01-exhibit-a.pdf: changed",
        "02-exercise-rider.docx: missing",
        "notes.txt: added",
    )


def test_a_link_in_place_of_a_file_is_a_change(
    packet: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "same.pdf"
    outside.write_bytes((packet / "01-exhibit-a.pdf").read_bytes())
    (packet / "01-exhibit-a.pdf").unlink()
    (packet / "01-exhibit-a.pdf").symlink_to(outside)
    assert verify(packet) == ("01-exhibit-a.pdf: changed (it is now a link)",)


def test_an_edited_manifest_is_a_change(packet: Path) -> None:
    told = json.loads((packet / NAME).read_bytes())
    told["verdict"] = "prohibited"
    (packet / NAME).write_text(json.dumps(told), encoding="utf-8")
    assert verify(packet) == (f"{NAME}: changed",)


@pytest.mark.parametrize("name", ["../outside.pdf", "/etc/hostname", "", "a/b.pdf"])
def test_a_name_that_leads_out_of_the_folder_is_refused(packet: Path, name: str) -> None:
    told = json.loads((packet / NAME).read_bytes())
    told["files"][0]["file"] = name
    (packet / NAME).write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(UsageError, match="not the manifest of a packet"):
        verify(packet)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": 1}', '{"schema": "other", "files": []}', "\x00"])
def test_what_is_no_manifest_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="not the manifest of a packet"):
        verify(tmp_path)


def test_a_folder_without_a_manifest_is_no_packet(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"has no manifest\.json"):
        verify(tmp_path)
    with pytest.raises(UsageError, match="no such folder"):
        verify(tmp_path / "none")


def test_the_facts_make_the_hash_and_not_the_look_of_the_file() -> None:
    plain, spaced = sample(shares="100000"), sample(shares="100,000")
    assert matter_hash(plain[0]) == matter_hash(spaced[0])
    assert matter_hash(plain[0]) != matter_hash(sample(shares="100001")[0])
    expected = with_report(matter(exercise(), expect={"verdict": "permitted"}))
    assert matter_hash(expected[0]) == matter_hash(plain[0])


def test_the_manifest_names_tool_rules_day_and_facts() -> None:
    told = json.loads(packet_of(CASH).manifest)
    assert told["schema"] == "covenant/packet/1"
    assert told["tool"]["name"] == "covenant"
    assert told["as_of"] == "2003-06-16"
    assert told["rules_sha256"] == rules_hash()
    assert told["matter_sha256"] == matter_hash(story(CASH)[0])
    assert {len(each["sha256"]) for each in told["files"]} == {64}


def test_another_rule_gives_another_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    before = rules_hash()
    monkeypatch.setattr(manifest, "RULES", manifest.RULES[1:])
    assert rules_hash() != before


def test_every_kind_of_value_of_a_matter_can_be_hashed() -> None:
    assert msgspec.json.decode(
        msgspec.json.encode(matter_hash(story("cisco-net-exercise/net-100000-at-4-00")[0]))
    )
