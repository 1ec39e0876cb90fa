"""Who sends, receives, gets copies of and signs the papers under the Registration Rights Agreement."""

from __future__ import annotations

import pytest
import sample_rra_papers as sample
from printed_papers import flat
from sample_matters import COMPANY
from sample_registrations import ADDRESSES, SPECTRUM, Made, document
from sample_rra_papers import COLO, CORP, parties

INCIDENTAL = "notice-of-incidental-registration"


def told(made: Made, form: str, recipient: str | None = None) -> str:
    return flat(document(made, form, recipient))


def test_a_notice_goes_to_the_register_or_to_the_printed_address_with_the_copy_of_section_9b() -> None:
    made = sample.incidental()
    known, signatory = told(made, INCIDENTAL, SPECTRUM), told(made, INCIDENTAL, COLO)
    assert f"{SPECTRUM} 1 Sample Wharf Boston, MA 02110 with a copy to: Edwards & Angell" in known
    assert "with a copy to: Sample Counsel LLP" in known
    printed = "Spectrum Equity Investors One International Place 29th Floor Boston, MA 02110"
    assert f"{COLO} {printed} Attention: Kevin J. Maroni with a copy to: Edwards & Angell" in signatory


def test_a_holder_who_has_given_another_address_is_written_to_there() -> None:
    moved = {
        "event": "change_of_address",
        "date": "2002-05-01",
        "who": COLO,
        "agreement": "registration_rights",
        "address": ["7 Sample Lane", "Concord, MA 01742"],
    }
    text = told(sample.incidental(history=[moved]), INCIDENTAL, COLO)
    assert f"{COLO} 7 Sample Lane Concord, MA 01742" in text


def test_a_request_goes_to_the_company_with_copies_to_both_its_lawyers() -> None:
    text = told(sample.incidental(), "incidental-request")
    assert f"{COMPANY} 360 Second Avenue Waltham, MA 02154 Attention: Steven Jones" in text
    assert "with a copy to: Ropes & Gray" in text
    assert "with a copy to: Leonard R. Glass, Esq. Law Offices of Leonard R. Glass, P.A." in text
    assert "Facsimile" not in text


@pytest.mark.parametrize(
    ("assumed", "date", "names", "capacity"),
    [
        (True, "2002-08-28", COMPANY, f"The Company has assumed the obligations of {CORP}"),
        (False, "2002-08-28", CORP, ""),
        ("unknown", "2002-08-28", f"{CORP} and {COMPANY}", "so far as the Agreement binds it"),
        (True, "2002-04-28", CORP, ""),
    ],
)
def test_the_company_is_corp_until_the_warrant_and_group_by_assumption(
    assumed: object, date: str, names: str, capacity: str
) -> None:
    given = {**ADDRESSES, "rra_assumed_by_group": assumed}
    made = sample.incidental(agreements=given, date=date)
    of = document(made, INCIDENTAL, SPECTRUM, draft=True)
    text = flat(of)
    assert f"{names} (the “Company”) notifies you" in text
    assert capacity in text
    assert ("assumed" in text) is (assumed is True and names == COMPANY)
    assert parties(of)[: len(names.split(" and "))] == names.upper().split(" AND ")


def test_the_natural_persons_of_1998_sign_alone_and_an_entity_through_its_partner() -> None:
    made = sample.incidental()
    assert f"Sign: ________ Name: {COLO} Dated: ________" in told(made, INCIDENTAL, COLO)
    assert "By: Sample GP, L.P., its general partner" in told(made, INCIDENTAL, SPECTRUM)
