"""撤回堵点: the host takes back a blocker that was a mistake (domain §5)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.majors import store_blockers
from zhaoshang.majors.errors import Refusals
from zhaoshang.majors.model import Blocker, BlockerAction, BlockerState
from zhaoshang.majors.permissions import Blockers
from zhaoshang.majors.rules.blockers import REASON, refuse_withdrawal
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.values.refusal import NOT_FOUND, Refusal
from zhaoshang.values.texts import check_text


@repeatable
async def withdraw_blocker(
    service: Service, actor: Actor, blocker_id: UUID, expected: int, reason: str
) -> UUID | Refusals:
    """Take a pending blocker back; it stays readable as withdrawn.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, BLOCKER_STATE.
    """
    async with service.unit_of_work(actor, Blockers.WITHDRAW) as work:
        blocker = await load_governed(work, Blocker, blocker_id)
        if blocker is None:
            return NOT_FOUND
        if denial := authorize(actor, Blockers.WITHDRAW, blocker):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        project = await store_blockers.lock(work, blocker, expected)
        if isinstance(project, Refusal):
            return project
        if refused := refuse_withdrawal(BlockerState(blocker.state)):
            return refused
        blocker.close(BlockerState.WITHDRAWN, by=actor.person, at=work.at)
        step = blocker.step(
            BlockerAction.WITHDRAWN, at=work.at, by=actor.person, tenant=actor.tenant, reason=reason.strip()
        )
        await store_blockers.keep(work, blocker, step)
        work.record("major.blocker.withdraw", "major.blocker", blocker.id, actor.tenant)
        work.emit(
            "major.blocker_withdrawn",
            blocker=str(blocker.id),
            project=str(project.id),
            department=str(blocker.department_id),
        )
        return await work.commit(blocker_id)
