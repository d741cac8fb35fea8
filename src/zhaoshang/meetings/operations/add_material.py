"""提供会议材料: 合作交流办, and a host for its own project, add what a meeting is to read (domain §3)."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.meetings import store
from zhaoshang.meetings.errors import Refusals, refusal
from zhaoshang.meetings.model import Meeting, MeetingItem
from zhaoshang.meetings.permissions import Materials
from zhaoshang.meetings.rules import TITLE, refuse_state
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND, Refusal
from zhaoshang.values.texts import check_text

CLAIM: Final = "MeetingMaterial"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMaterial:
    """A file, and what of the meeting it is about: a project, or the whole agenda."""

    title: str
    evidence: UUID
    item: UUID | None = None


@repeatable
async def add_material(service: Service, actor: Actor, meeting_id: UUID, new: NewMaterial) -> UUID | Refusals:
    """Add a file of one's own; who is invited to what it is about reads it from the invitation to the closing.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, MEETING_STATE, ITEM_NOT_FOUND,
    ITEM_DECIDED, ITEM_NOT_YOURS, EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, Materials.ADD) as work:
        meeting = await store.load(work, Meeting, meeting_id)
        if meeting is None:
            return NOT_FOUND
        holder = meeting.tenant_id == actor.tenant
        place = meeting if holder else await store.own_membership(work, meeting_id) or meeting
        if denial := authorize(actor, Materials.ADD, place):
            return denial
        if faults := tuple(check_text(new.title, "title", limit=TITLE, required=True)):
            return faults
        if refused := refuse_state(await store.attend(work, meeting_id)) or await _refuse_item(
            work, actor, meeting, new
        ):
            return refused
        key = new_id()
        if unproven := await claim_evidence(work, actor, new.evidence, claim=CLAIM, claim_id=key):
            return unproven
        await store.add_material(work, key, (meeting_id, new.item, new.title.strip(), new.evidence))
        work.record("meeting_material.add", "meeting_material", key, actor.tenant, meeting=meeting_id)
        work.emit("meeting_material.added", material=str(key), meeting=str(meeting_id))
        return await work.commit(key)


async def _refuse_item(work: UnitOfWork, actor: Actor, meeting: Meeting, new: NewMaterial) -> Refusal | None:
    holder = meeting.tenant_id == actor.tenant
    item = None if new.item is None else await store.load(work, MeetingItem, new.item)
    if new.item is not None and (item is None or item.meeting_id != meeting.id):
        return refusal("ITEM_NOT_FOUND", "item")
    if not holder and (item is None or item.host_tenant_id != actor.tenant):
        return refusal("ITEM_NOT_YOURS", "item")
    return refusal("ITEM_DECIDED", "item") if item is not None and not item.is_open else None
