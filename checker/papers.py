"""Which papers an action needs: signer, recipient, method, the clauses each relies on, what it prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from checker.model.events import Exercise, Happening
from checker.model.outcome import BLOCKING
from checker.model.report import Finding, Paper
from checker.rules.rule import Case
from checker.rules.warrant.s02_certificates import balance_is_due

BY_HAND_OR_CERTIFIED = ("hand", "certified_mail", "registered_mail")


@dataclass(frozen=True, slots=True)
class Form:
    """A form an event may need: an execution version is refused while a finding on ``relies_on`` blocks."""

    id: str
    clause: str
    signer: str
    recipient: str
    methods: tuple[str, ...] = ()
    relies_on: tuple[str, ...] = ()
    prints: tuple[str, ...] = ()
    needed: Callable[[Case[Happening]], bool] = lambda case: True


HOLDER_ROLE, COMPANY_ROLE, NOBODY = "holder", "company", ""

FOR_THE_FILE = (
    Form("check-report", "", NOBODY, NOBODY),
    Form("closing-checklist", "", NOBODY, NOBODY),
)

FORMS: dict[type[Happening], tuple[Form, ...]] = {
    Exercise: (
        Form(
            "exhibit-a",
            "W2.1",
            HOLDER_ROLE,
            COMPANY_ROLE,
            BY_HAND_OR_CERTIFIED,
            relies_on=("W1", "W2.1", "W9", "W14", "EA"),
            prints=("paid_in_money", "indebtedness_cancelled", "shares_issued", "shares_withheld"),
        ),
        Form(
            "exercise-rider",
            "W2.1",
            HOLDER_ROLE,
            COMPANY_ROLE,
            BY_HAND_OR_CERTIFIED,
            relies_on=("W1", "W2.1", "W9", "W14", "EA"),
            prints=("amount_due", "paid_in_money", "indebtedness_cancelled", "refund"),
        ),
        Form(
            "warrant-certificate",
            "W2.1",
            COMPANY_ROLE,
            HOLDER_ROLE,
            ("hand",),
            relies_on=("W1", "W2.1", "W3", "W5", "W6", "W9", "W14", "EA"),
            prints=("shares_remaining", "after.warrant_price", "after.warrant_shares"),
            needed=lambda case: balance_is_due(case),  # type: ignore[arg-type]
        ),
        Form(
            "certificate-delivery-letter",
            "W2.1",
            COMPANY_ROLE,
            HOLDER_ROLE,
            ("hand",),
            relies_on=("W1", "W2.1", "W2.2", "W3", "W9", "W11", "W14", "EA"),
            prints=("shares_issued", "shares_remaining", "fraction_cash", "refund"),
        ),
    ),
}


def forms_needed(case: Case[Happening]) -> tuple[Form, ...]:
    """Return the forms that an action needs, in the order of a closing."""
    return tuple(form for form in FORMS.get(type(case.event), ()) if form.needed(case))


def form_ids() -> tuple[str, ...]:
    """Return the ids of all forms that an action can need, each once."""
    of_events = [form.id for forms in FORMS.values() for form in forms]
    return tuple(dict.fromkeys((*of_events, *(form.id for form in FOR_THE_FILE))))


def paper(form: Form, case: Case[Happening], action: int, findings: Iterable[Finding]) -> Paper:
    """Return one needed paper, with the rules whose findings keep it from being an execution version."""
    blocked = sorted(
        {
            finding.rule
            for finding in findings
            if finding.counts and finding.outcome in BLOCKING and relies(form, finding.clause)
        }
    )
    return Paper(
        form=form.id,
        action=action,
        signer=_party(form.signer, case),
        recipient=_party(form.recipient, case),
        methods=form.methods,
        clause=form.clause,
        ready=not blocked,
        blocked_by=tuple(blocked),
    )


def relies(form: Form, clause: str) -> bool:
    """Say whether a form relies on a clause: on it, or on a section that contains it."""
    return any(clause == own or clause.startswith(f"{own}.") for own in form.relies_on)


def _party(role: str, case: Case[Happening]) -> str:
    """Return who signs or receives: the Company, or the holder of the Warrant acted on."""
    if role == COMPANY_ROLE:
        return case.company
    if role == HOLDER_ROLE:
        held = case.before.warrant(getattr(case.event, "warrant", None))
        return held.holder if held is not None else ""
    return ""
