"""Attacks by what is typed into a matter, a table or a workbook: characters, numbers, days, YAML, packages."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable
from datetime import date

from desk_run import Desk, spawned
from openpyxl import Workbook
from sample_matters import exercise, matter, text_of, warrants
from sample_workbooks import HEADINGS, HOLDER, holders, packed, parts, spoilt, workbook

from checker.calendars.counting import anniversary

Attack = Callable[[Desk], None]
ATTACKS: dict[str, Attack] = {}
AS_OF = "as_of: 2003-06-16\n"


def refusals(prefix: str, table: dict[str, tuple[str | bytes, str]]) -> None:
    """Register attacks that are one matter each, and the beginning of the sentence with its place."""
    for name, (text, told) in table.items():

        def attack(desk: Desk, text: str | bytes = text, told: str = told) -> None:
            assert desk.checked(text).startswith(f"m.yaml{told}")

        ATTACKS[f"{prefix}-{name}"] = attack


def attack(name: str) -> Callable[[Attack], Attack]:
    """Register one attack under its name."""

    def keep(function: Attack) -> Attack:
        ATTACKS[name] = function
        return function

    return keep


# AT-5: what cannot be seen, wherever it comes in.
ODD = {
    "nul": "\0",
    "vertical-tab": "\x0b",
    "escape": "\x1b[2J",
    "noncharacter": "\ufffe",
    "c1": "\x9b31m",
    "separator": "\u2028",
    "far-noncharacter": "\U0001fffe",
}
for named, odd in ODD.items():
    refusals(
        f"AT-5-{named}", {"yaml": (f"{AS_OF}matter: Ab{odd}\n", f":2:11: U+{ord(odd[0]):04X} is a control")}
    )

    @attack(f"AT-5-{named}-csv")
    def _(desk: Desk, odd: str = odd) -> None:
        desk.file("h.csv", f"name,group\nSample{odd},rra\n")
        told = desk.checked(f"{AS_OF}register: {{file: h.csv}}\n")
        assert told.startswith(f"h.csv:2:7: U+{ord(odd[0]):04X} is a control")

    @attack(f"AT-5-{named}-price-file")
    def _(desk: Desk, odd: str = odd) -> None:
        desk.file("p.csv", f"date,last\n2003-06-13,3{odd}\n")
        assert desk.checked(f"{AS_OF}prices: {{file: p.csv}}\n").startswith("p.csv:2:13: U+")


refusals(
    "AT-5",
    {
        "surrogate": (f"{AS_OF}matter: Ab\ud800\n", ":2:11: the byte 0xED is not UTF-8"),
        "escaped-nul": (f'{AS_OF}matter: "\\0"\n', ":2:9: U+0000 is a control"),
        "escaped-escape": (f'{AS_OF}matter: "\\e[2J"\n', ":2:9: U+001B is a control"),
        "escaped-surrogate": (
            f'{AS_OF}matter: "\\ud800"\n',
            ":2:12: this escape in double quotes is not one",
        ),
        "in-a-key": (f'{AS_OF}"\\e[2J": x\n', ":2:1: U+001B is a control"),
    },
)


@attack("AT-5-in-a-cell")
def _(desk: Desk) -> None:
    """A workbook writes such a character as an escape of its own."""
    data = spoilt(holders(HOLDER), sheet=lambda part: part.replace(b"Sample Fund", b"Sample_x001B_Fund"))
    strings = parts(data)
    if "xl/sharedStrings.xml" in strings:
        strings["xl/sharedStrings.xml"] = strings["xl/sharedStrings.xml"].replace(b"Sample F", b"S_x001B_F")
    desk.file("h.xlsx", packed(strings.items()))
    told = desk.checked(f"{AS_OF}register: {{file: h.xlsx}}\n")
    assert told.startswith('h.xlsx, sheet "Holders", row 2, column A: U+001B is a control')


# AT-6: what looks like something else.
for named, odd in {
    "override": "\u202e",
    "isolate": "\u2066",
    "zero-width-space": "\u200b",
    "joiner": "\u200d",
    "byte-order-mark": "\ufeff",
    "soft-hyphen": "\u00ad",
    "grapheme-joiner": "\u034f",
    "hangul-filler": "\u3164",
    "variation-selector": "\ufe0f",
    "tag": "\U000e0041",
}.items():
    words = f":2:11: U+{ord(odd):04X} is an invisible or direction-changing character"
    refusals("AT-6", {named: (f"{AS_OF}matter: Ab{odd}c\n", words)})

REGISTER = f"{AS_OF}register:\n  holders:\n    - name: "
refusals(
    "AT-6",
    {
        "cyrillic-in-a-latin-word": (f"{REGISTER}Асme\n", ':4:13: "Асme" mixes alphabets: U+0410'),
        "composed-and-decomposed": (f"{REGISTER}Café\n    - name: Cafe\u0301\n", ":5:13: "),
        "full-width-letters": (f"{REGISTER}Acme\n    - name: Ａｃｍｅ\n", ":5:13: "),
        "cyrillic-word": (f"{REGISTER}СОРЕ\n    - name: COPE\n", ":5:13: "),
        "the-company-in-cyrillic": (f"{REGISTER}СТС Communications Corp.\n", ":4:13: "),
        "the-holder-with-a-dotless-i": (f"{REGISTER}Cisco Systems Capital Corporatıon\n", ":4:13: "),
        "no-break-space": (f"{REGISTER}A B\n    - name: A\u00a0B\n", ":5:13: "),
    },
)


def number(text: str) -> str:
    """Return a matter whose number of shares is that text."""
    return text_of(matter(exercise(shares=text)))


AT = ":7:11: "
refusals(
    "AT-6",
    {
        "full-width-digits": (number("１２３"), f'{AT}"１２３" is not a number of shares: it holds U+FF11'),
        "minus": (number("\u22125"), f'{AT}"−5" is not a number of shares: the minus is not the ASCII sign'),
        "no-break-space-in-a-number": (number("1\u00a0000"), f"{AT}"),
        "arabic-digits": (number("٣"), f"{AT}"),
    },
)

# AT-7: numbers.
refusals(
    "AT-7",
    {
        text[:20]: (number(text), f'{AT}"{text[:40]}')
        for text in (
            "1e400",
            "NaN",
            "Infinity",
            ".inf",
            "-0",
            "0123",
            "1_000",
            "1.000,00",
            "1,00",
            "1" * 400,
            "+5",
        )
    },
)
TAKEN = {
    "1000": "1000",
    "1,000": "1000",
    "1,000.00": "1000",
    "10.005": "10.005",
    "0.1": "0.1",
    "$2.408": "2.408",
}
for text, value in TAKEN.items():

    @attack(f"AT-7-taken-{text}")
    def _(desk: Desk, text: str = text, value: str = value) -> None:
        """The figure is the one that was typed, to the last digit."""
        file = desk.matter(whole={"register": warrants("272067", text)})
        told = desk.run("state", file)
        assert f"at ${value}" in told.out or f"at ${value}0" in told.out
        assert told.status == 0


for kind, text, told in (
    ("price-file", "1.000,00", "p.csv:2:12: "),
    ("price-file-exponent", "1e3", "p.csv:2:12: "),
    ("price-file-full-width", "３", "p.csv:2:12: "),
):

    @attack(f"AT-7-{kind}")
    def _(desk: Desk, text: str = text, told: str = told) -> None:
        desk.file("p.csv", f'date,last\n2003-06-13,"{text}"\n')
        assert re.match(r"p\.csv:2:\d+: ", desk.checked(f"{AS_OF}prices: {{file: p.csv}}\n")), told


@attack("AT-7-float-in-a-cell")
def _(desk: Desk) -> None:
    desk.file("h.xlsx", holders(("Sample Fund, L.P.", "rra", 10.005)))
    assert "in binary, not as it was typed" in desk.checked(f"{AS_OF}register: {{file: h.xlsx}}\n")


# AT-8: days.
refusals(
    "AT-8",
    {
        text.replace("/", "."): (text_of(matter(exercise(date=text))), ":5:9: ")
        for text in (
            *(
                "2026-02-30",
                "02/03/2026",
                "2026-13-01",
                "0000-00-00",
                "9999-12-31",
                "1900-02-29",
                "2003-6-16",
            ),
            *("20030616", "2003-06-16T02:30:00", "２００３-06-16", "12003-06-16"),
        )
    },
)
refusals(
    "AT-8",
    {
        "as-of-9999": ("as_of: 9999-12-31\n", ":1:8: 9999-12-31 is outside the years"),
        "time-24.00": (
            f"{AS_OF}proposed:\n  - {{event: exercise, date: 2003-06-16, time: '24:00'}}\n",
            ":3:",
        ),
    },
)


@attack("AT-8-price-file")
def _(desk: Desk) -> None:
    desk.file("p.csv", "date,last\n02/03/2003,3\n")
    assert desk.checked(f"{AS_OF}prices: {{file: p.csv}}\n").startswith("p.csv:2:1: ")


@attack("AT-8-options")
def _(desk: Desk) -> None:
    file = desk.matter()
    for day in ("2003-02-30", "20030616", "tomorrow", "", "２００３-06-16"):
        assert "YYYY-MM-DD" in desk.refused("check", file, "--as-of", day)
        assert "YYYY-MM-DD" in desk.refused("state", file, "--on", day)
    assert "outside the years" in desk.refused("check", file, "--as-of", "9999-12-31")


@attack("AT-8-anniversary-of-29-february")
def _(desk: Desk) -> None:
    """The day after, unless the clause is read the other way."""
    assert anniversary(date(2004, 2, 29), 5) == date(2009, 3, 1)
    assert anniversary(date(2004, 2, 29), 5, short=True) == date(2009, 2, 28)
    assert anniversary(date(2004, 2, 29), 4) == date(2008, 2, 29)


@attack("AT-8-hour-that-the-clocks-skip")
def _(desk: Desk) -> None:
    """02:30 of a day on which New York's clocks go forward is a text of the file: no zone is asked about it."""
    file = desk.matter(date="2003-04-06", time="02:30", whole={"as_of": "2003-04-07"})
    assert desk.run("check", file).status in (0, 1)


