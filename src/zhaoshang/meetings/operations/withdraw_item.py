"""撤下议题: a project is taken off an agenda before the meeting decides; the row stays."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.meetings import store
from zhaoshang.meetings.errors import Refusals, refusal
from zhaoshang.meetings.model import Meeting, MeetingItem, MeetingState
from zhaoshang.meetings.permissions import Items
from zhaoshang.meetings.rules import REASON, refuse_state
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def withdraw_item(service: Service, actor: Actor, item_id: UUID, expected: int, reason: str) -> UUID | Refusals:
    """Take an item off: its materials close, and its round may be listed elsewhere.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, MEETING_STATE, CONFLICT, ITEM_DECIDED.
    """
    async with service.unit_of_work(actor, Items.WITHDRAW) as work:
        item = await store.load(work, MeetingItem, item_id)
        if item is None:
            return NOT_FOUND
        if denial := authorize(actor, Items.WITHDRAW, item):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        meeting = await store.load(work, Meeting, item.meeting_id)
        if meeting is None or await store.lock(work, meeting, meeting.version):
            return CONFLICT
        if refused := refuse_state(MeetingState(meeting.state)):
            return refused
        if conflict := await store.lock(work, item, expected):
            return conflict
        if not item.is_open:
            return refusal("ITEM_DECIDED")
        item.withdrawn_at, item.withdrawn_reason = work.at, reason.strip()
        item.version += 1
        await store.add(work, item)
        await store.share(work, meeting.id)
        work.record("meeting.item.withdraw", "meeting.item", item.id, item.tenant_id)
        if meeting.state == MeetingState.INVITED:
            work.emit("meeting.item.withdrawn", item=str(item.id), host=str(item.host_tenant_id))
        return await work.commit(item_id)
