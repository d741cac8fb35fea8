"""What waits about credit: agreements to agree to and to approve, disputes to answer and to decide (domain §4)."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, not_

from zhaoshang.attribution.model import (
    AgreementState,
    AttributionAgreement,
    AttributionAgreementParty,
    AttributionDispute,
    AttributionDisputeParty,
    DisputeState,
)
from zhaoshang.attribution.permissions import Agreements, Disputes
from zhaoshang.authorization.scopes import ACTOR
from zhaoshang.database.alias import aliased
from zhaoshang.duties.declare import Duty, in_state, register_duty


def _is_proposed(party: Any) -> ColumnElement[bool]:
    agreement = aliased(AttributionAgreement)
    return (
        exists()
        .where(
            agreement.district_id == party.district_id,
            agreement.id == party.agreement_id,
            in_state(agreement.state, AgreementState.PROPOSED),
        )
        .correlate_except(agreement)
    )


def _is_raised_by_another(party: Any) -> ColumnElement[bool]:
    """It is open, and the party is not who raised it: that one has said what it thinks."""
    dispute = aliased(AttributionDispute)
    return (
        exists()
        .where(
            dispute.district_id == party.district_id,
            dispute.id == party.dispute_id,
            in_state(dispute.state, DisputeState.OPEN),
            dispute.tenant_id != party.tenant_id,
        )
        .correlate_except(dispute)
    )


def _all_agreed(agreement: Any) -> ColumnElement[bool]:
    party = aliased(AttributionAgreementParty)
    return not_(
        exists()
        .where(
            party.district_id == agreement.district_id,
            party.agreement_id == agreement.id,
            party.agreed_at.is_(None),
        )
        .correlate_except(party)
    )


register_duty(
    Duty(
        kind="AGREEMENT_CONSENT",
        zh="确认分成约定",
        en="An agreement about the unit's credit waits for its consent",
        mapped=AttributionAgreementParty,
        subject="AttributionAgreement",
        thing=lambda party: party.agreement_id,
        permission=Agreements.AGREE,
        sees=Agreements.VIEW,
        # Whoever is named reads every party's row, and agrees for itself only.
        waits=lambda party: and_(party.tenant_id == ACTOR.tenant, party.agreed_at.is_(None), _is_proposed(party)),
        since=lambda party: party.proposed_at,
    ),
    Duty(
        kind="AGREEMENT_APPROVAL",
        zh="批准分成约定",
        en="All have agreed how to share: approve the agreement, or return it",
        mapped=AttributionAgreement,
        subject="AttributionAgreement",
        permission=Agreements.APPROVE,
        sees=Agreements.VIEW,
        waits=lambda agreement: and_(in_state(agreement.state, AgreementState.PROPOSED), _all_agreed(agreement)),
        since=lambda agreement: agreement.proposed_at,
        project=lambda agreement: agreement.project_id,
    ),
    Duty(
        kind="DISPUTE_ANSWER",
        zh="陈述分成异议意见",
        en="A dispute concerns the unit, which has not said what it thinks of it",
        mapped=AttributionDisputeParty,
        subject="AttributionDispute",
        thing=lambda party: party.dispute_id,
        permission=Disputes.ANSWER,
        sees=Disputes.VIEW,
        waits=lambda party: and_(
            party.tenant_id == ACTOR.tenant, party.answered_at.is_(None), _is_raised_by_another(party)
        ),
        since=lambda party: party.raised_at,
    ),
    Duty(
        kind="DISPUTE_DECISION",
        zh="裁定分成异议",
        en="A dispute about credit is to be decided",
        mapped=AttributionDispute,
        subject="AttributionDispute",
        permission=Disputes.UPHOLD,
        sees=Disputes.VIEW,
        waits=lambda dispute: in_state(dispute.state, DisputeState.OPEN),
        since=lambda dispute: dispute.raised_at,
        project=lambda dispute: dispute.project_id,
    ),
)
