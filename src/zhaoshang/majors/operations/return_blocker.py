"""退回堵点: the host finds that the answer did not remove a blocker (domain §5)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.majors import store_blockers
from zhaoshang.majors.errors import Refusals
from zhaoshang.majors.model import Blocker, BlockerAction, BlockerLevel, BlockerState
from zhaoshang.majors.permissions import Blockers
from zhaoshang.majors.rules.blockers import REASON, TERM_OF, refuse_state
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.values.refusal import NOT_FOUND, Refusal
from zhaoshang.values.texts import check_text


@repeatable
async def return_blocker(
    service: Service, actor: Actor, blocker_id: UUID, expected: int, reason: str
) -> UUID | Refusals:
    """Open a blocker again at the level where it is, for whoever leads it there, with a new deadline.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, BLOCKER_STATE.
    """
    async with service.unit_of_work(actor, Blockers.GIVE_BACK) as work:
        blocker = await load_governed(work, Blocker, blocker_id)
        if blocker is None:
            return NOT_FOUND
        if denial := authorize(actor, Blockers.GIVE_BACK, blocker):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        project = await store_blockers.lock(work, blocker, expected)
        if isinstance(project, Refusal):
            return project
        if refused := refuse_state(BlockerState(blocker.state), BlockerState.ANSWERED):
            return refused
        before = BlockerLevel(blocker.level)
        who = await store_blockers.ladder(work, blocker, await store_blockers.office(work))
        level, taker = who.lead(before)
        blocker.level, blocker.escalation_gap = level, level is not before
        blocker.wait_for(taker, (await store_blockers.terms(work)).due(work.at, TERM_OF[level]))
        step = blocker.step(
            BlockerAction.RETURNED,
            at=work.at,
            by=actor.person,
            tenant=actor.tenant,
            reason=reason.strip(),
            from_level=before,
        )
        await store_blockers.keep(work, blocker, step)
        work.record("major.blocker.return", "major.blocker", blocker.id, actor.tenant)
        work.emit("major.blocker_returned", blocker=str(blocker.id), project=str(project.id), waits_for=str(taker))
        return await work.commit(blocker_id)
