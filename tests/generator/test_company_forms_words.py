"""What the papers of the Company's acts say: facts, arithmetic, days, addresses, mail, choices."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sample_company_acts import (
    ADDRESSES,
    ALL,
    EXPIRED,
    ISSUE,
    OTHER,
    PLACE_OF,
    SPLIT,
    Made,
    dissolution,
    due_bill,
    issue_in_kind,
    merger,
    notice,
    two,
)
from sample_matters import HOLDER, matter
from sample_packets import document_in, story, with_report

from generator.document.plain import plain_text
from generator.document.tree import Cell, Document, Paragraph, Table
from generator.document.walk import every_block
from generator.paper import document_for

STATEMENT, MAILING, PROPOSED = "adjustment-statement", "certificate-of-mailing", "notice-of-proposed-action"
FAIR_VALUE, DISSOLUTION = "board-resolution-fair-value", "notice-of-dissolution"
BOTH = "By first class mail, postage prepaid, and by certified mail, return receipt requested"


def flat(document: Document) -> str:
    return " ".join(plain_text(document).split())


def told(made: Made, form: str, *, action: int | None = None, draft: bool = False) -> str:
    """Give the words of a paper on one line."""
    loaded, report = made
    fitting = [each for each in report.documents if each.form == form and action in (None, each.action)]
    document = document_for(loaded, report, fitting[0], draft=draft)
    assert isinstance(document, Document), document
    return flat(document)


def cheap_issue(**keys: object) -> Made:
    """Give the cheap issue of the law's worked figure, on base A, with other keys of the matter."""
    event = {
        "event": "issue",
        "date": "2003-06-16",
        "security": "common",
        "shares": "5000000",
        "consideration": {"cash": "5000000", "expenses": "300000"},
        "to": "public",
        "plan": "none",
    }
    base = {"option": "A", "by": "Sample Counsel", "date": "2003-06-02", "because": "A sample choice"}
    return with_report(matter(event, **{"readings": {"A-25": base}, **keys}))


def test_the_statement_shows_facts_formula_inputs_quotient_rounding_and_both_prices() -> None:
    text = told(story(ISSUE), STATEMENT)
    for part in (
        "Shares issued 5,000,000 Cash received $5,000,000.00",
        "Discounts, commissions and expenses deducted $300,000.00",
        "is $0.94, which is less than the Warrant Price of $2.408 in effect immediately prior",
        "W-1 $2.408 $2.25 272,067.0 291,172.1",
        "Section 6(i): (shares outstanding × Warrant Price + consideration)",
        "with those deemed issued 41,772,487",
        "Quotient, not rounded $2.25107014 (exactly 13,161,018,587/5,846,560,875)",
        "Warrant Price, to the nearest cent (Section 6(vi)) $2.25",
        "Section 5: Warrant Shares × Warrant Price before / Warrant Price after",
        "(A-25, base policy C)",
        "Sample Counsel, June 13, 2003: Subdivision (3) has no first date.",
    ):
        assert part in text, part


def test_a_split_is_effective_at_the_opening_after_the_record_date() -> None:
    text = told(story(SPLIT), STATEMENT)
    assert "made on March 26, 2004 and is effective at the opening of business on March 15, 2004" in text
    assert "Shares of Common Stock 2 after for each 1 before Record date March 12, 2004" in text
    assert "base policy" not in text


def test_a_change_is_told_step_by_step_from_the_first_adjustment() -> None:
    text = told(story(ALL), STATEMENT, action=PLACE_OF["change"])
    assert "step 1 of 5, Section 6(i)" in text
    assert "step 5 of 5" in text
    assert "Right “note-1” Issued on May 17, 2004" in text
    assert "W-1 $0.86 $0.71 761,787.6 922,728.6" in text


def test_an_expiry_that_leaves_no_trace_computes_no_price() -> None:
    text = told(story(EXPIRED), STATEMENT)
    assert "the event which had lowered the Warrant Price drops out" in text
    assert "W-1 $2.35 $2.408 278,781.8 272,067.0" in text


