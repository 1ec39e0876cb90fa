"""RRA Section 9(f): whether the rights pass with a transfer, to the extent of the securities transferred."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model.events import TransferRegistrable
from checker.model.numbers import exact
from checker.replay.registration.assignment import ASSIGNMENT_READINGS, Assignment
from checker.replay.registration.bound import shown, why_not_rra
from checker.replay.registration.transfers import standing
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Rule,
    compliant,
    judgement,
    missing,
    no_right,
    not_applicable,
    rule,
)

RESERVED = "obtain the rights from a seller who does not restrict them, or hold the minimum"


@rule(
    "R9.f-assignment",
    on=TransferRegistrable,
    quote="This Agreement and all of the provisions hereof will be assigned, without the consent of the Company, by "
    "any Holder to, and shall inure to the benefit of, any purchaser, transferee or assignee",
    readings=("Q68", *ASSIGNMENT_READINGS),
)
def assignment(case: Case[TransferRegistrable]) -> Answers:
    """The rights pass with what is transferred if the three tests are met as Q55 joins them.

    The tests: (i) an Affiliate or beneficial owner of the seller, (ii) at least 50,000 shares after the transfer,
    (iii) no restriction in writing by the seller. The Company's consent is never needed. Compliant: 60,000
    shares to a stranger, the seller silent. No right: 1,000 to a stranger, restricted in writing; or a seller
    who has no rights to pass on. Missing: who sells, who takes, or what is transferred; a fact on which it turns.
    Judgement: it turns on an Affiliate whom nobody has determined; or on Q55.
    """
    if (reason := why_not_rra(case.record, case.event.date)) is not None:
        yield not_applicable(reason)
        return
    told = tuple(_left_out(case.event)) or (_passed(case, standing(case.record, case.before, case.event)),)
    for answer in told:
        yield replace(answer, subject=case.event.to)


def _left_out(event: TransferRegistrable) -> list[Answer]:
    """Return what is left out without which nobody can say whose rights pass with what."""
    wanted = (
        (event.from_, "who transfers the securities", "from", "give `from`, a Holder"),
        (event.to, "to whom the securities are transferred", "to", "give `to`"),
        (
            event.security,
            "what is transferred",
            "security",
            "give `security`: series_a, rra_warrant or registrable_shares",
        ),
    )
    return [
        missing(f"{what} is left out", (key,), mend) for value, what, key, mend in wanted if value is None
    ]


def _passed(case: Case[TransferRegistrable], found: Assignment) -> Answer:
    """Return the answer on whether the rights pass."""
    event, facts = case.event, _facts(found)
    if found.from_holder is False:
        return no_right(
            f"{event.from_} is no Holder and has no rights to pass on.",
            ("from",),
            facts,
            remedy="show how the seller took the rights: an earlier transfer under Section 9(f)",
        )
    if found.passes is None and found.turns_on_affiliate:
        said = "Whether the rights pass turns on the transferee's being an Affiliate of the seller."
        return judgement(said, ("to",), facts, remedy="record a determination on the topic `affiliate`")
    if found.passes is None:
        earlier = "the seller itself took the rights turns on a fact of an earlier transfer"
        what = earlier if found.from_holder is None else "the rights pass turns on a fact that is left out"
        return missing(f"whether {what}", ("to",), "see the other findings on Section 9(f)")
    what = (
        "all that is transferred" if event.shares is None else f"the {shown(event.shares)} shares transferred"
    )
    if found.passes:
        return compliant(f"The rights pass to {event.to}, for {what} and no more.", ("to",), facts)
    return no_right(
        f"The rights do not pass to {event.to}: {_why_not(found)}.", ("to",), facts, remedy=RESERVED
    )


def _why_not(found: Assignment) -> str:
    """Return in words why the rights do not pass."""
    if not found.owner and not found.enough:
        limit = "the seller restricted them" if found.restricted else "the seller's silence is not enough"
        return f"neither (i) nor (ii) is met, and {limit}"
    return "the seller restricted them in writing" if found.restricted else "not all three tests are met"


def _facts(found: Assignment) -> dict[str, str]:
    """Return the three tests as facts."""
    said = {True: "yes", False: "no", None: "not said"}
    return {
        "(i) affiliate or owner of the seller": said[found.owner],
        "(ii) minimum holding": said[found.enough],
        "(iii) restricted in writing": said[found.restricted],
        **({} if found.holding is None else {"transferee_holding": exact(found.holding)}),
        "minimum_holding": exact(found.minimum),
    }


@rule(
    "R9.f-minimum-holding",
    on=TransferRegistrable,
    quote="holds Series A Preferred Stock, Warrants or Registrable Securities representing, upon conversion and "
    "exercise thereof, at least 50,000 shares of Common Stock (as adjusted to give effect to any stock dividends or "
    "stock splits)",
    terms=("minimum_holding",),
    readings=("Q68", *ASSIGNMENT_READINGS),
)
def minimum_holding(case: Case[TransferRegistrable]) -> Answers:
    """One who is neither Affiliate nor owner takes the rights with at least 50,000 shares, adjusted for splits.

    What counts is all that is held of the three classes after the transfer. Compliant: 30,000 held and 20,000
    bought; 75,000 after 3 for 2; or fewer, where the seller's silence is enough. No right: 49,999, where it is
    not. Missing: how many shares are transferred, or what the transferee held. Judgement: as it turns on the
    transferee's being an Affiliate. Not applicable: it is an Affiliate or owner of the seller.
    """
    if (reason := why_not_rra(case.record, case.event.date)) is not None:
        yield not_applicable(reason)
        return
    found = standing(case.record, case.before, case.event)
    yield replace(_held_enough(case, found), subject=case.event.to)


def _held_enough(case: Case[TransferRegistrable], found: Assignment) -> Answer:
    """Return the answer on the minimum holding."""
    at, facts = ("shares",), _facts(found)
    if found.owner:
        return not_applicable("An Affiliate or owner of the seller needs no minimum holding.")
    if case.event.shares is None:
        return missing("how many shares are transferred is left out", at, "give `shares`, as converted")
    if found.enough is None:
        return missing(
            f"what {case.event.to} held before is left out",
            ("transferee_already_holds",),
            "give `transferee_already_holds`, or its counts in the register",
        )
    held = "" if found.holding is None else f"{shown(found.holding)} shares are held after the transfer; "
    said = f"{held}{shown(found.minimum)} are the minimum."
    if found.turns_on_affiliate:
        return judgement(
            f"{said} Whether it is needed turns on the transferee's being an Affiliate.", at, facts
        )
    if found.passes is None:
        return compliant(said, at, facts) if found.enough else not_applicable(f"{said} See the other tests.")
    if found.passes:
        return compliant(said if found.enough else f"{said} The seller's silence is enough.", at, facts)
    return no_right(said, at, facts, remedy=RESERVED)


@rule(
    "R9.f-affiliate",
    on=TransferRegistrable,
    quote="such purchaser, transferee or assignee is an Affiliate or beneficial owner of the seller, transferor or "
    "assignor",
    readings=("Q68", *ASSIGNMENT_READINGS),
)
def affiliate(case: Case[TransferRegistrable]) -> Answers:
    """An Affiliate, or a beneficial owner of the seller, takes the rights whatever it holds.

    Who is an Affiliate is defined in the Purchase Agreement, if anywhere (Q08). Compliant: it is one. Not
    applicable: it is none, or nothing turns on it. Judgement: nobody has said, and the rights pass or not by it.
    """
    if (reason := why_not_rra(case.record, case.event.date)) is not None:
        yield not_applicable(reason)
        return
    found = standing(case.record, case.before, case.event)
    if found.owner:
        who = "an Affiliate" if found.affiliate else "a beneficial owner"
        answer = compliant(f"{case.event.to} is {who} of the seller.", ("affiliate",))
    elif found.turns_on_affiliate:
        answer = judgement(
            "Whether the transferee is an Affiliate of the seller is not determined, and the rights turn on it.",
            ("affiliate",),
            remedy="record a determination on the topic `affiliate`, by the Purchase Agreement's definition",
        )
    else:
        answer = not_applicable("The transferee is neither, or nothing turns on it.")
    yield replace(answer, subject=case.event.to)


@rule(
    "R9.f-restriction",
    on=TransferRegistrable,
    quote="the seller, transferor or assignor does not affirmatively restrict in writing the transfer or assignment "
    "of rights hereunder with respect to such securities",
    readings=("Q68", *ASSIGNMENT_READINGS),
)
def restriction(case: Case[TransferRegistrable]) -> Answers:
    """The seller may restrict in writing that the rights pass.

    Whether that stops an Affiliate or a large holder is Q55. Compliant: it restricted nothing, or the rights pass
    all the same. No right: the restriction stops them. Missing: whether it restricted them.
    """
    if (reason := why_not_rra(case.record, case.event.date)) is not None:
        yield not_applicable(reason)
        return
    at = ("seller_restricted_in_writing",)
    found = standing(case.record, case.before, case.event)
    if found.restricted is None:
        answer = missing(
            "whether the seller restricted the rights in writing is left out", at, f"give `{at[0]}`"
        )
    elif not found.restricted:
        answer = compliant("The seller restricted nothing in writing.", at)
    elif found.passes is False:
        answer = no_right("The seller restricted the rights in writing.", at, remedy=RESERVED)
    else:
        answer = compliant("The seller restricted the rights in writing, which does not stop them.", at)
    yield replace(answer, subject=case.event.to)


RULES: tuple[Rule, ...] = (assignment, minimum_holding, affiliate, restriction)
