"""The tables of transfers and of the credit that follows from them."""

from zhaoshang.transfers.model.attribution import (
    AttributionEntry,
    AttributionRunning,
    AttributionTerms,
    EntryKind,
    TermsBasis,
)
from zhaoshang.transfers.model.pushes import (
    Carrier,
    CarrierKind,
    LeadingIndustry,
    OfferState,
    Transfer,
    TransferAdvice,
    TransferOffer,
    TransferState,
)

__all__ = [
    "AttributionEntry",
    "AttributionRunning",
    "AttributionTerms",
    "Carrier",
    "CarrierKind",
    "EntryKind",
    "LeadingIndustry",
    "OfferState",
    "TermsBasis",
    "Transfer",
    "TransferAdvice",
    "TransferOffer",
    "TransferState",
]
