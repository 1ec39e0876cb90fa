"""A packet: every paper that the proposed actions need, as PDF and DOCX, beside a manifest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from checker.model.errors import UsageError
from checker.model.masking import masked
from checker.model.matter import LoadedMatter
from checker.model.report import Paper, Report
from generator.document.characters import Unprintable
from generator.document.tree import Document, Status
from generator.docx.writer import write_docx
from generator.folder import put_folder, refuse_target
from generator.manifest import NAME, FileEntry, LeftOut, MadeFile, manifest, verify
from generator.paper import Refused, document_for
from generator.pdf.press import Press, pressed
from generator.pdf.writer import NoLibraries

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Packet:
    """What a packet holds, and what it lacks; ``lacking`` says why it has no PDF where none can be drawn."""

    files: tuple[MadeFile, ...]
    left_out: tuple[LeftOut, ...]
    manifest: bytes
    lacking: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A packet that has been put in place: what it holds and lacks, and what else the user should know."""

    files: tuple[FileEntry, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]
    lacking: str = ""


def make_packet(
    loaded: LoadedMatter,
    report: Report,
    *,
    draft: bool = False,
    what_if: Mapping[str, str] | None = None,
    press: Press | None = None,
) -> Packet:
    """Make every document that the report lists: execution versions of what is ready, all kept in memory.

    The rest is left out with its reasons or, with ``draft``, made as drafts; what cannot be printed is left
    out either way. Where the libraries that draw PDF are missing, the DOCX are made alone. PDFs are laid out
    by ``press``, or by one of this packet's own. Raises UsageError where nothing is proposed or a rule
    crashed, RenderError for a fault of a form or of the renderer.
    """
    with pressed(press) as its:
        made = [each for papers in _papers(loaded, report, draft, its) for each in papers]
    files = tuple(each for each in made if isinstance(each, MadeFile))
    left_out = tuple(each for each in made if isinstance(each, LeftOut))
    proof = manifest(loaded, report, [each.entry for each in files], left_out, what_if or {})
    return Packet(files, left_out, proof, _lacking(left_out))


def write_packet(
    loaded: LoadedMatter,
    report: Report,
    out: Path,
    *,
    draft: bool = False,
    replace: bool = False,
    what_if: Mapping[str, str] | None = None,
    done: Callable[[], None] = lambda: None,
    press: Press | None = None,
) -> Written:
    """Make a packet and put it in place as the folder ``out``, whole or not at all.

    Each file is written as it is made, so that a packet of ten thousand needs the memory of one; ``done`` is
    called after each paper of the report. Raises what ``make_packet`` raises, UsageError for a folder that
    cannot be used, OSError for the disk.
    """
    # Said before anything is laid out, and looked at again under the lock.
    refuse_target(out, replace=replace, is_ours=is_packet)
    entries: list[FileEntry] = []
    left_out: list[LeftOut] = []

    def contents(its: Press) -> Iterator[tuple[str, bytes]]:
        for papers in _papers(loaded, report, draft, its):
            for each in papers:
                if isinstance(each, LeftOut):
                    left_out.append(each)
                else:
                    entries.append(each.entry)
                    yield each.name, each.data
            done()
        yield NAME, manifest(loaded, report, entries, left_out, what_if or {})

    with pressed(press) as its:
        notes = put_folder(out, contents(its), replace=replace, is_ours=is_packet, may_drop=_is_unchanged)
    return Written(tuple(entries), tuple(left_out), notes, _lacking(left_out))


def put_packet(packet: Packet, out: Path, *, replace: bool = False) -> Written:
    """Put a packet that was made elsewhere in place: the same bytes as ``write_packet`` writes.

    Raises UsageError for a folder that cannot be used, OSError for the disk.
    """
    files = [*((each.name, each.data) for each in packet.files), (NAME, packet.manifest)]
    notes = put_folder(out, files, replace=replace, is_ours=is_packet, may_drop=_is_unchanged)
    return Written(tuple(each.entry for each in packet.files), packet.left_out, notes, packet.lacking)


