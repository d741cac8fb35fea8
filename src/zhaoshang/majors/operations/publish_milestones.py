"""发布节点模板: 发改委 says which milestones each kind of major project has, from a day on (domain §5)."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.majors import store, store_plans
from zhaoshang.majors.errors import Refusals
from zhaoshang.majors.model import MilestoneTemplate, MilestoneTemplateItem
from zhaoshang.majors.permissions import MilestoneTemplates
from zhaoshang.majors.rules.plans import TemplateStep, refuse_template
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id


@repeatable
async def publish_milestones(
    service: Service, actor: Actor, effective_on: date, steps: Sequence[TemplateStep]
) -> UUID | Refusals:
    """Add a version of the district's milestones; plans that are made already stay as they are.

    Refuses: FORBIDDEN, and what ``refuse_template`` lists.
    """
    if denial := authorize(actor, MilestoneTemplates.PUBLISH):
        return denial
    async with service.unit_of_work(actor, MilestoneTemplates.PUBLISH) as work:
        if faults := refuse_template(steps, effective_on=effective_on, today=day_of(work.at)):
            return faults
        template = MilestoneTemplate(
            id=new_id(),
            district_id=actor.district,
            tenant_id=actor.tenant,
            number=await store_plans.next_number(work),
            effective_on=effective_on,
            published_at=work.at,
            published_by=actor.person,
        )
        await store.add(work, template)
        await store.add(
            work,
            *(
                MilestoneTemplateItem(
                    id=new_id(),
                    district_id=actor.district,
                    tenant_id=actor.tenant,
                    template_id=template.id,
                    kind=step.kind,
                    place=place,
                    code=step.code.strip(),
                    name=step.name.strip(),
                    after=list(step.after),
                    days=step.days,
                    share=step.share,
                    responsibility=step.responsibility,
                )
                for place, step in enumerate(steps, start=1)
            ),
        )
        work.record("major.template.publish", "major.template", template.id, actor.tenant, number=template.number)
        work.emit("major.template_published", template=str(template.id))
        return await work.commit(template.id)
