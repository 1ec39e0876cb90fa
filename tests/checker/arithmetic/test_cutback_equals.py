"""Equal requests have equal shares, and what cannot be given equally is given to nobody."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from checker.arithmetic.cutback import by_weight, in_proportion

SHARES = st.integers(0, 5000).map(Fraction)
FEW = st.dictionaries(st.integers(0, 9).map(str), st.sampled_from([Fraction(n) for n in (1, 2, 3, 700)]))
ROOMS = st.integers(0, 4000).map(Fraction)


@given(ROOMS, FEW)
def test_equal_requests_have_equal_shares(room: Fraction, requests: dict[str, Fraction]) -> None:
    shares = in_proportion(room, requests).shares
    assert len({(requests[name], shares[name]) for name in requests}) == len(set(requests.values()))


@given(ROOMS, FEW)
def test_who_asks_for_more_has_no_less(room: Fraction, requests: dict[str, Fraction]) -> None:
    shares = in_proportion(room, requests).shares
    by_request = sorted(requests, key=lambda name: requests[name])
    assert [shares[name] for name in by_request] == sorted(shares.values())


@given(ROOMS, st.integers(1, 12), SHARES)
def test_of_equal_requests_the_rest_of_the_division_is_left(
    room: Fraction, number: int, each: Fraction
) -> None:
    """RRA 2(f) and Exhibit D 2(b) know no first among equals."""
    shared = in_proportion(room, {str(place): each for place in range(number)})
    most = min(int(each), int(room) // number)
    assert set(shared.shares.values()) == {most}
    assert shared.left == (int(room) % number if each * number > room else 0)


@given(ROOMS, FEW)
def test_equal_weights_and_equal_requests_have_equal_shares(
    room: Fraction, requests: dict[str, Fraction]
) -> None:
    shares = by_weight(room, requests, dict.fromkeys(requests, Fraction(1))).shares
    assert len({(requests[name], shares[name]) for name in requests}) == len(set(requests.values()))


def test_the_company_is_outside_the_pool_and_a_million_is_shared_by_thousands_to_the_last_share() -> None:
    """400,000 for 10,000 who ask for 100 to 10,099 each."""
    asked = {str(place): Fraction(100 + place) for place in range(10_000)}
    shared = in_proportion(Fraction(400_000), asked)
    assert sum(shared.shares.values()) + shared.left == 400_000
    assert all(shared.shares[name] <= asked[name] for name in asked)
