"""The terms of a grant of registration rights, one row of the comparison at a time (R8, D3, D4)."""

from datetime import date as Day
from typing import Annotated, Literal

from msgspec import Meta

from checker.model.delivery import Names
from checker.model.events.common import Piece
from checker.model.numbers import Count, Percent, Shares

Truth = bool | None
Days = Count | None


class GrantTerms(Piece, frozen=True, kw_only=True):
    """What is granted; a term left out is not granted, a burden left out is not imposed.

    ``none`` says either expressly: the term is then None and its name stands in ``said_none``.
    """

    demand_threshold: Annotated[
        Percent | None, Meta(description="percent of its own class that may demand")
    ] = None
    demand_holders: Annotated[str | None, Meta(description="who may demand, in words")] = None
    demand_from: Annotated[Day | None, Meta(description="first day a demand can be made")] = None
    demand_count: Annotated[Days, Meta(description="number of demands, or unlimited")] = None
    demand_unlimited: Annotated[Truth, Meta(description="true: no limit on demands")] = None
    short_form_counts: Annotated[Truth, Meta(description="whether a short-form registration uses one up")] = (
        None
    )
    blockout_days: Annotated[Days, Meta(description="days after a Company offering without demands")] = None
    delay_days: Annotated[Days, Meta(description="days the Company may delay")] = None
    delays_per_year: Annotated[Days, Meta(description="delays in 365 days")] = None
    effective_within_days: Annotated[Days, Meta(description="days to effectiveness")] = None
    shelf_years: Annotated[Days, Meta(description="years a shelf is kept")] = None
    demand_window_days: Annotated[Days, Meta(description="days others have to join a demand")] = None
    window_unit: Annotated[
        Literal["calendar", "business"] | None, Meta(description="which days the window counts")
    ] = None
    piggyback: Annotated[Truth, Meta(description="whether it may join the Company's registrations")] = None
    piggyback_lead_days: Annotated[Days, Meta(description="days of notice before filing")] = None
    piggyback_window_days: Annotated[Days, Meta(description="days to ask to be included")] = None
    piggyback_excludes: Annotated[Names | None, Meta(description="registrations it may not join")] = None
    notice_lists_jurisdictions: Annotated[
        Truth, Meta(description="whether the notice lists the jurisdictions")
    ] = None
    cutback_priority: Annotated[
        Literal["company_first", "pro_rata", "ahead"] | None, Meta(description="who is cut back first")
    ] = None
    cutback_shares_with: Annotated[Names | None, Meta(description="who shares in a cutback")] = None
    cutback_needs_written_advice: Annotated[
        Truth, Meta(description="whether a cutback needs the underwriter's written advice")
    ] = None
    withdrawal: Annotated[Truth, Meta(description="whether it may withdraw from an underwriting")] = None
    effectiveness_days: Annotated[Days, Meta(description="days a registration is kept effective")] = None
    short_form_covenant: Annotated[
        Truth, Meta(description="whether the Company must keep its short form")
    ] = None
    expenses: Annotated[Literal["company", "holder"] | None, Meta(description="who bears the expenses")] = (
        None
    )
    holders_counsel_paid: Annotated[Truth, Meta(description="whether the holders' counsel is paid")] = None
    opinion_and_comfort: Annotated[
        Truth, Meta(description="whether an opinion and a comfort letter are due")
    ] = None
    draft_review_days: Annotated[Days, Meta(description="days to review drafts")] = None
    underwriter_approval: Annotated[Truth, Meta(description="whether holders approve the underwriter")] = None
    holdback_days: Annotated[Days, Meta(description="days of holdback around an offering")] = None
    use_suspension: Annotated[Truth, Meta(description="whether use of the prospectus can be suspended")] = (
        None
    )
    indemnity_scope: Annotated[
        Literal["narrower", "equal", "wider"] | None,
        Meta(description="the indemnity, against the agreement's"),
    ] = None
    contribution: Annotated[Truth, Meta(description="whether there is contribution")] = None
    rule_144: Annotated[Truth, Meta(description="whether there is a Rule 144 covenant")] = None
    assignment_minimum: Annotated[Shares | None, Meta(description="fewest shares an assignee must hold")] = (
        None
    )
    mfn: Annotated[Truth, Meta(description="whether better terms of later grants come to it")] = None
    amendment_by: Annotated[Literal["majority", "each"] | None, Meta(description="who can amend")] = None
    specific_performance: Annotated[Truth, Meta(description="whether it has specific performance")] = None
    binds_successors: Annotated[Truth, Meta(description="whether successors are bound")] = None
    status_reports: Annotated[Truth, Meta(description="whether the Company reports on each registration")] = (
        None
    )
    duration: Annotated[str | None, Meta(description="how long the rights last, in words")] = None
    ranks: Annotated[
        Literal["behind", "equal", "ahead"] | None, Meta(description="its rank against the RRA holders")
    ] = None
    exclusive: Annotated[Truth, Meta(description="whether it shuts others out")] = None
    said_none: Annotated[
        tuple[str, ...],
        Meta(description="terms expressly not granted or not imposed; write none at the term"),
    ] = ()
