"""What random worlds hold of pushed projects."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from zhaoshang.projects.model import (
    Industry,
    Project,
)
from zhaoshang.tenancy.model import Tenant
from zhaoshang.transfers.model import OfferState, Transfer, TransferAdvice, TransferOffer, TransferState
from zhaoshang.values.ids import new_id

if TYPE_CHECKING:
    from tests.support.worlds import World

HOSTS = 3
"""Of a district's tenants, the first so many host projects."""


def a_transfer(world: World, project: Project, tenants: list[Tenant], person: UUID) -> None:
    random, at = world.random, next(world.clock)
    asked = random.sample(tenants[HOSTS:], 2)
    pushed = {"summary": "概要", "industry": Industry.OTHER}
    transfer = world.add(
        Transfer(
            **pushed,
            district_id=project.district_id,
            id=new_id(),
            tenant_id=project.tenant_id,
            project_id=project.id,
            state=random.choice(list(TransferState)),
            reason="无厂房",
            departments=[each.id for each in asked],
            proposed_at=at,
            proposed_by=person,
        )
    )
    for each in asked:
        world.add(
            TransferAdvice(
                district_id=project.district_id,
                id=new_id(),
                tenant_id=each.id,
                transfer_id=transfer.id,
                proposed_at=at,
                asked_at=at,
            )
        )
    for candidate in tenants[:HOSTS]:
        if candidate.id != project.tenant_id:
            world.add(
                TransferOffer(
                    **pushed,
                    district_id=project.district_id,
                    id=new_id(),
                    tenant_id=candidate.id,
                    transfer_id=transfer.id,
                    state=random.choice(list(OfferState)),
                    needs_construction=False,
                    is_major=False,
                    offered_at=at,
                    offered_by=person,
                    respond_by=at,
                )
            )
