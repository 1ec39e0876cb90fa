"""What a memo is made of: docstrings taken apart, examples chosen, text and Markdown of the same parts."""

from __future__ import annotations

import pytest

from checker.api import RULES, clauses, reading_texts
from checker.explain.as_markdown import linked, markdown, target
from checker.explain.as_plain import WIDTH, plain_text
from checker.explain.cases import line_of_case
from checker.explain.docstring import meaning_of
from checker.explain.examples import Candidate, chosen, read, written
from checker.explain.lookup import memo_on
from checker.explain.memo import Example, Listing, Memo, Paragraph, Section, Snippet, Table
from checker.rules.rule import Rule

DOCSTRING = """The shares are whole.

    A remark on Corp. Inc. before (A-3), with ``code``.
    Compliant: one. No right: two; or three. A remark after.
    Missing, without counting: the number.
    Not decided here: who counts (A-2).
    """


def test_a_docstring_is_taken_apart_by_its_headings() -> None:
    found = meaning_of(DOCSTRING)
    assert found.title == "The shares are whole."
    assert found.before == ("A remark on Corp. Inc. before (A-3), with `code`.",)
    assert found.cases == (
        ("Compliant", "One."),
        ("No right", "Two; or three."),
        ("Missing, without counting", "The number."),
    )
    assert found.after == ("A remark after.",)
    assert found.left_open == ("Who counts (A-2).",)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_no_word_of_a_docstring_is_lost(rule: Rule) -> None:
    found = meaning_of(rule.meaning)
    cases = (f"{heading}: {text}" for heading, text in found.cases)
    left_open = (f"Not decided here: {text}" for text in found.left_open)
    kept = " ".join((found.title, *found.before, *cases, *found.after, *left_open))
    assert sorted(kept.lower().split()) == sorted(rule.meaning.replace("``", "`").lower().split())


def _case(outcome: str, why: str = "why", case: str = "one", file: str = "a.yaml") -> Candidate:
    return Candidate("W2.1-x", Example(file, case, 1, outcome, why, "says"))


def test_the_shortest_reason_is_chosen_whatever_the_order_of_the_cases() -> None:
    cases = [_case("compliant", "much longer"), _case("compliant", "short"), _case("compliant", "longer")]
    for order in (cases, cases[::-1]):
        found = chosen(order, ["W2.1-x"])["W2.1-x"]
        assert [each.why for each in found.passes] == ["short", "longer"]
        assert found.fails == ()


def test_what_does_not_pass_shows_the_gravest_outcome_then_another_one() -> None:
    cases = [
        _case("missing_fact"),
        _case("breach", "a"),
        _case("breach", "ab"),
        _case("judgement", "long reason"),
    ]
    found = chosen(cases, ["W2.1-x"])["W2.1-x"]
    assert [each.outcome for each in found.fails] == ["breach", "judgement"]


def test_a_case_that_leans_on_another_or_on_a_recorded_reading_comes_later() -> None:
    plain = _case("compliant", "a much longer reason", "plain")
    leaning = _case("compliant", "short", "the-same-mailing")
    decided = Candidate("W2.1-x", _case("compliant", "short", "decided").example, decided=True)
    found = chosen([leaning, decided, plain], ["W2.1-x"])["W2.1-x"]
    assert found.passes[0].case == "plain"


def test_a_case_of_the_rules_own_file_comes_before_a_shorter_one_of_another() -> None:
    own = _case("compliant", "a longer reason", "own", "fixtures/x.yaml")
    found = chosen([_case("compliant", "short"), own], ["W2.1-x"])["W2.1-x"]
    assert found.passes[0].case == "own"


def test_examples_are_written_and_read_again_alike() -> None:
    found = chosen([_case("compliant"), _case("breach")], ["W2.1-x", "W2.1-y"])
    assert read(written(found)) == found
    assert written(found).endswith(b"}\n")


@pytest.mark.parametrize(
    ("text", "case", "line"),
    [
        ("base:\n  a: 1\n\ncases:\n\n  one-more:\n    x: 1\n  one:\n    x: 2\n", "one", 8),
        ("cases:\n  '1.5':\n    x: 1\n", "1.5", 2),
        ("matter: m\nexpect:\n  verdict: permitted\n", "", 2),
        ("matter: m\n", "none", 1),
    ],
)
def test_the_line_of_a_case_is_found(text: str, case: str, line: int) -> None:
    assert line_of_case(text, case) == line


MEMO = Memo(
    "W2.1-x",
    "(for exercise, split)",
    (Paragraph("See A-3, R9.f and R1; 2 * 3 < 7 and `a*b`."),),
    (
        Section(
            "Rows", (Table(("One", "Two"), (("A-3", "a | b"),)), Table(("A", "B", "C"), (("a", "b", "c"),)))
        ),
        Section("Rest", (Listing(("one", "two")), Snippet("yaml", "a: 1\nb: 2"))),
    ),
)


def test_the_same_memo_is_text_and_markdown() -> None:
    text, page = plain_text(MEMO), markdown(MEMO, "rules")
    assert "See A-3, R9.f and R1; 2 * 3 < 7 and `a*b`." in text
    assert "  A-3: a | b\n  a (b): c\n" in text
    assert "    a: 1\n    b: 2\n" in text
    assert "See [A-3](../readings/A-3.md), [R9.f](../clauses-registration-rights.md#R9.f) and R1;" in page
    assert r"2 \* 3 \< 7 and `a*b`." in page
    assert "| [A-3](../readings/A-3.md) | a \\| b |" in page
    assert "[`split`](../matter-file.md#split)" in page
    assert "```yaml\na: 1\nb: 2\n```" in page


def test_a_code_inside_a_longer_word_is_no_link() -> None:
    for text in ("A-33x", "XA-3", "A-3.5", "W2.1.2.9x", "fixtures/A-3"):
        assert linked(text, "") == text


@pytest.mark.parametrize(
    ("code", "room", "leads"),
    [
        ("W2.1-exact-name", "rules", "W2.1-exact-name.md"),
        ("W2.1-exact-name", "readings", "../rules/W2.1-exact-name.md"),
        ("A-3", "", "readings/A-3.md"),
        ("D4", "", "clauses-exhibit-d.md#D4"),
        ("EC", "rules", "../clauses-warrant.md#EC"),
    ],
)
def test_a_code_leads_to_its_page(code: str, room: str, leads: str) -> None:
    assert target(code, room) == leads


def test_every_memo_fits_the_terminal_but_for_the_stored_words_and_names() -> None:
    codes = [
        *(rule.code for rule in RULES),
        *(each.id for each in reading_texts()),
        *(c.code for c in clauses()),
    ]
    for code in codes:
        for line in plain_text(memo_on(code)).splitlines():
            assert len(line) <= WIDTH or line.startswith("    ") or " " not in line.strip(), (code, line)


def test_a_reason_that_nobody_would_read_is_given_only_where_there_is_no_other() -> None:
    long, short = _case("breach", "a" * 701), _case("judgement", "short")
    assert [each.why for each in chosen([long, short], ["W2.1-x"])["W2.1-x"].fails] == ["short"]
    assert len(chosen([long], ["W2.1-x"])["W2.1-x"].fails) == 1
