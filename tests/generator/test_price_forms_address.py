"""The letter with another address for notices, under either agreement, and where a holder is then written to."""

from __future__ import annotations

import pytest
from printed_papers import flat
from sample_events import FUND, address, determination, rra_holder
from sample_matters import COMPANY, HOLDER
from sample_packets import document_in, document_of

from generator.paper import Refused, document_for

LETTER = "warrant-transfer/address-letter-by-certified-mail"


def test_a_holder_gives_its_address_to_the_company_under_section_14() -> None:
    text = flat(document_of(LETTER, "change-of-address"))
    assert "By certified mail, return receipt requested CTC Communications Group, Inc. 1 Sample Plaza" in text
    assert f"Under Section 14 of Stock Subscription Warrant No. W-1, {HOLDER} (Holder) furnishes" in text
    assert (
        f"{HOLDER} 400 Sample Street San Jose, CA 95134 Notices and other documents are to be delivered"
        in text
    )
    assert "Section 6(viii)" in text


def test_the_company_gives_its_address_to_the_holder() -> None:
    text = flat(document_in(address(COMPANY, "warrant"), "change-of-address"))
    assert f"{HOLDER} at its address for notices under Section 14 of the Warrant Re:" in text
    assert f"{COMPANY} (the Company) furnishes in writing to Holder this other address" in text
    assert "Sections 2.1 and 7.2" in text


@pytest.mark.parametrize(
    ("assumed", "addressee"),
    [
        (False, "CTC Communications Corp. 360 Second Avenue"),
        (True, "CTC Communications Group, Inc. 360 Second Avenue"),
        (None, "CTC Communications Corp. and CTC Communications Group, Inc. 360 Second Avenue"),
    ],
)
def test_the_other_agreement_has_its_own_addressee_words_and_copies(
    assumed: bool | None, addressee: str
) -> None:
    facts = {} if assumed is None else {"agreements": {"rra_assumed_by_group": assumed}}
    made = address(FUND, "registration_rights", register=rra_holder(), **facts)
    text = flat(document_in(made, "change-of-address"))
    assert f"By hand {addressee} Waltham, MA 02154 Attention: Steven Jones and John Pittenger" in text
    assert "with a copy to: Ropes & Gray One International Place" in text
    assert "with a copy to: Leonard R. Glass, Esq." in text
    assert "Under Section 9(b) of the Registration Rights Agreement dated as of April 10, 1998" in text
    assert "hereby specifies by notice to the other party this other address" in text
    assert "SAMPLE FUND, L.P. By: Sample GP, LLC, its general partner By: ________ Name: Jane Sample" in text
    assert "Section 14" not in text


def test_the_company_writes_to_the_holders_under_the_other_agreement() -> None:
    text = flat(document_in(address(COMPANY, "registration_rights"), "change-of-address"))
    assert "Spectrum Equity Investors One International Place 29th Floor" in text
    assert "with a copy to: Edwards & Angell" in text


def test_a_letter_that_does_not_say_under_which_agreement_is_refused() -> None:
    made = address(HOLDER, None)
    assert isinstance(document_for(*made, made[1].documents[0]), Refused)
    draft = document_in(made, "change-of-address", draft=True)
    assert draft.open_blanks == ("agreement under which the address changes",)


def test_a_holder_that_moved_is_written_to_at_its_new_address() -> None:
    moved = {
        "event": "change_of_address",
        "date": "2003-05-01",
        "who": HOLDER,
        "agreement": "warrant",
        "address": ["500 Sample Street"],
    }
    old = {"warrant_notice_address": {"holder": ["100 Sample Street"]}}
    for history, expected in (([], "100 Sample Street:"), ([moved], "500 Sample Street:")):
        made = determination(keys={"history": history, "agreements": old})
        assert f"{HOLDER}, {expected}" in flat(document_in(made, "board-determination-of-price"))
