"""To whom a paper of the Company goes and by which mail, and the certificate that it was mailed (W6.viii, W14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from checker.api import standing_on
from checker.model.delivery import Delivery
from checker.model.report import Paper
from generator.contexts.carriage import carried_by
from generator.contexts.register import Person, Signatory, company_signs, holder_at_its_address
from generator.contexts.source import Heading, Source

FIRST_CLASS, CERTIFIED, REGISTERED = "first_class_mail", "certified_mail", "registered_mail"
STATEMENT, PROPOSED_ACTION = "adjustment-statement", "notice-of-proposed-action"
ON_RECORD = "at its address appearing on Company’s records"
FOR_NOTICES = "at its address for notices under Section 14 of the Warrant"
_MAILED = frozenset({FIRST_CLASS, CERTIFIED, REGISTERED})
_SWORN = "affidavit"


@dataclass(frozen=True, slots=True)
class Addressee:
    """A registered Holder to whom a paper goes, and its Warrants."""

    name: str
    warrants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Postal:
    """Where a Holder is reached: its address on the Company's records, and that for notices (W6.viii, W14)."""

    name: str
    on_record: tuple[str, ...]
    for_notices: tuple[str, ...]

    @property
    def differ(self) -> bool:
        """Say whether two addresses are known, so that a paper goes to both."""
        return bool(self.on_record) and self.on_record != self.for_notices


@dataclass(frozen=True, slots=True)
class Mail:
    """One envelope: how it travels, to whom, and ``where`` in words, for an address that the file lacks."""

    by: str
    to: Person
    where: str
    method: str


@dataclass(frozen=True, slots=True)
class Mailed:
    """One line of the certificate: what went to whom, when, and under which article number."""

    document: str
    mail: Mail
    on: date | None
    article: str


@dataclass(frozen=True, slots=True)
class MailingCertificate(Heading):
    """The declaration, or the affidavit where the file wants one, of who mailed the Company's papers."""

    company: Signatory
    warrants: tuple[str, ...]
    mailed: tuple[Mailed, ...]
    sworn: bool


def certificate_of_mailing(source: Source) -> MailingCertificate:
    """Return the certificate for every paper of the action that goes to a Holder by mail.

    It is a declaration under penalty of perjury; an affidavit with a jurat only where the ``proof`` of one
    of the event's notices is ``affidavit``. A mailing that lies ahead of the day of the check is left for ink.
    """
    return MailingCertificate(
        *source.heading,
        company=company_signs(),
        warrants=tuple(source.action.before.warrants),
        mailed=tuple(_mailed(source)),
        sworn=any((each.proof or "").strip().casefold() == _SWORN for each in notices(source)),
    )


def addressees(source: Source) -> tuple[Addressee, ...]:
    """Return the registered Holders to whom the paper goes: its recipient, else every one."""
    lines = source.action.before.warrants
    names = tuple(dict.fromkeys(line.holder for line in lines.values()))
    wanted = tuple(name for name in names if name == source.paper.recipient) or names
    return tuple(
        Addressee(name, tuple(key for key, line in lines.items() if line.holder == name)) for name in wanted
    )


def mails(source: Source) -> tuple[Mail, ...]:
    """Return the envelopes in which the paper goes out, as its clause and Section 14 want them."""
    return tuple(mail for to in _postal(source) for mail in _joined(tuple(_envelopes(source, to))))


def to_stockholders(source: Source) -> Delivery | None:
    """Return the notice that the file lists as going to others than the Holders, if it lists one (6(x))."""
    holders = {line.holder for line in source.action.before.warrants.values()}
    for each in notices(source):
        if each.to is not None and each.to not in holders and each.kind in (None, PROPOSED_ACTION, "W6.x"):
            return each
    return None


def notices(source: Source) -> tuple[Delivery, ...]:
    """Return the notices that the event lists."""
    return tuple(getattr(source.event, "notices", ()))


