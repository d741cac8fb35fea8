"""What random worlds hold of pushed projects and of figures."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from zhaoshang.attribution.model import AttributionEntry, AttributionTerms, EntryKind, TermsBasis
from zhaoshang.evidence.model import Evidence
from zhaoshang.projects.model import (
    Industry,
    Project,
)
from zhaoshang.statistics.model import Fact, FactState
from zhaoshang.tenancy.model import Tenant
from zhaoshang.transfers.model import OfferState, Transfer, TransferAdvice, TransferOffer, TransferState
from zhaoshang.values.ids import new_id
from zhaoshang.values.metric import Metric

if TYPE_CHECKING:
    from tests.support.worlds import World

HOSTS = 3
"""Of a district's tenants, the first so many host projects."""
START = datetime(2025, 1, 1, tzinfo=UTC)


def a_fact(world: World, project: Project, person: UUID) -> None:
    at, where = next(world.clock), {"district_id": project.district_id, "tenant_id": project.tenant_id}
    evidence = next(each for each in world.of(Evidence, project.district_id) if each.tenant_id == project.tenant_id)
    terms = world.add(
        AttributionTerms(
            district_id=project.district_id,
            id=new_id(),
            project_id=project.id,
            origin_tenant_id=project.tenant_id,
            host_tenant_id=project.tenant_id,
            since=START.date(),
            parties=[],
            shares=[],
            basis=TermsBasis.FIRST_HOST,
            made_at=at,
        )
    )
    fact = world.add(
        Fact(
            **where,
            id=new_id(),
            project_id=project.id,
            metric=Metric.TAX,
            amount=1,
            paid_on=START.date(),
            evidence_id=evidence.id,
            state=world.random.choice(list(FactState)),
            recorded_at=at,
            recorded_by=person,
        )
    )
    world.add(
        AttributionEntry(
            **where,
            id=new_id(),
            project_id=project.id,
            terms_id=terms.id,
            fact_id=fact.id,
            metric=Metric.TAX,
            period="2025-01",
            kind=EntryKind.CREDIT,
            amount=1,
            share=10_000,
            cumulative_before=0,
            cumulative_after=1,
            credited_before=0,
            credited_after=1,
            takes_remainder=True,
            origin_tenant_id=project.tenant_id,
            host_tenant_id=project.tenant_id,
            since=START.date(),
            basis=TermsBasis.FIRST_HOST,
            posted_at=at,
        )
    )


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
