"""发言: a member says what it thinks of a project on the agenda (domain §3)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.meetings import store
from zhaoshang.meetings.errors import Refusals
from zhaoshang.meetings.model import MeetingItem
from zhaoshang.meetings.permissions import Statements
from zhaoshang.meetings.rules import STATEMENT, refuse_word
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def make_statement(service: Service, actor: Actor, item_id: UUID, words: str) -> UUID | Refusals:
    """Say something about a project; whoever is invited for it reads it. A host speaks of its own project.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, MEETING_STATE, ITEM_DECIDED.
    """
    async with service.unit_of_work(actor, Statements.MAKE) as work:
        item = await store.load(work, MeetingItem, item_id)
        if item is None:
            return NOT_FOUND
        member = await store.own_membership(work, item.meeting_id)
        if denial := authorize(actor, Statements.MAKE, member or item):
            return denial
        if faults := tuple(check_text(words, "text", limit=STATEMENT, required=True)):
            return faults
        state = await store.attend(work, item.meeting_id)
        await store.refresh(work, item)
        if refused := refuse_word(state, item_open=item.is_open):
            return refused
        key = new_id()
        await store.make_statement(work, key, item_id, words.strip())
        work.record("meeting.statement.make", "meeting.statement", key, actor.tenant, item=item_id)
        work.emit("meeting.stated", statement=str(key), item=str(item_id))
        return await work.commit(key)