# AT-9, coming in: a formula in a cell is never reckoned, in a CSV it is text like any other.
@attack("AT-9-formula-in-a-register")
def _(desk: Desk) -> None:
    for formula in ("=1+1", '=HYPERLINK("http://127.0.0.1","x")', "=cmd|'/c calc'!A1"):
        desk.file("h.xlsx", holders((formula, "rra", "5")))
        assert "holds a formula" in desk.checked(f"{AS_OF}register: {{file: h.xlsx}}\n")
    desk.file("h.csv", "name,group\n=1+1,rra\n@SUM(1),rra\n+1,rra\n")
    assert desk.run("check", desk.file("m.yaml", f"{AS_OF}register: {{file: h.csv}}\n")).status == 0


# AT-10: YAML.
BOMB = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9))
BASE = text_of(matter(exercise()))
refusals(
    "AT-10",
    {
        "duplicate-key": ("matter: a\nmatter: b\n", ':2:1: "matter" stands twice'),
        "python-object": (
            "matter: !!python/object:os.system x\n",
            ":1:9: !!python/object:os.system is a tag",
        ),
        "alias-bomb": (BOMB, ":1:5: &a0 is an anchor"),
        "brackets": (f"matter: {'[' * 3000}", ":1:28: lists and mappings are nested deeper"),
        "braces": (f"matter: {'{a: ' * 3000}", ":1:85: lists and mappings are nested deeper"),
        "tab-indent": (f"{AS_OF}proposed:\n\t- a\n", ":3:1: a tab indents this line"),
        "multi-document": (f"{AS_OF}---\n{AS_OF}", ":2:1: a second document begins here"),
        "latin-1": (f"{AS_OF}matter: Société\n".encode("latin-1"), ":2:13: the byte 0xE9 is not UTF-8"),
        "merge-key": (f"{AS_OF}<<: {{matter: x}}\n", ":2:1: << merges are not used"),
        "utf-16": (BASE.encode("utf-16"), ":1:1: the file is UTF-16"),
        "values": (f"{AS_OF}note: [{'a,' * 500_001}]\n", ":2:"),
        **{
            f"word-{word}": (
                f"{AS_OF}agreements: {{rra_assumed_by_group: {word}}}\n",
                f':2:36: "{word}" is not one',
            )
            for word in ("NO", "on", "yes", "Off", "True")
        },
    },
)
# The peak of its own memory, not the one of the process that began it.
MEASURED = """
import resource, sys
from desk.start import main
status = main()
used = resource.getrusage(resource.RUSAGE_SELF)
peak = 0
if sys.platform == "linux":
    lines = open("/proc/self/status", encoding="ascii").read().split("\\n")
    peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
sys.stdout.write(f"{used.ru_utime + used.ru_stime} {peak}")
sys.exit(status)
"""


