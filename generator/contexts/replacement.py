"""The context of the affidavit of loss, with the indemnity agreement of Section 7.2."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from checker.api import terms
from checker.model.events import ReplaceWarrant
from generator.contexts.register import Signatory, holder_signs, warrant_id
from generator.contexts.source import Heading, Source, company_name
from generator.contexts.wording import sentence

# What the deponent swears to beside the fact itself, by what befell the Warrant.
_WHAT_FOLLOWED: Mapping[str | None, str] = MappingProxyType(
    {
        "lost": "Holder has searched for the Warrant diligently and has not found it",
        "stolen": "the Warrant was taken without Holder’s consent, and Holder has not recovered it",
        "destroyed": "the Warrant no longer exists, and nothing of it can be surrendered",
    }
)
_NOUN: Mapping[str | None, str] = MappingProxyType(
    {"lost": "loss", "stolen": "theft", "destroyed": "destruction"}
)


@dataclass(frozen=True, slots=True)
class LostWarrantAffidavit(Heading):
    """What the deponent swears for the holder, and the indemnity that the holder gives with it."""

    warrant: str | None
    shares: Fraction | None
    price: Fraction | None
    price_as_of: date
    first_issued: date
    expires: date
    cause: str | None
    noun: str
    followed: str | None
    evidence: str
    indemnity: str
    holder: Signatory
    company: str


def lost_warrant_affidavit(source: Source) -> LostWarrantAffidavit:
    """Return what the affidavit of loss says of the Warrant, its loss and the indemnity (W7.2, H6).

    Without evidence in the file the deponent writes the circumstances in ink: the paper itself is the evidence.
    """
    event = source.event
    assert isinstance(event, ReplaceWarrant)
    key = warrant_id(source)
    line = source.action.before.warrants[key] if key is not None else None
    return LostWarrantAffidavit(
        *source.heading,
        warrant=key,
        shares=Fraction(line.warrant_shares) if line is not None else None,
        price=Fraction(line.warrant_price) if line is not None else None,
        price_as_of=source.action.date,
        first_issued=terms().day("initial_issuance_date"),
        expires=terms().day("term_last_day"),
        cause=event.cause,
        noun=_NOUN.get(event.cause, "loss, theft or destruction"),
        followed=_WHAT_FOLLOWED.get(event.cause),
        evidence=sentence(event.evidence or ""),
        indemnity=sentence(event.indemnity or ""),
        holder=holder_signs(source),
        company=company_name(),
    )
