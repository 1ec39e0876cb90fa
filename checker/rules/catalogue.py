"""Every rule, in the order of the agreements: the one list that the engine and ``covenant rules`` read."""

from __future__ import annotations

from functools import cache

from checker.model.errors import UsageError
from checker.model.events import Happening
from checker.rules.exhibit_d import (
    d02_notice,
    d02_requests,
    d02b_underwriting,
    d03_later_grants,
    d04_demand,
    d04_election,
    d04_later_warrants,
    d04_shares,
    d05_d08,
    d06_procedures,
    d07_indemnification,
    d09_rule_144,
)
from checker.rules.joint import (
    amendments,
    cutback,
    grants,
    other_triggers,
    successor,
    timetable,
    triggers,
)
from checker.rules.registration_rights import (
    s01_holders,
    s02a_demand,
    s02a_joinder,
    s02a_limits,
    s02a_shelf,
    s02a_takedown,
    s02b_incidental,
    s02b_requests,
    s02b_withdrawal,
    s02c_d_form_expenses,
    s02e_effected,
    s02f_priority,
    s02g_delay,
    s02g_limits,
    s02g_sales,
    s03_amendments,
    s03_effectiveness,
    s03_procedures,
    s03c_suspension,
    s04_holdback,
    s04_underwriting,
    s05_drafts,
    s06_indemnity,
    s07_rule_144,
    s08_in_effect,
    s08_other_rights,
    s09b_notices,
    s09e_amendments,
    s09f_assignment,
    s09f_recognition,
)
from checker.rules.rule import Rule
from checker.rules.warrant import (
    exhibit_a,
    exhibits_b_c,
    s02_certificates,
    s02_exercise,
    s02_legend_removal,
    s02_net_exercise,
    s02_payment,
    s03_covenants,
    s04_capitalization,
    s05_number,
    s06_below_price_issue,
    s06_distributions,
    s06_excluded_stock,
    s06_market_price,
    s06_rights_changed,
    s06_splits,
    s06_statement,
    s07_replacement,
    s07_transfer,
    s08_merger,
    s09_dissolution,
    s09_window,
    s10_extraordinary_dividend,
    s11_fractions,
    s12_special,
    s14_address,
    s14_notices,
    s17_amendments,
)

WARRANT: tuple[Rule, ...] = (
    s02_exercise.warrant_identified,
    s02_exercise.exercise_within_term,
    s02_exercise.deliveries_complete,
    s02_exercise.shares_available,
    s02_exercise.exact_name,
    s02_payment.tender,
    s02_payment.amount_tendered,
    s02_payment.debt_of_company,
    s02_net_exercise.net_price_above,
    s02_net_exercise.net_fraction,
    s02_certificates.certificate_delivery,
    s02_certificates.balance,
    s02_certificates.record_holder,
    s02_certificates.legend,
    s02_legend_removal.legend_removal,
    s03_covenants.reserve,
    s03_covenants.issue,
    s03_covenants.listing,
    s04_capitalization.opening_position,
    s04_capitalization.history_complete,
    s05_number.number_of_shares,
    s06_below_price_issue.price_adjustment,
    s06_below_price_issue.cash_consideration,
    s06_below_price_issue.fair_market_value,
    s06_below_price_issue.rights,
    s06_rights_changed.change,
    s06_rights_changed.expiry,
    s06_excluded_stock.excluded_stock,
    s06_splits.split,
    s06_splits.combination,
    s06_distributions.distribution,
    s06_statement.rounding,
    s06_market_price.window,
    s06_market_price.determination,
    s06_market_price.dispute,
    s06_statement.statement,
    s06_splits.effective,
    s06_statement.notice_of_proposed_action,
    s06_splits.due_bill,
    s07_transfer.warrant_identified,
    s07_transfer.exact_name,
    s07_transfer.surrender,
    s07_transfer.assignment_shares,
    s07_transfer.securities_laws,
    s07_transfer.taxes,
    s07_transfer.new_warrants,
    s07_replacement.replacement,
    s07_replacement.evidence,
    s07_replacement.indemnity,
    s07_replacement.mutilated_surrender,
    s08_merger.notice,
    s08_merger.provision,
    s09_dissolution.not_under_section_8,
    s09_dissolution.notice,
    s09_dissolution.distribution_bar,
    s09_dissolution.price_adjustment,
    s09_window.window,
    s09_window.exercise_window,
    s10_extraordinary_dividend.notice,
    s10_extraordinary_dividend.not_under_section_8,
    s11_fractions.fraction_in_cash,
    s12_special.common_stock_class,
    s12_special.approval,
    s12_special.successor,
    s14_notices.delivery_of_notice,
    s14_notices.delivery_of_warrant,
    s14_notices.notice_to_holder,
    s14_address.change_of_address,
    s14_address.company_address,
    exhibit_a.denominations,
    exhibit_a.issue_to,
    exhibit_a.signer_authority,
    exhibits_b_c.entire_form,
    *s17_amendments.RULES,
    exhibits_b_c.partial_form,
)

EXHIBIT_D: tuple[Rule, ...] = (
    *d02_notice.RULES,
    *d02_requests.RULES,
    *d02b_underwriting.RULES,
    *d03_later_grants.RULES,
    *d04_demand.RULES,
    *d04_election.RULES,
    *d04_shares.RULES,
    *d04_later_warrants.RULES,
    *d05_d08.RULES,
    *d06_procedures.RULES,
    *d07_indemnification.RULES,
    *d09_rule_144.RULES,
)

REGISTRATION_RIGHTS: tuple[Rule, ...] = (
    *s01_holders.RULES,
    *s02a_demand.RULES,
    *s02a_limits.RULES,
    *s02a_joinder.RULES,
    *s02a_shelf.RULES,
    *s02a_takedown.RULES,
    *s02b_incidental.RULES,
    *s02b_requests.RULES,
    *s02b_withdrawal.RULES,
    *s02c_d_form_expenses.RULES,
    *s02e_effected.RULES,
    *s02f_priority.RULES,
    *s02g_delay.RULES,
    *s02g_limits.RULES,
    *s02g_sales.RULES,
    *s03_procedures.RULES,
    *s03_amendments.RULES,
    *s03_effectiveness.RULES,
    *s03c_suspension.RULES,
    *s04_underwriting.RULES,
    *s04_holdback.RULES,
    *s05_drafts.RULES,
    *s06_indemnity.RULES,
    *s07_rule_144.RULES,
    *s08_other_rights.RULES,
    *s08_in_effect.RULES,
    s09b_notices.change_of_address,
    *s09e_amendments.RULES,
    *s09f_assignment.RULES,
    *s09f_recognition.RULES,
)

JOINT: tuple[Rule, ...] = (
    *triggers.RULES,
    *other_triggers.RULES,
    *timetable.RULES,
    *cutback.RULES,
    *grants.RULES,
    *amendments.RULES,
    *successor.RULES,
)

RULES: tuple[Rule, ...] = (*WARRANT, *EXHIBIT_D, *REGISTRATION_RIGHTS, *JOINT)


@cache
def rules_for(event: type[Happening]) -> tuple[Rule, ...]:
    """Return the rules that answer for an event of that type, in the order of the agreements."""
    return tuple(rule for rule in RULES if event in rule.events)


def rule_named(code: str) -> Rule | None:
    """Return the rule with that code, or None."""
    return next((rule for rule in RULES if rule.code == code), None)


def require(code: str) -> Rule:
    """Return the rule with that code (UsageError where there is none)."""
    found = rule_named(code)
    if found is None:
        raise UsageError(f"there is no rule {code!r}; `covenant rules` lists them")
    return found
