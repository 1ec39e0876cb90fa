"""The Warrant itself: exercised (2.1), transferred or replaced (7.2); the legend on its shares removed (2.2)."""

from datetime import date as Day
from typing import Annotated, Literal

from msgspec import Meta

from checker.model.delivery import Delivery
from checker.model.events.common import Happening, Party, Piece
from checker.model.numbers import Money, Shares

PaymentMethod = Literal[
    "cash",
    "certified_check",
    "official_bank_check",
    "wire",
    "personal_check",
    "cancellation_of_indebtedness",
]


class Payment(Piece, frozen=True, kw_only=True):
    """One payment towards the price of the shares bought (W2.1)."""

    method: Annotated[PaymentMethod | None, Meta(description="how it is paid")] = None
    amount: Annotated[Money | None, Meta(description="dollars paid")] = None
    debtor: Annotated[
        str | None, Meta(description="for a cancellation of indebtedness: who owed the debt")
    ] = None
    received: Annotated[
        Day | None,
        Meta(description="day the Company has it; left out = payment_received, else the event's date"),
    ] = None


class Exercise(Happening, frozen=True, kw_only=True, tag="exercise"):
    """The holder buys shares under the Warrant, for payment or net (W2.1)."""

    warrant: Annotated[str | None, Meta(description="id of the Warrant exercised")] = None
    shares: Annotated[Shares | None, Meta(description="number of shares paid for; left out = 0")] = None
    net_shares: Annotated[
        Shares | None,
        Meta(description="portion of the Warrant cancelled in a net exercise, in shares; left out = 0"),
    ] = None
    payment: Annotated[tuple[Payment, ...] | None, Meta(description="what is paid")] = None
    payment_received: Annotated[
        Day | None, Meta(description="day the payments arrive, for all that do not say their own")
    ] = None
    notice: Annotated[Delivery | None, Meta(description="the Notice of Exercise (Exhibit A)")] = None
    warrant_surrendered: Annotated[Delivery | None, Meta(description="the Warrant itself, handed in")] = None
    stock_books_closed: Annotated[
        tuple[Day, Day] | None,
        Meta(description="first and last day the stock transfer books are closed; left out = open"),
    ] = None
    shares_registered: Annotated[
        bool | None,
        Meta(description="whether the shares are registered under the Securities Act; left out = false"),
    ] = None
    signed_name: Annotated[str | None, Meta(description="the name as signed on the notice")] = None
    issue_to: Annotated[Party | None, Meta(description="in whose name the certificates are made out")] = None
    denominations: Annotated[
        tuple[Shares, ...] | None,
        Meta(
            description="shares of each certificate, adding up to all that are issued; one for one certificate"
        ),
    ] = None
    new_warrant: Annotated[
        str | None, Meta(description="id of the Warrant for the balance; left out = the old id with -B")
    ] = None


class NewWarrants(Piece, frozen=True, kw_only=True):
    """The ids of the Warrants that a transfer makes."""

    transferee: Annotated[
        str | None, Meta(description="id of the transferee's Warrant; left out = the old id with -T")
    ] = None
    balance: Annotated[
        str | None, Meta(description="id of the Warrant for the balance; left out = the old id with -B")
    ] = None


class TransferWarrant(Happening, frozen=True, kw_only=True, tag="transfer_warrant"):
    """The holder assigns the Warrant, whole (Exhibit B) or in part (Exhibit C) (W7.2)."""

    warrant: Annotated[str | None, Meta(description="id of the Warrant transferred")] = None
    to: Annotated[Party | None, Meta(description="the transferee")] = None
    shares: Annotated[Shares | None, Meta(description="shares transferred, unless entire")] = None
    entire: Annotated[bool | None, Meta(description="true: the whole Warrant")] = None
    signed_name: Annotated[str | None, Meta(description="the name as signed on the assignment")] = None
    endorsed: Annotated[bool | None, Meta(description="whether the Warrant is duly endorsed")] = None
    surrendered: Annotated[Delivery | None, Meta(description="the Warrant itself, handed in")] = None
    attorney: Annotated[str | None, Meta(description="attorney appointed to transfer on the books")] = None
    securities_law_basis: Annotated[
        str | None, Meta(description="registration or exemption relied on, in words")
    ] = None
    date_signed: Annotated[Day | None, Meta(description="day the assignment is signed")] = None
    new_warrants: Annotated[NewWarrants | None, Meta(description="ids of the new Warrants")] = None


class ReplaceWarrant(Happening, frozen=True, kw_only=True, tag="replace_warrant"):
    """The holder asks for a new Warrant in place of one lost, stolen, destroyed or mutilated (W7.2)."""

    warrant: Annotated[str | None, Meta(description="id of the Warrant to be replaced")] = None
    cause: Annotated[
        Literal["lost", "stolen", "destroyed", "mutilated"] | None, Meta(description="what befell it")
    ] = None
    evidence: Annotated[str | None, Meta(description="evidence of it, in words")] = None
    indemnity: Annotated[str | None, Meta(description="indemnity or security given, in words")] = None
    surrendered: Annotated[Delivery | None, Meta(description="a mutilated Warrant, handed in")] = None
    new_warrant: Annotated[
        str | None, Meta(description="id of the new Warrant; left out = the old id with -B")
    ] = None


class RemoveLegend(Happening, frozen=True, kw_only=True, tag="remove_legend"):
    """A holder of Warrant Shares asks for a certificate without the legend (W2.2)."""

    holder: Annotated[str | None, Meta(description="who holds the certificate")] = None
    shares: Annotated[Shares | None, Meta(description="shares of the certificate")] = None
    opinion: Annotated[
        Delivery | None, Meta(description="the opinion of the holder's counsel that no legend is required")
    ] = None
    counsel_satisfactory: Annotated[
        bool | None, Meta(description="whether that counsel is reasonably satisfactory to the Company")
    ] = None
    sold_under: Annotated[
        str | None,
        Meta(description="the registration under which the shares were sold to the public, if they were"),
    ] = None
