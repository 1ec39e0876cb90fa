"""``covenant packet``, ``generate``, ``verify`` and ``forms`` as a user types them."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.cli import main

STORIES = Path(__file__).resolve().parents[2] / "fixtures" / "scenarios" / "cisco-cash-exercise"
CASH, WRONG = str(STORIES / "exercise-100000.yaml"), str(STORIES / "everything-wrong.yaml")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    told = capsys.readouterr()
    return status, told.out, told.err


def test_a_packet_is_written_verified_and_found_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "packet"
    status, told, error = run(capsys, "packet", CASH, "--out", str(out))
    assert (status, error) == (0, "")
    assert "execution  01-exhibit-a.pdf" in told
    assert len(list(out.iterdir())) == 13
    assert run(capsys, "verify", str(out)) == (0, "unchanged\n", "")
    (out / "01-exhibit-a.pdf").write_bytes(b"")
    assert run(capsys, "verify", str(out)) == (1, "changed\n", "covenant: 01-exhibit-a.pdf: changed\n")
    status, _, error = run(capsys, "packet", CASH, "--out", str(out))
    assert status == 2
    assert "--replace" in error
    status, _, error = run(capsys, "packet", CASH, "--out", str(out), "--replace")
    assert status == 0
    assert "packet.bak" in error


def test_what_is_left_out_is_said_on_a_line_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told, error = run(capsys, "packet", WRONG, "--out", str(tmp_path / "packet"))
    assert status == 1
    assert told.split()[1::2] == [
        f"{name}.{ending}"
        for name in ("04-check-report", "05-closing-checklist")
        for ending in ("pdf", "docx")
    ]
    lines = error.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith(
        "covenant: exhibit-a (action 0) left out: W2.1-shares-available (no right, action 0)"
    )


def test_one_document_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "notice.docx"
    arguments = ("generate", "exhibit-a", CASH, "--format", "docx", "--output", str(target))
    assert run(capsys, *arguments) == (0, "", "")
    assert target.read_bytes().startswith(b"PK")
    assert [path.name for path in tmp_path.iterdir()] == ["notice.docx"]


def test_a_refused_document_is_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "notice.pdf"
    status, _, error = run(capsys, "generate", "exhibit-a", WRONG, "--output", str(target))
    assert status == 1
    assert error.startswith("covenant: exhibit-a (action 0) refused: ")
    assert error.count("\n") == 1
    assert not target.exists()
    assert run(capsys, "generate", "exhibit-a", WRONG, "--output", str(target), "--draft")[0] == 0
    assert target.read_bytes().startswith(b"%PDF")


DELAY = str(STORIES.parent / "demand-to-completion" / "06-suspension.yaml")


def test_a_document_that_several_need_says_for_whom_it_is_and_can_be_chosen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "notice.docx"
    asked = ("generate", "suspension-notice", DELAY, "--format", "docx", "--output", str(target))
    assert run(capsys, *asked) == (
        0,
        "",
        "covenant: suspension-notice (action 0): this is the one for Spectrum Equity Investors II, L.P.; "
        "needed for others too, chosen by --recipient: Doeg Hill I, LLC\n",
    )
    first = target.read_bytes()
    assert run(capsys, *asked, "--recipient", "Spectrum Equity Investors II, L.P.") == (0, "", "")
    assert target.read_bytes() == first
    assert run(capsys, *asked, "--recipient", "Doeg Hill I, LLC") == (0, "", "")
    assert target.read_bytes() != first
    status, _, error = run(capsys, *asked, "--recipient", "Doeg Hill")
    assert (status, error) == (
        2,
        "covenant: nobody named 'Doeg Hill' receives or signs the form 'suspension-notice'; "
        "did you mean 'Doeg Hill I, LLC'?\n",
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("generate", "exhibit-z", CASH, "--output", "x.pdf"), "there is no form 'exhibit-z'"),
        (("generate", "exhibit-c", CASH, "--output", "x.pdf"), "no proposed action needs"),
        (("generate", "exhibit-a", CASH, "--output", "x.pdf", "--action", "7"), "no proposed action 7"),
        (("generate", "exhibit-a", CASH, "--output", "x.pdf", "--action", "-1"), "no proposed action -1"),
        (("generate", "exhibit-a", CASH, "--output", "none/x.pdf"), "there is no such folder"),
        (("generate", "exhibit-a", CASH, "--output", "."), "this is a folder"),
        (("verify", "."), "has no manifest.json"),
        (("packet", "none.yaml", "--out", "x"), "none.yaml"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    status, told, error = run(capsys, *arguments)
    assert (status, told) == (2, "")
    assert sentence in error
    assert error.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_every_form_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    status, told, _ = run(capsys, "forms")
    assert status == 0
    assert "exhibit-a " in told
    assert all(len(line.split()) > 3 for line in told.splitlines())
