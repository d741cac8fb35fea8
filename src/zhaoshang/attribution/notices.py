"""What people are told about credit (domain §4)."""

from typing import Any

from zhaoshang.attribution.model import AttributionAgreementParty, AttributionDispute, AttributionDisputeParty
from zhaoshang.attribution.permissions import Agreements, Disputes
from zhaoshang.notifications.declare import Told, register_notice


def _party(party: Any, _event: Any) -> list[Any]:
    return [party.tenant_id]


def _agreement(kind: str, event: str, zh: str, en: str) -> Told:
    return Told(
        kind=kind,
        zh=zh,
        en=en,
        event=event,
        key="agreement",
        mapped=AttributionAgreementParty,
        by="agreement_id",
        subject="AttributionAgreement",
        thing="agreement_id",
        units=_party,
        holders=Agreements.AGREE,
    )


def _dispute(kind: str, event: str, zh: str, en: str) -> Told:
    return Told(
        kind=kind,
        zh=zh,
        en=en,
        event=event,
        key="dispute",
        mapped=AttributionDisputeParty,
        by="dispute_id",
        subject="AttributionDispute",
        thing="dispute_id",
        units=_party,
        holders=Disputes.ANSWER,
    )


register_notice(
    _agreement("AGREEMENT_PROPOSED", "attribution.agreement.proposed", "提出分成约定", "The unit's credit may change"),
    _agreement("AGREEMENT_APPROVED", "attribution.agreement.approved", "分成约定获批", "The unit's credit changes"),
    _agreement("AGREEMENT_RETURNED", "attribution.agreement.returned", "分成约定被退回", "An agreement came back"),
    _dispute("DISPUTE_RAISED", "attribution.disputed", "提出分成异议", "The unit's credit is disputed"),
    _dispute("DISPUTE_UPHELD", "attribution.dispute.upheld", "分成异议成立", "A dispute was upheld: credit moves"),
    _dispute("DISPUTE_REJECTED", "attribution.dispute.rejected", "分成异议驳回", "A dispute was rejected"),
    Told(
        kind="DISPUTE_TO_DECIDE",
        zh="有新的分成异议",
        en="A dispute about credit waits to be decided",
        event="attribution.disputed",
        key="dispute",
        mapped=AttributionDispute,
        subject="AttributionDispute",
        holders=Disputes.UPHOLD,
    ),
)
