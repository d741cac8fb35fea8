"""改派堵点: 发改委 gives a blocker that has come to it to a department, by a day (domain §5)."""

from datetime import date
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.majors import store_blockers
from zhaoshang.majors.errors import Refusals
from zhaoshang.majors.model import Blocker, BlockerAction, BlockerLevel, BlockerState
from zhaoshang.majors.permissions import Blockers
from zhaoshang.majors.rules.blockers import REASON, refuse_day, refuse_direction, refuse_solver
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.values.clock import day_of, end_of
from zhaoshang.values.refusal import NOT_FOUND, Refusal
from zhaoshang.values.texts import check_text


@repeatable
async def reassign_blocker(  # noqa: PLR0913  mirrors the SDL input
    service: Service, actor: Actor, blocker_id: UUID, expected: int, *, department: UUID, due_on: date, reason: str
) -> UUID | Refusals:
    """Coordinate a blocker: say which department is to remove it, by when. Let it pass again, it goes to the leader.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, BLOCKER_DAY_PAST, BLOCKER_DAY_TOO_LATE,
    CONFLICT, BLOCKER_STATE, BLOCKER_LEVEL, BLOCKER_DEPARTMENT_UNFIT.
    """
    async with service.unit_of_work(actor, Blockers.REASSIGN) as work:
        blocker = await load_governed(work, Blocker, blocker_id)
        if blocker is None:
            return NOT_FOUND
        if denial := authorize(actor, Blockers.REASSIGN, blocker):
            return denial
        faults = tuple(check_text(reason, "reason", limit=REASON, required=True))
        if refused := faults or refuse_day(due_on, day_of(work.at)):
            return refused
        project = await store_blockers.lock(work, blocker, expected)
        if isinstance(project, Refusal):
            return project
        state, level = BlockerState(blocker.state), BlockerLevel(blocker.level)
        if unfit := refuse_direction(state, level, BlockerLevel.MAJOR_PROJECTS) or refuse_solver(
            await store_blockers.candidate(work, department)
        ):
            return unfit
        blocker.department_id, blocker.escalation_gap = department, False
        blocker.wait_for(department, end_of(due_on))
        step = blocker.step(
            BlockerAction.REASSIGNED, at=work.at, by=actor.person, tenant=actor.tenant, reason=reason.strip()
        )
        await store_blockers.keep(work, blocker, step)
        work.record("major.blocker.reassign", "major.blocker", blocker.id, actor.tenant, department=department)
        work.emit(
            "major.blocker_reassigned", blocker=str(blocker.id), project=str(project.id), waits_for=str(department)
        )
        return await work.commit(blocker_id)
