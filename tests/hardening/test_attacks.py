"""The attack table: each id of it is tried on every path that there is, or waits with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import attacks_on_input
import attacks_on_output
import attacks_on_papers
import pytest
from attacks_on_input import Attack
from attacks_on_papers import PAYLOADS, Papers, judge_payload, judge_whole, printed_with
from canary import watched
from desk_run import Desk

ATTACKS: dict[str, Attack] = {
    **attacks_on_input.ATTACKS,
    **attacks_on_papers.ATTACKS,
    **attacks_on_output.ATTACKS,
}
TABLE = tuple(f"AT-{number}" for number in range(1, 31))
WAITING = {
    "AT-13": "there is no import of Open Cap Table files",
    "AT-14": "there is no web page, so there is no host name to forge",
    "AT-15": "there is no web page, so there is no form to post",
    "AT-19": "there is no web page, so nobody can send it too much",
    "AT-24": "no paper holds an anchor of an electronic signature",
}


def number_of(name: str) -> str:
    """Return the id of the table that a case belongs to."""
    return "-".join(name.split("-")[:2])


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk in a folder of its own, in which the command finds itself."""
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capsys)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Papers]:
    """The papers of one matter with every payload in it, and a canary that nothing of it may have touched."""
    with watched(tmp_path_factory.mktemp("c")) as canary:
        yield printed_with(canary)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_attack(attack: Attack, desk: Desk) -> None:
    attack(desk)


@pytest.mark.parametrize("name", PAYLOADS)
def test_attack_in_print(name: str, papers: Papers) -> None:
    judge_payload(papers, name)


def test_attack_in_print_leaves_nothing_in_the_files(papers: Papers) -> None:
    judge_whole(papers)


def test_every_id_of_the_table_is_tried_or_waits() -> None:
    tried = {number_of(name) for name in (*ATTACKS, *PAYLOADS)}
    assert tried | set(WAITING) == set(TABLE)
    assert not tried & set(WAITING)
    assert all(re.fullmatch(r"AT-\d+-\S.*", name) for name in (*ATTACKS, *PAYLOADS))


@pytest.mark.parametrize("module", ["ocf", "web", "server"])
def test_what_waits_still_waits(module: str) -> None:
    """A feature that comes takes its rows with it."""
    root = Path(__file__).resolve().parents[2]
    assert not [
        *root.glob(f"desk/{module}*"),
        *root.glob(f"checker/{module}*"),
        *root.glob(f"generator/{module}*"),
    ]
