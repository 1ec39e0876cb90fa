"""``covenant coverage``: what is modelled of every clause, and the scenarios that show each rule."""

from __future__ import annotations

import argparse

from checker import api
from desk.outputs import refuse_place
from desk.testing import tried
from desk.writing import put, say

COMPLETE, LACKING, COULD_NOT_CHECK = 0, 1, 2


def run_coverage(arguments: argparse.Namespace) -> int:
    """List every clause with its rules and readings; with paths, the scenarios that show each rule.

    Returns 0 where nothing is lacking, 1 where a clause or a rule lacks something, 2 where a scenario could
    not be checked.
    """
    if arguments.output is not None:
        refuse_place(arguments.output)
    table = api.coverage_table(tried(arguments.paths, jobs=arguments.jobs) if arguments.paths else None)
    written = api.coverage_html(table) if arguments.format == "html" else api.coverage_text(table)
    put(written, arguments.output)
    if table.unchecked:
        say(table.unchecked[0])
        return COULD_NOT_CHECK
    return LACKING if table.gaps else COMPLETE
