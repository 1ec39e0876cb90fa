"""``covenant export``: a matter's register, findings and deadlines as a workbook."""

from __future__ import annotations

import argparse

from checker.api import check
from checker.model.errors import UsageError
from desk.checking import COULD_NOT_CHECK, loaded_matter, status_of
from desk.writing import put_bytes, refuse_output
from generator.api import make_workbook

WRITTEN = 0
ENDING = ".xlsx"


def run_export(arguments: argparse.Namespace) -> int:
    """Write the workbook; 0 when it is written, whatever the verdict; 2 where a rule crashed and may be missing."""
    if arguments.output.suffix.lower() != ENDING:
        raise UsageError(f"{arguments.output}: a workbook is written; name a file that ends in {ENDING}")
    refuse_output(arguments.output)
    what_if = dict(arguments.reading)
    loaded = loaded_matter(arguments.matter, arguments)
    report = check(loaded, what_if)
    put_bytes(make_workbook(loaded, report, what_if), arguments.output)
    return COULD_NOT_CHECK if status_of(report) == COULD_NOT_CHECK else WRITTEN
