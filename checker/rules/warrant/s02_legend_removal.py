"""Warrant Section 2.2, second paragraph: a certificate without the legend."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from checker.model.events import RemoveLegend
from checker.replay.delivery import received
from checker.rules.rule import Answer, Answers, Case, compliant, confirm, missing, no_right, rule


@rule(
    "W2.2-legend-removal",
    on=RemoveLegend,
    quote="shall also bear such legend unless, in the opinion of counsel for Holder thereof (which counsel shall be "
    "reasonably satisfactory to Company) the securities represented thereby are not, at such time, required by law to "
    "bear such legend",
)
def legend_removal(case: Case[RemoveLegend]) -> Answers:
    """A new certificate bears no legend after a registered public sale, or on an opinion of Holder's counsel.

    Compliant: sold to the public under a registration statement; or an opinion by counsel reasonably
    satisfactory to the Company. No right: that counsel is not satisfactory to it; the condition is that of
    whoever holds the certificate. Missing: neither a sale nor an opinion is shown.
    """
    for answer in _answers(case):
        yield replace(answer, subject=case.event.holder)


def _answers(case: Case[RemoveLegend]) -> Iterator[Answer]:
    """Answer for the conditions on which the holder of the certificate gets one without the legend."""
    if case.event.sold_under is not None:
        yield compliant(
            f"Issued upon completion of a public distribution under {case.event.sold_under}.", ("sold_under",)
        )
        yield confirm("That distribution is complete and covered these shares.", ("sold_under",))
        return
    day = received(case.event.opinion)
    if day is None:
        yield missing(
            "neither a registered public sale nor an opinion of Holder's counsel is shown",
            ("opinion",),
            "give `opinion` with `method` and `received`, or `sold_under`",
        )
    elif case.event.counsel_satisfactory is None:
        yield missing(
            "whether that counsel is reasonably satisfactory to the Company is left out",
            ("counsel_satisfactory",),
            "the Company says so: `counsel_satisfactory: true`",
        )
    elif case.event.counsel_satisfactory:
        yield compliant(f"On the opinion received on {day}.", ("opinion",))
    else:
        yield no_right(
            "The opinion is not by counsel reasonably satisfactory to the Company: the legend stays.",
            ("counsel_satisfactory",),
            remedy="obtain an opinion of other counsel",
        )
