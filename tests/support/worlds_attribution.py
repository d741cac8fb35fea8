"""What random worlds hold of figures, of the credit they give, and of the cases about it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tests.support.worlds_transfers import HOSTS
from zhaoshang.assessment.model import Target, TargetMonth
from zhaoshang.attribution.model import (
    AgreementState,
    AttributionAgreement,
    AttributionAgreementParty,
    AttributionDispute,
    AttributionDisputeParty,
    AttributionEntry,
    AttributionLink,
    AttributionParty,
    AttributionTerms,
    DisputeState,
    EntryKind,
    LinkKind,
    TermsBasis,
)
from zhaoshang.evidence.model import Evidence
from zhaoshang.projects.model import Project
from zhaoshang.statistics.model import Fact, FactState
from zhaoshang.tenancy.model import Tenant
from zhaoshang.values.ids import new_id
from zhaoshang.values.metric import Metric

if TYPE_CHECKING:
    from tests.support.worlds import World

START = datetime(2025, 1, 1, tzinfo=UTC)


def targets(world: World, district: int, tenants: list[Tenant], person: UUID) -> None:
    """What some units are to bring."""
    for number, tenant in enumerate(tenants[::2], start=1):
        owned = {"district_id": district, "tenant_id": tenant.id}
        target = world.add(
            Target(
                **owned,
                id=new_id(),
                year=2026,
                metric=Metric.TAX,
                amount=12,
                number=1,
                revision=number,
                set_at=next(world.clock),
                set_by=person,
            )
        )
        world.add(
            TargetMonth(**owned, id=new_id(), target_id=target.id, period="2026-12", metric=target.metric, amount=12)
        )


def a_fact(world: World, project: Project, tenants: list[Tenant], person: UUID) -> None:
    at, where = next(world.clock), {"district_id": project.district_id, "tenant_id": project.tenant_id}
    evidence = next(each for each in world.of(Evidence, project.district_id) if each.tenant_id == project.tenant_id)
    others = [each for each in world.random.sample(tenants[:HOSTS], 2) if each.id != project.tenant_id]
    terms = world.add(
        AttributionTerms(
            district_id=project.district_id,
            id=new_id(),
            project_id=project.id,
            origin_tenant_id=project.tenant_id,
            host_tenant_id=project.tenant_id,
            since=START.date(),
            parties=[each.id for each in others],
            shares=[1_000 for _ in others],
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
    concerned = [project.tenant_id, *(each.id for each in others)]
    for tenant in concerned:
        world.add(
            AttributionParty(
                district_id=project.district_id, id=new_id(), tenant_id=tenant, terms_id=terms.id, made_at=at
            )
        )
    _cases(world, project, terms.id, concerned, person)


def _cases(world: World, project: Project, terms: UUID, concerned: list[UUID], person: UUID) -> None:
    random, at = world.random, next(world.clock)
    evidence = next(each for each in world.of(Evidence, project.district_id) if each.tenant_id == project.tenant_id)
    about: dict[str, Any] = {
        "district_id": project.district_id,
        "project_id": project.id,
        "terms_id": terms,
        "tenant_id": random.choice(concerned),
        "shared_with": concerned,
    }
    agreement = world.add(
        AttributionAgreement(
            **about,
            id=new_id(),
            state=random.choice(list(AgreementState)),
            since=START.date(),
            evidence_id=evidence.id,
            proposed_at=at,
            proposed_by=person,
        )
    )
    dispute = world.add(
        AttributionDispute(
            **about,
            id=new_id(),
            state=random.choice(list(DisputeState)),
            reason="首谈有误",
            raised_at=at,
            raised_by=person,
        )
    )
    for place, tenant in enumerate(concerned):
        where = {"district_id": project.district_id, "tenant_id": tenant, "shared_with": concerned}
        world.add(
            AttributionAgreementParty(
                **where, id=new_id(), agreement_id=agreement.id, place=place, share=1, proposed_at=at
            )
        )
        world.add(AttributionDisputeParty(**where, id=new_id(), dispute_id=dispute.id, raised_at=at))


def a_link(world: World, project: Project, lead: Project, person: UUID) -> None:
    terms = next(each for each in world.of(AttributionTerms, project.district_id) if each.project_id == project.id)
    world.add(
        AttributionLink(
            district_id=project.district_id,
            id=new_id(),
            tenant_id=project.tenant_id,
            shared_with=[lead.tenant_id],
            project_id=project.id,
            lead_project_id=lead.id,
            kind=LinkKind.SITE,
            reason="同一投资协议",
            linked_at=next(world.clock),
            linked_by=person,
            made_terms_id=terms.id,
        )
    )
