"""``covenant packet``, ``generate``, ``verify`` and ``forms``: papers are made, and proved unchanged."""

from __future__ import annotations

import argparse

from checker.api import check
from desk.matters import loaded_matter
from desk.packets import left_out_sentences, run_packet
from desk.writing import put, put_bytes, refuse_output, say
from generator.api import FORMS, LeftOut, form, make_document, verify

__all__ = ["run_forms", "run_generate", "run_packet", "run_verify"]
AS_ASKED, NOT_AS_ASKED = 0, 1


def run_generate(arguments: argparse.Namespace) -> int:
    """Write one document and say who else needs one; 1 if there is no execution version of it."""
    form(arguments.form)
    refuse_output(arguments.output)
    loaded = loaded_matter(arguments.matter, arguments)
    report = check(loaded, dict(arguments.reading))
    made = make_document(
        loaded,
        report,
        arguments.form,
        arguments.format,
        action=arguments.action,
        recipient=arguments.recipient,
        draft=arguments.draft,
        note=say,
    )
    if isinstance(made, LeftOut):
        for sentence in left_out_sentences((made,), "refused"):
            say(sentence)
        return NOT_AS_ASKED
    put_bytes(made.data, arguments.output)
    return AS_ASKED


def run_verify(arguments: argparse.Namespace) -> int:
    """Recompute a packet's manifest and say what changed; 0 if nothing did."""
    differences = verify(arguments.packet)
    for difference in differences:
        say(difference)
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
