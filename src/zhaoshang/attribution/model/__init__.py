"""The tables of credit: the ledger, and the cases that change how it is shared."""

from zhaoshang.attribution.model.cases import (
    AgreementState,
    AttributionAgreement,
    AttributionAgreementParty,
    AttributionDispute,
    AttributionDisputeParty,
    AttributionLink,
    DisputeState,
    LinkKind,
)
from zhaoshang.attribution.model.ledger import (
    CREDIT_DIMENSIONS,
    CREDIT_GRAINS,
    AttributionEntry,
    AttributionParty,
    AttributionRunning,
    AttributionTally,
    AttributionTerms,
    ClosedPeriod,
    EntryKind,
    TermsBasis,
)

__all__ = [
    "CREDIT_DIMENSIONS",
    "CREDIT_GRAINS",
    "AgreementState",
    "AttributionAgreement",
    "AttributionAgreementParty",
    "AttributionDispute",
    "AttributionDisputeParty",
    "AttributionEntry",
    "AttributionLink",
    "AttributionParty",
    "AttributionRunning",
    "AttributionTally",
    "AttributionTerms",
    "ClosedPeriod",
    "DisputeState",
    "EntryKind",
    "LinkKind",
    "TermsBasis",
]
