"""取消会议: a meeting that does not take place; its projects may be listed elsewhere."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.meetings import store
from zhaoshang.meetings.errors import Refusals
from zhaoshang.meetings.model import Meeting, MeetingState
from zhaoshang.meetings.permissions import Meetings
from zhaoshang.meetings.rules import REASON, refuse_state
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def cancel_meeting(
    service: Service, actor: Actor, meeting_id: UUID, expected: int, reason: str
) -> UUID | Refusals:
    """Call a meeting off: nothing is decided, its agenda is free again and its materials close.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, MEETING_STATE.
    """
    async with service.unit_of_work(actor, Meetings.CANCEL) as work:
        meeting = await store.load(work, Meeting, meeting_id)
        if meeting is None:
            return NOT_FOUND
        if denial := authorize(actor, Meetings.CANCEL, meeting):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        if conflict := await store.lock(work, meeting, expected):
            return conflict
        if refused := refuse_state(MeetingState(meeting.state)):
            return refused
        agenda = [item for item in await store.items_of(work, meeting_id) if item.is_open]
        for item in agenda:
            item.withdrawn_at, item.withdrawn_reason = work.at, reason.strip()
            item.version += 1
        told = [str(each.tenant_id) for each in await store.members_of(work, meeting_id)]
        meeting.cancel_reason = reason.strip()
        meeting.close(MeetingState.CANCELLED, by=actor.person, at=work.at)
        await store.add(work, meeting, *agenda)
        await store.share(work, meeting_id)
        work.record("meeting.cancel", "meeting", meeting.id, meeting.tenant_id)
        work.emit("meeting.cancelled", meeting=str(meeting_id), tenants=sorted(told))
        return await work.commit(meeting_id)
