"""The one table of needed forms, and how a needed paper stands: ready, or blocked by which rules."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model.events import Happening
from checker.model.outcome import BLOCKING
from checker.model.report import Finding, Paper
from checker.papers.company_papers import COMPANY_PAPERS
from checker.papers.exhibit_d_papers import EXHIBIT_D_PAPERS
from checker.papers.form import NOBODY, Form, Table
from checker.papers.parties import parties
from checker.papers.registration_papers import REGISTRATION_PAPERS
from checker.papers.rights_papers import RIGHTS_PAPERS
from checker.papers.warrant_papers import WARRANT_PAPERS
from checker.rules.rule import Case

FOR_THE_FILE = (
    Form("check-report", "", NOBODY, NOBODY),
    Form("closing-checklist", "", NOBODY, NOBODY),
)


def _together(*tables: Table) -> Table:
    """Return the tables as one: of an event the forms of each, in their order."""
    found: Table = {}
    for table in tables:
        for event, forms in table.items():
            found[event] = (*found.get(event, ()), *forms)
    return found


FORMS: Table = _together(WARRANT_PAPERS, COMPANY_PAPERS, REGISTRATION_PAPERS, EXHIBIT_D_PAPERS, RIGHTS_PAPERS)


def forms_needed(case: Case[Happening]) -> tuple[Form, ...]:
    """Return the forms that an action needs, in the order of a closing."""
    return tuple(form for form in FORMS.get(type(case.event), ()) if form.needed(case))


def form_ids() -> tuple[str, ...]:
    """Return the ids of all forms that an action can need, each once."""
    of_events = [form.id for forms in FORMS.values() for form in forms]
    return tuple(dict.fromkeys((*of_events, *(form.id for form in FOR_THE_FILE))))


def papers(form: Form, case: Case[Happening], action: int, findings: Iterable[Finding]) -> tuple[Paper, ...]:
    """Return a needed form as papers: one for each who signs it and each who receives it.

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
            signer=signer,
            recipient=recipient,
            methods=form.methods,
            clause=form.clause,
            ready=not blocked,
            blocked_by=tuple(blocked),
        )
        for signer in parties(form.signer, form.clause, case)
        for recipient in parties(form.recipient, form.clause, case)
    )


def relies(form: Form, finding: Finding) -> bool:
    """Say whether a form relies on what a finding is about: its rule, its clause, or a section around it."""
    return any(
        own in (finding.rule, finding.clause) or finding.clause.startswith(f"{own}.")
        for own in form.relies_on
    )
