"""What a machine format says of a rule: its title, its words, its page."""

import pytest

from checker.agreements.reading_texts import reading_texts
from checker.model.errors import UsageError
from checker.report.described import described
from checker.report.own_rules import OWN_RULES
from checker.rules.catalogue import RULES


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_every_rule_has_a_title_words_a_meaning_and_a_page(code: str) -> None:
    told = described(code)
    assert told.title.endswith(".")
    assert "\n" not in told.title
    assert told.meaning.startswith(told.meaning[:1].upper())
    assert told.quote
    assert told.agreement in ("warrant", "registration_rights", "joint")
    assert told.page == f"docs/rules/{code}.md"


def test_every_reading_and_every_own_rule_is_described() -> None:
    for reading in reading_texts():
        told = described(reading.id)
        assert (told.title, told.page) == (reading.title, f"docs/readings/{reading.id}.md")
        assert all(option.means in told.meaning for option in reading.options)
    for own in OWN_RULES:
        assert own.mend in described(own.id).meaning
        assert described(own.id).page == f"docs/rules/{own.id}.md"


def test_a_code_that_nobody_knows_is_refused() -> None:
    with pytest.raises(UsageError):
        described("W99-nothing")
