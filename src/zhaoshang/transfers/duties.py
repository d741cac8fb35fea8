"""What waits in pushes: for 合作交流办, for candidates, for departments asked, and for who got one back (domain §4)."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, not_

from zhaoshang.database.alias import aliased
from zhaoshang.duties.declare import Duty, in_state, register_duty
from zhaoshang.projects.views import StageChange
from zhaoshang.transfers.model import OfferState, Transfer, TransferAdvice, TransferOffer, TransferState
from zhaoshang.transfers.permissions import Advices, Offers, Transfers
from zhaoshang.transfers.rules.flow import POOLED


def _still_pooled(row: Any) -> ColumnElement[bool]:
    """Its push still looks for a host."""
    transfer = aliased(Transfer)
    return (
        exists()
        .where(
            transfer.district_id == row.district_id,
            transfer.id == row.transfer_id,
            in_state(transfer.state, *sorted(POOLED)),
        )
        .correlate_except(transfer)
    )


def _is_left(returned: Any) -> ColumnElement[bool]:
    """Nothing became of a returned push: it was not pushed again, and the project took no step since."""
    again, step = aliased(Transfer), aliased(StageChange)
    pushed = (
        exists()
        .where(
            again.district_id == returned.district_id,
            again.project_id == returned.project_id,
            again.proposed_at > returned.closed_at,
        )
        .correlate_except(again)
    )
    moved = (
        exists()
        .where(
            step.district_id == returned.district_id,
            step.project_id == returned.project_id,
            step.at > returned.closed_at,
        )
        .correlate_except(step)
    )
    return and_(not_(pushed), not_(moved))


register_duty(
    Duty(
        kind="TRANSFER_CONFIRMATION",
        zh="确认推送入池",
        en="A pushed project is to be taken into the pool, or returned",
        mapped=Transfer,
        subject="Transfer",
        permission=Transfers.CONFIRM,
        sees=Transfers.VIEW,
        waits=lambda push: in_state(push.state, TransferState.PROPOSED),
        since=lambda push: push.proposed_at,
        project=lambda push: push.project_id,
    ),
    Duty(
        kind="TRANSFER_CANDIDATES",
        zh="邀请单位承接",
        en="A project stands in the pool, and nobody has been asked to take it",
        mapped=Transfer,
        subject="Transfer",
        permission=Transfers.OFFER,
        sees=Transfers.VIEW,
        waits=lambda push: and_(
            in_state(push.state, *sorted(POOLED)), push.open_offers == 0, push.accepted_offers == 0
        ),
        since=lambda push: func.coalesce(push.waiting_since, push.proposed_at),
        project=lambda push: push.project_id,
    ),
    Duty(
        kind="TRANSFER_ASSIGNMENT",
        zh="确定落地单位",
        en="A candidate has accepted a pushed project: assign it",
        mapped=Transfer,
        subject="Transfer",
        permission=Transfers.ASSIGN,
        sees=Transfers.VIEW,
        waits=lambda push: and_(in_state(push.state, *sorted(POOLED)), push.accepted_offers > 0),
        since=lambda push: func.coalesce(push.waiting_since, push.proposed_at),
        project=lambda push: push.project_id,
    ),
    Duty(
        kind="TRANSFER_RETURNED",
        zh="处理退回的推送",
        en="A push came back: push it again, or go on with the project",
        mapped=Transfer,
        subject="Transfer",
        permission=Transfers.PROPOSE,
        sees=Transfers.VIEW,
        waits=lambda push: and_(in_state(push.state, TransferState.RETURNED), _is_left(push)),
        since=lambda push: push.closed_at,
        project=lambda push: push.project_id,
    ),
    Duty(
        kind="TRANSFER_OFFER",
        zh="答复承接邀请",
        en="The unit is asked to take a pushed project: accept or decline",
        mapped=TransferOffer,
        subject="TransferOffer",
        permission=Offers.ACCEPT,
        sees=Offers.VIEW,
        # One that ran out is overdue until the next round of jobs lets it lapse.
        waits=lambda offer: in_state(offer.state, OfferState.OPEN),
        since=lambda offer: offer.offered_at,
        due=lambda offer: offer.respond_by,
        title=lambda offer: offer.summary,
    ),
    Duty(
        kind="TRANSFER_ADVICE",
        zh="提出承接建议",
        en="The department is asked where a pushed project would fit",
        mapped=TransferAdvice,
        subject="TransferAdvice",
        permission=Advices.ADVISE,
        sees=Advices.VIEW,
        waits=lambda asked: and_(asked.advice.is_(None), _still_pooled(asked)),
        since=lambda asked: asked.asked_at,
    ),
)
