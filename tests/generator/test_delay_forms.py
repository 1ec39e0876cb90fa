"""The papers of delays, prohibitions of sales, suspensions and Rule 144: words, figures, what stays open."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from printed_papers import flat
from sample_matters import COMPANY, HOLDER
from sample_registrations import (
    ADDRESSES,
    PATRICK,
    SPECTRUM,
    Made,
    delay,
    document,
    prohibition,
    rule_144,
    suspension,
)

from generator.document.tree import Document, Signature
from generator.document.walk import every_block
from generator.paper import Refused, document_for

CORP = "CTC Communications Corp."
BOARD, NOTICE, CONSENT = "board-resolution-delay", "delay-notice", "delay-consent"
PROHIBITION, STOP, RESUME, STATEMENT = (
    "sale-prohibition-notice",
    "suspension-notice",
    "resumption-notice",
    "rule-144-statement",
)
SIXTY_DAYS = "in either case for up to sixty (60) days if such registration or sale, as applicable, would"


def told(made: Made, form: str, recipient: str | None = None) -> str:
    return flat(document(made, form, recipient))


def parties(paper: Document) -> list[str]:
    blocks = (each for each in every_block(paper) if isinstance(each, Signature))
    return ["".join(getattr(part, "text", "") for part in block.party) for block in blocks]


def test_the_board_names_the_transaction_generically_and_since_when() -> None:
    text = told(delay(), BOARD)
    assert "(the “Transaction”), has been under consideration since May 2, 2002, and was under" in text
    assert "at the time of receipt of the request from the Holders;" in text
    assert "Request of the Holders received by Company on June 4, 2002" in text
    assert "is material, and the registration would substantially interfere with it;" in text
    assert SIXTY_DAYS in text


def test_the_board_states_first_and_last_day_and_what_is_used() -> None:
    text = told(delay(), BOARD)
    assert "from June 17, 2002 to August 15, 2002, the first and the last day both counted, being 60" in text
    assert "this is occasion number 1 on which it invokes Section 2(g), of at most 2 in any period" in text
    assert "with it 60 of the 60 days for which any registration or sale may be delayed are used;" in text
    assert "duly adopted these resolutions on June 14, 2002, by a vote" in text


def test_a_resolution_that_is_not_yet_adopted_leaves_its_day_for_ink() -> None:
    paper = document(delay(board_determination=None), BOARD)
    assert "duly adopted these resolutions on ________, by a vote" in flat(paper)
    assert paper.open_blanks == ()


def test_the_earlier_occasions_on_file_are_told_by_their_days() -> None:
    before = {
        "event": "registration_delay",
        "date": "2002-01-07",
        "kind": "delay",
        "of": "rra-0",
        "until": "2002-01-20",
    }
    asked = {"event": "registration_demand", "id": "rra-0", "date": "2002-01-02", "under": "rra"}
    with_it = delay(history=[asked, before])
    assert "this is occasion number 2 on which it invokes Section 2(g), after January 7, 2002;" in told(
        with_it, NOTICE
    )


def test_each_holder_has_its_own_notice_of_the_delay() -> None:
    for name in (SPECTRUM, PATRICK):
        text = told(delay(), NOTICE, name)
        assert f"By hand or by first class mail, postage prepaid {name} " in text
        assert "The last day of the delay is August 15, 2002, that day and the first day both" in text
        assert "Registration requested on June 3, 2002" in text
        assert SIXTY_DAYS in text


def test_the_notices_tell_no_more_of_the_transaction_than_is_needed() -> None:
    for made, form in ((delay(), NOTICE), (prohibition(), PROHIBITION)):
        text = told(made, form)
        assert "discloses no more of that transaction than is needed" in text
        assert "May 2, 2002" not in text
        assert "June 20, 2002" not in text


@pytest.mark.parametrize(
    ("changes", "blank"),
    [
        ({"until": None}, "last day of the delay"),
        ({"of": None}, "Registration"),
        ({"board_determination": None}, "Determination of the Board of Directors"),
        ({"facts": {}}, "days of delay used on this registration"),
    ],
)
def test_a_notice_of_a_delay_lacks_nothing_when_it_is_signed(changes: dict[str, object], blank: str) -> None:
    made = delay(**changes)  # type: ignore[arg-type]
    paper = next(each for each in made[1].documents if each.form == NOTICE)
    assert isinstance(document_for(*made, paper), Refused)
    assert blank in document(made, NOTICE, draft=True).open_blanks


def test_a_prohibition_is_written_large_and_lengthens_the_shelf() -> None:
    text = told(prohibition(), PROHIBITION)
    assert "UNDER THE SHELF REGISTRATION FROM JULY 1, 2002 TO AUGUST 29, 2002, BOTH DAYS INCLUDED." in text
    assert "Shelf Registration made for the mandatory conversion of May 1, 2002" in text
    assert "That time now ends on June 30, 2003." in text
    assert text.startswith(f"{COMPANY} Dated: ________ By first class mail, postage prepaid {SPECTRUM}")


def test_the_board_prohibits_sales_in_words_of_its_own() -> None:
    text = told(prohibition(), BOARD)
    assert "the sale of Registrable Securities under the Shelf Registration would substantially" in text
    assert "was under consideration at the time of the sale prohibition notice;" in text
    assert "Sale prohibition notice to the Holders given on June 26, 2002" in text
    assert "for the further time which Section 2(g) adds." in text


def test_without_the_end_of_the_shelf_a_prohibition_is_a_draft() -> None:
    loaded, report = prohibition()
    (action,) = report.actions
    made = (loaded, replace(report, actions=(replace(action, figures={}),)))
    assert "last day of the lengthened shelf period" in document(made, PROHIBITION, draft=True).open_blanks


def test_a_consent_names_the_new_last_day_and_waives_for_all_who_sign() -> None:
    paper = document(delay(until="2002-09-15"), CONSENT)
    text = flat(paper)
    assert "to the end of September 15, 2002, and no longer." in text
    assert "executed by Company and by the Requisite Holders" in text
    assert "the limit of 2 occasions in any period of 365 days" in text
    assert parties(paper) == [COMPANY.upper(), SPECTRUM.upper()]
    assert "By: Sample GP, L.P., its general partner" in text


def test_a_natural_person_of_the_signature_pages_signs_alone() -> None:
    loaded, report = delay()
    (consent,) = [each for each in report.documents if each.form == CONSENT]
    own = replace(consent, signer="Fred Wang")
    text = told((loaded, replace(report, documents=(own,))), CONSENT)
    assert text.endswith("CONSENTING HOLDER: Sign: ________ Name: Fred Wang")


@pytest.mark.parametrize(
    ("assumed", "names"), [(True, [COMPANY]), (False, [CORP]), ("unknown", [CORP, COMPANY])]
)
def test_whoever_is_the_company_under_the_agreement_signs(assumed: bool | str, names: list[str]) -> None:
    agreements = {**ADDRESSES, "rra_assumed_by_group": assumed}
    assert parties(document(delay(agreements=agreements), NOTICE)) == [name.upper() for name in names]


def test_a_stop_notice_names_no_event_beyond_the_words_of_the_clause() -> None:
    text = told(suspension(), STOP)
    assert "STOP ALL DISPOSITION OF REGISTRABLE SECURITIES UNDER THE REGISTRATION STATEMENT" in text
    assert "Registration statement Form S-3 Filed with the Commission on September 10, 2002" in text
    assert "omits to state any material fact required to be stated therein" in text
    assert "Please keep it confidential and do not trade on it." in text


def test_a_resumption_has_the_inclusive_days_and_the_new_last_day() -> None:
    text = told(suspension(), RESUME)
    assert "Notice under Section 3(a)(ix) given on February 14, 2003" in text
    assert "are to be received by you on February 28, 2003." in text
    assert "by the last Holder included, both days included, that is 15 days." in text
    assert "keep the registration statement effective to the end of April 14, 2003, or until" in text


@pytest.mark.parametrize(
    ("changes", "blank"),
    [
        ({"corrected_copies": {PATRICK: "2003-02-28"}}, "day on which this Holder receives the corrected"),
        ({"figures": {"effectiveness_end": "2003-04-14"}}, "days of the extension"),
        ({"figures": {"extension_days": "15"}}, "new last day of the period of effectiveness"),
    ],
)
def test_a_resumption_without_a_figure_is_a_draft(changes: dict[str, object], blank: str) -> None:
    made = suspension(**changes)
    assert isinstance(document_for(*made, made[1].documents[1]), Refused)
    found = document(made, RESUME, draft=True).open_blanks
    assert any(each.startswith(blank) for each in found)


def test_the_statement_of_rule_144_follows_the_agreement_under_which_it_is_asked() -> None:
    rra, exhibit_d = told(rule_144(), STATEMENT), told(rule_144("exhibit_d"), STATEMENT)
    assert "under Section 7(c) of the Registration Rights Agreement dated as of April 10, 1998" in rra
    assert "In Section 7(c) Company agrees: (c) so long as a Holder owns any Registrable" in rra
    assert "under Section 9(iii) of the Registration Rights in Exhibit D to Stock Subscription" in exhibit_d
    assert "In Section 9(iii) Company agrees to: (iii) So long as Holder owns any" in exhibit_d
    assert f"By certified mail, return receipt requested {HOLDER} 300 Sample Square" in exhibit_d
    for text in (rra, exhibit_d):
        assert "forthwith upon Holder’s request, which Company received on June 16, 2003" in text
        assert text.count("[ ]") == 4


def test_a_statement_under_no_agreement_is_a_draft() -> None:
    made = rule_144(None)
    assert isinstance(document_for(*made, made[1].documents[0]), Refused)
    assert document(made, STATEMENT, draft=True).open_blanks == (
        "agreement under which the statement is requested",
    )
