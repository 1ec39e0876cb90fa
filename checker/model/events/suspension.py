"""What holds a registration back: delays, suspensions, withdrawals, holdbacks (R2.g, R3.c, R4, D2.b)."""

from datetime import date as Day
from typing import Annotated, Literal

from msgspec import Meta, field

from checker.model.delivery import Delivery
from checker.model.events.common import Happening, HolderDelivery


class RegistrationDelay(Happening, frozen=True, kw_only=True, tag="registration_delay"):
    """The Company delays a registration or prohibits sales; ``date`` is the day it invokes this (R2.g)."""

    kind: Annotated[
        Literal["delay", "sale_prohibition"] | None,
        Meta(description="delay of a registration, or prohibition of sales"),
    ] = None
    of: Annotated[str | None, Meta(description="id of the registration, demand or shelf")] = None
    from_: Annotated[Day | None, Meta(description="first day delayed")] = field(default=None, name="from")
    until: Annotated[Day | None, Meta(description="last day delayed, itself counted")] = None
    transaction_considered_since: Annotated[
        Day | None, Meta(description="day since which the material transaction is considered")
    ] = None
    board_determination: Annotated[
        Day | bool | None, Meta(description="day of the Board's determination; false = there is none")
    ] = None
    notices: Annotated[tuple[Delivery, ...], Meta(description="notices to the holders")] = ()
    consents: Annotated[
        tuple[HolderDelivery, ...] | None, Meta(description="holders' consents to a longer delay")
    ] = None


class ProspectusSuspension(Happening, frozen=True, kw_only=True, tag="prospectus_suspension"):
    """The Company tells holders to stop using the prospectus (R3.a.ix, R3.c)."""

    of: Annotated[str | None, Meta(description="id of the registration")] = None
    notice: Annotated[Delivery | None, Meta(description="the notice under 3(a)(ix)")] = None
    corrected_copies: Annotated[
        dict[str, Day] | None, Meta(description="day each holder got the corrected prospectus, by name")
    ] = None


class Withdrawal(Happening, frozen=True, kw_only=True, tag="withdrawal"):
    """A holder withdraws its shares from a registration (D2.b)."""

    of: Annotated[str | None, Meta(description="id of the registration")] = None
    holder: Annotated[str | None, Meta(description="who withdraws")] = None
    deliveries: Annotated[
        tuple[Delivery, ...], Meta(description="the notices, one to the Company and one to the underwriter")
    ] = ()


class HoldbackRequirement(Happening, frozen=True, kw_only=True, tag="holdback_requirement"):
    """The holders are required not to sell around an offering (R4)."""

    of: Annotated[str | None, Meta(description="id of the registration")] = None
    by: Annotated[
        str | None, Meta(description="who requires it: the managing underwriter, or the Company")
    ] = None
    notices: Annotated[tuple[Delivery, ...], Meta(description="notices to the holders")] = ()
