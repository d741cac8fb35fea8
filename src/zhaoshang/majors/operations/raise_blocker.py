"""提出堵点: a host says what stands in the way of its major project, and who is to remove it (domain §5)."""

from dataclasses import dataclass
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.majors import store, store_blockers
from zhaoshang.majors.errors import Refusals, refusal
from zhaoshang.majors.model import Blocker, BlockerAction, BlockerKind, BlockerLevel, MajorProject
from zhaoshang.majors.permissions import Blockers
from zhaoshang.majors.rules.blockers import ENDED, Term, refuse_raising, refuse_solver
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.projects.operations.review_project import hold_reviewable
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBlocker:
    """What stands in the way."""

    kind: BlockerKind
    description: str
    department: UUID


@repeatable
async def raise_blocker(service: Service, actor: Actor, major_id: UUID, new: NewBlocker) -> UUID | Refusals:
    """Raise a blocker: its department takes part in the project from then on, and has the district's deadline.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, NOT_MAJOR, PROJECT_CLOSED,
    BLOCKER_DEPARTMENT_UNFIT.
    """
    async with service.unit_of_work(actor, Blockers.RAISE) as work:
        major = await load_governed(work, MajorProject, major_id)
        if major is None:
            return NOT_FOUND
        if denial := authorize(actor, Blockers.RAISE, major):
            return denial
        if faults := refuse_raising(new.description):
            return faults
        project = await hold_reviewable(work, major.project_id)
        if project is None:
            return CONFLICT
        await store.refresh(work, major)
        if major.left_at is not None:
            return refusal("NOT_MAJOR")
        if project.stage in ENDED:
            return refusal("PROJECT_CLOSED", stage=project.stage)
        if unfit := refuse_solver(await store_blockers.candidate(work, new.department)):
            return unfit
        blocker = Blocker(
            id=new_id(),
            district_id=project.district_id,
            tenant_id=project.tenant_id,
            project_id=project.id,
            kind=new.kind,
            description=new.description.strip(),
            level=BlockerLevel.DEPARTMENT,
            department_id=new.department,
            raised_at=work.at,
            raised_by=actor.person,
            escalation_gap=False,
            version=0,
        )
        blocker.wait_for(new.department, (await store_blockers.terms(work)).due(work.at, Term.DEPARTMENT))
        await store.add(work, blocker)
        step = blocker.step(
            BlockerAction.RAISED, at=work.at, by=actor.person, tenant=actor.tenant, reason=blocker.description
        )
        await store_blockers.keep(work, blocker, step)
        work.record("major.blocker.raise", "major.blocker", blocker.id, actor.tenant, department=new.department)
        work.emit(
            "major.blocker_raised", blocker=str(blocker.id), project=str(project.id), waits_for=str(new.department)
        )
        return await work.commit(blocker.id)
