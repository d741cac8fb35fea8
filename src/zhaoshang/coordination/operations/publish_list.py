"""发布联动服务清单: 合作交流办 says what departments do for projects, phase by phase, from a day on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.coordination import store, store_services
from zhaoshang.coordination.errors import Refusals
from zhaoshang.coordination.model import ServiceList, ServiceListTask
from zhaoshang.coordination.operations import serve_phase  # noqa: F401  importing it lets projects follow the list
from zhaoshang.coordination.permissions import ServiceLists
from zhaoshang.coordination.rules.services import ListedTask, refuse_list
from zhaoshang.tenancy.operations.find_answering import find_holders
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.texts import trimmed


@dataclass(frozen=True, slots=True, kw_only=True)
class NewList:
    """How a district serves its projects from a day on."""

    effective_on: date
    tasks: Sequence[ListedTask]
    note: str | None = None


@repeatable
async def publish_list(service: Service, actor: Actor, new: NewList) -> UUID | Refusals:
    """Add a version of the district's service list; projects keep the tasks they have.

    Refuses: FORBIDDEN, and what ``refuse_list`` lists.
    """
    async with service.unit_of_work(actor, ServiceLists.PUBLISH) as work:
        if denial := authorize(actor, ServiceLists.PUBLISH):
            return denial
        newest = await store_services.newest_list(work)
        if faults := refuse_list(
            new.tasks,
            await find_holders(work),
            effective_on=new.effective_on,
            newest_effective_on=None if newest is None else newest.effective_on,
            note=new.note,
            today=day_of(work.at),
        ):
            return faults
        where = {"district_id": actor.district, "tenant_id": actor.tenant}
        published = ServiceList(
            **where,
            id=new_id(),
            number=1 if newest is None else newest.number + 1,
            effective_on=new.effective_on,
            note=trimmed(new.note),
            published_at=work.at,
            published_by=actor.person,
        )
        await store.add(work, published)
        await store.add(
            work,
            *(
                ServiceListTask(
                    **where,
                    id=new_id(),
                    list_id=published.id,
                    place=place,
                    phase=task.phase,
                    title=task.title.strip(),
                    responsibility=task.responsibility,
                    department_id=task.department,
                    working_days=task.working_days,
                    needs_construction=task.needs_construction,
                    industries=sorted(task.industries),
                )
                for place, task in enumerate(new.tasks, start=1)
            ),
        )
        work.record("service_list.publish", "service_list", published.id, actor.tenant, number=published.number)
        work.emit("service_list.published", list=str(published.id))
        return await work.commit(published.id)
