"""The rules that nobody can dispense with: no consent, and no paper outside the matter, makes their findings good."""

from __future__ import annotations

import pytest

from checker.api import RULES, exceptable
from checker.model.outcome import Outcome
from checker.model.report import Finding

MANDATORY = {
    "W2.1-warrant-identified": "the right under a Warrant that was given up, or is not made yet, does not exist",
    "W2.1-exercise-within-term": "outside the Term there is no right to exercise",
    "W2.1-shares-available": "the Warrant has no more shares, and no part of one can be bought",
    "W2.1-net-price-above": "at or below the Warrant Price the formula yields no shares to issue",
    "W3-reserve": "shares that the charter does not authorize cannot be issued (statute)",
    "W7.2-warrant-identified": "nobody can transfer a Warrant that was given up, or is not made yet",
    "W7.2-assignment-shares": "nobody can transfer more shares than there are, or none",
    "W7.2-securities-laws": "federal and state securities laws",
    "W9-exercise-window": "after the thirty days the rights are void",
    "W17-instrument": "without both signatures there is no change: the consent itself is what is lacking",
    "D9.i-public-information": "what Rule 144 asks of public information is for the Commission",
    "R2.a.ii-form": "which form a delayed offering may be on is for Rule 415 and the Commission",
    "R2.a.iii-shelf": "nothing can be offered from a shelf that is not effective (Securities Act, Section 5)",
    "R3.a.iii-registered-sale": "a sale is registered only under an effective statement that covers it (Section 5)",
    "R3.c-suspended-sale": "nobody may sell by a prospectus that is known to mislead (antifraud provisions)",
    "R7.a-public-information": "what Rule 144 asks of public information is for the Commission",
    "R8-waiver": "without the Requisite Holders there is no waiver: the consent itself is what is lacking",
    "R9.e-instrument": "without the Requisite Holders there is no amendment: the consent itself is what is lacking",
}
# Near neighbours that the other party can pass over, so that they may be excepted.
CONTRACTUAL = {
    "W2.1-exact-name": "the Company may take a form signed in a short name",
    "W2.1-tender": "the Company may take another form of payment",
    "W2.1-amount-tendered": "the Company may forgo a part of the price",
    "W2.2-legend-removal": "the Company may be satisfied with other counsel",
    "W8-notice": "Holder may agree to shorter notice",
    "W9-distribution-bar": "Holder may agree to an earlier distribution",
    "W12.1-common-stock-class": "Holder may approve in a paper kept elsewhere",
    "R2.a.i-requisite-holders": "the Company may honour a demand of fewer",
    "R2.a.ii-shelf-effective": "the Requisite Holders may waive it",
    "R2.b-notice": "a Holder may agree to shorter notice",
    "R2.c-form": "the Holders may agree to another form",
    "R2.g-prohibited-sale": "the Company may lift its own prohibition",
    "R3.a.iii-kept-effective": "the Holders may agree to an earlier end",
    "R4.c-holdback-sale": "the managing underwriter may consent",
    "R7.c-holder": "the Company may furnish the statement all the same",
    "R9.f-minimum-holding": "the Company may accept a smaller transferee",
    "D6.i-kept-effective": "the Holders may agree to an earlier end",
}


def test_the_mandatory_rules_are_these_and_no_others() -> None:
    assert {rule.code for rule in RULES if rule.mandatory} == set(MANDATORY)


def test_each_has_its_reason() -> None:
    assert all(
        len(reason.split()) >= 5 for reason in (MANDATORY | CONTRACTUAL).values() if "laws" not in reason
    )


@pytest.mark.parametrize("code", [*MANDATORY, *CONTRACTUAL])
def test_a_breach_of_a_mandatory_rule_cannot_be_excepted_and_of_another_can(code: str) -> None:
    rule = next(rule for rule in RULES if rule.code == code)
    breach = Finding(code, rule.clause, "Sample Company", True, Outcome.BREACH, "Broken.", rule.quote)
    assert exceptable(breach) == (code in CONTRACTUAL)


def test_most_rules_are_contract_and_can_be_dispensed_with() -> None:
    assert len(MANDATORY) * 10 < len(RULES)
