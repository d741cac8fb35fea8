"""转办堵点: its department hands a blocker on to the one whose matter it is (domain §5)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.majors import store_blockers
from zhaoshang.majors.errors import Refusals
from zhaoshang.majors.model import Blocker, BlockerAction, BlockerLevel, BlockerState
from zhaoshang.majors.permissions import Blockers
from zhaoshang.majors.rules.blockers import REASON, Term, refuse_handing_on, refuse_solver
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.values.refusal import NOT_FOUND, Refusal
from zhaoshang.values.texts import check_text


@repeatable
async def hand_on_blocker(  # noqa: PLR0913  mirrors the SDL input
    service: Service, actor: Actor, blocker_id: UUID, expected: int, *, department: UUID, reason: str
) -> UUID | Refusals:
    """Hand a blocker on to another department, which has the district's deadline anew.

    What 发改委 or a leader gave to a department stays there, and nobody gets one back. Refuses: NOT_FOUND, FORBIDDEN,
    TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, BLOCKER_STATE, BLOCKER_LEVEL, BLOCKER_DEPARTMENT_SAME,
    BLOCKER_DEPARTMENT_BEFORE, BLOCKER_DEPARTMENT_UNFIT.
    """
    async with service.unit_of_work(actor, Blockers.HAND_ON) as work:
        blocker = await load_governed(work, Blocker, blocker_id)
        if blocker is None:
            return NOT_FOUND
        if denial := authorize(actor, Blockers.HAND_ON, blocker):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        project = await store_blockers.lock(work, blocker, expected)
        if isinstance(project, Refusal):
            return project
        if refused := refuse_handing_on(
            BlockerState(blocker.state),
            BlockerLevel(blocker.level),
            to=department,
            department=blocker.department_id,
            had=await store_blockers.had(work, blocker),
        ) or refuse_solver(await store_blockers.candidate(work, department)):
            return refused
        blocker.department_id, blocker.escalation_gap = department, False
        blocker.wait_for(department, (await store_blockers.terms(work)).due(work.at, Term.DEPARTMENT))
        step = blocker.step(
            BlockerAction.HANDED_ON, at=work.at, by=actor.person, tenant=actor.tenant, reason=reason.strip()
        )
        await store_blockers.keep(work, blocker, step)
        work.record("major.blocker.hand_on", "major.blocker", blocker.id, actor.tenant, department=department)
        work.emit(
            "major.blocker_handed_on", blocker=str(blocker.id), project=str(project.id), waits_for=str(department)
        )
        return await work.commit(blocker_id)
