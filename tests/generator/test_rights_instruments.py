"""The request for a waiver, the instrument of Section 9(e) and that of Section 17: terms, reach, tally, signers."""

from __future__ import annotations

import sample_rights as sample
from read_papers import capitals, rows_of, signing, told
from sample_matters import COMPANY, HOLDER
from sample_registrations import PATRICK, SPECTRUM, document

from checker.api import comparison


def test_a_request_and_an_instrument_list_the_terms_and_both_denominators() -> None:
    made = sample.waiver()
    for form in ("waiver-request", "waiver"):
        text = told(made, form)
        assert "8 Number of demands: three demands 4" in text
        assert "8 Place and company in a cutback: Company first" in text
        assert "8 No rights inconsistent with those of the Holders: place in a cutback ahead" in text
        assert "retroactively from June 2, 2003" in text
        assert f"{SPECTRUM} 900,000 yes {PATRICK} 20,000" in text
        assert "Held by the Holders alone 920,000 460,001 900,000" in text
        assert "who are not Holders included 970,000 485,001 900,000" in text
        assert "Exhibit D 4" not in text
    assert signing(document(made, "waiver")) == capitals(COMPANY, SPECTRUM)


def test_a_grant_not_yet_waived_gives_every_holder_a_block_and_reaches_back_if_signed_late() -> None:
    made = sample.grant()
    assert signing(document(made, "waiver")) == capitals(COMPANY, SPECTRUM, PATRICK)
    text = told(made, "waiver")
    assert (
        "prospectively or, if the last signature that it needs is given after June 2, 2003, retroactively"
        in text
    )
    assert "Held by the Holders alone 920,000 460,001 920,000" in text


def test_a_waiver_whose_reach_or_event_is_left_out_is_open() -> None:
    of = document(sample.waiver(retroactive=None), "waiver", draft=True)
    assert of.open_blanks == ("whether the waiver reaches back (give `retroactive`)",)
    unknown = document(sample.waiver(of=None), "waiver", draft=True)
    assert "act that is waived" in unknown.open_blanks
    assert "terms of the Agreement that are waived" in unknown.open_blanks


def test_a_term_that_the_grant_does_not_state_is_open_in_its_waiver() -> None:
    terms = {key: value for key, value in sample.TERMS.items() if key != "demand_count"}
    of = document(sample.grant(terms=terms), "waiver", draft=True)
    assert of.open_blanks == ("as granted: Number of demands: three demands",)


def test_the_grant_of_2002_is_waived_in_every_term_in_which_exhibit_d_is_better() -> None:
    made = sample.waiver(of="exhibit-d", history=())
    rows = rows_of(document(made, "waiver"), 3)
    better = [row for row in comparison() if row.exhibit_d_is in ("MORE", "MIXED")]
    assert [row[2] for row in rows] == [row.exhibit_d.says for row in better]
    text = told(made, "waiver")
    assert f"Exhibit D to the Stock Subscription Warrant issued to {HOLDER}" in text
    assert "retroactively from April 29, 2002" in text


def test_an_amendment_is_set_out_in_an_annex() -> None:
    made = sample.waiver(
        event="amend_agreement", of=None, improves_registration_rights=True, retroactive=None
    )
    text = told(made, "waiver")
    assert "The Agreement is amended as set out in Annex A" in text
    assert "is waived" not in text
    assert "amended in their favor" in told(made, "notice-of-grant")


def test_a_holding_that_is_not_known_leaves_the_tally_open() -> None:
    holders = [
        {"name": SPECTRUM, "group": "rra"},
        {"name": PATRICK, "group": "rra", "registrable_shares": "20000"},
    ]
    made = sample.made(
        sample.WAIVER,
        (sample.paper("waiver", "R9.e", COMPANY, ""),),
        as_of="2003-06-13",
        history=[sample.GRANT],
        register={"warrants": sample.REGISTER["warrants"], "holders": holders},
    )
    blanks = document(made, "waiver", draft=True).open_blanks
    assert f"Registrable Securities held by {SPECTRUM}" in blanks
    assert any(each.startswith("tally under both denominators") for each in blanks)


def test_an_instrument_of_section_17_waives_the_last_sentence_of_section_4_and_both_sign() -> None:
    made = sample.section_17()
    text = told(made, "section-17-instrument")
    assert "No holder of any other warrant issued after the date of this Warrant shall receive" in text
    assert "4 of Exhibit D Number of demands: three demands, Form S-3 apart 4" in text
    assert "8 Holdback" not in text
    assert signing(document(made, "section-17-instrument")) == capitals(COMPANY, HOLDER)
