"""表决: a member votes on a project, once, and may change its mind until the meeting closes (domain §3)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.meetings import store
from zhaoshang.meetings.errors import Refusals
from zhaoshang.meetings.model import MeetingItem, VoteChoice
from zhaoshang.meetings.permissions import Votes
from zhaoshang.meetings.rules import REASON, refuse_vote, refuse_word
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND
from zhaoshang.values.texts import check_text, trimmed


@repeatable
async def cast_vote(  # noqa: PLR0913  mirrors the SDL input
    service: Service, actor: Actor, item_id: UUID, vote: VoteChoice, *, reason: str | None, expected: int | None
) -> UUID | Refusals:
    """Cast the unit's one vote, or with the version that was seen change it; of two officers at once one is refused.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_TOO_LONG, TEXT_INVALID, MEETING_STATE, ITEM_DECIDED, NO_VOTE,
    VOTE_OWN_PROJECT, CONFLICT.
    """
    async with service.unit_of_work(actor, Votes.CAST) as work:
        item = await store.load(work, MeetingItem, item_id)
        if item is None:
            return NOT_FOUND
        member = await store.own_membership(work, item.meeting_id)
        if denial := authorize(actor, Votes.CAST, member or item):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON)):
            return faults
        state = await store.attend(work, item.meeting_id)
        await store.refresh(work, item)
        if refused := refuse_word(state, item_open=item.is_open):
            return refused
        own = item.host_tenant_id == actor.tenant
        if refused := refuse_vote(votes=member is not None and member.votes, own=own):
            return refused
        kept = await store.cast_vote(work, new_id(), item_id, vote, reason=trimmed(reason), expected=expected)
        if kept is None:
            return CONFLICT
        work.record("meeting.vote.cast", "meeting.vote", kept, actor.tenant, item=item_id)
        work.emit("meeting.voted", vote=str(kept), item=str(item_id))
        return await work.commit(kept)
