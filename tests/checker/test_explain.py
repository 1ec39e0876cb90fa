"""What ``explain`` says of a clause, a rule and a reading, and of what is none of them."""

import pytest

from checker.api import RULES, clauses, explain, reading_texts
from checker.model.errors import UsageError


def flat(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def test_a_clause_comes_with_its_words_what_the_tool_does_and_its_rules_terms_and_readings() -> None:
    told = flat(explain("W2.1"))
    assert told.startswith("W2.1 ")
    assert "within a reasonable time, not exceeding fifteen (15) days" in told
    assert "What the tool does with it: rules." in told
    assert "Rule W2.1-exact-name: The Notice is signed in the name" in told
    assert "Term certificate_days = 15 days:" in told
    assert "Reading A-3: Exercise by certified mail at the deadline" in told


def test_a_clause_of_the_other_agreement_is_explained_too() -> None:
    assert "registration rights" in explain("R9.f").splitlines()[0]


def test_a_rule_comes_with_its_words_its_meaning_its_examples_its_terms_and_readings() -> None:
    told = flat(explain("W2.1-exercise-within-term"))
    assert told.startswith("W2.1-exercise-within-term (for exercise)")
    assert "“at any time and from time to time during the Term of this Warrant”" in told
    assert "Compliant: complete on 30 April 2009. No right: complete on 2 May 2009." in told
    assert "Term term_years = 7 years (W1):" in told
    assert "Reading A-2: Whether May 1, 2009 is inside the Term" in told


def test_a_reading_comes_with_its_question_options_standing_default_reason_and_example() -> None:
    told = flat(explain("A-3"))
    assert "Question. To exercise, Holder" in told
    assert "R1 (default). Delivery means actual receipt" in told
    assert "R2 (contested)." in told
    assert "Taken by default: R1." in told
    assert "Example." in told
    assert "It can change:" in told
    assert "W2.1-deliveries-complete" in told.partition("Asked by:")[2]


def test_a_default_that_differs_by_party_and_a_remote_option_are_said() -> None:
    assert "R1 where the Company must act, R2 where" in flat(explain("A-2"))
    assert "R1 (remote)." in flat(explain("A-10"))


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_every_rule_can_be_explained(code: str) -> None:
    assert explain(code).startswith(code)


def test_every_clause_and_every_reading_can_be_explained() -> None:
    codes = [*(each.code for each in clauses()), *(each.id for each in reading_texts())]
    told = {code: explain(code) for code in codes}
    assert all(text.startswith(code) and text.endswith("\n") for code, text in told.items())
    assert not [code for code, text in told.items() if text != text.rstrip() + "\n"]


@pytest.mark.parametrize(
    ("code", "nearest"),
    [("w2.1", "W2.1"), ("W2.1-exact-nam", "W2.1-exact-name"), ("A3", "A-3"), ("R9f", "R9.f")],
)
def test_an_unknown_code_is_refused_with_the_nearest(code: str, nearest: str) -> None:
    with pytest.raises(UsageError, match=r"did you mean") as refused:
        explain(code)
    assert nearest in str(refused.value).partition("did you mean")[2].replace("?", " ").split()


def test_a_code_like_nothing_is_refused_without_a_guess() -> None:
    with pytest.raises(UsageError, match=r"has the code '!!!!'$"):
        explain("!!!!")
