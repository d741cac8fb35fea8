"""交接楼宇: a merged unit's buildings go to its successor with all there is of them, inside the merger (§4)."""

from uuid import UUID

from zhaoshang.buildings import store
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.evidence.operations.hand_over_evidence import hand_over_evidence
from zhaoshang.transfers.operations.succeed_host import register_succession

find_unfinished = store.waiting_of
"""How many reports of a unit wait to be verified."""


async def hand_over_buildings(work: UnitOfWork, unit: UUID, heir: UUID) -> None:
    """Let a unit's successor keep its buildings: who entered and verified what, and every number, stays as it was.

    Of a building whose name the successor has already, the name says from then on whose it was.
    """
    await store.queue_up(work)
    reports = await store.hand_over(work, unit, heir)
    await hand_over_evidence(work, "BuildingReport", reports, heir)


register_succession("buildings", unfinished=find_unfinished, inherit=hand_over_buildings)