def _papers(
    loaded: LoadedMatter, report: Report, draft: bool, press: Press
) -> Iterator[tuple[MadeFile | LeftOut, ...]]:
    """Yield for each paper of the report its files, or why there are none."""
    _refuse_report(loaded, report)
    press.start()
    stems = Stems(report.documents)
    for number, paper in enumerate(report.documents, 1):
        document = document_for(loaded, report, paper)
        if isinstance(document, Refused) and draft:
            document = document_for(loaded, report, paper, draft=True)
        if isinstance(document, Refused):
            yield (LeftOut(paper.form, paper.action, document.reasons),)
        else:
            yield _files(stems.of(number, paper), paper, document, press)


def _files(stem: str, paper: Paper, document: Document, press: Press) -> tuple[MadeFile | LeftOut, ...]:
    """Return a paper's PDF and DOCX: both or, where the words cannot be printed, neither."""
    pdf: MadeFile | LeftOut
    try:
        pdf = _file(f"{stem}.pdf", paper, "pdf", document, press.write(document))
    except Unprintable as error:
        return (LeftOut(paper.form, paper.action, (masked(error.message),)),)
    except NoLibraries as error:
        pdf = LeftOut(paper.form, paper.action, (error.message,), "pdf")
    return pdf, _file(f"{stem}.docx", paper, "docx", document, write_docx(document))


def _lacking(left_out: Iterable[LeftOut]) -> str:
    """Return why no PDF could be drawn on this machine, if that is so."""
    return next((each.reasons[0] for each in left_out if each.format), "")


def make_document(
    loaded: LoadedMatter,
    report: Report,
    form_id: str,
    ending: str,
    *,
    action: int | None = None,
    recipient: str | None = None,
    draft: bool = False,
    press: Press | None = None,
    note: Callable[[str], None] = lambda _: None,
) -> MadeFile | LeftOut:
    """Make one document, ``pdf`` or ``docx``, or say why there is none that may be signed or printed.

    ``recipient`` names whom it is for or, where nobody of that name receives one, who signs it. Where several
    still need one it is the first of them, and ``note`` is called with a sentence about the others. Raises
    UsageError where no proposed action, or not the one named, needs the form, where several do and none is
    named, and where it is needed for nobody of the name; RenderError for a fault of the form or of the renderer.
    """
    _refuse_report(loaded, report)
    paper, others = _chosen(report, form_id, action, recipient)
    if others:
        note(_first_of_several(paper, others))
    document = document_for(loaded, report, paper, draft=draft)
    if isinstance(document, Refused):
        return LeftOut(paper.form, paper.action, document.reasons)
    name = f"{paper.form}.{ending}"
    if ending == "docx":
        return _file(name, paper, ending, document, write_docx(document))
    try:
        with pressed(press) as its:
            return _file(name, paper, ending, document, its.write(document))
    except Unprintable as error:
        return LeftOut(paper.form, paper.action, (masked(error.message),))


def is_packet(folder: Path) -> bool:
    """Say whether a folder holds a packet, changed or not."""
    try:
        verify(folder)
    except UsageError:
        return False
    return True


def _is_unchanged(folder: Path) -> bool:
    return not verify(folder)


def _refuse_report(loaded: LoadedMatter, report: Report) -> None:
    """Raise UsageError for a report from which no paper can be made."""
    if report.faults:
        fault = report.faults[0]
        raise UsageError(f"rule {fault.rule} crashed ({fault.error}), so no paper is made; report the fault")
    if not report.actions:
        raise UsageError(
            f"{loaded.file}: nothing is proposed, so no paper is needed; add an event to `proposed`"
        )


