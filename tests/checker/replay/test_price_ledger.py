"""The worked figures of Sections 5 and 6(i): issues, rights, changes, endings, under each reading."""

from fractions import Fraction

import pytest
from price_matters import event, history, note, options, quotations, shares_for
from sample_matters import exercise_of

from checker.model.errors import InputError
from checker.readings import NotComputable
from checker.replay.record import ImpossibleFact

CHEAP = shares_for(5_000_000, 5_000_000, 300_000)


@pytest.mark.parametrize(
    ("base", "price", "number"),
    [
        ("A", "2.18", "300521.7"),
        ("B", "2.23", "293783.6"),
        ("C", "2.25", "291172.1"),
        ("C2", "2.29", "286086.2"),
    ],
)
def test_the_base_decides_how_far_the_price_falls(base: str, price: str, number: str) -> None:
    """5,000,000 shares at 1.00 with 300,000 of expenses, on each base of A-25."""
    assert history(CHEAP, readings={"A-25": base}).last == (price, number)


def test_the_figures_of_an_issue_are_told_with_their_derivations() -> None:
    """The consideration net of expenses, per share, and the unrounded quotient."""
    figures = history(CHEAP).steps[0].figures
    assert figures["consideration"] == "4700000.00"
    assert figures["consideration_per_share"] == "0.94"
    assert Fraction(figures["unrounded_price"]) == Fraction("70213687.848") / 32_206_681


def test_options_lower_the_price_at_the_grant_and_leave_no_trace_when_all_expire() -> None:
    """2.35 and 278,781.8; then 2.408 and 272,067.0, not 2.41 (A-34)."""
    told = history(options(), event("expire", "2004-01-02", of="G"))
    assert [(each.price, each.shares) for each in told.steps] == [("2.35", "278781.8"), ("2.408", "272067.0")]


def test_what_was_exercised_before_the_expiry_counts() -> None:
    """600,000 exercised: 2.39 and 274,116.0; the premium whole, or in part (A-33)."""
    used = (
        options(),
        event("convert", "2003-08-01", of="G", shares="600000"),
        event("expire", "2004-01-02", of="G"),
    )
    whole, part = history(*used), history(*used, readings={"A-33": "R2"})
    assert whole.last == part.last == ("2.39", "274116.0")
    assert whole.steps[-1].figures["consideration"] == "1000000.00"
    assert part.steps[-1].figures["consideration"] == "930000.00"


def test_the_exercise_of_a_right_already_counted_adjusts_nothing() -> None:
    """The shares pass from the deemed to the actual: base 29,206,681 afterwards (A-26, A-27)."""
    told = history(
        options(), event("convert", "2003-08-01", of="G", shares="600000"), dict(CHEAP, date="2003-09-01")
    )
    assert (told.steps[1].price, told.steps[1].shares) == ("2.35", "278781.8")
    assert told.last == ("2.14", "306138.9")


def test_accrued_interest_and_expenses_do_not_count_for_a_convertible() -> None:
    """9,700,000 for 5,000,000 shares: 2.34 and 279,973.2."""
    assert history(note()).last == ("2.34", "279973.2")


def test_a_change_of_the_number_is_made_over_from_the_grant() -> None:
    """Reset to 1.60: 2.25 and 291,172.1; half converted before: 2.29 and 286,086.2."""
    reset = {"of": "N", "price": "1.60", "antidilution": False}
    assert history(note(), event("amend_security", "2003-12-01", shares="6250000", **reset)).last == (
        "2.25",
        "291172.1",
    )
    half = event("convert", "2003-08-01", of="N", shares="2500000")
    assert history(note(), half, event("amend_security", "2003-12-01", shares="3125000", **reset)).last == (
        "2.29",
        "286086.2",
    )


