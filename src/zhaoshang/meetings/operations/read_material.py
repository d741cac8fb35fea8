"""调阅会议材料: whoever is invited reads a meeting's materials until it closes; this leaves a trace."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evidence.operations.hand_out import HandedOut, fetch, hand_out_kept
from zhaoshang.evidence.rules import PURPOSE
from zhaoshang.meetings import store
from zhaoshang.meetings.errors import Refusals
from zhaoshang.meetings.model import MeetingMaterial, MeetingState
from zhaoshang.meetings.permissions import Materials
from zhaoshang.meetings.rules import refuse_state
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def read_material(service: Service, actor: Actor, material_id: UUID, purpose: str) -> HandedOut | Refusals:
    """Hand out a file for a stated purpose (domain §14), between the invitation and the closing and at no other time.

    After the closing it is nobody's to read, not even of who provided it or held the meeting. The record of it is
    committed before the file is fetched; a repeated request is another disclosure.
    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, MEETING_STATE.
    """
    async with service.unit_of_work(actor, Materials.READ_FILE) as work:
        material = await store.load(work, MeetingMaterial, material_id)
        if material is None:
            return NOT_FOUND
        if denial := authorize(actor, Materials.READ_FILE, material):
            return denial
        if faults := tuple(check_text(purpose, "purpose", limit=PURPOSE, required=True)):
            return faults
        if refused := refuse_state(await store.attend(work, material.meeting_id), {MeetingState.INVITED}):
            return refused
        file = await store.material_file(work, material)
        if file is None:
            return NOT_FOUND
        await hand_out_kept(work, actor, material.evidence_id, purpose)
        await work.commit()
    return HandedOut(material_id, await fetch(service, file))
