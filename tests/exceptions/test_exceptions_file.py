"""An exceptions file: what is read of it, and every sentence with which one is refused, at its exact line."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from checker.api import load_exceptions, skeleton
from checker.model.errors import InputError

FIXTURES = Path(__file__).parents[2] / "fixtures" / "exceptions"
BAD = sorted((FIXTURES / "bad").iterdir())
GOOD = """
[[exception]]
rule = "W8-notice"
matter = "merger.yaml"
fingerprint = "5de935e9a5853f81"
reason = "Holder agreed in writing"
evidence = "Letter of 22 June 2004"
approved_by = "Sample Partner"
granted = 2004-06-22
expires = 2004-07-15
"""


def written(folder: Path, text: str | bytes) -> Path:
    """Return an exceptions file with that text."""
    file = folder / "exceptions.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return file


def refused(folder: Path, text: str | bytes) -> InputError:
    """Return the error with which a text is refused."""
    with pytest.raises(InputError) as caught:
        load_exceptions(written(folder, text))
    return caught.value


@pytest.mark.parametrize("mistake", BAD, ids=lambda folder: folder.name)
def test_the_message_is_exact(mistake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mistake)
    with pytest.raises(InputError) as caught:
        load_exceptions("exceptions.toml")
    assert f"{caught.value}\n" == (mistake / "expected.txt").read_text(encoding="utf-8")


def test_the_gallery_holds_every_kind_of_refusal() -> None:
    assert len(BAD) >= 35
    assert all((folder / "expected.txt").read_text(encoding="utf-8").count("\n") == 1 for folder in BAD)


def test_a_good_file_is_read_whole() -> None:
    file = FIXTURES / "good.toml"
    loaded = load_exceptions(file)
    (record,) = loaded.records
    assert loaded.file == str(file)
    assert (record.rule, record.matter, record.approved_by) == ("W8-notice", "merger.yaml", "Sample Partner")
    assert (record.granted, record.expires, record.line) == (date(2004, 6, 22), date(2004, 7, 15), 3)
    assert record.reason == "Holder agreed in writing to 24 days' notice"
    assert record.evidence.startswith("letter.txt sha256:8caee3dc")


def test_the_form_with_a_scope_is_read_too(tmp_path: Path) -> None:
    text = GOOD.replace('matter = "merger.yaml"', 'scope = { matter = "merger.yaml", instrument = "W-3" }')
    inner = GOOD.replace('matter = "merger.yaml"\n', "") + '[exception.scope]\nmatter = "merger.yaml"\n'
    (record,) = load_exceptions(written(tmp_path, text)).records
    assert (record.matter, record.instrument) == ("merger.yaml", "W-3")
    (other,) = load_exceptions(written(tmp_path, inner)).records
    assert (other.matter, other.instrument) == ("merger.yaml", "")


def test_a_fault_in_a_scope_is_reported_at_its_own_line(tmp_path: Path) -> None:
    text = GOOD.replace('matter = "merger.yaml"\n', "") + "\n[exception.scope]\n# whose\nmatter = 7\n"
    assert str(refused(tmp_path, text)).endswith(
        'exceptions.toml:13: matter is not text; put it in quotes: matter = "..."'
    )


@pytest.mark.parametrize("text", ["", "# nothing excepted\n", "exception = []\n"])
def test_a_file_without_exceptions_has_none(tmp_path: Path, text: str) -> None:
    assert load_exceptions(written(tmp_path, text)).records == ()


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode("utf-8")
    (record,) = load_exceptions(written(tmp_path, data)).records
    assert record.line == 2


def test_a_reason_may_have_several_lines_and_a_fingerprint_its_sign(tmp_path: Path) -> None:
    text = GOOD.replace('"Holder agreed in writing"', '"""\nHolder agreed\nin writing"""')
    text = text.replace('"5de935e9a5853f81"', '"#5DE935E9A5853F81"')
    (record,) = load_exceptions(written(tmp_path, text)).records
    assert (record.reason, record.fingerprint) == ("Holder agreed\nin writing", "5de935e9a5853f81")


@pytest.mark.parametrize(
    ("granted", "expires", "good"),
    [
        (date(2004, 6, 22), date(2004, 6, 22), True),
        (date(2004, 6, 22), date(2004, 6, 21), False),
        # 28 February 2004 to 28 February 2005 are 366 days, with 29 February 2004 between them.
        (date(2004, 2, 28), date(2005, 2, 28), True),
        (date(2004, 2, 28), date(2005, 3, 1), False),
        # 1 March 2004 to 1 March 2005 are 365, to 2 March 366, to 3 March 367.
        (date(2004, 3, 1), date(2005, 3, 2), True),
        (date(2004, 3, 1), date(2005, 3, 3), False),
        (date(2004, 2, 29), date(2005, 3, 1), True),
        (date(2004, 2, 29), date(2005, 3, 2), False),
        (date(9999, 12, 31), date(9999, 12, 31), True),
        (date.min, date.max, False),
    ],
)
def test_an_exception_lasts_366_days_and_no_more(
    tmp_path: Path, granted: date, expires: date, good: bool
) -> None:
    assert good == (timedelta(0) <= expires - granted <= timedelta(366))
    text = GOOD.replace("granted = 2004-06-22", f"granted = {granted.isoformat()}")
    text = text.replace("2004-07-15", expires.isoformat())
    if good:
        assert load_exceptions(written(tmp_path, text)).records[0].expires == expires
    else:
        assert refused(tmp_path, text).line == 10


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (GOOD.encode("utf-16"), ":1:1: the file is UTF-16; save it as UTF-8"),
        (
            GOOD.replace("agreed", "agré").encode("latin-1"),
            ":6:21: the byte 0xE9 is not UTF-8; save the file as UTF-8",
        ),
        (GOOD.replace("agreed", "a\0d").encode(), ":6:19: U+0000 is a control character; take it out"),
        (b"#" * 5_000_001, ": the file is larger than the 5,000,000 bytes that are read; keep the evidence"),
        (b"x = " + b"[" * 100_000, ": a value in it is nested too deep or too long; write short texts"),
        (b"x = " + b"9" * 5_000, ": a value in it is nested too deep or too long; write short texts"),
        (b"x = [1,\n\n2\n", ":"),
    ],
    ids=["utf-16", "latin-1", "nul", "too large", "too deep", "long number", "open list"],
)
def test_a_file_that_is_no_text_of_ours_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    sentence = str(refused(tmp_path, data))
    assert sentence.startswith(f"{tmp_path / 'exceptions.toml'}{said}")
    assert "\n" not in sentence


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    text = GOOD + "#" * (5_000_000 - len(GOOD))
    assert len(load_exceptions(written(tmp_path, text)).records) == 1


def test_no_such_file_and_a_folder_and_a_share_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.toml: there is no such file; name the exceptions file"):
        load_exceptions(tmp_path / "none.toml")
    with pytest.raises(InputError, match="this is a folder; name the exceptions file in it"):
        load_exceptions(tmp_path)
    with pytest.raises(InputError, match="is not a file of this machine"):
        load_exceptions("//host/share/exceptions.toml")


def test_a_key_that_hides_something_is_shown_by_its_escapes(tmp_path: Path) -> None:
    error = refused(tmp_path, GOOD + '"\\u202E\\u001B[2J" = 1\n')
    assert error.message.startswith('"\\u202e\\x1b[2J" is not known in an exception;')
    assert error.line == 11
    long = refused(tmp_path, "k" * 5_000 + " = 1\n")
    assert len(long.message) < 250


def test_exceptions_written_in_one_value_are_read_and_reported_at_its_line(tmp_path: Path) -> None:
    keys = ", ".join(line for line in GOOD.splitlines() if " = " in line)
    good = f"# one value\nexception = [{{ {keys} }}]\n"
    assert load_exceptions(written(tmp_path, good)).records[0].line == 2
    assert refused(tmp_path, good.replace("W8-notice", "W8")).line == 2


def test_a_skeleton_is_refused_until_its_blanks_are_filled(tmp_path: Path) -> None:
    text = skeleton("W8-notice", 'A "merger" \\ of Müller', "5de935e9a5853f81")
    assert refused(tmp_path, text).message.startswith('"granted" is left out')
    for blank, value in (
        ("# granted   = YYYY-MM-DD", "granted = 2004-06-22 #"),
        ("# expires   = YYYY-MM-DD", "expires = 2004-07-15 #"),
    ):
        text = text.replace(blank, value)
    assert refused(tmp_path, text).message.startswith("reason is empty")
    (record,) = load_exceptions(written(tmp_path, text.replace('""', '"words"'))).records
    assert (record.matter, record.reason) == ('A "merger" \\ of Müller', "words")
