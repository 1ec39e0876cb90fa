"""What ``explain`` says of a clause, a rule and a reading, and of what is none of them."""

import re
from pathlib import Path

import pytest

from checker.agreements.clauses import contains
from checker.api import RULES, clauses, explain, reading_texts
from checker.explain.quoting import quotation
from checker.model.errors import UsageError
from checker.report.own_rules import OWN_RULES, OwnRule
from checker.rules.rule import Rule

ROOT = Path(__file__).resolve().parents[3]


def flat(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def test_a_clause_comes_with_its_words_what_the_tool_does_and_its_rules_terms_and_readings() -> None:
    told = flat(explain("W2.1"))
    assert told.startswith("W2.1 ")
    assert "within a reasonable time, not exceeding fifteen (15) days" in told
    assert "What the tool does with it: rules." in told
    assert "W2.1-exact-name: The Notice is signed in the name" in told
    assert "certificate_days (15 days, W2.1):" in told
    assert "A-3: Exercise by certified mail at the deadline" in told


def test_the_words_of_a_clause_keep_the_lines_of_the_stored_text() -> None:
    told = explain("W2.1").splitlines()
    assert told[2].startswith("    2.1\t")


def test_a_clause_of_the_other_agreement_is_explained_too() -> None:
    assert "registration rights" in explain("R9.f").splitlines()[0]


def test_a_rule_comes_with_its_words_and_their_place() -> None:
    told = explain("W2.1-exercise-within-term")
    assert told.startswith("W2.1-exercise-within-term  (for exercise)\n")
    place = re.search(r"\((checker/agreements/\S+\.txt), line (\d+)\)", flat(told))
    assert place is not None
    stored = (ROOT / place[1]).read_text(encoding="utf-8").splitlines()
    assert "at any time and from time to time" in stored[int(place[2]) - 1]
    assert "“at any time and from time to time during the Term of this Warrant”" in flat(told)


def test_a_rule_comes_with_its_cases_its_figures_its_readings_and_what_it_leaves_open() -> None:
    told = flat(explain("W2.1-exercise-within-term"))
    assert "Compliant: Complete on 30 April 2009. No right: Complete on 2 May 2009." in told
    assert "Not decided here Whether the anniversary itself is inside the Term" in told
    assert "term_years (7 years, W1):" in told
    assert "A-2 (R1 where the Company must act, R2 where Holder must): Whether May 1, 2009" in told


def test_a_rule_comes_with_an_example_that_passes_one_that_does_not_and_how_to_expect_it() -> None:
    told = flat(explain("W2.1-exact-name"))
    passes, _, rest = told.partition("An example that does not pass")
    assert "An example that passes compliant: " in passes
    assert rest.startswith(" no_right: ")
    assert "The tool says: " in rest
    assert "Remedy: " in rest
    assert "W2.1-exact-name: no_right" in rest.partition("To expect it in a scenario")[2]


def test_a_mandatory_rule_says_that_it_cannot_be_excepted() -> None:
    mandatory = {rule.mandatory: rule for rule in RULES}
    assert "Can it be excepted? No:" in flat(explain(mandatory[True].code))
    assert "Can it be excepted? Yes," in flat(explain(mandatory[False].code))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_shows_what_does_not_pass_or_says_why_nothing_can(rule: Rule) -> None:
    told = explain(rule.code)
    assert ("An example that does not pass" in told) != ("Why no example fails" in told)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.clause == "J"], ids=lambda rule: rule.code)
def test_a_joint_rule_names_the_clause_whose_words_it_quotes(rule: Rule) -> None:
    quoted = quotation(rule.clause, rule.quote)
    assert contains(quoted.clause, rule.quote)
    assert explain(rule.code).count(f", {quoted.clause} ") >= 1


def test_a_reading_comes_with_its_question_options_standing_default_reason_and_example() -> None:
    told = flat(explain("A-3"))
    assert "Question. To exercise, Holder" in told
    assert "R1 (default): Delivery means actual receipt" in told
    assert "R2 (contested):" in told
    assert "Taken by default: R1." in told
    assert "Example " in told
    assert "It can change " in told
    assert "W2.1-deliveries-complete" in told.partition("Asked by ")[2]


def test_a_reading_says_how_to_record_a_choice_and_how_to_try_one() -> None:
    told = explain("A-3")
    assert "    A-3:\n        option: R2\n" in told
    assert "covenant check matter.yaml --reading A-3=R2" in told


def test_a_default_that_differs_by_party_and_a_remote_option_are_said() -> None:
    assert "R1 where the Company must act, R2 where" in flat(explain("A-2"))
    assert "R1 (remote):" in flat(explain("A-10"))


@pytest.mark.parametrize("own", OWN_RULES, ids=lambda own: own.id)
def test_what_the_tool_itself_says_is_explained_too(own: OwnRule) -> None:
    told = flat(explain(own.id))
    assert told.startswith(own.id)
    assert own.title in told
    assert own.mend[1:] in told


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
