"""Which registrations each agreement speaks to: RRA 2(b), Exhibit D 2(a), and by whom they were begun."""

from __future__ import annotations

from checker.model.events import Registration
from checker.replay.record import Record
from checker.replay.registration.begun import EXHIBIT_D_DEMAND, RRA_DEMAND, begun_by
from checker.replay.registration.parties import exhibit_d_binds, rra_binds
from checker.replay.registration.words import is_debt, on_form

EMPLOYEE_PLAN, RULE_145 = "employee_plan", "rule_145"
ALL_SECURITIES = "R1"
A_DEMAND_IS_INCIDENTAL = "a"
RESALES_ARE_SOMETHING_ELSE = "R1"
S_4 = "S-4"


def incidental(record: Record, event: Registration) -> bool:
    """Say whether a registration is one of which RRA 2(b) has every Holder notified.

    Two exclusions only: solely for an employee plan, and a Rule 145 transaction on Form S-4. Plain debt is
    covered by Q33, a demand of RRA Holders themselves by Q31, which are asked only for such.
    """
    if not rra_binds(record, event.date) or event.only_for == EMPLOYEE_PLAN:
        return False
    if event.only_for == RULE_145 and on_form_s_4(event):
        return False
    if begun_by(record, event) == RRA_DEMAND and record.reading("Q31") != A_DEMAND_IS_INCIDENTAL:
        return False
    return not is_debt(event) or record.reading("Q33") == ALL_SECURITIES


def exhibit_d_covers(record: Record, event: Registration) -> bool:
    """Say whether a registration is one of which Exhibit D 2(a) has every Holder notified.

    Common Stock or securities convertible into it, on a form that permits secondary sales, other than solely
    for an employee plan or a Rule 145 transaction. A Form S-4 that covers resales too is asked of J-3. A
    demand under Section 4 has its own notice.
    """
    if not exhibit_d_binds(record, event.date) or begun_by(record, event) == EXHIBIT_D_DEMAND:
        return False
    if event.only_for == EMPLOYEE_PLAN or is_debt(event) or event.secondary_sales_permitted is False:
        return False
    if event.only_for == RULE_145:
        resales = event.secondary_sales_permitted is True
        return resales and record.reading("J-3") == RESALES_ARE_SOMETHING_ELSE
    return True


def on_form_s_4(event: Registration) -> bool:
    """Say whether a registration is on Form S-4; while a form is left out, it is asked for and taken for that."""
    return event.form is None or on_form(event.form, S_4)
