"""Both agreements at once: who succeeds the Company (RRA 1(i)(iii), Warrant 12.2)."""

from __future__ import annotations

from checker.model.events import Happening, Merger, Split
from checker.replay.registration.bound import why_not_rra
from checker.rules.rule import Answers, Case, Rule, confirm, not_applicable, rule

# An event without a kind is taken for one by which somebody succeeds, as Section 12.2 of the Warrant takes it.
SUCCESSIONS = frozenset({"merger", "consolidation", "sale_of_assets", None})


@rule(
    "R1.i.iii-successor",
    on=(Merger, Split),
    quote="securities issued in replacement or exchange of any of the securities issued in clauses (i) or (ii) above",
    readings=("Q68",),
)
def successor(case: Case[Happening]) -> Answers:
    """Registrable Securities follow an exchange of stock, but no clause binds who succeeds the Company (Q68).

    Confirm: by a person, that the successor assumes the agreement in writing, which is asked for and not required
    by the text; the Warrant binds its successor by Section 12.2. Not applicable: nobody succeeds to the Company,
    as by a split or a reclassification; or Group has not taken the agreement over.
    """
    event = case.event
    if (reason := why_not_rra(case.record, event.date)) is not None:
        yield not_applicable(reason)
    elif not isinstance(event, Merger) or event.kind not in SUCCESSIONS:
        yield not_applicable("Nobody succeeds to the Company.")
    else:
        yield confirm(
            "What Holders receive in exchange is Registrable Securities; the successor assumes the Registration Rights "
            "Agreement in writing.",
            ("kind",),
            remedy="ask the successor for a signed assumption; no clause of the agreement binds it",
            counts=False,
        )


RULES: tuple[Rule, ...] = (successor,)
