"""The words of each form on sample facts, stored; COVENANT_REFRESH_FORMS=1 stores them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import sample_registrations
import sample_rights
import sample_rra_papers
from msgspec.structs import replace
from sample_company_acts import ALL, ISSUE, SPLIT, dissolution, due_bill, merger
from sample_matters import matter
from sample_packets import CASH, ENTIRE, PARTIAL, document_in, story, with_report

from checker.model.matter import LoadedMatter
from checker.model.report import Report
from generator.document.plain import golden_text
from generator.document.tree import Document
from generator.forms import FORMS, Form, Kind

STORED = Path(__file__).resolve().parents[2] / "fixtures" / "forms"
STORIES = {
    "exhibit-b": ENTIRE,
    "exhibit-c": PARTIAL,
    "lost-warrant-affidavit": "warrant-transfer/lost-warrant-replaced",
    "change-of-address": "warrant-transfer/address-letter-by-certified-mail",
    "board-determination-of-price": "cisco-net-exercise/trading-halted-on-two-days",
    "adjustment-statement": ISSUE,
    "notice-of-proposed-action": SPLIT,
    "notice-of-extraordinary-dividend": ALL,
    "board-resolution-fair-value": ALL,
    "certificate-of-mailing": SPLIT,
}
# A report quotes every rule there is; a few stand for all, so that a new rule leaves the stored words alone.
QUOTED = ("W2.1-tender", "W2.1-amount-tendered", "W2.1-certificate-delivery", "W2.2-legend")


def disputed() -> tuple[LoadedMatter, Report]:
    """Give a matter in which the holder disputes the Board's price: no story that ships has one."""
    by_hand = {"method": "hand", "received": "2003-06-16"}
    event = {
        "event": "board_determination_of_price",
        "date": "2003-06-16",
        "value": "4.00",
        "informed": by_hand,
        "dispute": by_hand,
    }
    return with_report(matter(event))


MATTERS = {
    "price-dispute": disputed,
    "notice-of-merger": merger,
    "notice-of-dissolution": dissolution,
    "due-bill": due_bill,
    **sample_registrations.BY_FORM,
    **sample_rra_papers.BY_FORM,
    **sample_rights.BY_FORM,
}


def made(form: Form) -> Document:
    if form.id in MATTERS:
        return document_in(MATTERS[form.id](), form.id)
    loaded, report = story(STORIES.get(form.id, CASH))
    return document_in((loaded, _shortened(report) if form.kind is Kind.REPORT else report), form.id)


def _shortened(report: Report) -> Report:
    (action,) = report.actions
    few = tuple(finding for finding in action.findings if finding.rule in QUOTED)
    return replace(report, actions=(replace(action, findings=few),))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_the_words_are_those_that_were_looked_at(form: Form) -> None:
    told = golden_text(made(form))
    path = STORED / form.id / "expected.tree.txt"
    if os.environ.get("COVENANT_REFRESH_FORMS") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(told, encoding="utf-8", newline="\n")
    assert path.is_file(), "look at the form, then run the tests with COVENANT_REFRESH_FORMS=1"
    assert told == path.read_text(encoding="utf-8")


def test_no_golden_is_left_of_a_form_that_is_gone() -> None:
    assert {path.name for path in STORED.iterdir()} <= {form.id for form in FORMS}
