"""Packages that are no plain workbook are refused before a spreadsheet library sees them (AT-11, AT-12)."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from sample_workbooks import HOLDER, holders, packed, parts, spoilt

from checker.model.errors import InputError
from checker.workbooks.package import LARGEST_FILE, LARGEST_INSIDE, MOST_PARTS, clean_copy, parts_of

PLAIN = holders(HOLDER)
SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><worksheet>&e;</worksheet>'
)


def refusal(data: bytes) -> str:
    """Return the sentence with which a package is refused."""
    with pytest.raises(InputError) as caught:
        parts_of(data, "h.xlsx")
    assert caught.value.file == "h.xlsx"
    assert "\n" not in caught.value.message
    return caught.value.message


def with_members(*members: tuple[str, bytes]) -> bytes:
    """Return the plain workbook with members added at its end."""
    return packed([*parts(PLAIN).items(), *members])


def test_a_plain_workbook_is_read_whole_and_copied_without_the_rest() -> None:
    found = parts_of(with_members(("xl/media/image1.png", b"\x89PNG")), "h.xlsx")
    assert found == parts(PLAIN)
    assert parts(clean_copy(found).getvalue()) == found


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "this is not a workbook"),
        (b"name,group\nSample Fund,rra\n", "this is not a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "locked with a password, or is an old .xls"),
        (b"PK\x03\x04" + bytes(100), "is damaged"),
        (PLAIN[: len(PLAIN) // 2], "is damaged"),
        (packed([("word/document.xml", b"<d/>")]), "not a workbook of a kind that is read"),
        (PLAIN + bytes(LARGEST_FILE), "larger than the 16,000,000 bytes"),
    ],
)
def test_what_is_no_workbook_is_refused(data: bytes, words: str) -> None:
    assert words in refusal(data)


@pytest.mark.parametrize("part", [LAUGHS, OUTSIDE, LAUGHS.decode().encode("utf-16")])
@pytest.mark.parametrize("where", ["sheet", "book", "styles"])
def test_at_12_entities_are_refused_wherever_they_stand(part: bytes, where: str) -> None:
    if part.startswith(b"\xff\xfe"):
        part = (
            part.decode("utf-16").replace('version="1.0"', 'version="1.0" encoding="UTF-16"').encode("utf-16")
        )
    assert "defines its own entities" in refusal(spoilt(PLAIN, **{where: part}))


@pytest.mark.parametrize(
    ("member", "words"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/VBAPROJECT.BIN", "macros"),
        ("xl/macrosheets/sheet1.xml", "macros"),
        ("xl/embeddings/oleObject1.bin", "an embedded file"),
        ("xl/activeX/activeX1.xml", "controls"),
        ("xl/externalLinks/externalLink1.xml", "links to other workbooks"),
        ("xl/connections.xml", "a connection to outside data"),
        ("customUI/customUI.xml", "buttons of its own"),
        ("../evil.xml", "lie outside"),
        ("xl/../../evil.xml", "lie outside"),
        ("/etc/evil.xml", "lie outside"),
        ("..\\evil.xml", "lie outside"),
        ("C:evil.xml", "lie outside"),
        ("xl/Workbook.xml", 'both named "xl/Workbook.xml"'),
    ],
)
def test_at_12_a_part_that_could_do_something_is_refused(member: str, words: str) -> None:
    assert words in refusal(with_members((member, b"<x/>")))


def test_at_12_two_members_of_one_name_are_refused() -> None:
    out = BytesIO(PLAIN)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as package:
        package.writestr(SHEET, b"<worksheet/>")
    assert "both named" in refusal(out.getvalue())


def test_at_12_macros_under_another_name_are_refused() -> None:
    types = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    enabled = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    assert "macros" in refusal(spoilt(PLAIN, types=lambda part: part.replace(types, enabled)))


def test_at_12_a_link_to_the_outside_is_refused_and_named() -> None:
    link = (
        b'<Relationship Id="r9" Type="t" Target="http://127.0.0.1:9/canary" TargetMode="External"/>'
        b"</Relationships>"
    )
    said = refusal(spoilt(PLAIN, links=lambda part: part.replace(b"</Relationships>", link)))
    assert 'points outside itself, to "http://127.0.0.1:9/canary"' in said


def test_at_12_a_package_with_a_password_is_refused() -> None:
    data = bytearray(PLAIN)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "locked with a password" in refusal(bytes(data))


def test_at_11_a_bomb_is_refused_by_what_it_says_of_itself() -> None:
    bomb = with_members(("xl/worksheets/sheet9.xml", b"<r>" + b"<c/>" * 3_000_000 + b"</r>"))
    assert len(bomb) < 100_000
    assert "unpacks to more than is read" in refusal(bomb)
    many = [(f"xl/worksheets/sheet{n}.xml", bytes(1_000_000)) for n in range(9, 60)]
    assert sum(len(data) for _, data in many) > LARGEST_INSIDE
    assert "unpacks to more than is read" in refusal(with_members(*many))


def test_at_11_a_bomb_that_lies_about_its_size_is_cut_off() -> None:
    data = bytearray(with_members(("xl/z.xml", bytes(30_000_000))))
    true = (30_000_000).to_bytes(4, "little")
    while (at := data.find(true)) >= 0:
        data[at : at + 4] = (1000).to_bytes(4, "little")
    assert "is damaged" in refusal(bytes(data))


def test_at_11_what_is_long_without_being_a_table_is_refused() -> None:
    noise = b"".join(b"<c r='%d'/>" % (number * 7919) for number in range(500_001))
    assert "unpacks to more" in refusal(with_members(("xl/worksheets/sheet9.xml", b"<r>" + noise + b"</r>")))
    sheets = b"".join(b'<sheet name="s%d"/>' % number for number in range(501))
    book = spoilt(PLAIN, book=lambda part: part.replace(b"</sheets>", sheets + b"</sheets>"))
    assert "unpacks to more" in refusal(book)


def test_at_11_more_parts_than_a_workbook_has_are_refused() -> None:
    assert "parts, more than" in refusal(with_members(*((f"x/{n}.png", b"") for n in range(MOST_PARTS))))


def test_a_part_that_is_broken_is_named() -> None:
    assert '"xl/worksheets/sheet1.xml" in the workbook is damaged' in refusal(
        spoilt(PLAIN, sheet=lambda part: part[:-30])
    )
