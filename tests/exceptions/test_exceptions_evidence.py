"""Evidence: words are words; a file that is named with its SHA-256 must be that file."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from checker.exceptions.evidence import checked_evidence, evidence_fault

LETTER = b"We agree.\n"
DIGEST = hashlib.sha256(LETTER).hexdigest()


def test_words_name_no_file(tmp_path: Path) -> None:
    assert checked_evidence("Letter of 22 June 2004, in the closing set") is None
    assert evidence_fault("Letter of 22 June 2004", tmp_path) is None


def test_the_file_that_was_approved_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "the letter.txt").write_bytes(LETTER)
    assert evidence_fault(f"the letter.txt sha256:{DIGEST.upper()}", tmp_path) is None


def test_other_bytes_no_file_and_a_folder_are_faults(tmp_path: Path) -> None:
    evidence = f"letter.txt sha256:{DIGEST}"
    assert evidence_fault(evidence, tmp_path) == "there is no file letter.txt"
    (tmp_path / "letter.txt").write_bytes(LETTER + b" ")
    fault = evidence_fault(evidence, tmp_path) or ""
    assert fault == "letter.txt is not the file that was approved: its SHA-256 is another"
    assert evidence_fault(f". sha256:{DIGEST}", tmp_path) == ". is not a file"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "letter.txt")
    assert evidence_fault(f"letter.txt sha256:{DIGEST}", tmp_path) == "letter.txt is not a file"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "stands without a file"),
        ("//host/share/letter.pdf", "is not a file of this machine"),
        ("\\\\host\\share\\letter.pdf", "is not a file of this machine"),
        ("https://sample.test/letter.pdf", "is not a file of this machine"),
        ("/etc/letter.pdf", "is named from the root"),
        ("C:/letter.pdf", "is named from the root"),
        ("../../etc/shadow", "leads out of the folder"),
        ("papers/../../letter.pdf", "leads out of the folder"),
        ("papers\\..\\..\\letter.pdf", "leads out of the folder"),
        ("..", "leads out of the folder"),
    ],
)
def test_only_a_file_from_this_folder_is_evidence(name: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        checked_evidence(f"{name} sha256:{DIGEST}")


@pytest.mark.parametrize("digest", ["", "abc", DIGEST + "0", DIGEST[:-1] + "g", f"{DIGEST} and more"])
def test_a_digest_has_64_digits(digest: str) -> None:
    with pytest.raises(ValueError, match="does not end in 64 digits"):
        checked_evidence(f"letter.txt sha256:{digest}")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "papers").mkdir(parents=True)
    (tmp_path / "letter.txt").write_bytes(LETTER)
    (folder / "file").symlink_to(tmp_path / "letter.txt")
    (folder / "out").symlink_to(tmp_path)
    (folder / "gone").symlink_to(tmp_path / "nowhere")
    for name in ("file", "out/letter.txt", "gone"):
        fault = evidence_fault(f"{name} sha256:{DIGEST}", folder) or ""
        assert fault == f"{name} lies outside the folder of the exceptions, through a link; it is not read"
    (folder / "papers" / "letter..txt").write_bytes(LETTER)
    (folder / "inner").symlink_to("papers/letter..txt")
    (tmp_path / "linked").symlink_to(folder)
    assert evidence_fault(f"inner sha256:{DIGEST}", tmp_path / "linked") is None
