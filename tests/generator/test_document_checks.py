"""What may not stand in a paper that is to be signed."""

from __future__ import annotations

import pytest
from sample_papers import demo, paper

from generator.document.checks import check_execution, prefilled_dates
from generator.document.tree import Status


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>x <blank label='price per share'/></p>", "A blank is open: price per share."),
        ("<p>x [•] y</p>", "an open blank [•], near 'x [•] y'"),
        ("<p>[TBD]</p>", "the placeholder TBD"),
        ("<p>on [insert date]</p>", "the placeholder [insert …]"),
        ("<p>pay $____ now</p>", "underscores in place of a value"),
        ("<p>DRAFT 3</p>", "the word DRAFT"),
        ("<p>see Error! Reference source not found.</p>", "a broken cross-reference"),
        ("<box><ol><li><b>[TBD]</b></li></ol></box>", "the placeholder TBD"),
        ("<signature><line label='Name'>____</line></signature>", "underscores"),
        ("<table widths='1'><caption>[TBD]</caption><tbody><tr><td>x</td></tr></tbody></table>", "TBD"),
    ],
)
def test_what_is_left_over_keeps_a_paper_from_being_signed(body: str, said: str) -> None:
    problems = check_execution(paper(body))
    assert any(said in problem for problem in problems), problems


def test_a_complete_paper_with_rules_for_ink_can_be_signed() -> None:
    assert check_execution(demo()) == ()


def test_ordinary_words_and_brackets_are_let_through() -> None:
    assert check_execution(paper("<p>drafted; [Type Name of Holder]; [check appropriate box(es)]</p>")) == ()


def test_a_draft_cannot_be_signed() -> None:
    problems = check_execution(demo(Status.DRAFT))
    assert "The document is a draft." in problems
    assert "A blank is open: name of the broker." in problems


def test_a_problem_is_told_once() -> None:
    body = "<p><blank label='x'/> and <blank label='x'/></p>"
    assert check_execution(paper(body)).count("A blank is open: x.") == 1


def test_a_date_written_before_the_signing_is_found() -> None:
    assert prefilled_dates(paper("<signature><line label='Dated'>May 1, 2003</line></signature>")) == (
        "Dated: May 1, 2003",
    )
    assert prefilled_dates(paper("<signature><line label='Dated'/></signature>")) == ()
