"""What a file says against itself is refused; what only looks odd is left to the rules."""

from __future__ import annotations

import pytest

from checker.calendars.shipped import _PLANS
from checker.matter.consistency import CALENDARS
from checker.matter.load import load_text
from checker.model.errors import InputError

EXERCISE = "  - {event: exercise, date: 2003-06-16, warrant: W-1, shares: 10}\n"
SPLIT = "  - {event: split, date: 2003-02-01, kind: split, ratio: 2:1}\n"
OPTION = "  - {event: issue, id: option-1, date: 2003-01-02, security: option, shares: 1000}\n"
CISCO = "Cisco Systems Capital Corporation"
FUND = "register:\n  holders:\n    - {name: 'Sample Fund, L.P.', group: rra, series_a_as_converted: 60000}\n"
SALE = "  - {{event: holder_sale, date: 2003-06-16, holder: 'Sample Fund, L.P.', shares: {}}}\n"
MOVED = (
    "  - {event: transfer_registrable, date: 2003-01-02, from: 'Sample Fund, L.P.', to: N, security: series_a, "
    "shares: 10000}\n"
)
ALLOCATED = "  - {{event: registration, date: 2003-06-16, allocation: {{'{}': 5}}}}\n"


def _load(text: str) -> None:
    load_text(f"as_of: 2003-06-16\n{text}", "m.yaml")