@attack("AT-10-no-is-a-name")
def _(desk: Desk) -> None:
    told = desk.run("check", desk.matter(signed_name="NO"))
    assert "“NO”" in told.out or '"NO"' in told.out


@attack("AT-10-fifty-megabytes")
def _(desk: Desk) -> None:
    _soon_and_small(desk.file("m.yaml", b"#" + b"x" * 50_000_000))


@attack("AT-10-bombs-take-no-time")
def _(desk: Desk) -> None:
    _soon_and_small(desk.file("m.yaml", f"{BOMB}b: {'[' * 300_000}\n"))


def _soon_and_small(file: str) -> None:
    """Check a file in a process of its own: refused within a second, with less than 200 MB."""
    told = spawned("check", file, code=MEASURED)
    assert told.status == 2
    seconds, kilobytes = told.out.split()
    assert float(seconds) < 1.5, told  # with the start of Python
    assert int(kilobytes) < 200_000, told


# AT-11 and AT-12, as far as they touch the workbook: its package is judged before it is opened.
@attack("AT-11-zip-bomb")
def _(desk: Desk) -> None:
    cells = b"<row><c/></row>" * 4_000_000
    data = spoilt(holders(HOLDER), sheet=lambda part: part.replace(b"</sheetData>", cells + b"</sheetData>"))
    assert len(data) < 200_000
    desk.file("h.xlsx", data)
    told = spawned("check", desk.file("m.yaml", f"{AS_OF}register: {{file: h.xlsx}}\n"), code=MEASURED)
    assert told.status == 2
    assert "unpacks to more than is read" in told.err
    seconds, kilobytes = told.out.split()
    assert float(seconds) < 1.5, told
    assert int(kilobytes) < 200_000, told


