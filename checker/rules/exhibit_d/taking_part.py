"""How a Holder under Exhibit D takes part in a registration: its days, its request or election, and the wait."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from checker.model.events import Registration
from checker.model.numbers import exact
from checker.model.outcome import Outcome
from checker.replay.registration.bound import shown
from checker.replay.registration.exhibit_d_requests import Asked, Open
from checker.replay.registration.holdings import key_of
from checker.rules.rule import Answer, Duty, breach, compliant, confirm, missing, no_right, not_applicable


@dataclass(frozen=True, slots=True)
class Words:
    """What a section calls it: a request that is made (Section 2), or an election that is given (Section 4)."""

    noun: str
    made: str
    included: str
    verb: str
    days: str
    last: str

    @property
    def done(self) -> str:
        """How it was done, at the start of a sentence."""
        return self.made.capitalize()


def duties(
    found: Open,
    what: str,
    count: str,
    made: Mapping[str, date | None],
    already: Collection[str] = (),
) -> Iterator[Duty]:
    """Yield for each Holder whose days run the last of them; ``made`` is when it asked, ``already`` has no need to."""
    for each in found.windows:
        if each.closes is not None and each.received is not None and key_of(each.holder) not in already:
            yield Duty(
                who=each.holder,
                to="Company",
                what=what,
                due=each.closes,
                counted_from=each.received,
                count=count,
                done=made.get(key_of(each.holder)),
                right=True,
            )


def requested(each: Asked, words: Words) -> Answer:
    """Return the answer on one Holder's request or election."""
    at = ("requests", each.index)
    facts = {} if each.closes is None else {"last_day": each.closes.isoformat()}
    if not each.by_a_known_way:
        return no_right(
            f"The {words.noun} came by a way that Section 14 does not know.",
            (*at, "delivery"),
            facts,
            remedy="deliver it at the Company's address, or send it by certified or registered mail",
        )
    if each.made is None or each.paper is None or each.paper.method is None:
        return missing(
            f"how and when the {words.noun} of {each.name} was {words.made} is left out",
            at,
            "give `delivery` with `method`, and `sent` or `received`",
        )
    if each.shares is None:
        said = f"how many shares {each.name} {words.included} is left out"
        return missing(said, at, "give `shares`")
    facts["shares"] = exact(each.shares)
    if not each.in_time:
        return no_right(
            f"The {words.noun} was {words.made} on {each.made}; {each.closes} was the last day.",
            (*at, "delivery"),
            facts,
            remedy="the Company may include it all the same, if that takes nothing from others",
        )
    if each.most is not None and each.shares > each.most:
        said = (
            f"{each.name} {words.included} {shown(each.shares)} shares; it can register {shown(each.most)}."
        )
        return no_right(
            said, (*at, "shares"), facts, remedy=f"the {words.noun} stands for what it can register"
        )
    by = f", by {each.closes}" if each.closes else ""
    return compliant(f"{words.done} on {each.made}{by}.", at, facts)


def effective(event: Registration, found: Open, words: Words) -> Answer:
    """Return the answer on a status that makes a registration effective."""
    told = waited(event, found, words)
    if told.outcome is Outcome.CONFIRM and found.last is not None:
        said = f"Effective on {found.effective}, after the last {words.last} {found.last.closes}."
        return compliant(said, ("date",), told.facts)
    return replace(told, at=("date",))


def waited(event: Registration, found: Open, words: Words) -> Answer:
    """Return the answer on whether the registration waits for the last Holder's days."""
    last, filing = found.last, event.filing_date
    if last is not None and last.closes is not None:
        facts = {"last_day": last.closes.isoformat(), "holder": last.holder}
        if found.effective is not None and found.effective <= last.closes:
            return breach(
                f"Effective on {found.effective} while {last.holder} may {words.verb} until {last.closes}.",
                ("effective_date",),
                facts,
                remedy=f"become effective after {last.closes}",
            )
    if found.unknown:
        return missing(
            f"when {found.unknown[0]} received its notice is left out: its {words.days} run from that day",
            ("notices",),
            "give `received`: as the return receipt shows it or, while it is a plan, the day on which you expect it",
        )
    if last is None or last.closes is None:
        return not_applicable(f"No notice has opened a Holder's {words.days}.")
    if filing is not None and filing > last.closes:
        return compliant(f"Filed after the last {words.last} {last.closes}.", ("filing_date",), facts)
    when = f"Filed on {filing}" if filing is not None else "No day of filing is given"
    return confirm(
        f"{when}; {last.holder} may {words.verb} until {last.closes}: who {words.verb}s by then is added before "
        "effectiveness.",
        ("filing_date",),
        facts,
    )