def test_an_issue_between_the_grant_and_its_change_is_made_over_too() -> None:
    """2.31 and 283,609.2 before, 2.22 and 295,106.9 after: not 2.25 written over it."""
    reset = event("amend_security", "2003-12-01", of="N", shares="6250000", price="1.60", antidilution=False)
    told = history(note(), shares_for(1_000_000, 1_200_000, day="2003-10-01"), reset)
    assert [(each.price, each.shares) for each in told.steps[1:]] == [
        ("2.31", "283609.2"),
        ("2.22", "295106.9"),
    ]


def test_a_rights_own_antidilution_terms_readjust_nothing() -> None:
    """Section 6(i)3(C) leaves them out; what they add counts as outstanding afterwards."""
    change = event("amend_security", "2003-12-01", of="N", shares="6250000", antidilution=True)
    assert history(note(), change).last == ("2.34", "279973.2")


def test_a_new_price_alone_is_no_change_of_the_number() -> None:
    """A-29: nothing; or a cancellation and a new grant."""
    change = event("amend_security", "2003-09-01", of="G", price="0.50", antidilution=False)
    assert history(options(), change).last == ("2.35", "278781.8")
    told = history(options(), change, readings={"A-29": "R2"})
    assert told.last == ("2.28", "287340.9")
    assert history(
        options(), change, event("expire", "2003-10-01", of="G"), readings={"A-29": "R2"}
    ).last == (
        "2.408",
        "272067.0",
    )


def test_a_change_of_a_right_that_caused_nothing_may_cause_an_adjustment() -> None:
    """A-30: 4,000,000 shares at 2.425 caused none; 5,000,000 would have."""
    change = event("amend_security", "2003-09-01", of="N", shares="5000000", antidilution=False)
    dear = note(shares="4000000", price="2.50")
    assert history(dear, change).last == ("2.34", "279973.2")
    assert history(dear, change, readings={"A-30": "R2"}).last == ("2.408", "272067.0")


def test_shares_already_bought_stay_bought_when_the_price_rises_again() -> None:
    """A-31: 178,781.8 x 2.35 / 2.408 = 174,475.6 for the rest."""
    told = history(
        options(), exercise_of(100_000, "2003-07-01", "2.35"), event("expire", "2004-01-02", of="G")
    )
    assert told.steps[1].shares == "178781.8"
    assert told.last == ("2.408", "174475.6")


def test_rounding_may_not_raise_the_price_after_a_cheap_issue() -> None:
    """A-17: 10,000 at 1.00 leave 2.408; by the letter of the cent it would be 2.41 and 271,841.2."""
    tiny = shares_for(10_000, 10_000)
    assert history(tiny).last == ("2.408", "272067.0")
    assert history(tiny, readings={"A-17": "R1"}).last == ("2.41", "271841.2")
    assert history(shares_for(58_092, 58_092)).last == ("2.408", "272067.0")
    assert history(shares_for(58_093, 58_093)).last == ("2.40", "272973.9")


def test_nothing_is_carried_forward_and_the_shadow_ledger_shows_it() -> None:
    """A-20: twenty issues of 30,000 leave 2.408, where one of 600,000 makes 2.38."""
    told = history(*[shares_for(30_000, 30_000, day=f"2003-06-{day:02}") for day in range(2, 22)])
    assert told.last == ("2.408", "272067.0")
    state = told.state
    shadow = state.book.shadow_of(state.ledger, state.ledger.index, state.first_price)
    assert round(shadow, 6) == Fraction("2.377619")
    assert history(shares_for(600_000, 600_000)).last == ("2.38", "275267.8")


def test_a_plan_has_room_only_as_far_as_it_was_frozen() -> None:
    """A-41: of 2,000,000 options 1,184,635 are tested: 2.35; or none."""
    grant = options(
        price="1.00", consideration={"cash": "0"}, to="employee", plan="Nonqualified Stock Option Plan"
    )
    assert history(grant).last == ("2.35", "278781.8")
    assert history(grant, readings={"A-41": "R2"}).last == ("2.408", "272067.0")
    within = dict(grant, shares="815365")
    assert history(within).last == ("2.408", "272067.0")
    assert "A-41" not in history(within).asked
    assert history(dict(grant, to="lender")).last == ("2.31", "283609.2")