@attack("AT-11-size-that-lies")
def _(desk: Desk) -> None:
    """The package says that a part is small; it is believed only as far as it is read."""
    data = bytearray(packed([("[Content_Types].xml", b" " * 60_000_000)]))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.find(mark) + (22 if mark == b"PK\x03\x04" else 24)
        data[at : at + 4] = (900).to_bytes(4, "little")
    desk.file("h.xlsx", bytes(data))
    assert "h.xlsx: the workbook" in desk.checked(f"{AS_OF}register: {{file: h.xlsx}}\n")


XXE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "' + b"&a;" * 10 + b'">]>'


def _declared(part: bytes, kind: bytes) -> bytes:
    head, mark, rest = part.partition(b"?>")
    return head + mark + kind + rest if mark else kind + part


def _linked(part: bytes) -> bytes:
    link = (
        b'<Relationship Id="rX" Type="x" Target="http://127.0.0.1/x" TargetMode="External"/></Relationships>'
    )
    return part.replace(b"</Relationships>", link)


def _encrypted(data: bytes) -> bytes:
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(mark, at + 4)
    return bytes(changed)


def _twice(data: bytes) -> bytes:
    members = list(parts(data).items())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, part in (*members, ("XL/workbook.xml", members[0][1])):
            package.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


SOUND = holders(HOLDER)
PACKAGES: dict[str, tuple[bytes, str]] = {
    "xxe": (spoilt(SOUND, book=lambda part: _declared(part, XXE)), "defines its own entities"),
    "billion-laughs": (spoilt(SOUND, sheet=lambda part: _declared(part, LAUGHS)), "defines its own entities"),
    "external-link": (spoilt(SOUND, links=_linked), "points outside itself"),
    "backslash-name": (packed([*parts(SOUND).items(), ("..\\x.xml", b"<x/>")]), "named to lie outside it"),
    "dotted-name": (packed([*parts(SOUND).items(), ("../x.xml", b"<x/>")]), "named to lie outside it"),
    "absolute-name": (packed([*parts(SOUND).items(), ("/x.xml", b"<x/>")]), "named to lie outside it"),
    "two-of-one-name": (_twice(SOUND), "two parts of the workbook"),
    "encrypted": (_encrypted(SOUND), "locked with a password"),
    "encrypted-as-ole": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 500, "locked with a password"),
    "macros": (packed([*parts(SOUND).items(), ("xl/vbaProject.bin", b"x")]), "holds macros"),
    "embedded-object": (packed([*parts(SOUND).items(), ("xl/embeddings/o.bin", b"x")]), "an embedded file"),
    "not-a-workbook": (packed([("word/document.xml", b"<w/>")]), "not a workbook of a kind that is read"),
    "cut-off": (SOUND[: len(SOUND) // 2], "h.xlsx: "),
}
for named, (data, words) in PACKAGES.items():

    @attack(f"AT-12-{named}")
    def _(desk: Desk, data: bytes = data, words: str = words) -> None:
        desk.file("h.xlsx", data)
        assert words in desk.checked(f"{AS_OF}register: {{file: h.xlsx}}\n")


@attack("AT-12-hidden-sheets-and-rows")
def _(desk: Desk) -> None:
    def hide(book: Workbook) -> None:
        book.worksheets[0].row_dimensions[2].hidden = True

    desk.file("h.xlsx", workbook({"Holders": (HEADINGS, HOLDER)}, hide))
    assert "this row is hidden" in desk.checked(f"{AS_OF}register: {{file: h.xlsx}}\n")


# AT-16 and AT-17, coming in: files that a matter names.
for named, file, words in (
    ("network-share", r"\\host\share\p.csv", "is not a file of this machine"),
    ("unc-with-slashes", "//host/share/p.csv", "is not a file of this machine"),
    ("url", "http://127.0.0.1/p.csv", "is not a file of this machine"),
    ("file-url", "file:///etc/hostname", "is not a file of this machine"),
    ("device", "/dev/zero", "is no ordinary file"),
    ("long", "n" * 300, "cannot be read"),
    ("missing", "CON", "there is no file CON"),
):

    @attack(f"AT-16-named-by-a-matter-{named}")
    def _(desk: Desk, file: str = file, words: str = words) -> None:
        for key in ("prices", "register", "readings"):
            text = text_of({"as_of": "2003-06-16", key: {"file": file}})
            told = desk.checked(text)
            assert told.startswith("m.yaml:3:3: ") or words in told
            assert words in told


# AT-28: facts that contradict each other.
CONTRADICTIONS = {
    "history-after-as-of": (text_of(matter(history=[exercise(date="2003-07-16")], proposed=None)), ":5:9: "),
    "holder-twice": (f"{REGISTER}A\n    - name: A\n", ':5:13: "A" stands twice'),
    "id-twice": (
        f"{AS_OF}proposed:\n  - {{event: waiver, id: a, of: exhibit-d, date: 2003-06-16}}\n"
        "  - {event: waiver, id: a, of: exhibit-d, date: 2003-06-16}\n",
        ':4:25: the id "a" stands twice',
    ),
    "points-at-itself": (
        f"{AS_OF}proposed:\n  - {{event: waiver, id: a, of: a, date: 2003-06-16}}\n",
        ":3:32: ",
    ),
    "received-before-sent": (
        text_of(matter(exercise(notice={"method": "hand", "sent": "2003-06-16", "received": "2003-06-13"}))),
        ":14:15: 2003-06-13 is before 2003-06-16",
    ),
    "more-outstanding-than-authorized": (
        f"{AS_OF}opening: {{outstanding: 100, authorized: 50}}\n",
        ":2:24: 100",
    ),
    "expired-before-it-is-issued": (
        f"{AS_OF}history:\n  - {{event: issue, id: o, date: 2003-01-02, security: option, shares: 10, price: 1, "
        "expires: 2002-01-02}\n  - {event: convert, of: o, date: 2003-02-03, shares: 20}\n",
        ":4:",
    ),
}
refusals("AT-28", CONTRADICTIONS)


@attack("AT-28-exercise-of-more-than-is-held")
def _(desk: Desk) -> None:
    """What a person might really attempt is a finding, never a permission."""
    assert desk.run("check", desk.matter(shares="999999999")).status == 1
    before = desk.matter(date="2001-01-02", notice=None, warrant_surrendered=None)
    assert desk.run("check", before).status in (1, 2)


# AT-29: texts on which a careless pattern would work for ever.
for named, text in (
    ("brackets", "(" * 100_000),
    ("letters", "a" * 50_000 + "!"),
    ("digits-and-commas", "1," * 50_000 + "!"),
    ("spaces", "x" + " " * 50_000 + "y"),
    ("hyphens", "123-" * 30_000),
):

    @attack(f"AT-29-{named}")
    def _(desk: Desk, text: str = text) -> None:
        began = time.process_time()
        file = desk.matter(note=text, signed_name=text, whole={"matter": text, "client_matter": text})
        for each in (
            ("check", file),
            ("check", file, "--format", "json"),
            ("explain", text),
            ("calendar", file),
        ):
            desk.run(*each)
        desk.checked(number(text))
        desk.checked(text_of(matter(exercise(date=text))))
        assert time.process_time() - began < 3