def test_the_statement_says_what_never_rounding_would_have_changed() -> None:
    assert "would stand $0.001070 away from the Warrant Price after." in told(story(ISSUE), STATEMENT)


def test_the_statement_goes_by_first_class_mail_to_the_records_and_certified_for_notices() -> None:
    one_place = told(story(ISSUE), STATEMENT)
    assert f"{BOTH} {HOLDER} 100 Sample Street San Jose, CA 95134 Statement" in one_place
    made = cheap_issue(
        register={"warrants": [{"id": "W-1", "holder": HOLDER, "address": ["100 Sample Street"]}]},
        agreements=ADDRESSES,
    )
    text = told(made, STATEMENT)
    assert f"By first class mail, postage prepaid {HOLDER} 100 Sample Street By certified mail" in text
    assert f"return receipt requested {HOLDER} 300 Sample Square San Jose, CA 95134 Statement" in text


def test_an_address_that_the_records_lack_is_named_by_what_it_is() -> None:
    assert f"{HOLDER} at its address appearing on Company’s records" in told(cheap_issue(), STATEMENT)


def test_a_statement_to_one_of_two_holders_tells_of_its_own_warrant_only() -> None:
    loaded, report = cheap_issue(register=two())
    paper = next(each for each in report.documents if each.form == STATEMENT)
    for holder, own, other in ((HOLDER, "W-1", "W-2"), (OTHER, "W-2", "W-1")):
        document = document_for(loaded, report, replace(paper, recipient=holder))
        assert isinstance(document, Document)
        text = flat(document)
        assert f"gives this statement to {holder}, the registered Holder" in text
        assert own in text
        assert other not in text


def test_the_stockholders_notice_is_forwarded_in_their_manner_and_by_certified_mail() -> None:
    text = told(story(SPLIT), PROPOSED)
    assert BOTH in text
    assert "holders of its capital stock by first class mail on February 20, 2004." in text
    assert "described in clause 6(iii)" in text
    assert "Enclosure: copy of the notice to the holders of capital stock of Company" in text


def test_the_due_bill_names_shares_event_days_and_lapse() -> None:
    text = told(due_bill(), "due-bill")
    assert (
        "split-up of the Common Stock, 2 after for each 1 before Record date for the event March 12" in text
    )
    assert "Exercise of the Warrant March 23, 2004 Date set for the event March 26, 2004" in text
    assert "to the adjustment 100,000 Additional shares by reason of the adjustment 100,666.7" in text
    assert "If the event does not occur, no adjustment is made, and this due bill lapses" in text


def test_a_merger_is_told_with_closing_provision_and_number() -> None:
    text = told(merger(two()), "notice-of-merger")
    assert "a proposed merger of Company with another entity" in text
    assert "makes 30 days’ prior written notice a condition of it" in text
    assert "Each share of Common Stock receives $6.00" in text
    assert "The transaction is to close on July 12, 2004." in text
    assert "Lawful and adequate provision is made whereby Holder shall thereafter" in text
    # One notice for each holder: hers names her own Warrant, and nobody else's.
    assert f"W-1 {HOLDER} 200,000" in text
    assert OTHER not in text


def test_a_dissolution_warns_of_the_last_day() -> None:
    text = told(dissolution(), DISSOLUTION)
    assert "THE WARRANT IS FEBRUARY 29, 2004. ALL RIGHTS" in text
    assert "SHALL THEREAFTER BECOME NULL AND VOID." in text
    assert "no distribution to shareholders until the expiration of 30 days from the date of mailing" in text
    assert "does not concede" not in text


def test_a_dissolution_past_the_term_concedes_nothing() -> None:
    made = dissolution("2009-04-10", date="2009-06-15", notices=[notice(DISSOLUTION, "2009-04-15")])
    text = told(made, DISSOLUTION)
    assert "ENDS ON MAY 1, 2009. THE 30 DAYS OF SECTION 9 END ON MAY 15, 2009." in text
    assert "does not concede that those days extend the Term: exercise the Warrant by May 1, 2009." in text


