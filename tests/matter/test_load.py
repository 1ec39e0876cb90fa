"""A whole matter is loaded with its types and places; what the manual writes is accepted as it is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.matter.load import load, load_text
from checker.model.errors import InputError, UsageError
from checker.model.events import (
    CharterAmendment,
    Exercise,
    GrantRegistrationRights,
    Issue,
    Registration,
    RegistrationDelay,
)
from checker.model.matter import LoadedMatter
from checker.model.numbers import Money, Price, Shares

MANUAL = """\
matter: Cisco exercises 100,000 shares for cash
client_matter: "0000-0001"        # optional, printed in footers
as_of: 2003-06-16                 # the day the check speaks from
side: company
opening:
  date: 2002-04-30
  outstanding: "27,206,681"
register:
  warrants:
    - id: W-1
      holder: Cisco Systems Capital Corporation
      name_on_face: CISCO SYSTEMS CAPITAL CORPORATION
      address:
        - 100 Sample Street
        - San Jose, CA 95134
      signature_block:
        by: {}
  holders:
    - name: Spectrum Equity Investors II, L.P.
      group: rra
      series_a_as_converted: 900000
      rra_warrants: 60000
      registrable_shares: 0
      address: []
agreements:
  rra_assumed_by_group: true
  warrant_notice_address:
    company: []
    holder: []
prices:
  days:
    - date: 2003-06-13
      last: "3.05"
      bid: "3.00"
      ask: "3.10"
      tier: nasdaq
  adjusted_for_splits: false
calendar:
  closed:
    nyse: []
readings:
  A-25:
    option: C
    by: Sample Counsel
    date: 2003-06-02
    because: "..."
determinations: []
history: []
proposed:
  - event: exercise
    date: 2003-06-16
    warrant: W-1
    shares: 100000
    payment:
      - method: wire
        amount: "240,800.00"
    notice: {method: hand, received: 2003-06-16}
    warrant_surrendered: {method: hand, received: 2003-06-16}
    signed_name: Cisco Systems Capital Corporation
    issue_to:
      name: Cisco Systems Capital Corporation
      address:
        - 100 Sample Street
        - San Jose, CA 95134
    denominations: [50000, 50000]
