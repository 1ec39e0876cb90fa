"""Filling a template: strict names, closed values, and what a user typed is only ever words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_papers import COMPANY, HOLDER, paper

from checker.model.errors import RenderError
from generator import resources
from generator.document import formats
from generator.document.plain import plain_text
from generator.document.tree import Status
from generator.document.vocabulary import TAGS
from generator.render import _FILTERS, render, render_source


def said(body: str, **names: object) -> str:
    return plain_text(paper(body, **names)).rstrip("\n")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<p>{{ nobody }}</p>", "'nobody' is undefined"),
        ("<p>\n{{ unknown }}</p>", "line 2 of the template: a value that is not known"),
        ("<p>{{ day }}</p>", "a filter must say how"),
        ("<p>{{ half }}</p>", "a filter must say how"),
        ("<p>{{ yes }}</p>", "a filter must say how"),
        ("<p>{{ text | safe }}</p>", "No filter named 'safe'"),
        ("<p>{{ text.__class__ }}</p>", "unsafe"),
        ("<p>{{ rows.append(1) }}</p>", "'append' of 'list' object is unsafe"),
        ("<p>{% for x in range(10**9) %}x{% endfor %}</p>", "Range too big"),
        ("<p>{{ half | usd(0) }}</p>", "more than 0 decimals"),
        ("<p>{{ 1 / 0 }}</p>", "division by zero"),
        ("<p>{% if %}</p>", "Expected an expression"),
        ("<p>{{ fill('x', 'y', 'nofilter') }}</p>", "nofilter"),
    ],
)
def test_a_template_that_says_what_it_cannot_know_is_refused(body: str, message: str) -> None:
    names = {
        "unknown": None,
        "day": date(2003, 1, 1),
        "half": Fraction(1, 2),
        "yes": True,
        "text": "x",
        "rows": [1],
    }
    with pytest.raises(RenderError) as caught:
        paper(body, **names)
    assert message in caught.value.message
    assert caught.value.message.startswith("page")


@pytest.mark.parametrize(
    "typed",
    [
        "{{7*7}}",
        "{% for x in range(10**9) %}",
        "{{ ''.__class__ }}",
        "<b>x</b>",
        "&amp; &lt; &nbsp; &#60;",
        "\"><img src='x' onerror=alert(1)>",
        "]]>",
        "A & B",
        "O'Neill",
    ],
)
def test_what_a_user_typed_comes_out_as_typed(typed: str) -> None:
    assert said("<p>{{ typed }}</p>", typed=typed) == typed
    assert said("<p label='{{ typed }}'>x</p>", typed=typed) == f"{typed}  x"
    assert said("<p>{{ fill(typed, 'x') }}</p>", typed=typed) == typed
    assert said("<p>{{ value_or_blank(typed, 'x') }}</p>", typed=typed) == typed
    assert said("<p>{{ [typed, typed] | lines }}</p>", typed=typed) == f"{typed}\n{typed}"
    assert paper("<p>{{ fill(none, typed) }}</p>", Status.DRAFT, typed=typed, none=None).open_blanks == (
        typed,
    )


def test_fill_gives_the_value_or_an_open_blank() -> None:
    assert said("<p>{{ fill(n, 'shares', 'shares') }}</p>", n=100_000) == "100,000"
    assert (
        said("<p>{{ fill(n, 'shares', 'shares') }}, {{ value_or_blank('', 'x') }}</p>", n=None) == "[•], [•]"
    )


def test_lines_are_set_below_each_other() -> None:
    assert said("<p>{{ a | lines }}</p>", a="1 Sample Street\nBoston") == "1 Sample Street\nBoston"
    with pytest.raises(RenderError, match="lines of text were to be printed, but 3 was given"):
        said("<p>{{ 3 | lines }}</p>")


def test_a_dataclass_is_a_context() -> None:
    @dataclass(frozen=True, slots=True)
    class Context:
        name: str

    source = "<document title='T'><p>{{ name }}{% if is_draft %} draft{% endif %}</p></document>"
    assert plain_text(render_source(source, Context("x"), status=Status.DRAFT)) == "x draft\n"
    with pytest.raises(TypeError, match="a context is a mapping or a dataclass, not int"):
        render_source(source, 3, status=Status.DRAFT)


def test_an_unknown_template_is_refused() -> None:
    with pytest.raises(RenderError, match=r"There is no shipped file named 'forms/nothing\.html'"):
        render("forms/nothing.html", {}, status=Status.DRAFT)


@pytest.mark.parametrize(
    "name", ["../pyproject.toml", "/etc/passwd", "styles/../../pyproject.toml", "parts", "a\\b"]
)
def test_no_name_leads_out_of_the_folder_of_templates(name: str) -> None:
    with pytest.raises(RenderError, match="no shipped file"):
        resources.read_text(name)


def test_only_the_four_faces_are_served() -> None:
    with pytest.raises(RenderError, match="no face named"):
        resources.read_face("../__init__.py")
    assert resources.read_face(resources.FACES[0][0])[:4] == b"\x00\x01\x00\x00"


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("day", date(2003, 6, 16), "June 16, 2003"),
        ("day", date(2000, 2, 29), "February 29, 2000"),
        ("iso", date(2003, 6, 16), "2003-06-16"),
        ("usd", 240_800, "$240,800.00"),
        ("usd", Fraction("-0.5"), "-$0.50"),
        ("usd", "12.34", "$12.34"),
        ("price", Fraction("2.408"), "$2.408"),
        ("price", Decimal("2"), "$2.00"),
        ("number", 272_067, "272,067"),
        ("number", Fraction("272067.5"), "272,067.5"),
        ("number", Fraction("-0.25"), "-0.25"),
        ("percent", Fraction(1, 8), "12.5%"),
        ("in_words", 272_067, "two hundred seventy-two thousand sixty-seven"),
        ("words_and_figures", 100_000, "one hundred thousand (100,000)"),
        ("words_and_figures", 23_810, "twenty-three thousand eight hundred ten (23,810)"),
        ("ordinal", 1, "1st"),
        ("ordinal", 112, "112th"),
        ("ordinal", 23, "23rd"),
        ("yes_no", True, "yes"),
        ("joined", ["a", "b", "c"], "a, b and c"),
        ("joined", ["a"], "a"),
    ],
)
def test_figures_and_days_are_written_in_one_way(name: str, value: object, written: str) -> None:
    assert getattr(formats, name)(value) == written


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("usd", 1.5),
        ("usd", True),
        ("usd", Fraction(1, 3)),
        ("usd", Fraction("2.408")),
        ("usd", Decimal("NaN")),
        ("usd", "1e9"),
        ("usd", "１２"),
        ("usd", None),
        ("number", Fraction(1, 3)),
        ("day", "2003-06-16"),
        ("in_words", Fraction(1, 2)),
        ("in_words", -1),
        ("ordinal", 0),
        ("yes_no", "yes"),
    ],
)
def test_what_cannot_be_written_exactly_is_refused(name: str, value: object) -> None:
    with pytest.raises(RenderError):
        getattr(formats, name)(value)


def test_a_word_that_is_no_number_is_refused() -> None:
    with pytest.raises(RenderError, match="'dozen' is no part of a number"):
        formats.parse_words("one dozen")


@settings(deadline=None)
@given(st.integers(0, 10**15 - 1))
def test_words_read_back_give_the_number(number: int) -> None:
    assert formats.parse_words(formats.in_words(number)) == number


@settings(deadline=None)
@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_figures_read_back_give_the_number(scaled: int, places: int) -> None:
    value = Fraction(scaled, 10**places)
    assert Fraction(formats.number(value).replace(",", "")) == value
    assert Fraction(formats.price(value).replace(",", "").replace("$", "")) == value


@settings(deadline=None)
@given(st.text(st.characters(codec="latin-1", exclude_categories=("Cc", "Cf")), min_size=1))
def test_any_printable_latin_text_survives_the_template(typed: str) -> None:
    assert said("<p>x{{ typed }}x</p>", typed=typed) == re.sub(" +", " ", f"x{typed}x")


def test_the_example_of_the_guide_can_be_made() -> None:
    guide = (resources.templates_folder() / "README.md").read_text(encoding="utf-8")
    source = guide.split("```html\n")[1].split("```")[0]
    names = {
        "warrant_number": "W-3",
        "as_of": date(2003, 6, 16),
        "company": COMPANY,
        "holder": HOLDER,
        "shares": 100_000,
        "price": Fraction("2.408"),
        "in_cash": True,
        "net": False,
        "withheld": None,
    }
    text = plain_text(render_source(source, names, status=Status.DRAFT))
    assert "for one hundred thousand (100,000) shares at $2.408:\n(a) [X] in cash;" in text
    assert "by withholding [•] shares." in text


def test_the_guide_names_every_tag_and_every_filter() -> None:
    guide = (resources.templates_folder() / "README.md").read_text(encoding="utf-8")
    assert [tag for tag in TAGS if f"<{tag}" not in guide] == []
    assert [name for name in _FILTERS if f"`{name}`" not in guide] == []
