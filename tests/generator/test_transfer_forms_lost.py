"""The affidavit of a lost Warrant with its indemnity agreement, and the Warrant made in its place."""

from __future__ import annotations

import pytest
from printed_papers import flat
from sample_events import loss
from sample_matters import BY_HAND, HOLDER
from sample_packets import document_in, document_of

from generator.document.checks import check_execution
from generator.document.plain import plain_text
from generator.paper import Refused, document_for

LOST = "warrant-transfer/lost-warrant-replaced"
CERTIFICATE = "warrant-certificate"
FACE = "CISCO SYSTEMS CAPITAL CORPORATION"


def test_the_affidavit_states_warrant_cause_evidence_and_indemnity() -> None:
    text = flat(document_in(loss(), "lost-warrant-affidavit"))
    assert f"on behalf of {HOLDER} (the “Holder”)" in text
    assert "Stock Subscription Warrant No. W-1 (the “Warrant”)" in text
    assert "is for 272,067 shares of Common Stock at a Warrant Price of $2.408." in text
    assert "The Warrant has been lost: Holder has searched for the Warrant diligently" in text
    assert "Evidence of the loss: Report of the custodian of June 2, 2003." in text
    assert "Indemnity or security given in this case: Bond of Sample Surety for $100,000.00." in text
    assert "Holder shall indemnify Company, and hold it harmless" in text


@pytest.mark.parametrize(
    ("cause", "sworn"),
    [
        ("stolen", "The Warrant has been stolen: the Warrant was taken without Holder’s consent"),
        ("destroyed", "The Warrant has been destroyed: the Warrant no longer exists"),
    ],
)
def test_the_affidavit_says_what_befell_the_warrant(cause: str, sworn: str) -> None:
    text = flat(document_in(loss(cause=cause), "lost-warrant-affidavit"))
    assert sworn in text
    assert "searched for the Warrant" not in text


def test_the_affidavit_can_be_made_before_evidence_and_indemnity_are_on_file() -> None:
    document = document_in(loss(evidence=None, indemnity=None), "lost-warrant-affidavit")
    assert check_execution(document) == ()
    text = flat(document)
    assert "The circumstances of the loss are: ________" in text
    assert "Holder shall indemnify Company" in text
    assert "given in this case" not in text


def test_an_affidavit_that_does_not_say_what_befell_the_warrant_is_refused() -> None:
    made = loss(cause=None)
    paper = next(each for each in made[1].documents if each.form == "lost-warrant-affidavit")
    assert isinstance(document_for(*made, paper), Refused)
    assert "what befell the Warrant" in document_in(made, paper.form, draft=True).open_blanks


def test_a_mutilated_warrant_is_surrendered_and_needs_no_affidavit() -> None:
    forms = [each.form for each in loss(cause="mutilated", surrendered=dict(BY_HAND))[1].documents]
    assert "lost-warrant-affidavit" not in forms
    assert CERTIFICATE in forms


def test_a_partnership_swears_by_its_general_partner() -> None:
    block = {"by": {"name": "Sample GP, LLC", "its": "general partner", "by": {"name": "Jane Sample"}}}
    text = plain_text(document_in(loss("Sample Fund, L.P.", block), "lost-warrant-affidavit"))
    assert "SAMPLE FUND, L.P.\n  By: Sample GP, LLC, its general partner\n  By: ________\n" in text
    assert "Name: Jane Sample" in text


def test_a_replacement_is_of_like_tenor_for_the_same_holder() -> None:
    only = flat(document_of(LOST, CERTIFICATE))
    assert "Warrant No. W-2 Date of Initial Issuance: May 1, 2002 Number of Shares: 272,067" in only
    assert f"value received, {FACE}, a Nevada corporation" in only
    assert "in lieu of that Warrant" in only
