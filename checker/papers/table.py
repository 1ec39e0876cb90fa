"""The one table of needed forms, and how a needed paper stands: ready, or blocked by which rules."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model.events import Happening, TransferWarrant
from checker.model.outcome import BLOCKING
from checker.model.report import Finding, Paper
from checker.papers.company_papers import COMPANY_PAPERS
from checker.papers.form import (
    ACTOR_ROLE,
    COMPANY_ROLE,
    HOLDER_ROLE,
    NOBODY,
    OTHER_ROLE,
    TRANSFEREE_ROLE,
    Form,
    Table,
)
from checker.papers.warrant_papers import WARRANT_PAPERS
from checker.rules.rule import Case

FOR_THE_FILE = (
    Form("check-report", "", NOBODY, NOBODY),
    Form("closing-checklist", "", NOBODY, NOBODY),
)

FORMS: Table = {**WARRANT_PAPERS, **COMPANY_PAPERS}


def forms_needed(case: Case[Happening]) -> tuple[Form, ...]:
    """Return the forms that an action needs, in the order of a closing."""
    return tuple(form for form in FORMS.get(type(case.event), ()) if form.needed(case))


def form_ids() -> tuple[str, ...]:
    """Return the ids of all forms that an action can need, each once."""
    of_events = [form.id for forms in FORMS.values() for form in forms]
    return tuple(dict.fromkeys((*of_events, *(form.id for form in FOR_THE_FILE))))


def papers(form: Form, case: Case[Happening], action: int, findings: Iterable[Finding]) -> tuple[Paper, ...]:
    """Return a needed form as papers: one, or for an act of the Company one for each holder of a Warrant.

    Each names the rules whose findings keep it from being an execution version.
    """
    blocked = sorted(
        {
            finding.rule
            for finding in findings
            if finding.counts and finding.outcome in BLOCKING and relies(form, finding)
        }
    )
    return tuple(
        Paper(
            form=form.id,
            action=action,
            signer=_party(form.signer, case),
            recipient=recipient,
            methods=form.methods,
            clause=form.clause,
            ready=not blocked,
            blocked_by=tuple(blocked),
        )
        for recipient in _recipients(form, case)
    )


def _recipients(form: Form, case: Case[Happening]) -> tuple[str, ...]:
    """Return who receives a form: for an act of the Company towards the Holder, each holder of a Warrant."""
    if form.recipient == HOLDER_ROLE and not hasattr(case.event, "warrant"):
        holders = sorted({held.holder for held in case.before.warrants.values()})
        return tuple(holders) or ("",)
    return (_party(form.recipient, case),)


def relies(form: Form, finding: Finding) -> bool:
    """Say whether a form relies on what a finding is about: its rule, its clause, or a section around it."""
    return any(
        own in (finding.rule, finding.clause) or finding.clause.startswith(f"{own}.")
        for own in form.relies_on
    )


def _party(role: str, case: Case[Happening]) -> str:
    """Return who signs or receives: the Company, or the holder of the Warrant acted on."""
    if role == OTHER_ROLE:
        by_company = getattr(case.event, "who", None) == case.company
        role = HOLDER_ROLE if by_company else COMPANY_ROLE
    if role == COMPANY_ROLE:
        return case.company
    if role == TRANSFEREE_ROLE and isinstance(case.event, TransferWarrant):
        return (case.event.to.name or "") if case.event.to is not None else ""
    if role == ACTOR_ROLE:
        return str(getattr(case.event, "who", "") or "")
    if role == HOLDER_ROLE:
        held = case.before.warrant(getattr(case.event, "warrant", None))
        return held.holder if held is not None else ""
    return ""
