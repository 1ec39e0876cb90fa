"""``covenant packet``, ``generate``, ``verify`` and ``forms``: papers are made, and proved unchanged."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from checker.api import check
from desk.checking import loaded_matter
from desk.progress import bar
from desk.writing import put, put_bytes, refuse_output
from generator.api import FORMS, LeftOut, form, make_document, verify, write_packet

AS_ASKED, NOT_AS_ASKED = 0, 1


def run_packet(arguments: argparse.Namespace) -> int:
    """Write every document that the proposed actions need; 1 if one of them had to be left out."""
    what_if = dict(arguments.reading)
    loaded = loaded_matter(arguments.matter, arguments)
    report = check(loaded, what_if)
    with bar("papers", len(report.documents)) as done:
        written = write_packet(
            loaded,
            report,
            arguments.out,
            draft=arguments.draft,
            replace=arguments.replace,
            what_if=what_if,
            done=done,
        )
    for note in written.notes:
        _say(note)
    _say_left_out(written.left_out, "left out")
    lines = [f"{each.status:9}  {each.name}\n" for each in written.files]
    put("".join(lines), None)
    return NOT_AS_ASKED if written.left_out else AS_ASKED


def run_generate(arguments: argparse.Namespace) -> int:
    """Write one document; 1 if there is no execution version of it."""
    form(arguments.form)
    refuse_output(arguments.output)
    loaded = loaded_matter(arguments.matter, arguments)
    report = check(loaded, dict(arguments.reading))
    made = make_document(
        loaded, report, arguments.form, arguments.format, action=arguments.action, draft=arguments.draft
    )
    if isinstance(made, LeftOut):
        _say_left_out((made,), "refused")
        return NOT_AS_ASKED
    put_bytes(made.data, arguments.output)
    return AS_ASKED


def run_verify(arguments: argparse.Namespace) -> int:
    """Recompute a packet's manifest and say what changed; 0 if nothing did."""
    differences = verify(arguments.packet)
    for difference in differences:
        _say(difference)
    put("unchanged\n" if not differences else "changed\n", None)
    return NOT_AS_ASKED if differences else AS_ASKED


def run_forms(arguments: argparse.Namespace) -> int:
    """List every form: its id, its title, what kind it is, and the clause that asks for it."""
    wide = max(len(each.id) for each in FORMS)
    put(
        "".join(
            f"{each.id:{wide}}  {each.clause or '-':5}  {each.kind:13}  {each.title}\n" for each in FORMS
        ),
        None,
    )
    return AS_ASKED


def _say_left_out(left_out: Iterable[LeftOut], what: str) -> None:
    """Say on one line of stderr for each form why there is no execution version of it."""
    for each in left_out:
        first, *others = each.reasons
        rest = f" And {len(others)} more, in the check report and on the cover of a draft." if others else ""
        _say(f"{each.form} (action {each.action}) {what}: {first}{rest}")


def _say(sentence: str) -> None:
    """Say something on stderr, on one line whatever the facts hold."""
    print(f"covenant: {' '.join(sentence.split())}", file=sys.stderr)
