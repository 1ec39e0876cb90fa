"""Numbers of the matter file: what is read, what is refused, and that nothing is ever rounded."""

from __future__ import annotations

import copy
import pickle
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.numbers import (
    LONGEST,
    Count,
    Exact,
    Figure,
    Money,
    Percent,
    Price,
    Ratio,
    Shares,
    display,
    exact,
)

WHOLE = st.integers(min_value=0, max_value=10**15)
PARTS = st.text(alphabet="0123456789", min_size=1, max_size=12)


@given(WHOLE, PARTS, st.booleans(), st.booleans())
def test_money_is_read_exactly_however_it_is_grouped(
    whole: int, part: str, commas: bool, dollar: bool
) -> None:
    text = ("$" if dollar else "") + (f"{whole:,}" if commas else str(whole)) + f".{part}"
    assert Money.parse(text) == Fraction(whole * 10 ** len(part) + int(part), 10 ** len(part))


@given(st.fractions())
def test_an_exact_text_gives_the_value_back(value: Fraction) -> None:
    assert Fraction(exact(value)) == value


@given(st.fractions(), st.integers(min_value=0, max_value=6))
def test_display_is_off_by_at_most_half_a_unit_and_ties_go_up(value: Fraction, places: int) -> None:
    unit = Fraction(1, 10**places)
    shown = Fraction(display(value, places).replace(",", ""))
    assert abs(shown - value) <= unit / 2
    assert abs(shown) >= abs(value) or abs(value) - abs(shown) < unit / 2


@given(st.text(alphabet="0123456789.,$-+_eE%: ０１", max_size=12))
def test_whatever_is_accepted_is_plain_decimal(text: str) -> None:
    try:
        value = Money.parse(text)
    except ValueError:
        return
    assert value == Fraction(text.replace("$", "").replace(",", ""))
    assert text.isascii()


@given(st.text(max_size=60), st.sampled_from([Shares, Money, Price, Percent, Ratio, Figure]))
def test_any_text_is_read_or_refused_in_one_sentence(text: str, kind: type[Exact]) -> None:
    said = ""
    try:
        kind.parse(text)
    except ValueError as error:
        said = str(error)
    assert not said or (said.endswith(kind.EXAMPLE) and kind.NOUN in said)


@pytest.mark.parametrize("text", ["1000", "1,000", "1,000.00", "0.5", "0", "1,234,567.891", "10.005"])
def test_plain_numbers_are_read(text: str) -> None:
    assert Shares.parse(text) == Fraction(text.replace(",", ""))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1e5",
            "1e400",
            "NaN",
            "nan",
            ".inf",
            "Infinity",
            "-0",
            "-5",
            "+5",
            "0123",
            "00",
            "000",
            "0x10",
            "0o17",
        ),
        *(
            "1_000",
            "1.000,00",
            "1,00",
            "10,00",
            "1000,000",
            ",100",
            "1,",
            "1,,000",
            ".5",
            "5.",
            "1 000",
            " 1",
            "1 ",
        ),
        *(
            "１２３",
            "−5",
            "–5",
            "1\u00a0000",
            "1\u2009000",
            "٣",
            "",
            "$5",
            "5$",
            "10%",
            "1:2",
            "5 shares",
            "1.2.3",
            "1\n",
        ),
        "9" * (LONGEST + 1),
    ],
)
def test_other_forms_of_shares_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a number of shares: .+; write it like "):
        Shares.parse(text)


@pytest.mark.parametrize("text", ["$2.408", "2.408", "$1,000", "$0"])
def test_money_and_prices_may_carry_a_dollar_sign(text: str) -> None:
    assert Money.parse(text) == Price.parse(text) == Fraction(text.lstrip("$").replace(",", ""))


@pytest.mark.parametrize("text", ["-2.408", "$-2", "-$2", "$$2", "2$"])
def test_money_and_prices_are_never_negative(text: str) -> None:
    for kind in (Money, Price):
        with pytest.raises(ValueError, match="write it like"):
            kind.parse(text)


def test_only_a_figure_takes_a_leading_minus() -> None:
    assert Figure.parse("-5.5") == Fraction(-11, 2)
    for text in ("--5", "-", "+5", "5-"):
        with pytest.raises(ValueError, match="is not a number"):
            Figure.parse(text)


def test_a_percentage_is_the_part_of_one() -> None:
    assert Percent.parse("10%") == Fraction(1, 10)
    assert Percent.parse("66.67%") == Fraction(6667, 10000)
    for text in ("10", "%", "10 %", "-10%", "10%%", "0.1"):
        with pytest.raises(ValueError, match="percentage"):
            Percent.parse(text)


def test_a_ratio_is_after_to_before() -> None:
    assert Ratio.parse("3:2") == Fraction(3, 2)
    assert Ratio.parse("1:10") == Fraction(1, 10)
    for text in ("0:1", "1:0", "3", "3:2:1", "3/2", "-3:2", ":", "3:", " 3:2"):
        with pytest.raises(ValueError, match="ratio"):
            Ratio.parse(text)


def test_a_count_is_whole() -> None:
    assert Count.parse("1,000") == 1000
    assert isinstance(Count.parse("3"), int)
    with pytest.raises(ValueError, match="it has a fraction"):
        Count.parse("1.5")


@pytest.mark.parametrize("value", [1.5, 0.1, True, None, [], 2 + 0j])
def test_no_number_is_made_from_binary_floating_point(value: object) -> None:
    with pytest.raises(TypeError):
        Shares(value)  # type: ignore[arg-type]


def test_numbers_are_made_from_exact_numbers_too() -> None:
    assert Shares(Fraction(1, 3)) == Fraction(1, 3)
    assert Shares(3, 6) == Fraction(1, 2)
    assert type(Shares("1,000")) is Shares
    assert type(Shares("2") * Price("2.408")) is Fraction


def test_numbers_survive_copying() -> None:
    for value in (Shares("1.5"), Ratio("3:2"), Percent("10%"), Count(3)):
        assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value


def test_exact_texts() -> None:
    assert exact(Fraction(240800), 2) == "240800.00"
    assert exact(Price("2.408")) == "2.408"
    assert exact(Price("2.408"), 2) == "2.408"
    assert exact(Fraction(1, 3), 2) == "1/3"
    assert exact(Fraction(-1, 8), 1) == "-0.125"
    assert exact(5) == "5"
    assert exact(0, 2) == "0.00"


def test_displayed_texts() -> None:
    assert display(Fraction("655137.336"), 2) == "655,137.34"
    assert display(Fraction("0.005"), 2) == "0.01"
    assert display(Fraction("-0.005"), 2) == "-0.01"
    assert display(Fraction("-0.001"), 2) == "0.00"
    assert display(Fraction(1, 3), 4) == "0.3333"
    assert display(1234567, 0) == "1,234,567"


def test_a_scalar_of_another_kind_is_refused_in_words() -> None:
    for raw, seen in ((True, "true or false"), (["1"], "a list"), ({"a": 1}, "a mapping")):
        with pytest.raises(ValueError, match=seen):
            Shares.read(raw)
        with pytest.raises(ValueError, match=seen):
            Count.read(raw)
    assert Exact.read("2.5") == Fraction(5, 2)