def test_an_extraordinary_dividend_names_amount_source_and_record_date() -> None:
    text = told(story(ALL), "notice-of-extraordinary-dividend")
    assert "Amount on each share of Common Stock $0.50" in text
    assert "Paid out of capital, and not out of earnings or earned surplus Record date March 12, 2004" in text
    assert "unless the Warrant is exercised prior to March 12, 2004." in text


def test_the_board_is_conclusive_on_a_distribution_and_capped_on_an_issue() -> None:
    issue, paid = told(issue_in_kind(), FAIR_VALUE), told(story(ALL), FAIR_VALUE)
    assert "whose determination shall be conclusive" in paid
    assert "whose determination shall be conclusive" not in issue
    assert "which amount is $4,000,000.00 at a Current Market Price of $4.00;" in issue
    assert "received other than cash, in the aggregate, to be $1,000,000.00;" in issue
    assert "in respect of one share of Common Stock to be $0.50;" in paid
    assert "adopted these resolutions on June 10, 2003," in issue


def rows(made: Made, *, action: int = 0) -> list[tuple[str, ...]]:
    """Give the table of a certificate of mailing, row by row, addressee by name."""
    loaded, report = made
    paper = next(each for each in report.documents if each.form == MAILING and each.action == action)
    document = document_for(loaded, report, paper, draft=True)
    assert isinstance(document, Document)
    (table,) = [each for each in every_block(document) if isinstance(each, Table)]
    return [tuple(_first_line(cell) for cell in row.cells) for row in table.rows]


def _first_line(cell: Cell) -> str:
    """Give the words of a cell up to its first line end."""
    lines = [each.line for each in cell.blocks if isinstance(each, Paragraph)]
    return "".join(getattr(item, "text", "\n") for line in lines for item in line).split("\n")[0]


def test_the_certificate_lists_every_mailed_paper_once_for_each_address_and_class() -> None:
    first, certified = "By first class mail, postage prepaid", "By certified mail, return receipt requested"
    found = [
        (what, who, how, on) for what, who, how, on, _ in rows(story(ALL), action=PLACE_OF["distribution"])
    ]
    assert found == [
        ("Notice of proposed action", HOLDER, first, "February 9, 2004"),
        ("Notice of proposed action", HOLDER, certified, "February 9, 2004"),
        ("Notice of extraordinary dividend", HOLDER, certified, "February 9, 2004"),
        ("Statement of adjustment", HOLDER, first, ""),
        ("Statement of adjustment", HOLDER, certified, ""),
    ]


def test_the_certificate_lists_both_holders() -> None:
    assert [who for _, who, *_ in rows(cheap_issue(register=two()))] == [HOLDER, HOLDER, OTHER, OTHER]


def test_a_mailing_that_is_only_planned_is_left_for_ink_and_an_article_number_is_copied() -> None:
    planned = [notice(DISSOLUTION, "2004-01-30", proof="7001 0000 0000 0000 0001")]
    assert [row[3:] for row in rows(dissolution(notices=planned))] == [("", "")]
    done = rows(dissolution("2004-02-02", notices=planned))
    assert [row[3:] for row in done] == [("January 30, 2004", "7001 0000 0000 0000 0001")]


@pytest.mark.parametrize(("proof", "oath"), [(None, False), ("receipt", False), ("affidavit", True)])
def test_the_certificate_is_a_declaration_unless_the_file_wants_an_affidavit(
    proof: str | None, oath: bool
) -> None:
    given = notice(DISSOLUTION, "2004-01-30") | ({"proof": proof} if proof else {})
    text = told(dissolution(notices=[given]), MAILING, draft=True)
    assert ("I declare under penalty of perjury" in text) is not oath
    assert ("Subscribed and sworn to before me" in text) is oath


def test_registered_mail_is_named_where_the_file_says_so() -> None:
    made = merger(notices=[notice("W8", "2004-06-10", method="registered_mail")])
    assert "By registered mail, return receipt requested" in flat(document_in(made, "notice-of-merger"))