def _postal(source: Source) -> tuple[Postal, ...]:
    """Return where each Holder to whom the paper goes is reached."""
    held = standing_on(source.loaded).state.warrants.values()
    return tuple(
        Postal(
            to.name,
            next((each.address for each in held if each.holder == to.name), ()),
            holder_at_its_address(source, to.name).address,
        )
        for to in addressees(source)
    )


def _envelopes(source: Source, to: Postal) -> Iterator[Mail]:
    """Yield each mailing of the paper to a Holder, before those to one address are joined."""
    form = source.paper.form
    first_class = _mail(to, FIRST_CLASS, on_record=True)
    if form == STATEMENT:
        yield first_class
        yield _mail(to, CERTIFIED)
        return
    if form == PROPOSED_ACTION:
        shown = to_stockholders(source)
        if shown is not None and shown.method not in (None, CERTIFIED):
            yield _mail(to, str(shown.method), on_record=True)
    method = _chosen(source, to)
    yield _mail(to, method)
    if to.differ:
        yield _mail(to, method, on_record=True)


def _chosen(source: Source, to: Postal) -> str:
    """Return certified mail, or registered mail where the file sends the paper so (W14)."""
    sent = {each.method for each in _sent(source, source.paper, to.name)}
    return REGISTERED if REGISTERED in sent and CERTIFIED not in sent else CERTIFIED


def _mail(to: Postal, method: str, *, on_record: bool = False) -> Mail:
    """Return one envelope to one of the two addresses of a Holder."""
    lines = to.on_record if on_record else to.for_notices
    by = carried_by(Delivery(method=method), method)  # type: ignore[arg-type]
    return Mail(by, Person(to.name, lines), ON_RECORD if on_record else FOR_NOTICES, method)


def _joined(each: tuple[Mail, ...]) -> tuple[Mail, ...]:
    """Return the envelopes with those to one address under one heading, for the head of a letter."""
    by_place: dict[tuple[str, tuple[str, ...]], Mail] = {}
    for mail in each:
        key = (mail.to.name, mail.to.address)
        held = by_place.get(key)
        by_place[key] = mail if held is None else replace(held, by=_and(held.by, mail.by))
    return tuple(by_place.values())


def _and(first: str, second: str) -> str:
    """Return two ways to travel as one."""
    return first if first == second else f"{first}, and {second[:1].lower()}{second[1:]}"


def _mailed(source: Source) -> Iterator[Mailed]:
    """Yield a line for each envelope of each paper of the action that a Holder gets by mail."""
    for paper in source.report.documents:
        if paper.action != source.paper.action or paper.signer != source.paper.signer:
            continue
        if not paper.methods or not set(paper.methods) <= _MAILED:
            continue
        own = replace(source, paper=paper)
        for to in _postal(own):
            for mail in _envelopes(own, to):
                if mail.method in _MAILED:
                    yield _line(own, paper, mail)


def _line(source: Source, paper: Paper, mail: Mail) -> Mailed:
    """Return one line, with the day and the article number where the file says that it was mailed."""
    for each in _sent(source, paper, mail.to.name):
        right = not each.address or tuple(each.address) == mail.to.address
        if each.method == mail.method and right and each.sent is not None and each.sent <= source.as_of:
            proof = each.proof or ""
            return Mailed(_title(source, paper), mail, each.sent, "" if proof == _SWORN else proof)
    return Mailed(_title(source, paper), mail, None, "")


def _sent(source: Source, paper: Paper, name: str) -> tuple[Delivery, ...]:
    """Return the mailings of a paper to a Holder that the file lists."""
    return tuple(
        each
        for each in notices(source)
        if each.kind in (paper.form, paper.clause)
        and each.to is not None
        and each.to.casefold() == name.casefold()
    )


def _title(source: Source, paper: Paper) -> str:
    return source.titles.get(paper.form, paper.form)