def _chosen(
    report: Report, form_id: str, action: int | None, recipient: str | None
) -> tuple[Paper, list[Paper]]:
    """Return the paper asked for, and those that fit as well."""
    known = [each.index for each in report.actions]
    if action is not None and action not in known:
        last = f"from 0 to {max(known)}" if len(known) > 1 else "0"
        raise UsageError(f"there is no proposed action {action}; give --action {last}")
    of_form = [paper for paper in report.documents if paper.form == form_id]
    # A paper for the file is about all actions at once, and is listed with the first.
    fitting = [p for p in of_form if action is None or p.action == action or not p.clause]
    if not fitting:
        whose = "no proposed action needs" if action is None else f"action {action} does not need"
        needed = dict.fromkeys(p.form for p in report.documents if action is None or p.action == action)
        raise UsageError(f"{whose} the form {form_id!r}; needed: {', '.join(needed)}")
    if recipient is not None:
        fitting = _named(fitting, recipient)
    if len({paper.action for paper in fitting}) > 1:
        which = ", ".join(str(paper.action) for paper in fitting)
        raise UsageError(f"several actions need the form {form_id!r}: choose one by --action ({which})")
    return fitting[0], fitting[1:]


def _named(papers: list[Paper], name: str) -> list[Paper]:
    """Return the papers for somebody or, where there are none, from somebody; UsageError where neither."""
    found = [each for each in papers if each.recipient == name] or [p for p in papers if p.signer == name]
    if not found:
        recipients = tuple(dict.fromkeys(paper.recipient for paper in papers if paper.recipient))
        known = tuple(dict.fromkeys((*recipients, *(paper.signer for paper in papers if paper.signer))))
        close = get_close_matches(name, known, 1, 0.4)
        tail = f"did you mean {close[0]!r}?" if close else f"needed: {', '.join(known) or 'for the file'}"
        raise UsageError(f"nobody named {name!r} receives or signs the form {papers[0].form!r}; {tail}")
    return found


def _first_of_several(paper: Paper, others: list[Paper]) -> str:
    """Return a sentence that says for whom (or from whom) a paper is, and who else needs one."""
    by_signer = {each.recipient for each in others} == {paper.recipient}
    names = [each.signer if by_signer else each.recipient for each in (paper, *others)]
    of = f"{paper.form} (action {paper.action}): this is the one {'from' if by_signer else 'for'} {names[0]}"
    rest = [each for each in dict.fromkeys(names) if each != names[0]]
    if not rest:
        return f"{of}, the first of {len(names)}; `covenant packet` makes all"
    return (
        f"{of}; needed {'from' if by_signer else 'for'} others too, chosen by --recipient: {'; '.join(rest)}"
    )


def _file(name: str, paper: Paper, ending: str, document: Document, data: bytes) -> MadeFile:
    status = "draft" if document.status is Status.DRAFT else "execution"
    return MadeFile(name, paper.form, paper.action, paper.recipient, ending, status, data)


class Stems:
    """Files' names without their endings; who signs or receives is named where a form is made for several."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._several: dict[str, tuple[set[str], set[str]]] = {}
        for paper in papers:
            signers, recipients = self._several.setdefault(paper.form, (set(), set()))
            signers.add(paper.signer)
            recipients.add(paper.recipient)

    def of(self, number: int, paper: Paper) -> str:
        """Return the name of a paper's files: its number in the report, its form, whom it is for or from."""
        signers, recipients = self._several[paper.form]
        stem = f"{number:02d}-{paper.form}"
        if len(recipients) > 1:
            stem += f"-{plain_name(paper.recipient)}"
        elif len(signers) > 1:
            stem += f"-{plain_name(paper.signer)}"
        return stem[: LONGEST_NAME - len(".docx")].rstrip("-")


def plain_name(text: str, otherwise: str = "recipient") -> str:
    """Return a name in ASCII letters, digits and hyphens, without anything that looks like a tax id."""
    # Masked first: without its dashes a tax id could not be told from another number.
    letters = unicodedata.normalize("NFKD", masked(text)).encode("ascii", "ignore").decode("ascii")
    return masked(re.sub(r"[^A-Za-z0-9]+", "-", letters)).strip("-") or otherwise