def test_room_of_a_plan_comes_back_when_a_grant_ends() -> None:
    """A grant that has ended leaves no trace in the room either."""
    plan = {
        "price": "1.00",
        "consideration": {"cash": "0"},
        "to": "employee",
        "plan": "Incentive Stock Option Plan",
    }
    first = options(shares="3845491", **plan)
    again = options("2004-03-01", **{"id": "H", "shares": "3845491", **plan})
    assert history(first, again).last[0] != "2.408"
    assert history(first, event("expire", "2004-01-02", of="G"), again).last == ("2.408", "272067.0")


@pytest.mark.parametrize(
    ("option", "last"),
    [("R1", ("2.35", "278781.8")), ("R2", ("1.58", "414643.9")), ("R3", ("2.408", "272067.0"))],
)
def test_the_declared_preferred_dividend_is_counted_as_it_is_read(option: str, last: tuple[str, str]) -> None:
    """A-43: 715,683 common shares, or 14,313,660, or no issue at all."""
    paid = event("issue", "2003-06-02", security="convertible", shares="715683", to="holders_of_preferred")
    assert history(paid, readings={"A-43": option}).last == last


@pytest.mark.parametrize("option", ["R1", "R2"])
def test_common_stock_paid_on_preferred_is_a_stock_dividend_or_an_issue(option: str) -> None:
    """A-112: both ways 2.32 and 282,386.8 on the narrow base."""
    paid = shares_for(1_000_000, 0, to="holders_of_preferred")
    assert history(paid, readings={"A-112": option}).last == ("2.32", "282386.8")


def test_an_old_warrant_used_in_the_term_is_tested_by_itself() -> None:
    """A-28: 45,000 at 0.01 make 2.40; or they were issued before the Term."""
    opening = {"rights": [{"id": "W0", "security": "warrant", "shares": "45000", "price": "0.01"}]}
    used = event("convert", "2003-06-02", of="W0", shares="45000")
    assert history(used, opening=opening).last == ("2.40", "272973.9")
    assert history(used, opening=opening, readings={"A-28": "R2"}).last == ("2.408", "272067.0")


def test_an_old_right_counts_once_in_the_wide_base() -> None:
    """On base C the shares of an old warrant were counted as deemed: its use adds none."""
    opening = {"rights": [{"id": "W0", "security": "warrant", "shares": "283249", "price": "4.93"}]}
    used = event("convert", "2003-05-02", of="W0", shares="283249")
    wide = {"A-25": "C"}
    assert history(used, CHEAP, opening=opening, readings=wide).last == history(CHEAP, readings=wide).last


def test_what_is_not_cash_counts_at_the_boards_value_up_to_the_market_price() -> None:
    """Equipment worth 3,000,000, a market price of 2.20: 2.40 and 272,973.9."""
    bought = event(
        "issue",
        "2004-06-10",
        id="E",
        security="common",
        shares="1000000",
        consideration={"property": "3000000"},
    )
    told = history(bought, prices=quotations("2004-06-10", ["2.20"] * 15))
    assert told.last == ("2.40", "272973.9")
    assert told.steps[0].figures["aggregate_consideration_cap"] == "2200000.00"
    valued = [{"topic": "fair_market_value", "of": "E", "value": "1500000", "by": "Sample Board"}]
    other = history(bought, prices=quotations("2004-06-10", ["2.20"] * 15), determinations=valued)
    assert other.last == ("2.38", "275267.8")


