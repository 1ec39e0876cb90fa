"""Sharing whole shares in proportion: never above request or room, exact sums, ties left to the parties."""

from fractions import Fraction
from math import floor

from hypothesis import given
from hypothesis import strategies as st

from checker.arithmetic.cutback import by_weight, in_proportion

NAMES = ("A", "B", "C", "D", "E")
SHARES = st.fractions(min_value=0, max_value=10**6, max_denominator=10)
REQUESTS = st.dictionaries(st.sampled_from(NAMES), SHARES, max_size=5)
ROOMS = st.fractions(min_value=-10, max_value=3 * 10**6, max_denominator=10)
WEIGHTS = st.fixed_dictionaries(dict.fromkeys(NAMES, st.integers(0, 1000).map(Fraction)))


def whole(requests: dict[str, Fraction]) -> dict[str, int]:
    """Return the requests in whole shares."""
    return {name: floor(shares) for name, shares in requests.items()}


@given(ROOMS, REQUESTS)
def test_nobody_has_more_than_its_request_and_all_together_no_more_than_the_room(
    room: Fraction, requests: dict[str, Fraction]
) -> None:
    shared = in_proportion(room, requests)
    asked = whole(requests)
    assert set(shared.shares) == set(requests)
    assert all(0 <= shared.shares[name] <= asked[name] for name in asked)
    assert sum(shared.shares.values()) + shared.left == min(max(0, floor(room)), sum(asked.values()))


@given(ROOMS, REQUESTS)
def test_each_has_its_exact_part_rounded_down_or_one_share_more(
    room: Fraction, requests: dict[str, Fraction]
) -> None:
    shared = in_proportion(room, requests)
    assert all(0 <= shared.shares[name] - floor(part) <= 1 for name, part in shared.exact.items())


@given(ROOMS, REQUESTS)
def test_what_is_left_is_less_than_those_who_tie_for_it(
    room: Fraction, requests: dict[str, Fraction]
) -> None:
    shared = in_proportion(room, requests)
    assert (shared.left > 0) == bool(shared.tied)
    assert shared.left < max(1, len(shared.tied))
    remainders = {shared.exact[name] - shared.shares[name] for name in shared.tied}
    assert len(remainders) <= 1


@given(ROOMS, REQUESTS)
def test_the_order_of_the_names_changes_nobodys_part(room: Fraction, requests: dict[str, Fraction]) -> None:
    one = in_proportion(room, requests)
    other = in_proportion(room, dict(reversed(requests.items())))
    assert dict(one.shares) == dict(other.shares)
    assert (set(one.tied), one.left) == (set(other.tied), other.left)


@given(ROOMS, REQUESTS, WEIGHTS)
def test_by_weight_nobody_has_more_than_its_request_and_all_no_more_than_the_room(
    room: Fraction, requests: dict[str, Fraction], weights: dict[str, Fraction]
) -> None:
    shared = by_weight(room, requests, weights)
    asked = whole(requests)
    assert all(0 <= shared.shares[name] <= asked[name] for name in asked)
    assert sum(shared.shares.values()) + shared.left <= max(0, floor(room)) or sum(
        shared.shares.values()
    ) == sum(asked.values())


@given(ROOMS, REQUESTS)
def test_by_weights_that_are_the_requests_it_is_the_proportion(
    room: Fraction, requests: dict[str, Fraction]
) -> None:
    weights = {name: Fraction(shares) for name, shares in whole(requests).items()}
    assert dict(by_weight(room, requests, weights).shares) == dict(in_proportion(room, requests).shares)


def test_the_largest_remainders_have_the_shares_that_rounding_leaves() -> None:
    """400,000 of 922,067: 118,024.829, 65,071.193 and 216,903.978; the floors leave two."""
    asked = {"Holder": Fraction(272067), "Officers": Fraction(150000), "Fund": Fraction(500000)}
    assert dict(in_proportion(Fraction(400000), asked).shares) == {
        "Holder": 118025,
        "Officers": 65071,
        "Fund": 216904,
    }


def test_a_tie_is_nobodys() -> None:
    """50,000 of 100,000: 16,666.5 twice and 16,667; one share has two who could have it."""
    asked = {"H": Fraction(33333), "D": Fraction(33333), "O": Fraction(33334)}
    shared = in_proportion(Fraction(50000), asked)
    assert (dict(shared.shares), shared.left) == ({"H": 16666, "D": 16666, "O": 16667}, 1)
    assert set(shared.tied) == {"H", "D"}


def test_what_one_does_not_need_goes_to_the_others_by_weight() -> None:
    """100 by weights 50, 30, 20; A asks for 10 only: 90 are left for B and C as 30 to 20."""
    asked = {"A": Fraction(10), "B": Fraction(100), "C": Fraction(100)}
    weights = {"A": Fraction(50), "B": Fraction(30), "C": Fraction(20)}
    assert dict(by_weight(Fraction(100), asked, weights).shares) == {"A": 10, "B": 54, "C": 36}
