"""The terms of a grant of registration rights as a paper tells them: a label and a value for each term granted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from checker.model.events import GrantTerms
from checker.model.numbers import Percent
from generator.contexts.company_acts import Fact
from generator.document.formats import day, joined, number, percent

# In the order in which a grant of rights is drafted: the demand, the piggyback, the conduct, the rest.
LABELS: Mapping[str, str] = MappingProxyType(
    {
        "demand_threshold": "Part of its own class that may demand registration",
        "demand_holders": "Who may demand",
        "demand_from": "First day on which a demand may be made",
        "demand_count": "Number of demands",
        "demand_unlimited": "Demands without limit of number",
        "short_form_counts": "A registration on Form S-3 uses up a demand",
        "blockout_days": "Time after an offering by the Company without demands",
        "delay_days": "Time for which the Company may delay a registration",
        "delays_per_year": "Delays allowed",
        "effective_within_days": "Time from a demand to effectiveness",
        "shelf_years": "Time for which a shelf registration is kept effective",
        "demand_window_days": "Time to join in a demand",
        "piggyback": "Right to be included in registrations by the Company",
        "piggyback_lead_days": "Notice before filing",
        "piggyback_window_days": "Time to ask to be included",
        "piggyback_excludes": "Registrations in which it may not be included",
        "notice_lists_jurisdictions": "The notice lists the jurisdictions",
        "cutback_priority": "Place in a cutback",
        "cutback_shares_with": "Who shares in a cutback",
        "cutback_needs_written_advice": "A cutback needs the underwriter’s written advice",
        "withdrawal": "Right to withdraw from an underwriting",
        "effectiveness_days": "Time for which a registration is kept effective",
        "short_form_covenant": "Covenant to remain eligible for Form S-3",
        "expenses": "Expenses of registration borne by",
        "holders_counsel_paid": "Fees of the holders’ counsel paid",
        "opinion_and_comfort": "Legal opinion and comfort letter",
        "draft_review_days": "Time to review drafts before filing",
        "underwriter_approval": "Approval of the underwriter by the holders",
        "holdback_days": "Holdback around an underwritten offering",
        "use_suspension": "Use of the prospectus may be suspended",
        "indemnity_scope": "Indemnity",
        "contribution": "Contribution",
        "rule_144": "Covenant to make Rule 144 available",
        "assignment_minimum": "Fewest shares that an assignee must hold",
        "mfn": "Better terms of later grants come to the grantee",
        "amendment_by": "Amendment by",
        "specific_performance": "Specific performance",
        "binds_successors": "Successors of the Company are bound",
        "status_reports": "Reports on each registration",
        "duration": "Duration",
        "ranks": "Rank against the Holders under the Registration Rights Agreement of 1998",
        "exclusive": "Exclusive",
    }
)
_CHOICES: Mapping[str, str] = MappingProxyType(
    {
        "company_first": "the Company first",
        "pro_rata": "pro rata",
        "ahead": "ahead",
        "behind": "behind",
        "equal": "equal",
        "narrower": "narrower than under the Registration Rights Agreement of 1998",
        "wider": "wider than under the Registration Rights Agreement of 1998",
        "company": "the Company",
        "holder": "the holder",
        "majority": "a majority",
        "each": "each holder",
    }
)
_SAME_INDEMNITY = "the same as under the Registration Rights Agreement of 1998"
_SHARES = "assignment_minimum"
_BURDENS = frozenset({"blockout_days", "delay_days", "delays_per_year", "holdback_days", "use_suspension"})
NOT_GRANTED, NOT_IMPOSED = "not granted", "not imposed"


def rows_of(terms: GrantTerms | None) -> tuple[Fact, ...]:
    """Return each term that is granted or imposed, or expressly not, with its value in words."""
    return tuple(_rows(terms)) if terms is not None else ()


def _rows(terms: GrantTerms) -> Iterator[Fact]:
    for name, label in LABELS.items():
        told = value_of(terms, name)
        if told is not None:
            yield label, told


def said_of(terms: GrantTerms, fields: tuple[str, ...]) -> str:
    """Return in words what the terms say in one row of the comparison, which may have more than one field."""
    parts = []
    for name in fields:
        told = value_of(terms, name) if name in LABELS else None
        if told is not None:
            parts.append(told if name == fields[0] else f"{LABELS[name].lower()}: {told}")
    if parts:
        return "; ".join(parts)
    return NOT_IMPOSED if set(fields) & _BURDENS else NOT_GRANTED


def value_of(terms: GrantTerms, name: str) -> str | None:
    """Return what one term says in words; None where it is left out."""
    value = getattr(terms, name)
    if value is None:
        return "none" if name in terms.said_none else None
    if name == "demand_window_days":
        return f"{number(value)} {'business days' if terms.window_unit == 'business' else 'days'}"
    if name == "indemnity_scope" and value == "equal":
        return _SAME_INDEMNITY
    return _plain(name, value)


def _plain(name: str, value: object) -> str:
    """Return a value in words, by what kind of value it is."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Percent):
        return percent(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, tuple):
        return joined(value)
    if isinstance(value, int | Fraction):
        return _counted(name, number(value))
    return _CHOICES.get(str(value), str(value))


def _counted(name: str, figure: str) -> str:
    """Return a number with what it counts."""
    if name.endswith("_days"):
        return f"{figure} {'day' if figure == '1' else 'days'}"
    if name.endswith("_years"):
        return f"{figure} {'year' if figure == '1' else 'years'}"
    if name == "delays_per_year":
        return f"{figure} in any period of 365 days"
    return f"{figure} shares" if name == _SHARES else figure
