"""The tool's own rules: which there are, that each says how it is mended, and that no rule shares its code."""

import re

from checker.report.own_rules import OWN_RULES, own_rule
from checker.rules.catalogue import RULES

# Codes never change their meaning and never go away: a new one is added here, an old one stays.
CODES = ("INPUT", "FAULT", "EXPECT", "EXC-EXPIRED", "EXC-UNUSED", "EXC-NOT-YET", "EXC-EVIDENCE")


def test_these_are_the_codes() -> None:
    assert tuple(each.id for each in OWN_RULES) == CODES
    assert not set(CODES) & {rule.code for rule in RULES}


def test_each_says_what_it_means_and_how_it_is_mended() -> None:
    for each in OWN_RULES:
        assert re.fullmatch(r"[A-Z][^.]*", each.title), each.id
        assert each.meaning.endswith("."), each.id
        assert re.fullmatch(r"[a-z].*[^.]", each.mend), each.id
        assert own_rule(each.id) == each


def test_a_rule_of_the_agreements_is_none_of_them() -> None:
    assert own_rule("W3-reserve") is None