def _refusal(text: str) -> InputError:
    with pytest.raises(InputError) as caught:
        _load(text)
    assert caught.value.line is not None
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "proposed:\n  - {event: exercise, date: 2003-06-16, warrant: W-1, shares: 999999999}\n",
        "proposed:\n  - {event: exercise, date: 2003-06-16, warrant: W-1, shares: 0.5}\n",
        "proposed:\n  - {event: exercise, date: 2009-05-02, warrant: W-1, shares: 10}\n",
        "proposed:\n  - {event: exercise, date: 2003-06-13, warrant: W-1, shares: 10}\n",
        "proposed:\n  - {event: split, date: 2003-06-16, ratio: 1:1}\n",
        f"proposed:\n{EXERCISE}{EXERCISE}",
        f"history:\n{EXERCISE}proposed:\n  - {{event: exercise, date: 2003-06-17, warrant: W-1-B, shares: 1}}\n",
        "history:\n  - {event: transfer_warrant, date: 2003-06-13, warrant: W-1, shares: 5, to: {name: X}}\n"
        "proposed:\n  - {event: exercise, date: 2003-06-17, warrant: W-1-T, shares: 1}\n",
        "history:\n  - {event: transfer_warrant, date: 2003-06-13, warrant: W-1, new_warrants: {balance: W-9}}\n"
        "proposed:\n  - {event: exercise, date: 2003-06-17, warrant: W-9, shares: 1}\n",
        "proposed:\n  - {event: waiver, date: 2003-06-16, of: exhibit-d}\n",
        # What is held is not said, or not any longer, or by one to whom shares have come.
        f"proposed:\n{SALE.format(99999).replace('Sample Fund, L.P.', 'Fred Wang')}",
        f"{FUND}proposed:\n{SALE.format(60000)}{SALE.format(60000)}",
        f"{FUND}history:\n{SPLIT}proposed:\n{SALE.format(120000)}",
        f"{FUND}history:\n{EXERCISE}proposed:\n{SALE.format(5).replace('Sample Fund, L.P.', CISCO)}",
        f"{FUND}history:\n{MOVED}proposed:\n{SALE.format(10000).replace('Sample Fund, L.P.', 'N')}",
        f"{FUND}history:\n{MOVED}proposed:\n{ALLOCATED.format('n')}",
        f"{FUND}proposed:\n{ALLOCATED.format('Company')}{ALLOCATED.format('sample fund, l.p.')}",
        "proposed:\n  - {event: waiver, date: 2003-06-13, of: grant}\n"
        "  - {event: grant_registration_rights, id: grant, date: 2003-06-16}\n",
        f"history:\n{OPTION}  - {{event: convert, date: 2003-02-03, of: option-1, shares: 1000}}\n",
        f"history:\n{OPTION}{SPLIT}  - {{event: convert, date: 2003-02-03, of: option-1, shares: 2000}}\n",
        f"history:\n{OPTION}  - {{event: amend_security, date: 2003-02-03, of: option-1, shares: 3000}}\n"
        "  - {event: convert, date: 2003-02-04, of: option-1, shares: 3000}\n",
        "opening:\n  rights:\n    - {id: old, shares: 5}\nhistory:\n  - {event: expire, date: 2003-02-04, of: old}\n",
        f"{FUND}proposed:\n  - {{event: registration_demand, date: 2003-06-16, under: rra, by: "
        "[{holder: 'Sample Fund, L.P.', shares: 99999999}]}\n",
        f"{FUND}history:\n  - {{event: transfer_registrable, date: 2003-01-02, from: 'Sample Fund, L.P.', to: New, "
        "security: series_a, shares: 60000}\nproposed:\n  - {event: withdrawal, date: 2003-06-16, holder: New}\n",
        "history:\n  - {event: mandatory_conversion, id: shelf, date: 2003-01-02, conversion_date: 2003-01-02}\n"
        "proposed:\n  - {event: takedown, date: 2003-06-16, of: shelf}\n",
        "proposed:\n  - {event: holder_sale, date: 2003-06-16, holder: Cisco Systems Capital Corporation}\n",
        "proposed:\n  - {event: exercise, date: 2003-06-16, notice: {method: hand, sent: 2003-06-20}}\n",
    ],
)
def test_what_a_person_might_really_attempt_is_left_to_the_rules(text: str) -> None:
    _load(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("proposed:\n  - {event: exercise, date: 2003-06-16, warrant: W-2}\n", 'no Warrant has the id "W-2"'),
        (
            f"proposed:\n  - {{event: exercise, date: 2003-06-13, warrant: W-1-B, shares: 1}}\n{EXERCISE}",
            "is made only by a later event",
        ),
        (
            "proposed:\n  - {event: transfer_warrant, date: 2003-06-16, warrant: W-1, new_warrants: {transferee: W-1}, "
            "to: {name: cisco systems  capital corporation}}\n",
            "already holds W-1",
        ),
        (
            "register:\n  warrants:\n    - {id: W-1}\n    - {id: W-2}\n"
            "proposed:\n  - {event: exercise, date: 2003-06-16, warrant: W-1, new_warrant: W-2}\n",
            'the id "W-2" stands twice',
        ),
        (
            "register:\n  warrants:\n    - {holder: A}\n    - {id: W-2}\n",
            'several Warrants need an "id" each',
        ),
        ("register:\n  holders:\n    - {name: A}\n    - {name: A}\n", '"A" stands twice in the register'),
        ("opening:\n  rights:\n    - {id: a}\n    - {id: a}\n", "an id stands twice in opening.rights"),
        (
            f"opening:\n  rights:\n    - {{id: option-1}}\nhistory:\n{OPTION}",
            'the id "option-1" stands twice',
        ),
        ("history:\n  - {event: convert, date: 2003-01-02, of: x}\n", 'no event has the id "x"'),
        ("history:\n  - {event: expire, id: x, date: 2003-01-02, of: x}\n", "points at itself"),
        (
            "history:\n  - {event: split, id: s, date: 2003-01-02}\n  - {event: expire, date: 2003-01-03, of: s}\n",
            '"s" is a split; the id of one issue is needed',
        ),
        (
            f"history:\n{OPTION}  - {{event: convert, date: 2003-01-01, of: option-1, shares: 1}}\n",
            "after this event acts on it",
        ),
        (
            f"history:\n{OPTION}  - {{event: expire, date: 2003-02-03, of: option-1}}\n"
            "  - {event: convert, date: 2003-02-04, of: option-1, shares: 1}\n",
            "has already expired",
        ),
        (
            f"history:\n{OPTION}  - {{event: convert, date: 2003-02-03, of: option-1, shares: 600}}\n"
            "  - {event: convert, date: 2003-02-04, of: option-1, shares: 401}\n",
            "has 400 shares left, fewer than 401",
        ),
        (
            f"{FUND}proposed:\n  - {{event: withdrawal, date: 2003-06-16, holder: Sample Fun}}\n",
            "not in the register",
        ),
        (
            f"{FUND}proposed:\n  - {{event: transfer_registrable, date: 2003-06-16, from: 'Sample Fund, L.P.', "
            "to: 'SAMPLE FUND, L.P.'}\n",
            "is also the seller",
        ),
        (
            f"{FUND}history:\n  - {{event: transfer_registrable, date: 2003-01-02, from: 'Sample Fund, L.P.', to: N, "
            "security: series_a, shares: 50000}\n  - {event: transfer_registrable, date: 2003-01-03, "
            "from: 'Sample Fund, L.P.', to: N, security: series_a, shares: 10001}\n",
            "holds 10000 of these, fewer than 10001",
        ),
        (f"{FUND}proposed:\n{SALE.format(60001)}", "holds 60000 shares, fewer than 60001"),
        (f"{FUND}history:\n{SALE.format(60000)}proposed:\n{SALE.format(1)}", "holds no shares to sell"),
        (f"{FUND}proposed:\n{SALE.format(1).replace('Sample Fund, L.P.', 'Fred Wang')}", "holds no shares"),
        (f"{FUND}history:\n{MOVED}proposed:\n{SALE.format(50001)}", "holds 50000 shares, fewer than 50001"),
        (f"{FUND}proposed:\n{ALLOCATED.format('Sample Fun, L.P.')}", 'did you mean "Sample Fund, L.P."?'),
        (f"{FUND}proposed:\n{ALLOCATED.format('company')}", 'an allocation calls "Company"'),
        (f"{FUND}proposed:\n{ALLOCATED.format('Xyzzy')}", "known here: Company, Sample Fund, L.P., Cisco"),
        (
            "proposed:\n  - {event: merger, date: 2003-07-01, closing_date: 2003-07-02}\n",
            "they are the same day",
        ),
        (
            "proposed:\n  - {event: dissolution, date: 2003-07-01, distribution_date: 2003-07-02}\n",
            "the same day",
        ),
        (
            "proposed:\n  - {event: distribution, date: 2003-07-01, payment_date: 2003-07-02}\n",
            "the same day",
        ),
        (
            "proposed:\n  - {event: mandatory_conversion, date: 2003-07-01, conversion_date: 2003-07-02}\n",
            "the same day",
        ),
        (
            "proposed:\n  - {event: registration_delay, date: 2003-07-01, from: 2003-07-02, until: 2003-07-01}\n",
            "a delay cannot end before it begins",
        ),
        (
            "proposed:\n  - {event: exercise, date: 2003-07-01, stock_books_closed: [2003-07-02, 2003-07-01]}\n",
            "books cannot reopen before they close",
        ),
        (
            "proposed:\n  - {event: registration, date: 2003-07-01, requests: [{delivery: {method: fax, "
            "sent: 2003-07-02, received: 2003-07-01}}]}\n",
            "cannot be received before it is sent",
        ),
        ("readings:\n  Q55: {by: Counsel, because: x}\n", "no option is chosen"),
        ("readings:\n  Q55: {by: Counsel, option: a}\n", "no reason is given"),
        ("determinations:\n  - {topic: affiliate, value: true}\n", "nobody made this determination"),
        ("determinations:\n  - {value: true, by: Counsel}\n", "settles nothing"),
        ("history:\n  - {event: split, date: 2003-06-17}\n", "after as_of"),
    ],
)
def test_what_cannot_be_is_refused(text: str, words: str) -> None:
    assert words in _refusal(text).message


