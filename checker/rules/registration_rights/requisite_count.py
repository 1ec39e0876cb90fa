"""The answers on a count of the Requisite Holders: there is none, it suffices, or it is no majority."""

from __future__ import annotations

from checker.model.numbers import exact
from checker.replay.registration.bound import shown
from checker.replay.registration.majority import Tally, Unknown
from checker.rules.rule import Answer, compliant, missing, no_right


def lacking(unknown: Unknown, who: str) -> Answer:
    """Return the answer where there is no count; ``who`` says whom nobody has named (who demands)."""
    if unknown.nobody:
        return missing(f"{who} is left out", ("by",), "list `by`, each with `holder` and `shares`")
    names = ", ".join(unknown.holdings)
    return missing(
        f"what {names} holds is left out, so that the majority is not known",
        ("by",),
        "give each Holder's `series_a_as_converted`, `rra_warrants` and `registrable_shares` in the register",
    )


def counted(count: Tally) -> Answer:
    """Return the answer on a count: what the register bears out, of all, against the fewest that suffice."""
    facts = {
        "represented": exact(count.represented),
        "required": str(count.required),
        "fully_diluted": exact(count.fully_diluted),
    }
    total = f"of {shown(count.fully_diluted)}, of which {count.required:,} suffice"
    if count.met:
        return compliant(f"{shown(count.represented)} {total}.", ("by",), facts)
    said = f"{shown(count.represented)} {total}: no majority."
    if count.counted < count.represented:
        said = f"{shown(count.represented)} are claimed, {shown(count.counted)} borne out by the register, {total}."
    return no_right(said, ("by",), facts, remedy="let more Holders sign the request")