expect: {}
"""


def _load(text: str) -> LoadedMatter:
    return load_text(f"as_of: 2003-06-16\n{text}", "m.yaml")


def test_the_manuals_own_example_is_read() -> None:
    loaded = load_text(MANUAL, "m.yaml")
    event = loaded.matter.proposed[0]
    assert isinstance(event, Exercise)
    assert event.shares == Shares("100,000")
    assert event.payment is not None
    assert event.payment[0].amount == Money("240800")
    assert loaded.matter.opening is not None
    assert loaded.matter.opening.outstanding == 27206681
    assert loaded.place(("proposed", 0, "payment", 0, "amount")) == (56, 17, "m.yaml")
    assert loaded.place(("proposed", 0, "payment", 0, "debtor")) == (55, 9, "m.yaml")
    assert loaded.place(("proposed", 0, "shares"), of_key=True) == (53, 5, "m.yaml")


def test_defaults_are_not_filled_in_here() -> None:
    matter = _load("").matter
    assert (matter.opening, matter.register, matter.agreements, matter.prices, matter.side) == (None,) * 5
    assert matter.readings == {}
    assert matter.history == matter.proposed == matter.determinations == ()


def test_a_blank_counts_as_left_out() -> None:
    loaded = _load(
        "side:\nhistory:\nproposed:\n  - event: exercise\n    date: 2003-06-16\n"
        "    shares:\n    notice:\n      method:\n"
        "    payment:\n      - method:\n        amount:\n      - method: wire\n        amount: $1.00\n"
        "    denominations:\n"
    )
    event = loaded.matter.proposed[0]
    assert isinstance(event, Exercise)
    assert (event.shares, event.notice, event.denominations) == (None, None, None)
    assert event.payment is not None
    assert [payment.amount for payment in event.payment] == [Money("1")]
    assert loaded.place(("proposed", 0, "payment", 0, "amount"))[:2] == (14, 17)


@pytest.mark.parametrize(
    "text",
    [
        "register:\n  holders:\n    - name: Sample Fund\n      group: [rra, director_officer]\n",
        "register:\n  warrants:\n    - holder: Sample Fund\n      signature_block: {by: {by: {name: X, title: Y}}}\n",
        'opening:\n  reserved: "1,328,519"\n',
        "opening:\n  reserved:\n    - holder: Spectrum\n      shares: 283249\n      price: 4.93\n",
        "opening:\n  plans:\n    - name: Nonqualified Stock Option Plan\n      average_price: $7.15\n",
        "opening:\n  preferred: {outstanding: 200000, conversion_shares: 4000000, dividend_declared: 715683}\n",
        "opening:\n  rights:\n    - {id: option-1, security: option, shares: 1000, price: 1.50, plan: none}\n",
        "capitalization:\n  outstanding: 100\n",
        "agreements: {rra_assumed_by_group: unknown}\n",
        "agreements: {rra_assumed_by_group: false}\n",
        "readings:\n  Q55: {option: a, by: Counsel, on: 2003-06-02, because: advice}\n",
        "determinations:\n  - {topic: affiliate, of: tender, value: true, by: Counsel, on: 2003-06-02, basis: facts}\n",
        'determinations:\n  - {topic: fair_market_value, of: i, value: "3,000,000", by: Board, date: 2003-06-02}\n',
        "determinations:\n  - {rule: W2.1-x, action: 0, subject: Company, outcome: compliant, by: Counsel}\n",
        "expect:\n  verdict: permitted\n  actions:\n    0: {findings: {W2.1: compliant}}\n  why: because\n",
        "prices:\n  days:\n    - date: 2003-06-13\n      last: none\n      bid: 3\n      ask: 3.10\n",
        "prices: {days: [], adjusted_for_splits: true}\n",
        "calendar: {closed: {nyse: [2003-06-20], ny_banks: []}}\n",
        "side: holder\n",
    ],
)
def test_what_the_manual_allows_is_accepted(text: str) -> None:
    _load(text)


def test_a_total_of_reserved_shares_is_one_item_without_holder() -> None:
    loaded = _load('opening:\n  reserved: "1,328,519"\n')
    assert loaded.matter.opening is not None
    assert loaded.matter.opening.reserved_total == 1328519
    assert loaded.place(("opening", "reserved", 0, "shares"))[:2] == (3, 13)
    with pytest.raises(InputError, match="is not a number of shares") as caught:
        _load("opening:\n  reserved: 1_000\n")
    assert (caught.value.line, caught.value.column) == (3, 13)


def test_no_sale_is_told_from_an_unknown_price() -> None:
    text = "prices:\n  days:\n    - {date: 2003-06-12, last: none, bid: 3}\n    - {date: 2003-06-13, bid: none}\n"
    prices = _load(text).matter.prices
    assert prices is not None
    assert [(day.no_sale, day.last, day.bid) for day in prices.days] == [
        (True, None, Price("3")),
        (False, None, None),
    ]


def test_terms_given_as_none_are_told_from_terms_left_out() -> None:
    event = _load(
        "proposed:\n  - event: grant_registration_rights\n    date: 2003-06-16\n"
        "    terms:\n      demand_threshold: 20%\n"
        "      demand_count: unlimited\n      blockout_days: none\n      use_suspension: none\n      piggyback: true\n"
    ).matter.proposed[0]
    assert isinstance(event, GrantRegistrationRights)
    assert event.terms is not None
    assert event.terms.said_none == ("blockout_days", "use_suspension")
    assert (event.terms.blockout_days, event.terms.demand_count, event.terms.demand_unlimited) == (
        None,
        None,
        True,
    )
    assert event.terms.demand_threshold is not None
    assert event.terms.demand_threshold * 5 == 1


def test_from_is_a_field_of_its_own() -> None:
    text = (
        "proposed:\n  - {event: registration_delay, date: 2003-06-16, from: 2003-06-17, until: 2003-07-01}\n"
    )
    event = _load(text).matter.proposed[0]
    assert isinstance(event, RegistrationDelay)
    assert event.from_ == date(2003, 6, 17)


def test_none_stays_a_word_where_it_says_something() -> None:
    text = (
        "proposed:\n  - {event: charter_amendment, date: 2003-06-16, holder_approval: none}\n"
        "  - {event: issue, date: 2003-06-16, plan: none}\n"
        "  - {event: registration, date: 2003-06-16, only_for: none}\n"
    )
    charter, issue, registration = _load(text).matter.proposed
    assert isinstance(charter, CharterAmendment)
    assert isinstance(issue, Issue)
    assert isinstance(registration, Registration)
    assert (charter.holder_approval, issue.plan, registration.only_for) == ("none", "none", "none")


def test_a_registration_with_everything_is_read() -> None:
    _load(
        "register:\n  holders:\n    - name: Sample Fund\n"
        "proposed:\n  - event: registration\n    id: shelf\n    date: 2003-06-16\n    time: '09:30'\n    sequence: 2\n"
        "    securities: common\n    notices:\n      - to: Sample Fund\n        method: certified_mail\n"
        "        sent: 2003-06-17\n        states: {jurisdictions: [CA, NY], underwritten: true}\n"
        "        copies: [Sample Counsel]\n        kind: notice-of-company-registration\n        proof: 7001\n"
        "    requests:\n      - {holder: Sample Fund, shares: 10, delivery: {method: fax, sent: 2003-06-20}}\n"
        "    drafts:\n      - {to: Sample Fund, delivered: 2003-07-01}\n"
        "    objections:\n      - {holder: Sample Fund, delivery: {method: hand, received: 2003-07-02}}\n"
        "    comfort_letter: {date: 2003-08-01, cut_off: 2003-07-29}\n"
        "    earnings_statement: {from: 2003-07-01, to: 2004-06-30}\n"
        "    limit: {shares: 1000, written: true, by: Sample Bank, reason: market}\n"
        "    allocation: {Company: 990, Sample Fund: 10}\n"
    )


def test_a_missing_file_and_a_folder_are_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such file"):
        load(tmp_path / "none.yaml")
    with pytest.raises(InputError, match="this is a folder"):
        load(tmp_path)
    for name in (r"\\server\share\m.yaml", "//server/m.yaml", "http://sample/m.yaml", "a\0b"):
        with pytest.raises(UsageError, match="is not a file of this machine"):
            load(name)


def test_bytes_and_text_load_alike() -> None:
    assert load_text(MANUAL.encode(), "m.yaml").matter == load_text(MANUAL, "m.yaml").matter
    windows = b"\xef\xbb\xbf" + MANUAL.replace("\n", "\r\n").encode()
    assert load_text(windows, "m.yaml").matter == load_text(MANUAL, "m.yaml").matter


def test_ten_thousand_events_load() -> None:
    event = (
        '  - event: issue\n    id: I-{}\n    date: 2003-01-{:02}\n    security: common\n    shares: "1,000"\n'
        "    price: 2.00\n    consideration:\n      cash: 2000.00\n    to: public\n    plan: none\n"
    )
    text = "as_of: 2003-06-16\nhistory:\n" + "".join(event.format(n, n % 28 + 1) for n in range(10_000))
    assert len(load_text(text, "m.yaml").matter.history) == 10_000