def test_a_refusal_stands_where_the_fact_stands() -> None:
    error = _refusal("history: []\nproposed:\n  - event: exercise\n    date: 2003-06-16\n    warrant: W-7\n")
    assert (error.line, error.column) == (6, 14)


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("opening: {outstanding: 100, authorized: 50}", "more than the 50 authorized", (2, 24)),
        ("calendar: {closed: {nyse: [1997-12-31]}}", "1997-12-31 is outside the years", (2, 28)),
        ("calendar: {closed: {nsye: [2003-12-31]}}", 'not a calendar; did you mean "nyse"?', (2, 21)),
    ],
)
def test_a_capital_and_closings_that_cannot_be_are_refused(
    text: str, words: str, place: tuple[int, int]
) -> None:
    refused = _refusal(f"{text}\n")
    assert words in refused.message
    assert (refused.line, refused.column) == place


@pytest.mark.parametrize("day", ["1997-12-31", "2036-01-01", "9999-12-31"])
def test_a_check_speaks_from_a_day_of_the_calendars(day: str) -> None:
    with pytest.raises(InputError, match=f"{day} is outside the years that can be checked") as caught:
        load_text(f"as_of: {day}\n", "m.yaml")
    assert (caught.value.line, caught.value.column) == (1, 8)


def test_the_calendars_to_be_closed_are_those_that_ship() -> None:
    assert set(CALENDARS) == set(_PLANS)
