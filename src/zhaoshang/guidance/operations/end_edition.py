"""停止施行: an edition of a catalogue is out of force from a day on."""

from datetime import date
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.guidance import store
from zhaoshang.guidance.errors import Refusals
from zhaoshang.guidance.model import GuidanceEdition
from zhaoshang.guidance.permissions import Guidances
from zhaoshang.guidance.rules.editions import refuse_end
from zhaoshang.values.clock import day_of
from zhaoshang.values.refusal import NOT_FOUND


@repeatable
async def end_edition(
    service: Service, actor: Actor, edition_id: UUID, expected: int, ended_on: date
) -> UUID | Refusals:
    """Let an edition of the acting department end; ``ended_on`` is its first day out of force (domain §3).

    Ended on its own first day it never was in force, and the same edition may be imported anew.
    Refuses: NOT_FOUND, FORBIDDEN, CONFLICT, EDITION_ENDED, DATE_OUT_OF_RANGE.
    """
    async with service.unit_of_work(actor, Guidances.END) as work:
        edition = await store.load(work, GuidanceEdition, edition_id)
        if edition is None:
            return NOT_FOUND
        if denial := authorize(actor, Guidances.END, edition):
            return denial
        if conflict := await store.lock(work, edition, expected):
            return conflict
        if faults := refuse_end(edition.effective_on, edition.ended_on, ended_on, day_of(work.at)):
            return faults
        edition.end(ended_on)
        await store.add(work, edition)
        work.record("guidance.end", "guidance", edition.id, edition.tenant_id, ended_on=ended_on)
        work.emit("guidance.ended", edition=str(edition.id), ended_on=ended_on.isoformat())
        return await work.commit(edition_id)
