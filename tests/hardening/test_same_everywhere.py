"""The same input gives the same bytes: in any zone, locale, year, folder, without a network and without fonts."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from desk_run import ROOT, environment
from sample_matters import exercise, matter, text_of

DRIVER = Path(__file__).parent / "every_output.py"
STORIES = ROOT / "fixtures" / "scenarios"
MATTERS: Mapping[str, Path] = {
    "letter.yaml": STORIES / "warrant-transfer" / "address-letter-by-certified-mail.yaml",
    "net.yaml": STORIES / "cisco-net-exercise" / "net-100000-on-2004-06-21-price-file.yaml",
    "prices-2004-06.csv": STORIES / "cisco-net-exercise" / "prices-2004-06.csv",
    "demand.yaml": STORIES / "demand-to-completion" / "02b-filed-too-early.yaml",
}
# A clock that stands elsewhere in the child that draws the pages; the driver sets its own when all is loaded.
CLOCK = """
import os, sys
if "generator.pdf.child" in sys.orig_argv:
    from freezegun import freeze_time
    freeze_time(os.environ["COV_CLOCK"]).start()
"""
NO_NETWORK = """
import socket
def refused(*arguments, **words):
    raise OSError(101, "Network is unreachable")
socket.socket.connect = socket.socket.connect_ex = refused
socket.getaddrinfo = socket.gethostbyname = refused
"""


@dataclass(frozen=True)
class Surroundings:
    """What a run finds around it: variables, a module that Python loads first, and how deep its folder lies."""

    variables: Mapping[str, str] = field(default_factory=dict)
    first: str = ""
    depth: str = "w"
    fonts: bool = True


ELSEWHERE: Mapping[str, Surroundings] = {
    "the-same-again": Surroundings(),
    "kiritimati": Surroundings({"TZ": "Pacific/Kiritimati"}),
    "pago-pago": Surroundings({"TZ": "Pacific/Pago_Pago"}),
    "locale-c": Surroundings({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "clock-1999": Surroundings({"COV_CLOCK": "1999-01-02"}, CLOCK),
    "clock-2039": Surroundings({"COV_CLOCK": "2039-12-30"}, CLOCK),
    "no-network": Surroundings({"http_proxy": "http://127.0.0.1:9"}, NO_NETWORK),
    "no-fonts": Surroundings({"FONTCONFIG_PATH": "/nonexistent"}, fonts=False),
    "hash-seed-1": Surroundings({"PYTHONHASHSEED": "1"}),
    "hash-seed-random-and-no-color": Surroundings(
        {"PYTHONHASHSEED": "random", "COLUMNS": "40", "TERM": "dumb", "NO_COLOR": "1"}
    ),
    "deeper-folder-and-hash-seed-0": Surroundings({"PYTHONHASHSEED": "0"}, depth="a/b c/é/w"),
    "everything-at-once": Surroundings(
        {
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONHASHSEED": "7",
            "COV_CLOCK": "2039-12-30",
        },
        CLOCK + NO_NETWORK,
        depth="x/y/w",
        fonts=False,
    ),
}


def outputs(folder: Path, around: Surroundings) -> dict[str, str]:
    """Make every output in a folder of its own; return the SHA-256 of each by its name."""
    work, path = folder / around.depth, folder / "first"
    work.mkdir(parents=True)
    path.mkdir()
    for name, source in MATTERS.items():
        shutil.copyfile(source, work / name)
    (work / "odd.yaml").write_text(
        text_of(matter(exercise(signed_name="Société d’Exemple"), matter="Société — ½")), encoding="utf-8"
    )
    (work / "broken.yaml").write_text("as_of: 2003-06-31\n", encoding="utf-8")
    given = dict(around.variables)
    if around.first:
        (path / "sitecustomize.py").write_text(around.first, encoding="utf-8")
        given["PYTHONPATH"] = str(path)
    if not around.fonts:
        (path / "fonts.conf").write_text('<?xml version="1.0"?><fontconfig></fontconfig>', encoding="utf-8")
        given["FONTCONFIG_FILE"] = str(path / "fonts.conf")
    ended = subprocess.run(
        [sys.executable, str(DRIVER)],
        cwd=work,
        env=environment(given),
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode("utf-8", "replace")
    found = json.loads((work / "outputs.json").read_bytes())
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Future[dict[str, str]]]:
    """The outputs as they are here, and in all other surroundings, two at a time."""
    with ThreadPoolExecutor(2) as pool:
        asked = {"here": Surroundings(), **ELSEWHERE}
        return {
            name: pool.submit(outputs, tmp_path_factory.mktemp(name), each) for name, each in asked.items()
        }


@pytest.fixture(scope="module")
def here(made: Mapping[str, Future[dict[str, str]]]) -> dict[str, str]:
    """The outputs as they are on this machine."""
    return made["here"].result()


@pytest.mark.parametrize("name", ELSEWHERE)
def test_the_same_bytes(name: str, here: dict[str, str], made: Mapping[str, Future[dict[str, str]]]) -> None:
    elsewhere = made[name].result()
    assert {output for output in here if here[output] != elsewhere.get(output)} == set()
    assert elsewhere.keys() == here.keys()


def test_every_kind_of_output_is_among_them(here: dict[str, str]) -> None:
    endings = {Path(name).suffix.removeprefix(".") for name in here}
    assert {
        "txt",
        "json",
        "junit",
        "sarif",
        "github",
        "markdown",
        "ics",
        "html",
        "xlsx",
        "pdf",
        "docx",
    } <= endings


def test_the_clock_really_stands_elsewhere(tmp_path: Path) -> None:
    """In the driver, and in a child that is started as the renderer's is."""
    (tmp_path / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    given = environment({"PYTHONPATH": f"{tmp_path}{os.pathsep}{DRIVER.parent}", "COV_CLOCK": "2039-12-30"})
    say = "import datetime, time; print(datetime.date.today().year, time.gmtime().tm_year)"
    for code in (
        f"import every_output; every_output.set_clock('2039-12-30'); {say}",
        f"{say} # generator.pdf.child",
    ):
        asked = [sys.executable, "-c", code, *code.split()[-1:]]
        told = subprocess.run(asked, env=given, capture_output=True, check=True)
        assert told.stdout.split() == [b"2039", b"2039"], code
