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
    AttributionEntry,
    AttributionParty,
    AttributionRunning,
    AttributionTerms,
    ClosedPeriod,
    EntryKind,
    TermsBasis,
)

__all__ = [
    "AgreementState",
    "AttributionAgreement",
    "AttributionAgreementParty",
    "AttributionDispute",
    "AttributionDisputeParty",
    "AttributionEntry",
    "AttributionLink",
    "AttributionParty",
    "AttributionRunning",
    "AttributionTerms",
    "ClosedPeriod",
    "DisputeState",
    "EntryKind",
    "LinkKind",
    "TermsBasis",
]
