"""Results and runs for the tests of the machine formats: plain ones, and ones that attack every field."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from checker.exceptions.record import ExceptionRecord
from checker.report.results import Kind, Level, Result, Run

RECORD = ExceptionRecord(
    rule="R2.g-third-delay",
    matter="matters/delay.yaml",
    fingerprint="0123456789abcdef",
    reason="Holder agreed in writing to a third delay",
    evidence="letters/2003-05-02.pdf",
    approved_by="Sample Partner",
    granted=date(2003, 5, 2),
    expires=date(2003, 8, 1),
    line=3,
)
BREACH = Result(
    rule="R2.g-third-delay",
    kind=Kind.FAIL,
    level=Level.ERROR,
    message="a third delay in twelve months",
    file="matters/delay.yaml",
    line=31,
    column=5,
    matter="Sample delay",
    path="proposed[0]",
    outcome="breach",
    clause="R2.g",
    quote="provided, however, that",
    subject="CTC Communications Group, Inc.",
    remedy="ask every Holder for its consent",
    fingerprint="0123456789abcdef",
    event="registration_delay",
)
JUDGED = replace(
    BREACH, kind=Kind.REVIEW, level=Level.NONE, outcome="judgement", rule="A-25", fingerprint="1" * 16
)
MISSING = replace(
    BREACH, kind=Kind.OPEN, level=Level.NONE, outcome="missing_fact", rule="W3-reserve", fingerprint="2" * 16
)
NO_DUTY = replace(
    BREACH,
    kind=Kind.REVIEW,
    level=Level.NONE,
    outcome="no_duty",
    rule="R9.f-recognition",
    fingerprint="3" * 16,
)
CONFIRM = replace(
    BREACH, kind=Kind.REVIEW, level=Level.NONE, outcome="confirm", rule="W3-listing", fingerprint="4" * 16
)
MET = replace(
    BREACH,
    kind=Kind.PASS,
    level=Level.NONE,
    outcome="compliant",
    rule="W2.1-exact-name",
    fingerprint="5" * 16,
)
ASIDE = replace(BREACH, level=Level.WARNING, counts=False, subject="Sample Fund, L.P.", fingerprint="6" * 16)
PAST = replace(BREACH, level=Level.NOTE, path="history[3]", fingerprint="7" * 16)
EXCEPTED = replace(BREACH, exception=RECORD, case="excepted")
REFUSED = Result("INPUT", Kind.FAIL, Level.ERROR, "a tab indents this line", "matters/bad.yaml", 7, 1)
ELSEWHERE = Result(
    "INPUT", Kind.FAIL, Level.ERROR, "this is no price", "prices.csv", 2, 2, of="matters/priced.yaml"
)
NOTHING = Result(
    "INPUT", Kind.PASS, Level.NONE, "no rule applies to anything in it", "matters/still.yaml", None, None
)
CRASHED = Result(
    "FAULT",
    Kind.FAIL,
    Level.ERROR,
    "the rule W3-reserve crashed: KeyError: 'x'",
    "matters/b.yaml",
    None,
    None,
)
NOTICE = Result("EXC-EXPIRED", Kind.FAIL, Level.ERROR, "expired on 2003-08-01", "exceptions.toml", 3, None)
MISSED = Result(
    "EXPECT",
    Kind.FAIL,
    Level.ERROR,
    "verdict: expected permitted, seen prohibited",
    "scenarios/a.yaml",
    12,
    3,
    case="late",
    path="verdict",
)
EVERY = (
    BREACH,
    JUDGED,
    MISSING,
    NO_DUTY,
    CONFIRM,
    MET,
    ASIDE,
    PAST,
    EXCEPTED,
    REFUSED,
    ELSEWHERE,
    NOTHING,
    CRASHED,
    NOTICE,
    MISSED,
)

ATTACKS = (
    "x%0A::error::",
    "x\n::stop-commands::secret",
    "x\r\n##[add-mask]secret",
    "a\u2028::error::b\u2029c\x85d\x0be\x0cf",
    "]]> --> -- <!-- <script>alert(1)</script> &amp; &#10;",
    "| a | b |`code`",
    "# heading",
    "- item",
    "1. item",
    "+ item",
    "=== under",
    "[click](http://evil.example/?a=1) ![i](x) <http://evil.example>",
    "www.evil.example https://evil.example mail@evil.example @everyone",
    "$x$ and $240,800",
    "\x00\x01\x1b[31mred\x1b[0m\x7f\x9f\ufffe\uffff",
    "\u202egnp.exe\u200b",
    "a,b:c;d=e",
    '"quoted" \\ back\\slash {0} {{Sig_es_1}} %s',
    "\udcff\ud800",
    "名前🖋",
    "***bold*** ~~gone~~ __under__ ^up^",
)
_TEXTS = ("message", "matter", "case", "quote", "subject", "remedy", "event")


def attacked(text: str) -> Result:
    """Return an excepted breach with the text in every field that a file or a name can reach."""
    record = replace(RECORD, reason=text, evidence=text, approved_by=text)
    return replace(BREACH, file=f"m/{text}.yaml", exception=record, **dict.fromkeys(_TEXTS, text))


def run_of(*results: Result, command: str = "check", **counts: int) -> Run:
    """Return a run of the results."""
    return Run(command, results, counts)
