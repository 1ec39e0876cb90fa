"""One paper: its context, its document, and what keeps it from being signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.model.masking import masked
from checker.model.matter import LoadedMatter
from checker.model.outcome import BLOCKING
from checker.model.report import Action, Finding, Paper, Report
from generator.contexts.source import Source
from generator.contexts.tax_ids import without_tax_ids
from generator.document.characters import Unprintable
from generator.document.checks import check_execution
from generator.document.tree import Document, Status
from generator.forms import FORMS, Form, Kind, form
from generator.render import render

_TITLES = {each.id: each.title for each in FORMS}
_NOTHING_OPEN = "No point that the check covers is open: the execution version can be made."


@dataclass(frozen=True, slots=True)
class Refused:
    """A paper of which no execution version may be made, and why, one sentence each."""

    paper: Paper
    reasons: tuple[str, ...]


def document_for(
    loaded: LoadedMatter, report: Report, paper: Paper, *, draft: bool = False
) -> Document | Refused:
    """Return the execution version of a paper, or why there is none; with ``draft``, always a draft.

    An execution version is refused while a finding on a clause that the form relies on blocks it, and while
    anything is left open in it; a paper that cures a fault does not rely on what it cures. A report is
    nothing to sign, so its quotations are not searched for what may not be signed. A paper with a sign that
    the font lacks is refused even as a draft, which would print a box for it. Raises RenderError for a fault
    of the form itself.
    """
    if paper.form not in _TITLES:
        return Refused(paper, (f"{paper.form}: this form cannot be made yet; draft it by hand.",))
    source, its = Source(loaded, report, paper, _TITLES), form(paper.form)
    try:
        return _draft(its, source) if draft else _execution(its, source)
    except Unprintable as error:
        return Refused(paper, (masked(error.message.removeprefix(f"{its.template}: ")),))


def _execution(its: Form, source: Source) -> Document | Refused:
    """Return the execution version, or what keeps it from being signed."""
    if its.kind is Kind.REPORT:
        return _rendered(its, source, Status.EXECUTION)
    reasons = tuple(_reasons(source))
    if reasons:
        return Refused(source.paper, reasons)
    document = _rendered(its, source, Status.EXECUTION)
    problems = check_execution(document)
    return Refused(source.paper, tuple(map(masked, problems))) if problems else document


def _draft(its: Form, source: Source) -> Document:
    """Return a draft whose cover lists the open points: what blocks the form, then its open blanks."""
    if its.kind is Kind.REPORT:
        return _rendered(its, source, Status.DRAFT)
    # The blanks are known only once the paper has been filled in.
    blanks = dict.fromkeys(_rendered(its, source, Status.DRAFT).open_blanks)
    points = (*_reasons(source), *(f"A blank is open: {label}." for label in blanks))
    return _rendered(its, replace(source, points=points or (_NOTHING_OPEN,)), Status.DRAFT)


def _rendered(its: Form, source: Source, status: Status) -> Document:
    return render(its.template, without_tax_ids(its.context(source)), status=status)


def _reasons(source: Source) -> Iterator[str]:
    """Yield what in the report keeps the paper from being signed."""
    paper, action = source.paper, source.action
    for finding in action.findings:
        if finding.counts and finding.rule in paper.blocked_by and finding.outcome in BLOCKING:
            yield _sentence(action, finding)


def _sentence(action: Action, finding: Finding) -> str:
    """Return a finding as one sentence: where, what, how to mend it."""
    outcome = str(finding.outcome).replace("_", " ")
    mend = f"; to mend it: {finding.remedy}" if finding.remedy else ""
    message = finding.message.removesuffix(".")
    return masked(f"{finding.rule} ({outcome}, action {action.index}): {message}{mend}.")