@pytest.mark.parametrize(("option", "last"), [("R1", ("2.39", "274116.0")), ("R2", ("2.408", "272067.0"))])
def test_the_cap_is_asked_about_only_where_it_bites_on_cash(option: str, last: tuple[str, str]) -> None:
    """A-35: cash 2,500,000 and 500,000 in kind at a market price of 2.00."""
    mixed = event(
        "issue",
        "2004-06-10",
        id="E",
        security="common",
        shares="1000000",
        consideration={"cash": "2500000", "property": "500000"},
    )
    told = history(mixed, prices=quotations("2004-06-10", ["2.00"] * 15), readings={"A-35": option})
    assert told.last == last
    assert "A-35" in told.asked
    assert "A-35" not in history(mixed, prices=quotations("2004-06-10", ["3.00"] * 15)).asked


def test_a_right_cannot_deliver_more_than_it_has_left() -> None:
    """After a split the file's own check has lost count; the replay has not."""
    after_split = (
        options(),
        event("split", "2003-07-01", kind="split", ratio="2:1", record_date="2003-06-20"),
        event("convert", "2003-08-01", of="G", shares="4000001"),
    )
    with pytest.raises((ImpossibleFact, InputError), match="4000000 shares left"):
        history(*after_split)


def test_no_reading_is_asked_that_bears_on_nothing() -> None:
    """An issue above the price asks neither the base nor the rounding."""
    assert (
        history(shares_for(1_000_000, 15_000_000)).asked & {"A-17", "A-18", "A-21", "A-25", "A-33"} == set()
    )


REMOTE = [
    ("A-15", "R2", ("2.408", "272067.0")),  # never adjusted at all
    ("A-26", "R2", ("2.15", "304715.0")),  # the exercised shares counted beside themselves
]


@pytest.mark.parametrize(("reading", "option", "last"), REMOTE)
def test_a_remote_reading_can_be_seen_if_it_is_chosen(
    reading: str, option: str, last: tuple[str, str]
) -> None:
    """It is explained and shown on request; none of them ever blocks."""
    used = event("convert", "2003-08-01", of="G", shares="600000")
    told = history(options(), used, dict(CHEAP, date="2003-09-01"), readings={reading: option})
    assert told.last == last


def test_the_use_of_a_counted_right_counted_again_adjusts_twice() -> None:
    """A-27 R2: (29,206,681 x 2.35 + 900,000) / 29,806,681 = 2.332890."""
    used = event("convert", "2003-08-01", of="G", shares="600000")
    assert history(options(), used, readings={"A-27": "R2"}).last[0] == "2.33"


def test_exercised_options_left_out_to_the_letter_end_the_adjustment() -> None:
    """A-32 R2: the price is 2.408 again, though 600,000 were bought; A-34 R2 would make it 2.41."""
    used = event("convert", "2003-08-01", of="G", shares="600000")
    ended = event("expire", "2004-01-02", of="G")
    assert history(options(), used, ended, readings={"A-32": "R2"}).last == ("2.408", "272067.0")
    assert history(options(), ended, readings={"A-34": "R2"}).last == ("2.41", "271841.2")


def test_the_trigger_in_cents_would_miss_an_issue_a_tenth_of_a_cent_below() -> None:
    """A-37: 2.4075 a share is below 2.408, but 2.41 is not."""
    near = shares_for(10_000_000, 24_075_000)
    assert "unrounded_price" in history(near).steps[0].figures
    assert "unrounded_price" not in history(near, readings={"A-37": "R2"}).steps[0].figures


@pytest.mark.parametrize(("reading", "option"), [("A-20", "R2"), ("A-20", "R3")])
def test_a_reading_that_the_facts_do_not_carry_says_so(reading: str, option: str) -> None:
    """No figure is invented."""
    with pytest.raises(NotComputable, match="plan of financing"):
        history(CHEAP, readings={reading: option})


def test_the_exercise_of_the_warrant_does_not_adjust_it() -> None:
    """A-40: by the letter each exercise would be an issue below the price."""
    bought = exercise_of(100_000, "2003-07-01")
    assert history(bought).last == ("2.408", "172067.0")
    with pytest.raises(NotComputable, match="without end"):
        history(bought, readings={"A-40": "R2"})
