"""The package around a workbook: its size, names, macros and links are judged before anything is parsed."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from checker.model.errors import InputError

LARGEST_FILE = 16_000_000
LARGEST_INSIDE = 48_000_000
MOST_PARTS = 1_000
MOST_ELEMENTS = 500_000
MOST_SHEETS = 500
# Tables shrink to a tenth or so; a bomb to a thousandth. Small parts may shrink as they like.
STRONGEST_RATIO = 100
RATIO_FROM = 1_000_000

CONTENT_TYPES = "[Content_Types].xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

_CHUNK = 1 << 16
_ENCRYPTED_OR_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_XML = (".xml", ".rels", ".vml")
_LOCAL_PART = re.compile(r"[^/\\:\0]+(/[^/\\:\0]+)*")
# What can run, or be run, inside a workbook; none of it is needed to list holders.
_ACTIVE: tuple[tuple[str, str], ...] = (
    (r"(^|/)vba\w*\.(bin|xml)$|/macrosheets/|/dialogsheets/", "macros"),
    (r"/activex/|/ctrlprops/", "controls"),
    (r"/embeddings/|/attachedtoolbars", "an embedded file"),
    (r"/externallinks/", "links to other workbooks"),
    (r"/connections\.xml$|/querytables/|/model/", "a connection to outside data"),
    (r"/customui/", "buttons of its own"),
)
_MEND = "copy the table alone, as values, into a new workbook and save that as .xlsx"


def parts_of(data: bytes, file: str) -> dict[str, bytes]:
    """Return the XML parts of a workbook by name, each read to its end within the limits.

    Raises InputError for a file that is no .xlsx workbook, is encrypted or damaged, could unpack to more than
    is read, or holds macros, embedded files, document types or links to anything outside it.
    """
    archive = _opened(data, file)
    members = archive.infolist()
    _check_names(members, file)
    wanted = [member for member in members if member.filename.lower().endswith(_XML)]
    _check_sizes(wanted, file)
    room = LARGEST_INSIDE
    parts: dict[str, bytes] = {}
    for member in wanted:
        parts[member.filename] = _read(archive, member, room, file)
        room -= len(parts[member.filename])
    _check_kind(parts, file)
    for name, part in parts.items():
        _check_markup(name, part, file)
    return parts


def clean_copy(parts: dict[str, bytes]) -> BytesIO:
    """Return a package that holds those parts and nothing else, neither compressed nor encrypted."""
    copy = BytesIO()
    with ZipFile(copy, "w", ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(ZipInfo(name), part)
    copy.seek(0)
    return copy


def _opened(data: bytes, file: str) -> ZipFile:
    """Return the package, its directory read."""
    if len(data) > LARGEST_FILE:
        raise InputError(f"the workbook is larger than the {LARGEST_FILE:,} bytes that are read", file)
    if data.startswith(_ENCRYPTED_OR_OLD):
        said = "the workbook is locked with a password, or is an old .xls with another name"
        raise InputError(f"{said}; save it as .xlsx without a password", file)
    if not data.startswith(_ZIP):
        raise InputError("this is not a workbook, whatever its name; save it as .xlsx", file)
    try:
        return ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError):
        raise _damaged(file) from None


def _check_names(members: list[ZipInfo], file: str) -> None:
    """Raise InputError for too many parts, one that is not plainly inside, two of one name, or an active one."""
    if len(members) > MOST_PARTS:
        raise InputError(f"the workbook has {len(members):,} parts, more than {MOST_PARTS:,}; {_MEND}", file)
    seen: set[str] = set()
    for member in members:
        name = member.filename
        plain = _LOCAL_PART.fullmatch(name.removesuffix("/"))
        if not plain or {".", ".."} & set(PurePosixPath(name).parts) or member.orig_filename != name:
            raise InputError(f"a part of the workbook is named to lie outside it; {_MEND}", file)
        if name.casefold() in seen:
            raise InputError(f'two parts of the workbook are both named "{_shown(name)}"; {_MEND}', file)
        seen.add(name.casefold())
        for pattern, what in _ACTIVE:
            if re.search(pattern, f"/{name.lower()}"):
                raise _active(what, file)


def _check_sizes(members: list[ZipInfo], file: str) -> None:
    """Raise InputError where the parts say that they unpack to more than is read, or are packed oddly."""
    if sum(member.file_size for member in members) > LARGEST_INSIDE:
        raise _too_much(file)
    for member in members:
        if member.flag_bits & 1:
            raise InputError("the workbook is locked with a password; save it without one", file)
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise _damaged(file)
        if member.file_size > RATIO_FROM and member.file_size > STRONGEST_RATIO * member.compress_size:
            raise _too_much(file)


def _read(archive: ZipFile, member: ZipInfo, room: int, file: str) -> bytes:
    """Return the bytes of a part, piece by piece: what it says of its own size is not believed."""
    pieces: list[bytes] = []
    try:
        with archive.open(member) as stream:
            while piece := stream.read(_CHUNK):
                room -= len(piece)
                if room < 0:
                    raise _too_much(file)
                pieces.append(piece)
    except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError):
        raise _damaged(file) from None
    return b"".join(pieces)


def _check_kind(parts: dict[str, bytes], file: str) -> None:
    """Raise InputError unless the package says that it is a plain workbook."""
    kinds = parts.get(CONTENT_TYPES, b"").decode("utf-8", "replace")
    if "macroenabled" in kinds.lower() or "vbaproject" in kinds.lower():
        raise _active("macros", file)
    if WORKBOOK_TYPE not in kinds:
        raise InputError("this is not a workbook of a kind that is read; save it as .xlsx", file)


def _check_markup(name: str, part: bytes, file: str) -> None:
    """Raise InputError for XML that is broken, defines entities, is endless, or points outside the workbook."""
    seen = sheets = 0

    def document_type(*_: object) -> None:
        raise InputError(f"the workbook defines its own entities, which no spreadsheet does; {_MEND}", file)

    def element(tag: str, attributes: dict[str, str]) -> None:
        nonlocal seen, sheets
        seen += 1
        sheets += tag.rpartition(":")[2] == "sheet"
        if seen > MOST_ELEMENTS or sheets > MOST_SHEETS:
            raise _too_much(file)
        if attributes.get("TargetMode", "").lower() == "external":
            target = _shown(attributes.get("Target", ""))
            said = f'the workbook points outside itself, to "{target}"'
            raise InputError(f"{said}; take the link out, or {_MEND}", file)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = document_type
    parser.StartElementHandler = element
    try:
        parser.Parse(part, True)
    except expat.ExpatError:
        raise InputError(
            f'"{_shown(name)}" in the workbook is damaged; open and save it anew', file
        ) from None


def _active(what: str, file: str) -> InputError:
    return InputError(f"the workbook holds {what}, which are never run nor followed; {_MEND}", file)


def _too_much(file: str) -> InputError:
    said = f"the workbook unpacks to more than is read ({LARGEST_INSIDE // 1_000_000} million bytes)"
    return InputError(f"{said}, or far more than its size tells; {_MEND}", file)


def _damaged(file: str) -> InputError:
    return InputError("the workbook is damaged; open it in a spreadsheet program and save it anew", file)


def _shown(text: str) -> str:
    """Return a name for a sentence: printable characters only, and not too many."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in text)
    return shown if len(shown) <= 60 else f"{shown[:60]}..."
