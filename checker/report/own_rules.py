"""The rules that are not the agreements': what the tool itself says of a file, an exception or an expectation."""

from __future__ import annotations

from msgspec import Struct

INPUT = "INPUT"
FAULT = "FAULT"
EXPECT = "EXPECT"


class OwnRule(Struct, frozen=True):
    """A rule of the tool itself: its code never changes its meaning, and is never given to another."""

    id: str
    title: str
    meaning: str
    mend: str


OWN_RULES: tuple[OwnRule, ...] = (
    OwnRule(
        INPUT,
        "A file cannot be read",
        "A matter, or a file that it names, says something that cannot be: a word that is not known, a date that "
        "does not exist, a fact that contradicts another. Nothing in it was checked, and nothing in it counts as "
        "permitted.",
        "correct the file at the line and column that are given; `covenant schema` and the matter file reference "
        "say what may stand there",
    ),
    OwnRule(
        FAULT,
        "A rule crashed",
        "A rule of this program failed while it looked at the matter. That is a fault of the program, not of the "
        "matter: the report is not complete, and a rule that crashed never counts as compliant.",
        "judge the clause by hand until the program is mended, and report the fault with the matter that shows it",
    ),
    OwnRule(
        EXPECT,
        "An expectation is not met",
        "A scenario says under `expect` what the report should hold, and the report holds something else. Either "
        "the program reads the agreement otherwise than the person who wrote the scenario, or the scenario is wrong.",
        "read the clause that the scenario names under `why`, then correct the scenario or report the difference; "
        "an expectation is written from the agreement, never copied from a report",
    ),
    OwnRule(
        "EXC-EXPIRED",
        "An exception has expired",
        "The day from which the check speaks lies after the last day of the exception. The finding that it excepted "
        "counts again.",
        "mend what the finding says, or have the exception granted anew by whoever may grant it, for at most 366 days",
    ),
    OwnRule(
        "EXC-UNUSED",
        "An exception excepts nothing",
        "No finding of this run is the one that the exception names: it was mended, or a fact on which it rested "
        "has changed and the finding has another fingerprint. An exception holds for the facts for which it was "
        "granted and for no others.",
        "take the exception out of the file; where the finding is still there under another fingerprint, decide "
        "anew whether it is to be excepted",
    ),
    OwnRule(
        "EXC-NOT-YET",
        "An exception is not in force yet",
        "The day from which the check speaks lies before the day on which the exception was granted. The finding "
        "counts.",
        "check the matter as of a day on which the exception is in force, or correct the day in `granted`",
    ),
    OwnRule(
        "EXC-EVIDENCE",
        "The evidence of an exception is not the one that was recorded",
        "The file that the exception names as its evidence is missing, or its bytes are not those whose SHA-256 the "
        "exception records. The exception does not hold, and the finding counts.",
        "put the recorded file back, or have the exception granted anew on the evidence that there is",
    ),
)
_BY_ID = {each.id: each for each in OWN_RULES}


def own_rule(code: str) -> OwnRule | None:
    """Return the tool's own rule of a code, or None where the code is a rule or a reading of the agreements."""
    return _BY_ID.get(code)
