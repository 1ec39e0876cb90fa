"""The stored words are those of the agreements, byte for byte, and any alteration is noticed."""

import hashlib
from pathlib import Path

import pytest

from checker.agreements.store import ROOT, read_sources, registers, verify_text
from checker.model.errors import AlteredText

# The agreements as filed; a change here means the rules were written from other words.
WHOLE = {
    "warrant": "48f9103ee477ef44fcf163d355a411806011a5fef24df1411387c0e2852c1b84",
    "registration_rights": "847ee2bcbcdc3b59a2a976327674ff3ceeb3bea3612e1249abf027d2ab79d175",
}
SIZE = {"warrant": 53964, "registration_rights": 49898}


@pytest.mark.parametrize("agreement", sorted(WHOLE))
def test_the_files_in_order_give_back_the_whole_agreement(agreement: str) -> None:
    source = registers().sources[agreement]
    whole = b"".join((ROOT / agreement / "text" / file.name).read_bytes() for file in source.files)
    assert len(whole) == SIZE[agreement]
    assert hashlib.sha256(whole).hexdigest() == WHOLE[agreement] == source.sha256


@pytest.mark.parametrize("agreement", sorted(WHOLE))
def test_every_stored_file_is_recorded_once(agreement: str) -> None:
    recorded = [file.name for file in registers().sources[agreement].files]
    stored = [path.name for path in (ROOT / agreement / "text").iterdir()]
    assert sorted(recorded) == sorted(stored)


def test_the_stored_text_is_verified() -> None:
    verify_text()


def test_an_altered_word_is_noticed(copied: Path) -> None:
    path = copied / "registration_rights" / "text" / "s09f_assignment.txt"
    path.write_bytes(path.read_bytes().replace(b"50,000", b"60,000"))
    with pytest.raises(AlteredText, match=r"registration_rights/text/s09f_assignment\.txt"):
        verify_text(copied)


def test_a_changed_line_ending_is_noticed(copied: Path) -> None:
    path = copied / "warrant" / "text" / "s14_notices.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.raises(AlteredText, match=r"warrant/text/s14_notices\.txt"):
        verify_text(copied)


def test_a_missing_file_is_noticed(copied: Path) -> None:
    (copied / "warrant" / "text" / "exhibit_b.txt").unlink()
    with pytest.raises(AlteredText, match=r"warrant/text/exhibit_b\.txt.*missing"):
        verify_text(copied)


def test_a_file_too_many_is_noticed(copied: Path) -> None:
    (copied / "warrant" / "text" / "s19_rider.txt").write_text("SECTION 19.", encoding="utf-8")
    with pytest.raises(AlteredText, match=r"s19_rider\.txt"):
        verify_text(copied)


def test_a_word_altered_together_with_its_hash_is_noticed(copied: Path) -> None:
    path = copied / "warrant" / "text" / "s05_shares.txt"
    before = path.read_bytes()
    after = before.replace(b"nearest tenth", b"nearest whole")
    assert before != after
    path.write_bytes(after)
    source = copied / "warrant" / "source.toml"
    old, new = (hashlib.sha256(each).hexdigest() for each in (before, after))
    source.write_text(source.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(AlteredText, match="all files in order"):
        verify_text(copied)


def test_files_of_one_agreement_put_in_another_order_are_noticed(copied: Path) -> None:
    source = copied / "warrant" / "source.toml"
    text = source.read_text(encoding="utf-8")
    blocks = text.split("\n[[files]]\n")
    source.write_text("\n[[files]]\n".join([blocks[0], *reversed(blocks[1:])]), encoding="utf-8")
    (copied / "warrant" / "clauses.yaml").write_text("", encoding="utf-8")
    with pytest.raises(AlteredText, match="all files in order"):
        verify_text(copied)


def test_nothing_outside_the_folder_is_needed(
    copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_sources(copied) == read_sources()
