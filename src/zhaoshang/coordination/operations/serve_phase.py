"""联动服务: a project that enters a phase gets its tasks, inside the advance's own transaction (domain §12)."""

from zhaoshang.coordination import store, store_services
from zhaoshang.coordination.rules.services import PHASES, department_of, select_tasks
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects.operations.advance_project import on_entering
from zhaoshang.projects.operations.review_project import Reviewable
from zhaoshang.tenancy.operations.find_answering import find_holders
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id


async def serve_phase(work: UnitOfWork, project: Reviewable) -> None:
    """Ask the departments for what the list in force has for a project of this kind in the phase it just entered.

    A line whose department nobody is today keeps no project back: it is left out, and said so in an event.
    """
    phase = PHASES.get(project.stage)
    in_force = None if phase is None else await store_services.list_in_force(work, day_of(work.at))
    if phase is None or in_force is None:
        return
    holders, deadlines = await find_holders(work), await store.deadlines(work)
    tasks, unanswered = [], []
    for line in select_tasks(
        await store_services.tasks_of(work, in_force.id),
        phase,
        needs_construction=project.needs_construction,
        industry=project.industry,
    ):
        unit = department_of(line, holders, project.industry_department_id)
        if unit is None or unit == project.tenant_id:
            unanswered.append(line.title)
        else:
            tasks.append((new_id(), line.id, unit, line.title, deadlines.after(work.at, line.working_days)))
    if tasks:
        await store_services.add_tasks(work, project.id, phase, tasks)
        work.emit("service.opened", project=str(project.id), tasks=[str(key) for key, *_ in tasks])
    if unanswered:
        work.emit("service.unanswered", project=str(project.id), titles=unanswered)


on_entering(serve_phase)
