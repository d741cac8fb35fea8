"""主导产业: a host declares what it leads in."""

from collections.abc import Collection
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.transfers import store
from zhaoshang.transfers.errors import Refusals
from zhaoshang.transfers.model import LeadingIndustry
from zhaoshang.transfers.permissions import LeadingIndustries
from zhaoshang.values.ids import new_id


@repeatable
async def declare_industries(service: Service, actor: Actor, industries: Collection[str]) -> UUID | Refusals:
    """Declare the industries the acting host leads in, in place of what it declared before (policy II.4).

    Answers with the tenant's own id. What is given up ends and stays on record. Refuses: FORBIDDEN.
    """
    async with service.unit_of_work(actor, LeadingIndustries.DECLARE) as work:
        if denial := authorize(actor, LeadingIndustries.DECLARE):
            return denial
        known = await store.leading_industries(work)
        for industry, row in known.items():
            if industry not in industries and row.ended_at is None:
                row.ended_at = work.at
            elif industry in industries:
                row.ended_at = None
        added = [
            LeadingIndustry(
                id=new_id(),
                district_id=actor.district,
                tenant_id=actor.tenant,
                industry=industry,
                declared_at=work.at,
            )
            for industry in sorted(set(industries) - set(known))
        ]
        await store.add(work, *known.values(), *added)
        work.record("leading_industry.declare", "tenant", actor.tenant, industries=sorted(industries))
        return await work.commit(UUID(int=actor.tenant.int))
