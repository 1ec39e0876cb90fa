"""The vocabulary: every event that a matter can hold, in the order of the manual."""

from checker.model.events.agreements import (
    AmendAgreement,
    ChangeOfAddress,
    IndemnityClaim,
    Performed,
    Rule144Request,
    Waiver,
)
from checker.model.events.capital import AmendSecurity, Consideration, Convert, Expire, Issue
from checker.model.events.common import Happening, HolderDelivery, HolderShares, Party, Piece
from checker.model.events.corporate import (
    BoardDeterminationOfPrice,
    CharterAmendment,
    Dissolution,
    Distribution,
    Merger,
    Split,
)
from checker.model.events.exercise import (
    Exercise,
    NewWarrants,
    Payment,
    RemoveLegend,
    ReplaceWarrant,
    TransferWarrant,
)
from checker.model.events.grants import (
    GrantRegistrationRights,
    GrantWaiver,
    HolderSale,
    MfnResponse,
    TransferRegistrable,
)
from checker.model.events.registration import (
    ComfortLetter,
    Draft,
    EarningsStatement,
    Limit,
    MandatoryConversion,
    PublicOffering,
    Registration,
    RegistrationDemand,
    RegistrationStatus,
    Request,
    Takedown,
    UnderwriterSelection,
)
from checker.model.events.suspension import (
    HoldbackRequirement,
    ProspectusSuspension,
    RegistrationDelay,
    Withdrawal,
)
from checker.model.events.terms import GrantTerms

Event = (
    Exercise
    | TransferWarrant
    | ReplaceWarrant
    | RemoveLegend
    | Issue
    | AmendSecurity
    | Convert
    | Expire
    | Split
    | Distribution
    | Merger
    | Dissolution
    | CharterAmendment
    | Registration
    | RegistrationDemand
    | RegistrationStatus
    | RegistrationDelay
    | ProspectusSuspension
    | Withdrawal
    | HoldbackRequirement
    | UnderwriterSelection
    | MandatoryConversion
    | Takedown
    | PublicOffering
    | GrantRegistrationRights
    | MfnResponse
    | TransferRegistrable
    | HolderSale
    | AmendAgreement
    | Waiver
    | Rule144Request
    | IndemnityClaim
    | BoardDeterminationOfPrice
    | ChangeOfAddress
    | Performed
)

EVENTS: tuple[type[Happening], ...] = (
    Exercise,
    TransferWarrant,
    ReplaceWarrant,
    RemoveLegend,
    Issue,
    AmendSecurity,
    Convert,
    Expire,
    Split,
    Distribution,
    Merger,
    Dissolution,
    CharterAmendment,
    Registration,
    RegistrationDemand,
    RegistrationStatus,
    RegistrationDelay,
    ProspectusSuspension,
    Withdrawal,
    HoldbackRequirement,
    UnderwriterSelection,
    MandatoryConversion,
    Takedown,
    PublicOffering,
    GrantRegistrationRights,
    MfnResponse,
    TransferRegistrable,
    HolderSale,
    AmendAgreement,
    Waiver,
    Rule144Request,
    IndemnityClaim,
    BoardDeterminationOfPrice,
    ChangeOfAddress,
    Performed,
)

__all__ = [
    "EVENTS",
    "AmendAgreement",
    "AmendSecurity",
    "BoardDeterminationOfPrice",
    "ChangeOfAddress",
    "CharterAmendment",
    "ComfortLetter",
    "Consideration",
    "Convert",
    "Dissolution",
    "Distribution",
    "Draft",
    "EarningsStatement",
    "Event",
    "Exercise",
    "Expire",
    "GrantRegistrationRights",
    "GrantTerms",
    "GrantWaiver",
    "Happening",
    "HoldbackRequirement",
    "HolderDelivery",
    "HolderSale",
    "HolderShares",
    "IndemnityClaim",
    "Issue",
    "Limit",
    "MandatoryConversion",
    "Merger",
    "MfnResponse",
    "NewWarrants",
    "Party",
    "Payment",
    "Performed",
    "Piece",
    "ProspectusSuspension",
    "PublicOffering",
    "Registration",
    "RegistrationDelay",
    "RegistrationDemand",
    "RegistrationStatus",
    "RemoveLegend",
    "ReplaceWarrant",
    "Request",
    "Rule144Request",
    "Split",
    "Takedown",
    "TransferRegistrable",
    "TransferWarrant",
    "UnderwriterSelection",
    "Waiver",
    "Withdrawal",
]
