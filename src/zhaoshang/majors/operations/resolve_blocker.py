"""销号: the host confirms that a blocker is removed; nobody else closes one (domain §5)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.majors import store_blockers
from zhaoshang.majors.errors import Refusals
from zhaoshang.majors.model import Blocker, BlockerAction, BlockerState
from zhaoshang.majors.permissions import Blockers
from zhaoshang.majors.rules.blockers import REASON, refuse_state
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.values.refusal import NOT_FOUND, Refusal
from zhaoshang.values.texts import check_text, trimmed


@repeatable
async def resolve_blocker(
    service: Service, actor: Actor, blocker_id: UUID, expected: int, note: str | None
) -> UUID | Refusals:
    """Close a blocker that was answered.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, BLOCKER_STATE.
    """
    async with service.unit_of_work(actor, Blockers.RESOLVE) as work:
        blocker = await load_governed(work, Blocker, blocker_id)
        if blocker is None:
            return NOT_FOUND
        if denial := authorize(actor, Blockers.RESOLVE, blocker):
            return denial
        if faults := tuple(check_text(note, "note", limit=REASON)):
            return faults
        project = await store_blockers.lock(work, blocker, expected)
        if isinstance(project, Refusal):
            return project
        if refused := refuse_state(BlockerState(blocker.state), BlockerState.ANSWERED):
            return refused
        blocker.close(BlockerState.RESOLVED, by=actor.person, at=work.at)
        step = blocker.step(
            BlockerAction.RESOLVED, at=work.at, by=actor.person, tenant=actor.tenant, reason=trimmed(note)
        )
        await store_blockers.keep(work, blocker, step)
        work.record("major.blocker.resolve", "major.blocker", blocker.id, actor.tenant)
        work.emit(
            "major.blocker_resolved",
            blocker=str(blocker.id),
            project=str(project.id),
            department=str(blocker.department_id),
        )
        return await work.commit(blocker_id)
