"""列入议题: a round of a review is put on a meeting's agenda (domain §3)."""

from collections.abc import Sequence
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.meetings import store
from zhaoshang.meetings.errors import Refusals, refusal
from zhaoshang.meetings.model import Meeting, MeetingItem, MeetingKind, MeetingState
from zhaoshang.meetings.permissions import Items
from zhaoshang.meetings.rules import MOST_ITEMS, SUMMARY, refuse_round, refuse_state
from zhaoshang.reviews.operations.conclude_review import Deliberable, find_deliberable
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND, Refusal
from zhaoshang.values.texts import check_text


@repeatable
async def add_item(  # noqa: PLR0913  mirrors the SDL input
    service: Service, actor: Actor, meeting_id: UUID, expected: int, review_id: UUID, *, summary: str
) -> UUID | Refusals:
    """Put a round that waits for such a meeting on the agenda, with what whoever is invited may know of its project.

    A round is on one open agenda only; whoever lists it second waits for the first. Refuses: NOT_FOUND, FORBIDDEN,
    TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, ROUND_NOT_FOUND, CONFLICT, MEETING_STATE, ROUND_NOT_WAITING,
    ITEM_LISTED, AGENDA_FULL.
    """
    async with service.unit_of_work(actor, Items.ADD) as work:
        meeting = await store.load(work, Meeting, meeting_id)
        if meeting is None:
            return NOT_FOUND
        if denial := authorize(actor, Items.ADD, meeting):
            return denial
        if faults := tuple(check_text(summary, "summary", limit=SUMMARY, required=True)):
            return faults
        listed = await find_deliberable(work, review_id, locked=True)
        if listed is None:
            return refusal("ROUND_NOT_FOUND", "review")
        if conflict := await store.lock(work, meeting, expected):
            return conflict
        agenda = await store.items_of(work, meeting_id)
        if refused := await _refuse(work, meeting, listed, agenda):
            return refused
        item = MeetingItem(
            id=new_id(),
            district_id=meeting.district_id,
            tenant_id=meeting.tenant_id,
            meeting_id=meeting.id,
            review_id=listed.id,
            project_id=listed.project_id,
            host_tenant_id=listed.host,
            place=len(agenda) + 1,
            summary=summary.strip(),
            version=1,
        )
        await store.add(work, item)
        work.record("meeting.item.add", "meeting.item", item.id, meeting.tenant_id, review=listed.id)
        return await work.commit(item.id)


async def _refuse(
    work: UnitOfWork, meeting: Meeting, listed: Deliberable, agenda: Sequence[MeetingItem]
) -> Refusal | None:
    if refused := refuse_state(MeetingState(meeting.state), {MeetingState.PLANNED}):
        return refused
    if waiting := refuse_round(MeetingKind(meeting.kind), listed.state, "review"):
        return waiting
    if await store.is_listed(work, listed.id):
        return refusal("ITEM_LISTED", "review")
    return refusal("AGENDA_FULL", most=MOST_ITEMS) if len(agenda) >= MOST_ITEMS else None
