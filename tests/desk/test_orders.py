"""Where the packets of many matters lie: by the names of their files, apart even where those are alike."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path
from typing import Any

import pytest

from checker.model.errors import UsageError
from desk.orders import Order, orders_of
from generator.manifest import NAME

MATTER = "as_of: 2003-06-16\nproposed: []\n"


def arguments(out: Path, *matters: Any, **changes: Any) -> argparse.Namespace:
    keys = {"as_of": None, "reading": [], "draft": False, "replace": False, **changes}
    return argparse.Namespace(matters=[str(each) for each in matters], out=out, **keys)


def a_matter(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(MATTER, encoding="utf-8")
    return file


def folders(orders: list[Order]) -> list[str]:
    return [Path(each.out).name for each in orders]


def test_a_packet_is_named_as_its_matter_in_the_order_of_the_matters(tmp_path: Path) -> None:
    files = [a_matter(tmp_path / name) for name in ("b two.yaml", "a.yml", "Übergabe (1).yaml")]
    orders = orders_of(arguments(tmp_path / "out", *files))
    assert [each.out for each in orders] == [
        str(tmp_path / "out" / name) for name in ("b-two", "a", "Ubergabe-1")
    ]
    assert [each.name for each in orders] == [str(file) for file in files]
    assert not (tmp_path / "out").exists()


def test_the_matters_of_a_folder_come_by_name_and_other_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("deep/c.yaml", "b.yaml", "a.yaml", ".hidden/d.yaml"):
        a_matter(tmp_path / "matters" / name)
    (tmp_path / "matters" / "house-readings.yaml").write_text("A-25: C\n", encoding="utf-8")
    single = a_matter(tmp_path / "z.yaml")
    orders = orders_of(arguments(tmp_path / "out", single, tmp_path / "matters"))
    assert folders(orders) == ["z", "a", "b", "c"]


def test_of_two_matters_of_one_name_the_folder_is_named_too(tmp_path: Path) -> None:
    files = [
        a_matter(tmp_path / name) for name in ("acme/exercise.yaml", "zenith/Exercise.yaml", "other.yaml")
    ]
    assert folders(orders_of(arguments(tmp_path / "out", *files))) == [
        "acme-exercise",
        "zenith-Exercise",
        "other",
    ]


@pytest.mark.parametrize(
    "names",
    [
        ("a.yaml", "a.yaml"),
        ("x/a.yaml", "y/x/a.yaml"),
        ("x/a.yaml", "X/A.yaml"),
        ("x/a.yaml", "a.yaml", "x-a.yaml"),
    ],
)
def test_names_that_are_alike_even_so_are_refused_before_anything_is_written(
    names: tuple[str, ...], tmp_path: Path
) -> None:
    files = [a_matter(tmp_path / name) for name in names]
    with pytest.raises(UsageError, match="both packets would be named"):
        orders_of(arguments(tmp_path / "out", *files))
    assert not (tmp_path / "out").exists()


def test_names_that_no_machine_could_bear_are_shortened_or_refused(tmp_path: Path) -> None:
    """AT-16, AT-25: a name from a file is made of letters, digits and hyphens, without a tax id."""
    files = [a_matter(tmp_path / name) for name in ("x" * 220 + ".yaml", "漢字.yaml", "ssn 123-45-6789.yaml")]
    found = folders(orders_of(arguments(tmp_path / "out", *files)))
    assert found == ["x" * 100, "matter", "ssn-XXX-XX-6789"]
    with pytest.raises(UsageError, match="Windows could not open a folder named 'aux'"):
        orders_of(arguments(tmp_path / "out", a_matter(tmp_path / "aux.yaml"), files[0]))


def test_standard_input_is_read_once_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MATTER.encode()), encoding="utf-8"))
    piped, other = orders_of(arguments(tmp_path / "out", "-", a_matter(tmp_path / "a.yaml")))
    assert (piped.name, Path(piped.out).name, piped.data) == (
        "standard input",
        "standard-input",
        MATTER.encode(),
    )
    assert other.data is None


def test_a_place_that_cannot_hold_packets_is_refused(tmp_path: Path) -> None:
    """AT-16, AT-17: a link, a file, a packet, a network share: each is refused for what it is."""
    files = [a_matter(tmp_path / name) for name in ("a.yaml", "b.yaml")]
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "packet").mkdir()
    (tmp_path / "packet" / NAME).write_text('{"schema": "covenant/packet/1", "files": []}', encoding="utf-8")
    for name, sentence in (
        ("link", "is no folder"),
        ("a.yaml", "is no folder"),
        ("packet", "is itself a packet"),
        ("CON", "Windows could not open"),
        (r"\\host\share", "drive letter, and with / between"),
    ):
        with pytest.raises(UsageError, match=sentence):
            orders_of(arguments(tmp_path / name, *files))
    with pytest.raises(UsageError, match="network share"):
        orders_of(arguments(Path(r"\\host\share"), *files))


def test_a_folder_without_a_matter_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="no matter lies in this folder"):
        orders_of(arguments(tmp_path / "out", tmp_path / "empty"))
