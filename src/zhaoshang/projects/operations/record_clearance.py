"""办结结论: a department records what it concluded about a project."""

from dataclasses import dataclass
from datetime import date

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.projects import store
from zhaoshang.projects.errors import Refusals, refusal
from zhaoshang.projects.model import Clearance, ClearanceKind, Project, Stage
from zhaoshang.projects.permissions import Clearances, Projects
from zhaoshang.projects.rules import stages
from zhaoshang.projects.rules.entries import refuse_text
from zhaoshang.projects.rules.texts import DOCUMENT, check_day
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import ProjectId, new_id
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What a department concluded: on which matter, by which document, on which day."""

    kind: ClearanceKind
    document: str
    concluded_on: date


@repeatable
async def record_clearance(
    service: Service, actor: Actor, project_id: ProjectId, expected: int, conclusion: Conclusion
) -> ProjectId | Refusals:
    """Record a department's conclusion, once for each matter; everybody who takes part in the project may read it.

    The project itself is not touched: its row is the host's. ``expected`` makes sure the department judged what it saw.
    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, DATE_OUT_OF_RANGE, CONFLICT,
    PROJECT_CLOSED, CLEARANCE_EXISTS.
    """
    async with service.unit_of_work(actor, Clearances.RECORD) as work:
        project = await store.load_project(work, project_id)
        if project is None:
            return NOT_FOUND
        clearance = _clearance(project, actor, conclusion)
        clearance.created_at = work.at
        denial = authorize(actor, Projects.VIEW, project) or authorize(actor, Clearances.RECORD, clearance)
        if denial:
            return denial
        faults = refuse_text(conclusion.document, "document", limit=DOCUMENT)
        if faults := (*faults, *check_day(conclusion.concluded_on, "concludedOn", today=day_of(work.at))):
            return faults
        if project.version != expected:
            return CONFLICT
        if closed := stages.refuse_change(Stage(project.stage)):
            return closed
        clearance.shared_with = [tenant for tenant in await store.participants(work, project) if tenant != actor.tenant]
        if not await store.add_clearance(work, clearance):
            return refusal("CLEARANCE_EXISTS", "kind")
        work.record("project.clearance.record", "project.clearance", clearance.id, actor.tenant, kind=conclusion.kind)
        work.emit("project.cleared", project=str(project.id), matter=conclusion.kind.value)
        return await work.commit(project_id)


def _clearance(project: Project, actor: Actor, conclusion: Conclusion) -> Clearance:
    clearance = Clearance(
        id=new_id(),
        district_id=project.district_id,
        tenant_id=actor.tenant,
        project_id=project.id,
        kind=conclusion.kind,
        document=conclusion.document.strip(),
        concluded_on=conclusion.concluded_on,
        by_person_id=actor.person,
    )
    clearance.parts = project.parts
    return clearance
